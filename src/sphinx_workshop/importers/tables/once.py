"""A workbook that is looked at twice, by its own heads and by those of other systems, is read once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sphinx_workshop.importers.tables.rows import Sheet

Read: TypeAlias = Callable[[bytes, Path, list[str]], list[Sheet]]
"""Returns the sheets of a workbook, and notes what is not read of it."""


def read_once(read: Read) -> Read:
    """Return what reads a file the first time that it is asked, and then says and returns the same."""
    known: dict[Path, tuple[list[Sheet], list[str]]] = {}

    def again(content: bytes, path: Path, notes: list[str]) -> list[Sheet]:
        if path not in known:
            said: list[str] = []
            known[path] = read(content, path, said), said
        sheets, said = known[path]
        notes += said
        return list(sheets)

    return again
