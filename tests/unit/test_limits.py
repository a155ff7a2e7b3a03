"""Limits: what no workshop needs is a problem at its line, and costs no more work than its length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import pytest

from sphinx_workshop import messages
from sphinx_workshop.importers.text.markdown import allowed, is_accepted
from sphinx_workshop.model.limits import LONGEST_FORMULA, LONGEST_TEXT, MAX_PROBLEMS
from sphinx_workshop.model.markup import refuse_block
from sphinx_workshop.problems import Kind, Position, Problem, Severity, told
from sphinx_workshop.rules import sessions
from sphinx_workshop.source import syntax, validate, yaml
from sphinx_workshop.source.loader import load
from tests.work import lines_run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_workshop.model.placed import Interval, PlacedSession

Write: TypeAlias = "Callable[[Mapping[str, str]], Path]"
NUMBER: Final = 500


def test_a_text_may_be_as_long_as_the_limit_and_no_longer(write_data: Write) -> None:
    texts = ["x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)]
    folder = write_data({"faq.yml": "".join(f"- question: Why?\n  answer: {text}\n" for text in texts)})
    (problem,) = load(folder).problems
    assert (problem.kind, problem.position[1:]) == (Kind.LIMIT, (4, 11))
    assert problem.message == (
        f"the text has {LONGEST_TEXT + 1} characters, and {LONGEST_TEXT} are the most; "
        "shorten it, or link to a page that has it"
    )


@pytest.mark.parametrize("dollars", ["$", "$$"])
def test_a_formula_may_be_as_long_as_the_limit_and_no_longer(write_data: Write, dollars: str) -> None:
    formulas = [f"x{'+x' * ((LONGEST_FORMULA - 1) // 2)}", f"x{'+x' * (LONGEST_FORMULA // 2)}"]
    answers = "".join(f"- question: Why?\n  answer: '{dollars}{one}{dollars}'\n" for one in formulas)
    (problem,) = load(write_data({"faq.yml": answers})).problems
    assert (problem.kind, problem.position[1:]) == (Kind.LIMIT, (4, 11))
    assert len(problem.message) < 2 * LONGEST_FORMULA // 10, "the formula is quoted in short"


def test_of_many_problems_the_first_are_told_and_the_others_counted(write_data: Write) -> None:
    folder = write_data(
        {"news.yml": "- date: soon\n  text: Hello\n" * NUMBER, "faq.yml": "- question: Why?\n"}
    )
    *others, last = load(folder).problems
    assert [str(problem.kind.value) for problem in others] == ["missing", *["date"] * MAX_PROBLEMS]
    assert (last.kind, last.position.line) == (Kind.MORE, 2 * MAX_PROBLEMS + 1)
    assert f"not told: {NUMBER - MAX_PROBLEMS} errors, 0 warnings" in last.message


def test_errors_are_told_before_warnings() -> None:
    warnings = [Problem(Kind.GAP, Position("program.yml", line), "a gap") for line in range(1, 10)]
    error = Problem(Kind.DATE, Position("program.yml", 99), "no day")
    found = told([*warnings, error], 3)
    assert [problem.position.line for problem in found] == [1, 2, 3, 99]
    assert [problem.severity for problem in found].count(Severity.ERROR) == 1
    assert told([*warnings, error], 10) == [*warnings, error]


@pytest.mark.parametrize(
    "entry",
    [
        "- name: M\n  due: 2026-09-22\n  timezone: Europ/Vienn{}\n",
        "- name: M\n  due: 2026-09-22\n  kind: submision{}\n",
        "- name: M\n  due: 2026-09-22\n  knd{}: submission\n",
    ],
    ids=["zone", "choice", "key"],
)
def test_misspelt_words_are_searched_for_only_where_problems_are_told(
    write_data: Write, monkeypatch: pytest.MonkeyPatch, entry: str
) -> None:
    asked: list[str] = []

    def nearest(word: str, known: frozenset[str]) -> str | None:
        asked.append(word)
        return messages.nearest(word, known)

    monkeypatch.setattr(validate, "nearest", nearest)
    folder = write_data({"dates.yml": "".join(entry.format(number) for number in range(NUMBER))})
    first, *_ = load(folder).problems
    assert "did you mean" in first.message
    assert len(asked) <= 2 * MAX_PROBLEMS


def program(entries: list[str]) -> dict[str, str]:
    return {"program.yml": "- date: 2026-12-02\n  sessions:\n" + "".join(entries)}


GROWING: Final[dict[str, Callable[[int], dict[str, str]]]] = {
    "sessions without an end": lambda number: program(
        [f"    - title: S {one}\n      start: {one // 60:02}:{one % 60:02}\n" for one in range(number)]
    ),
    "sessions without times": lambda number: program(["    - title: Welcome\n"] * number),
    "sessions at the same time": lambda number: program(
        ["    - {title: Talk, start: 10:00, end: 11:00}\n"] * number
    ),
    "sessions left out at two levels": lambda number: program(
        ["    - {sessions: [{title: Talk, start: 25:00}]}\n"] * number
    ),
    "tracks with deadlines": lambda number: {
        "call.yml": "tracks:\n" + "".join(f"  - name: T {one}\n" for one in range(number)),
        "dates.yml": "".join(
            f"- {{name: M {one}, due: 2026-09-22, kind: submission, track: t-{one}}}\n"
            for one in range(number)
        ),
    },
}


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_twice_as_much_data_is_at_most_about_twice_the_work(
    write_data: Write, make: Callable[[int], dict[str, str]]
) -> None:
    def work(number: int) -> int:
        folder = write_data(make(number))
        return lines_run(lambda: load(folder))

    work(5)  # what is made once
    assert work(NUMBER) < 2.3 * work(NUMBER // 2)


def test_a_file_is_split_into_lines_once_for_all_of_its_problems(
    write_data: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    split: list[str] = []

    def lines_of(text: str) -> list[str]:
        split.append(text)
        return syntax.lines_of(text)

    monkeypatch.setattr(yaml, "lines_of", lines_of)
    assert load(write_data({"dates.yml": "- ? \n  : a\n" * NUMBER})).problems
    assert len(split) == 1


def test_a_session_is_compared_with_few_of_those_at_the_same_time(
    write_data: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    overlap = sessions.overlap

    def counting(first: PlacedSession, second: PlacedSession) -> Interval | None:
        nonlocal compared
        compared += 1
        return overlap(first, second)

    monkeypatch.setattr(sessions, "overlap", counting)
    inner = "        - title: Talk\n" * NUMBER
    folder = write_data(
        program([f"    - title: S\n      start: 10:00\n      end: 11:00\n      sessions:\n{inner}"])
    )
    assert load(folder).problems == []
    assert compared <= NUMBER * sessions.MAX_COMPARED


@pytest.mark.parametrize("opening", ["\\begin{equation}", "\\(", "\\[", "[", "<a>", "{\\bf ", "`", "> "])
def test_what_an_imported_text_opens_and_never_closes_reads_as_it_is_written(opening: str) -> None:
    text = f"{opening * 3}x"
    assert is_accepted(allowed(text), refuse_block)
