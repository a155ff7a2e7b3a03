"""The rows of sheets that this program exported, from text files and workbooks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.cells import as_meant, clean
from sphinx_workshop.export.sheets.rows import HEADS, MARKS
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.rows import ZIP, content_of, sheet_of
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.tables.rows import Row, Sheet

FOR_READERS: Final = frozenset({"Speakers", "Chairs", "Moderators", "Papers"})
"""Heads of the program whose columns have names and titles; the columns with ids are read instead."""


@dataclass(frozen=True)
class SheetRow:
    """A row with its cells by their heads."""

    where: str
    """The file, and the line in it, for messages."""
    cells: Mapping[str, str]

    def __getitem__(self, head: str) -> str:
        """Return a cell; empty if the sheet has no such column."""
        return self.cells.get(head, "")

    def changes(self, present: Mapping[str, str] | None) -> dict[str, str]:
        """Return the cells that say something else than the data does now; all, if it says nothing."""
        now = present or {}
        return {head: cell for head, cell in self.cells.items() if cell and cell != now.get(head)}

    def emptied(self, present: Mapping[str, str] | None) -> list[str]:
        """Return the heads of the cells that say nothing, where the data does."""
        now = present or {}
        return [
            head
            for head, cell in self.cells.items()
            if not cell and now.get(head) and head not in FOR_READERS
        ]


@dataclass(frozen=True)
class OwnSheet:
    """A sheet that this program exported."""

    kind: str
    """`papers`, `program` or `people`."""
    title: str
    """The file, and the sheet of a workbook."""
    rows: Sequence[SheetRow]


def own_sheets(
    path: Path,
    notes: list[str],
    name: str,
    workbook: Callable[[bytes, Path, list[str]], list[Sheet]],
) -> list[OwnSheet]:
    """Return the sheets of a file that this program exported; none if it is a table of another system.

    Args:
        path: The file, text or a workbook.
        notes: Gets a sentence about what is not read.
        name: The sheet of a workbook; empty: all.
        workbook: What returns the sheets of a workbook.

    Raises:
        CannotImport: The file cannot be read, or a row has more cells than there are heads.
    """
    said: list[str] = []
    content = content_of(path)
    is_text = not content.startswith(ZIP)
    try:
        there = [sheet_of(content, path, _how_good, said)] if is_text else workbook(content, path, said)
    except CannotImport:  # the reader of other tables says why
        return []
    found = [
        _own(sheet, path, said, is_text=is_text)
        for sheet in there
        if sheet.rows and kind_of(sheet.rows[0].cells) and (is_text or name in {"", sheet.name})
    ]
    if found:
        others = [sheet.name for sheet in there if sheet.rows and not kind_of(sheet.rows[0].cells)]
        notes += said
        notes += [f"not read: the sheet {listing(others)}, whose heads are others"] if others else []
    return found


def kind_of(heads: Sequence[str]) -> str:
    """Return which of the sheets has these heads; empty for any other table."""
    there = {head.strip() for head in heads}
    return next((kind for kind, marks in MARKS.items() if marks <= there), "")


def _how_good(row: Row) -> int:
    return len(MARKS.get(kind_of(row.cells), ()))


def _own(sheet: Sheet, path: Path, notes: list[str], *, is_text: bool) -> OwnSheet:
    heads = [head.strip() for head in sheet.rows[0].cells]
    kind = kind_of(heads)
    title = f"{path}, sheet {sheet.name}" if sheet.name else str(path)
    if unknown := [head for head in heads if head and head not in HEADS[kind]]:
        notes.append(f"columns not read: {listing(unknown)}; the sheet of {kind} has no such facts")
    return OwnSheet(kind, title, list(_rows(sheet, heads, title, is_text=is_text)))


def _rows(sheet: Sheet, heads: Sequence[str], title: str, *, is_text: bool) -> Iterator[SheetRow]:
    """Yield the rows below the heads.

    Raises:
        CannotImport: A row has more cells than there are heads.
    """
    for row in sheet.rows[1:]:
        where = f"{title}, line {row.line}"
        if any(cell.strip() for cell in row.cells[len(heads) :]):
            message = f"{where} has more cells than there are heads; put text that has commas in quotes"
            raise CannotImport(message)
        cells = map(as_meant, row.cells) if is_text else row.cells
        yield SheetRow(where, dict(zip(heads, map(clean, cells), strict=False)))
