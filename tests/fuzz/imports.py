"""Any file as what an import reads: one line of error and nothing written, or data that the check reads."""

from __future__ import annotations

import json
import shutil
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
from tests.fuzz.workbooks import with_part
from tests.unit.jekyll_sites import PICTURE

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
    "dates.yml": "- name: Submission\n  kind: submission\n  due: 2030-05-01\n",
}
VENUE: Final = "Example.org/2030/Workshop/EXW"
SITE: Final = {
    "_config.yml": b"title: Example Workshop 2030\n",
    "_data/organizers.yml": b"- name: Cy Example\n  image: cy.png\n",
    "cy.png": PICTURE,
}
"""A site that Jekyll builds; an input is one of its files, or one more."""
SITE_FILES: Final = (
    *("_config.yml", "_data/organizers.yml", "_data/speakers.yml", "_data/dates.yml", "_data/program.yml"),
    *("_data/papers.yml", "_data/sponsors.yml", "_data/faq.yml", "_data/topics.yml", "_data/news.json"),
    *("_data/people.csv", "_data/schedule.yml", "_speakers/ada.md", "_talks/rooms.md", "_news/one.md"),
    *("index.md", "dates.html", "cy.png"),
)
PARTS: Final = (
    *("", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/workbook.xml"),
    "xl/styles.xml",
)
"""What an input is of a workbook: all of it, or one of its parts, since no zip that is changed is one."""
UNREADABLE: Final = {
    *("unreadable", "syntax", "duplicate-key", "yaml-feature", "blank", "to-be", "unknown-key", "missing"),
    *("type", "value", "date", "zone", "url", "identifier", "path", "markup", "limit"),
}
"""Kinds of problems that no import may write."""


def csv(data: bytes) -> None:
    """Import a table."""
    imported("csv", written("csv", "table.csv", data))


def xlsx(data: bytes) -> None:
    """Import a workbook, or one with a part that is another."""
    choices = Choices(data)
    part, content = choices.one_of(PARTS), choices.content()
    imported("xlsx", written("xlsx", "table.xlsx", with_part(part, content) if part else content))


def frab(data: bytes) -> None:
    """Import a schedule."""
    imported("frab", written("frab", "schedule", data))


def issue(data: bytes) -> None:
    """Import the body of an issue."""
    imported("issue", written("issue", "issue.md", data))


def jekyll(data: bytes) -> None:
    """Import a site with a file that is another."""
    choices = Choices(data)
    name, site = choices.one_of(SITE_FILES), scratch("jekyll") / "site"
    shutil.rmtree(site, ignore_errors=True)
    for path, content in {**SITE, name: choices.content()}.items():
        written("jekyll", f"site/{path}", content)
    imported("jekyll", site)


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
    for path in folder.glob("*.yml"):
        path.unlink()
    for file, text in FILES.items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def written(command: str, name: str, content: bytes) -> Path:
    """Return a file that an import reads."""
    path = scratch(command) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def imported(command: str, source: Path) -> bool:
    """Import a file or a folder; return whether it could be imported."""
    folder = fresh(command)
    result = CliRunner().invoke(main, ["import", command, str(source), str(folder)])
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
