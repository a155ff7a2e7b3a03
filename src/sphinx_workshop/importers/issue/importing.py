"""An issue into the data files: which form it is, and what becomes of the files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.files import read_file
from sphinx_workshop.importers.issue.body import read_body
from sphinx_workshop.importers.issue.dates import merge_date
from sphinx_workshop.importers.issue.forms import DATE, FORMS, PAPER, PERSON
from sphinx_workshop.importers.issue.papers import paper_record
from sphinx_workshop.importers.issue.people import person_rows
from sphinx_workshop.importers.merge.entries import merge
from sphinx_workshop.importers.papers import ORDER
from sphinx_workshop.importers.record import CannotImport, not_utf_8
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.sheets.importing import NOUNS
from sphinx_workshop.importers.sheets.people import FILES, PeopleSheet
from sphinx_workshop.messages import quoted
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.importers.issue.body import Answers
    from sphinx_workshop.importers.run import Import

MOST_BYTES: Final = 300_000
"""Most bytes of an issue: GitHub takes 65,536 characters of up to four bytes."""


def read_issue(path: Path) -> str:
    """Return the body of an issue from a file, or from standard input for `-`.

    Raises:
        CannotImport: It is too long, is not text, or cannot be read.
    """
    try:
        if str(path) == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise CannotImport(message) from error
    if len(content) > MOST_BYTES:
        message = f"the issue is longer than {MOST_BYTES:,} bytes, which none at GitHub is; shorten it"
        raise CannotImport(message)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf_8(str(path), error) from error


def import_issue(work: Import, body: str) -> None:
    """Add what an issue asks for to an import.

    Raises:
        CannotImport: The issue cannot be read, nobody can tell what it means, or a fact is wrong.
    """
    answers = read_body(body, FORMS, work.notes)
    about = answers["name"] or answers["id"]
    work.account = Account(
        [f"issue: {answers['action'].lower()} a {answers.form.noun}, {quoted(about)}"],
        {"form": answers.form.noun, "action": answers["action"], "about": about},
    )
    _ADD[answers.form.noun](work, answers)


def _add_person(work: Import, answers: Answers) -> None:
    files = {part: read_file(work.folder, name) for part, name in FILES.items()}
    documents = {part: file.document for part, file in files.items()}
    sheet = PeopleSheet(load(work.folder).workshop, documents, work.folder, work.notes)
    rows = person_rows(answers, sheet, work.folder, work.notes)
    for part, merged in sheet.merges(rows):
        merged.not_in_source = []  # an issue is about one person
        work.add(files[part], merged, NOUNS[part], sheet.records[part])


def _add_date(work: Import, answers: Answers) -> None:
    file = read_file(work.folder, "dates.yml")
    merged, record = merge_date(answers, file.document, load(work.folder).workshop, work.notes)
    work.add(file, merged, "date", [record])


def _add_paper(work: Import, answers: Answers) -> None:
    file = read_file(work.folder, "papers.yml")
    record = paper_record(answers, file.document, load(work.folder).workshop, work.notes)
    merged = merge(file.document, [record], ORDER)
    merged.not_in_source = []
    work.add(file, merged, "paper", [record])


_ADD: Final = {PERSON.noun: _add_person, DATE.noun: _add_date, PAPER.noun: _add_paper}
