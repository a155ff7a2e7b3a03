"""Data that has a problem, one case for each kind: what the reference shows, and what tests hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).parents[3] / "problems.yml"
_WORKSHOP: Final = "name: Workshop on Examples 2030\nphase: proposal\n"


class Case(NamedTuple):
    """A data folder that has one problem."""

    at: str
    """Where: file, line and column."""
    files: Mapping[str, str]
    """Its files, by name."""
    today: date
    """The day of the check."""
    others: Mapping[str, bytes]
    """Files that are no text, by name."""

    def write(self, folder: Path) -> None:
        """Write the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        texts = {"workshop.yml": _WORKSHOP, **self.files}
        contents = {**{name: text.encode() for name, text in texts.items()}, **self.others}
        for name, content in contents.items():
            (folder / name).write_bytes(content)


def _read() -> dict[Kind, Case]:
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    kinds = {kind.value: kind for kind in Kind}
    return {
        kinds[name]: Case(
            one["at"],
            one.get("files", {}),
            one.get("today", date(2030, 1, 1)),
            {file: bytes.fromhex(content) for file, content in one.get("bytes", {}).items()},
        )
        for name, one in written.items()
    }


CASES: Final = _read()
"""The cases by kind; a few kinds are found only by a build, and have none."""
