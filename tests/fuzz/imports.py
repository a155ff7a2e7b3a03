"""Any file as what an import reads: one line of error and nothing written, or data that the check reads."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.openreview.papers import submission_records
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.importers.run import Import
from sphinx_workshop.source.loader import load
from tests.fuzz.choices import Choices
from tests.fuzz.folders import scratch

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.importers.openreview.papers import Submission

FILES: Final = {
    "workshop.yml": "name: Example Workshop\nphase: program\ntimezone: Europe/Berlin\n",
    "papers.yml": "- id: p1  # stays\n  title: An old title\n  authors: [Ada Example]\n",
    "program.yml": "- date: 2030-12-02\n  sessions:\n  - title: Opening\n    start: 09:00\n",
    "speakers.yml": "- name: Ada Example\n",
    "committee.yml": "TBD\n",
    "organizers.yml": "- name: Bo Example\n",
}
VENUE: Final = "Example.org/2030/Workshop/EXW"
UNREADABLE: Final = {
    *("unreadable", "syntax", "duplicate-key", "yaml-feature", "blank", "to-be", "unknown-key", "missing"),
    *("type", "value", "date", "zone", "url", "identifier", "path", "markup", "limit"),
}
"""Kinds of problems that no import may write."""


def csv(data: bytes) -> None:
    """Import a table."""
    imported("csv", "table.csv", data)


def xlsx(data: bytes) -> None:
    """Import a workbook."""
    imported("xlsx", "table.xlsx", data)


def frab(data: bytes) -> None:
    """Import a schedule."""
    imported("frab", "schedule", data)


def openreview(data: bytes) -> None:
    """Import what a server answers: notes, as JSON."""
    try:
        notes = as_list(json.loads(Choices(data).content()))
    except (ValueError, RecursionError):
        return
    folder = fresh("openreview")
    work = Import(folder)
    records = submission_records([_submission(as_mapping(note)) for note in notes], VENUE, {}, work.notes)
    try:
        work.add_papers(records)
        work.finish(dry_run=False)
    except CannotImport as error:
        assert "the data would have errors" not in str(error), error  # noqa: PT017
    readable(folder)


def _submission(note: dict[str, object]) -> Submission:
    """Return a note as the client of OpenReview gives it."""
    number = note.get("number")
    facts = {
        "id": str(note.get("id") or "x"),
        "forum": str(note["forum"]) if note.get("forum") else None,
        "number": number if isinstance(number, int) and not isinstance(number, bool) else None,
        "content": as_mapping(note.get("content")) | {"venueid": VENUE},
        "details": as_mapping(note.get("details")),
        "ddate": None,
    }
    return SimpleNamespace(**facts)


def fresh(name: str) -> Path:
    """Return a data folder as it is before each import."""
    folder = scratch(name) / "docs/data"
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in FILES.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def imported(command: str, name: str, content: bytes) -> bool:
    """Import a file; return whether it could be imported."""
    folder = fresh(command)
    file = scratch(command) / name
    file.write_bytes(content)
    result = CliRunner().invoke(main, ["import", command, str(file), str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if result.exit_code:
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1), result.output
        assert result.stderr.startswith("Error: "), result.stderr
        assert "the data would have errors" not in result.stderr, result.stderr
        for one, text in FILES.items():
            assert (folder / one).read_text(encoding="utf-8") == text
    else:
        readable(folder)
    return not result.exit_code


def readable(folder: Path) -> None:
    """Check that data files have no entry that cannot be read, and what was there before."""
    problems = load(folder).problems
    assert [str(one) for one in problems if one.kind.value in UNREADABLE] == []
    assert "- id: p1  # stays\n" in (folder / "papers.yml").read_text(encoding="utf-8")
