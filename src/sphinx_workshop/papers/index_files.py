"""The files of the search index in a site: edited where a few papers have changed, else made anew."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from sphinx_workshop.papers.edits import keep_written, read_edits
from sphinx_workshop.search.index import build
from sphinx_workshop.search.update import update

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.papers.edits import Edit


def write_index(papers: Sequence[Paper], folder: Path, kept: Path) -> None:
    """Write the index of papers.

    :param folder: the folder of the index, which has nothing else in it
    :param kept: the file that keeps the papers as they were written when the index was
    """
    texts = [paper.place.written for paper in papers]
    written = "".join(texts) if all(texts) else ""
    edits = read_edits(written, kept, "")
    kept.unlink(missing_ok=True)  # whatever happens from here on, the index is not that of the old papers
    if edits is None or not edit_index(edits, folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write(build(papers), folder)
    if written:
        keep_written(written, kept)


def edit_index(edits: Sequence[Edit], folder: Path) -> bool:
    """Change the index by edits of papers; return whether it could be."""
    try:
        files = update(_Files(folder), edits)
    except (KeyError, ValueError, OSError):  # another order, or a file that is not as it was
        return False
    _write(files, folder)
    return True


def _write(files: Mapping[str, str | None], folder: Path) -> None:
    for name, content in files.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123 (hundreds)
                file.write(content.encode())


class _Files(dict[str, str]):
    """The files of a folder, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> str:
        text = (self.folder / name).read_bytes().decode()
        self[name] = text
        return text
