"""Any bytes as a data file: no exception, and each problem has a place in its file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_workshop.build.fingerprints import Fingerprints
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from tests.fuzz.choices import Choices
from tests.fuzz.folders import scratch

WORKSHOP: Final = b"name: Example Workshop\nphase: program\n"
QUESTIONS: Final = ("event", "call", "milestones", "organizers", "speakers", "program")


def reader(data: bytes) -> None:
    """Check a data folder with one file of these bytes."""
    choices = Choices(data)
    stem = choices.one_of(list(FILES))
    check(scratch("reader") / "docs/data", {"workshop": WORKSHOP, stem: choices.content()})


def check(folder: Path, files: dict[str, bytes]) -> None:
    """Load data files, and see that each problem has a place and that the workshop can be asked."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem in FILES:
        path = folder / f"{stem}.yml"
        path.unlink(missing_ok=True)
        if stem in files:
            path.write_bytes(files[stem])
    workshop, problems = load(folder)
    for problem in problems:
        file, line, column = problem.position
        path = Path(file)
        lines = lines_of(path.read_bytes()) if path.parent == folder and path.exists() else [""]
        missing = path == folder / "workshop.yml" and not path.exists()
        assert line == 0 if missing else 1 <= line <= len(lines), problem
        assert column == 0 if missing else 1 <= column <= len(lines[line - 1]) + 1, problem
        assert len(problem.message.splitlines()) == 1, problem
        assert problem.message
    facts = Fingerprints(workshop)
    for question in QUESTIONS:
        assert facts.of(question)
    for milestone in workshop.milestones if isinstance(workshop.milestones, tuple) else ():
        milestone.instant(workshop.event.timezone)
    for day, session in workshop.sessions():
        assert session.anchor(day)


def lines_of(content: bytes) -> list[str]:
    """Return the lines of a file, as YAML counts them."""
    text = content.decode("utf-8-sig", "replace")
    for mark in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(mark, "\n")
    return text.split("\n")
