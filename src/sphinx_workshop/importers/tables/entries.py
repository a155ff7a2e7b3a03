"""The rows of a table as papers: one row a paper, or one row an author."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.decisions import comparable
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.text.entities import unescaped
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.limits import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_workshop.importers.tables.heads import Columns
    from sphinx_workshop.importers.tables.rows import Row

_ENTITY: Final = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);", re.IGNORECASE)


@dataclass
class Entry:
    """A paper of a table: one row, or those of its authors."""

    columns: Columns
    rows: list[Row] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line of its first row: the last one of that row in a text file, or the number in a sheet."""
        return self.rows[0].line

    def all(self, fact: str) -> list[tuple[str, str, str]]:
        """Return the head, the text and the link of each cell that has a fact."""
        return [
            (self.columns.heads[place], text, row.links.get(place, ""))
            for row in self.rows
            for place in self.columns.places.get(fact, ())
            if (text := _text(row.cells[place]) if place < len(row.cells) else "")
        ]

    def texts(self, fact: str) -> list[str]:
        """Return the texts that a fact has."""
        return [text for _, text, _ in self.all(fact)]

    def text(self, fact: str) -> str:
        """Return the first text that a fact has; empty if it has none."""
        return next((text for _, text, _ in self.all(fact)), "")


def entries_of(columns: Columns, rows: Sequence[Row], path: Path, notes: list[str]) -> list[Entry]:
    """Return the papers of a table, and note the rows that belong to none.

    Rows are one paper if each has one of its authors: there are columns for first and last names, or they
    have the same id and title, or only the first has any.

    Raises:
        CannotImport: A row has more cells than there are columns, or an id that is too long.
    """
    by_author = "last" in columns.places
    entries: list[Entry] = []
    places: dict[tuple[str, str], Entry] = {}
    for row in rows:
        _check_width(row, columns, path)
        one = Entry(columns, [row])
        key = _key(one, path)
        if not any(key):
            if entries and any(map(one.text, ("authors", "last"))):
                entries[-1].rows.append(row)
            elif said := " ".join(filter(None, map(str.strip, row.cells))):
                notes.append(f"line {row.line} has no paper: {quoted(said)}")
        elif (by_author or (key[0] and one.text("authors"))) and key in places:
            places[key].rows.append(row)
        else:
            entries.append(one)
            places.setdefault(key, one)
    for entry in entries:
        orders = [Entry(columns, [row]).text("order") for row in entry.rows]
        if all(map(str.isdecimal, orders)):
            entry.rows = [
                row for _, row in sorted(zip(map(int, orders), entry.rows, strict=True), key=itemgetter(0))
            ]
    return entries


def _key(entry: Entry, path: Path) -> tuple[str, str]:
    """Return what tells papers apart: the id and the title."""
    given = entry.text("id")
    if len(given) > LONGEST_ID and not given.startswith("http"):
        what = f"an id of {len(given)} characters, {quoted(given)}"
        line = entry.rows[0].line
        message = f"{path}: the row that ends in line {line} has {what}; an id has at most {LONGEST_ID}"
        raise CannotImport(message)
    return given, comparable(entry.text("title"))


def _check_width(row: Row, columns: Columns, path: Path) -> None:
    width = len(columns.heads)
    if any(cell.strip() for cell in row.cells[width:]):
        what = f"the row that ends in line {row.line} has {len(row.cells)} cells, and the first one {width}"
        message = f"{path}: {what}; put text that contains the delimiter in quotes"
        raise CannotImport(message)


def _text(cell: str) -> str:
    """Return the text of a cell; tables that came from web pages have `&#246;` for `ö`."""
    return unescaped(cell).strip() if _ENTITY.search(cell) else cell.strip()
