"""Every file of tests/bad gives exactly the problems that its first lines state.

A file of tests/bad/dates is a whole dates.yml, and so on; a folder of tests/bad/folders
is a whole data folder. The first lines are comments like ``# 3:8 error [date] there is
no day``: line, column, severity, kind, and words of the message.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.problems import Problem

BAD: Final = Path(__file__).parents[1] / "bad"
STATED: Final = re.compile(r"# (\d+):(\d+) (error|warning) \[([a-z-]+)\] (.+)")
CASES: Final = {
    str(path.relative_to(BAD).with_suffix("")): path
    for path in sorted(BAD.glob("*/*"))
    if path.is_dir() or path.parent.name in FILES
}
KINDS: Final = {kind.value: kind for kind in Kind}
ELSEWHERE: Final = {
    # no text file can have them
    Kind.NO_DATA,
    Kind.UNREADABLE,
    # a file that has it would state 200 others
    Kind.MORE,
    # the check of a phase, the pages and the proposal have them, not the data alone
    Kind.NOT_READY,
    Kind.ARCHIVE,
    Kind.KEPT_BACK,
    Kind.SITE_LATE,
    Kind.CALL_OVER,
    Kind.EVENT_OVER,
    Kind.YEAR,
    Kind.DIRECTIVE,
    Kind.REDIRECT,
    Kind.SITE_FILE,
    Kind.MATH,
    Kind.LINK,
    Kind.TOO_LONG,
    Kind.PROPOSAL,
}
"""Kinds of problems that have tests of their own."""


class Found(NamedTuple):
    file: str
    line: int
    column: int
    severity: Severity
    kind: Kind


def stated(path: Path, name: str) -> list[tuple[Found, str]]:
    """Return the problems that the first lines of a file state, each with words of its message."""
    result = []
    for text in path.read_text(encoding="utf-8").splitlines():
        match = STATED.fullmatch(text)
        if not match:
            break
        line, column, severity, kind, words = match.groups()
        result.append((Found(name, int(line), int(column), Severity(severity), KINDS[kind]), words))
    return result


def problems_of(case: Path, folder: Path) -> list[Problem]:
    """Load a case that was copied into a data folder."""
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True)
    else:
        shutil.copy(case, folder / f"{case.parent.name}.yml")
    return load(folder).problems


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_bad_file_gives_the_problems_that_it_states_and_no_others(
    case: Path, write_data: Callable[[Mapping[str, str]], Path]
) -> None:
    folder = write_data({})
    files = sorted(case.iterdir()) if case.is_dir() else [case]
    names = [path.name if case.is_dir() else f"{case.parent.name}.yml" for path in files]
    expected = [problem for path, name in zip(files, names, strict=True) for problem in stated(path, name)]
    assert expected, "the first lines state no problem"

    problems = problems_of(case, folder)
    found = [
        Found(Path(problem.position.file).name, *problem.position[1:], problem.severity, problem.kind)
        for problem in problems
    ]
    assert sorted(found, key=str) == sorted((place for place, _ in expected), key=str)
    messages = list(zip(found, (problem.message for problem in problems), strict=True))
    for place, words in expected:
        said = [message.replace(f"{folder}/", "") for where, message in messages if where == place]
        assert any(words in message for message in said), f"{words!r} is not said at {place}, but {said}"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_problem_is_one_line_that_says_the_fix(
    case: Path, write_data: Callable[[Mapping[str, str]], Path]
) -> None:
    for problem in problems_of(case, write_data({})):
        assert len(str(problem).splitlines()) == 1
        what, separator, fix = problem.message.partition("; ")
        assert what, problem
        assert separator, f"has no fix: {problem.message}"
        assert fix, problem


def test_the_corpus_has_every_kind_of_problem() -> None:
    files = [path for path in BAD.rglob("*") if path.is_file()]
    kinds = {place.kind for path in files for place, _ in stated(path, path.name)}
    assert kinds == set(Kind) - ELSEWHERE
    assert len(CASES) >= 60


def test_no_file_of_the_corpus_is_overlooked() -> None:
    read = {path for case in CASES.values() for path in (case.iterdir() if case.is_dir() else [case])}
    assert read == {path for path in BAD.rglob("*") if path.is_file()}
