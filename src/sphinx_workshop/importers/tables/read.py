"""Papers from a table: what OpenReview, CMT, EasyChair, HotCRP and spreadsheets export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.papers import paper_records
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.tables.accepted import decided
from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.importers.tables.entries import Entry, entries_of
from sphinx_workshop.importers.tables.heads import (
    Columns,
    check_mapped,
    columns_of,
    comparable_head,
    mapped_columns,
)
from sphinx_workshop.importers.tables.raw import raw_papers
from sphinx_workshop.importers.tables.rows import HEADS_WITHIN, ZIP, Row, Sheet, content_of, sheet_of
from sphinx_workshop.messages import counted, listing, nearest, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.record import Record

_NAMED: Final = 30
"""How many heads a message names."""
_QUOTED: Final = 4
"""How many cells a note quotes."""
_LONGEST_HEAD: Final = 80
"""A longer cell is no head of a column."""


@dataclass(frozen=True)
class Choices:
    """What a user says about a table."""

    decisions: Sequence[str] = ()
    """The words of the decisions that count as accepted; none: those that are known."""
    mapped: Sequence[str] = ()
    """Facts of columns whose heads are not known, as `HEAD=FACT`."""
    sheet: str = ""
    """The sheet of a workbook; empty: the one that has papers."""


@dataclass(frozen=True)
class Table:
    """The part of a sheet that has papers."""

    sheet: str
    columns: Columns
    body: Sequence[Row]
    """The rows below the heads."""


def read_table(
    path: Path,
    notes: list[str],
    choices: Choices,
    workbook: Callable[[bytes, Path, list[str]], list[Sheet]],
) -> tuple[list[Record], Account]:
    """Return the accepted papers of a table, and what the table has.

    Args:
        path: The file, text or a workbook.
        notes: Gets a sentence about everything that is left out or unclear.
        choices: What the user says about the table.
        workbook: What returns the sheets of a workbook.

    Raises:
        CannotImport: The file is no such table.
    """
    mapped = mapped_columns(choices.mapped)
    table = _table(path, notes, choices, mapped, workbook)
    entries = entries_of(table.columns, table.body, path, notes)
    accepted, decisions = decided(entries, choices.decisions, path, notes)
    raws = raw_papers(accepted, notes)
    records = paper_records(raws, notes, markup="openreview" in table.columns.places)
    return records, _account(path, table, entries, records, decisions)


def _table(
    path: Path,
    notes: list[str],
    choices: Choices,
    mapped: Mapping[str, str],
    workbook: Callable[[bytes, Path, list[str]], list[Sheet]],
) -> Table:
    """Return the table of papers in a file, and note what else is in it."""
    facts = {comparable_head(head): fact for head, fact in mapped.items()}

    def how_good(row: Row) -> int:
        return len(columns_of(row.cells, facts).places)

    content = content_of(path)
    if content.startswith(ZIP):
        sheets = _chosen(workbook(content, path, notes), choices.sheet, path)
    else:
        sheets = [sheet_of(content, path, how_good, notes)]
    sheet = max(sheets, key=lambda sheet: max(map(how_good, sheet.rows[:HEADS_WITHIN]), default=0))
    if not sheet.rows:
        message = f"{path} is empty; export the table again"
        raise CannotImport(message)
    place, heads = max(enumerate(sheet.rows[:HEADS_WITHIN]), key=lambda row: (how_good(row[1]), -row[0]))
    columns = columns_of(heads.cells, facts)
    check_mapped(mapped, columns.heads, str(path))
    if not columns.makes_papers:
        raise CannotImport(_no_heads(path, columns_of(sheet.rows[0].cells, facts)))
    body = [row for row in sheet.rows[place + 1 :] if row.cells != heads.cells]
    if not body:
        message = f"{path} has no papers below the heads of its columns; export the table again"
        raise CannotImport(message)
    columns = _without_false_ids(columns, body)
    if sheet.name:  # where no cell takes the place of another
        columns = columns.padded(max(len(row.cells) for row in body))
    others = [other.name for other in sheets if other is not sheet and other.rows]
    notes += _rest(Table(sheet.name, columns, body), sheet.rows[:place], heads.line, others)
    return Table(sheet.name, columns, body)


def _rest(table: Table, above: Sequence[Row], line: int, others: Sequence[str]) -> Iterator[str]:
    """Yield a sentence about each part of a file that is not read."""
    if others:
        yield f"read the sheet {quoted(table.sheet)}; for {listing(others)}, use --sheet NAME"
    if above:
        said = _some(cell.strip() for row in above for cell in row.cells)
        yield f"the heads of the columns are in line {line}; above them: {said}"
    if table.columns.unread:
        yield f"columns not read: {listing(table.columns.unread)}; use --map HEAD=FACT if they matter"
    places = [place for place, head in enumerate(table.columns.heads) if not head]
    cells = (cell.strip() for row in table.body for place in places for cell in row.cells[place : place + 1])
    if said := _some(cells):
        yield f"columns without a head, not read: {said}"


def _some(cells: Iterable[str]) -> str:
    """Return the first of some cells, as messages quote them."""
    there = list(dict.fromkeys(filter(None, cells)))
    return ", ".join([*map(quoted, there[:_QUOTED]), *["…"] * (len(there) > _QUOTED)])


def _chosen(sheets: list[Sheet], name: str, path: Path) -> list[Sheet]:
    """Return the sheets that may have the papers: the one that the user names, else all."""
    names = [sheet.name for sheet in sheets]
    if not name:
        return sheets
    if name not in names:
        guess = nearest(name, names)
        hint = f"did you mean {quoted(guess)}? " if guess else ""
        message = f"{path} has no sheet {quoted(name)}; {hint}the sheets are {listing(names)}"
        raise CannotImport(message)
    return [sheets[names.index(name)]]


def _without_false_ids(columns: Columns, body: Sequence[Row]) -> Columns:
    """Return columns whose column of ids has ids: one with the head `Paper` may have addresses."""
    for place in columns.places.get("id", ()):
        cells = [cell for row in body for cell in row.cells[place : place + 1] if cell.strip()]
        if sum("/" in cell for cell in cells) * 2 > len(cells):
            others = {fact: places for fact, places in columns.places.items() if fact != "id"}
            return Columns(columns.heads, {**others, "link": [*others.get("link", ()), place]})
    return columns


def _no_heads(path: Path, first: Columns) -> str:
    """Return why no papers can be made of a table with a first row."""
    heads = [head for head in first.heads if head]
    there = listing(map(shortened, heads[:_NAMED]))
    if not first.places and (len(heads) == 1 or max(map(len, heads)) > _LONGEST_HEAD):
        return (
            f"{path}: the heads are not in the first row, which has {there}, nor in one of the next "
            f"{HEADS_WITHIN - 1}; write a row with `Title`, `Authors` and so on above the papers"
        )
    fact = "authors" if "title" in first.places else "title"
    names = listing(COLUMNS[fact].names[:4])
    return (
        f"{path}: no column for {fact} ({names}, …); the columns are {there}: rename one, or say which it "
        f'is: --map "HEAD={fact}"'
    )


def _account(
    path: Path,
    table: Table,
    entries: Sequence[Entry],
    records: Sequence[Record],
    decisions: Sequence[Mapping[str, object]],
) -> Account:
    """Return what a table has, in a line for each decision, and as data."""
    name = f"{path}, sheet {table.sheet}" if table.sheet else str(path)
    rows = f" in {counted(len(table.body), 'row')}" if len(table.body) != len(entries) else ""
    accepted = "all" if len(records) == len(entries) else f"{len(records)} of them"
    lines = [f"{name}: {counted(len(entries), 'paper')}{rows}, {accepted} accepted"]
    lines += [str(decision["report"]) for decision in decisions]
    heads = {fact: [table.columns.heads[place] for place in at] for fact, at in table.columns.places.items()}
    data = {
        "file": str(path),
        "sheet": table.sheet or None,
        "rows": len(table.body),
        "papers": len(entries),
        "accepted": len(records),
        "columns": heads,
        "columns_not_read": table.columns.unread,
        "decisions": [
            {key: value for key, value in decision.items() if key != "report"} for decision in decisions
        ],
    }
    return Account(lines, data)
