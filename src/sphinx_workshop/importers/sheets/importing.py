"""Sheets that this program exported into the data files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.sheet import PAPERS, PEOPLE, PROGRAM, SHEETS
from sphinx_workshop.importers.files import read_file
from sphinx_workshop.importers.lengths import fitting
from sphinx_workshop.importers.merge.entries import merge
from sphinx_workshop.importers.papers import ORDER
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.sheets.papers import paper_records
from sphinx_workshop.importers.sheets.people import FILES, PeopleSheet
from sphinx_workshop.importers.sheets.program import ProgramSheet
from sphinx_workshop.messages import counted
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.run import Import
    from sphinx_workshop.importers.sheets.rows import OwnSheet, SheetRow

NOUNS: Final = {"Organizer": "organizer", "Speaker": "speaker", "Committee": "member"}
"""What reports call somebody with each part."""


def import_sheets(work: Import, sheets: Sequence[OwnSheet]) -> None:
    """Add the sheets of a file to an import.

    Raises:
        CannotImport: A row cannot be read, or a data file cannot take it.
    """
    kinds = {sheet.kind for sheet in sheets}
    for sheet in sorted(sheets, key=lambda one: SHEETS.index(one.kind)):
        if sheet.kind == PAPERS:
            _add_papers(work, sheet.rows, to_sessions=PROGRAM not in kinds)
        elif sheet.kind == PROGRAM:
            _add_program(work, sheet.rows)
        elif sheet.kind == PEOPLE:
            _add_people(work, sheet.rows)
    lines = [f"{sheet.title}: {counted(len(sheet.rows), 'row')} of {sheet.kind}" for sheet in sheets]
    data = {sheet.kind: len(sheet.rows) for sheet in sheets}
    work.account = Account(["; ".join(lines)], {"sheets": data})


def _add_papers(work: Import, rows: Sequence[SheetRow], *, to_sessions: bool) -> None:
    """Add the papers; where the program has no sheet beside them, also to the sessions that they name."""
    workshop = load(work.folder).workshop
    records = fitting(paper_records(rows, workshop, work.folder, work.notes), "paper", work.notes)
    file = read_file(work.folder, "papers.yml")
    work.add(file, merge(file.document, records, ORDER), "paper", records)
    if to_sessions:
        work.add_to_program(records)


def _add_program(work: Import, rows: Sequence[SheetRow]) -> None:
    file = read_file(work.folder, "program.yml")
    sheet = ProgramSheet(load(work.folder).workshop, file.document, work.folder, work.notes)
    merged = sheet.merge(rows)
    work.add(file, merged, "session", list(sheet.records.values()))


def _add_people(work: Import, rows: Sequence[SheetRow]) -> None:
    files = {part: read_file(work.folder, name) for part, name in FILES.items()}
    documents = {part: file.document for part, file in files.items()}
    sheet = PeopleSheet(load(work.folder).workshop, documents, work.folder, work.notes)
    for part, merged in sheet.merges(rows):
        work.add(files[part], merged, NOUNS[part], sheet.records[part])
