"""The files of the search index in a site: edited where a few papers have changed, else made anew."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.papers import Paper
from sphinx_workshop.search.files import MANIFEST
from sphinx_workshop.search.index import build
from sphinx_workshop.search.update import update
from sphinx_workshop.source.entries import read_entries
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_FEW: Final = 50
"""More edits than these take as long as to make the index anew."""
_END: Final = "\0"
"""What no data file has in it."""


def write_index(papers: Sequence[Paper], folder: Path, kept: Path) -> None:
    """Write the index of papers.

    :param folder: the folder of the index, which has nothing else in it
    :param kept: the file that keeps the papers as they were written when the index was
    """
    texts = [paper.place.written for paper in papers]
    edits = _edits(papers, texts, kept)
    files: Mapping[str, str | None] | None = None
    if edits is not None and (folder / MANIFEST).is_file():
        try:
            files = update(_Files(folder), edits)
        except (KeyError, ValueError, OSError):  # another order, or a file that is not as it was
            files = None
    kept.unlink(missing_ok=True)  # whatever happens from here on, the index is not that of the old papers
    if files is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        files = build(papers)
    for name, content in files.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 (hundreds)
                file.write(content.encode())
    kept.write_text(_END.join(texts), encoding="utf-8", newline="")


def _edits(
    papers: Sequence[Paper], texts: Sequence[str], kept: Path
) -> dict[int, tuple[Paper, Paper]] | None:
    """Return the papers that have changed, as they were and as they are, by position.

    :returns: None if that is not known, or if they are too many
    """
    try:
        before = kept.read_bytes().decode().split(_END)
    except (OSError, UnicodeDecodeError):
        return None
    if len(before) != len(texts):
        return None
    changed = [position for position, text in enumerate(texts) if text != before[position] or not text]
    if len(changed) > _FEW:
        return None
    edits = {}
    for position in changed:
        document = read_entries(before[position], "")
        was, problems = validate(document, FILES["papers"])
        (paper,) = was if isinstance(was, tuple) else (None,)
        if document.problems or problems or not isinstance(paper, Paper):
            return None
        edits[position] = paper, papers[position]
    return edits


class _Files(dict[str, str]):
    """The files of a folder, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> str:
        text = (self.folder / name).read_bytes().decode()
        self[name] = text
        return text
