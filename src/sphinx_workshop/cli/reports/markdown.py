"""The report of a check as Markdown, for the comment on a pull request and the summary of a run at GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.cli.reports.inert import code, inert
from sphinx_workshop.messages import counted
from sphinx_workshop.problems import Severity
from sphinx_workshop.rules.expectations import coming
from sphinx_workshop.rules.phases import needs_of, next_phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from babel import Locale

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem
    from sphinx_workshop.rules.phases import Need

MOST_CHARACTERS: Final = 40_000
"""Most characters of the table of problems; a comment at GitHub has at most 65,536."""
_MOST_LACKS: Final = 5
"""Most facts that are named where a need lacks several."""
MOST_OF_ONE: Final = 1_000
"""Most characters of one message."""
_HEADS: Final = ("", "where", "what")


def of_problems(problems: Sequence[Problem], folder: Path) -> Iterator[str]:
    """Yield the lines about the problems: how many, and a table, the errors first."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is not Severity.ERROR]
    counts = f"{counted(len(errors), 'error')}, {counted(len(warnings), 'warning')}"
    yield f"**{counts if problems else 'No problem'}** in {code(folder.as_posix())}"
    if not problems:
        return
    yield from ("", f"| {' | '.join(_HEADS)} |", "| --- | --- | --- |")
    left = MOST_CHARACTERS
    for number, problem in enumerate((*errors, *warnings)):
        row = _row(problem)
        left -= len(row)
        if left < 0:
            yield from (
                "",
                f"And {counted(len(problems) - number, 'more problem')}: see the log of the check.",
            )
            return
        yield row


def of_readiness(workshop: Workshop, locale: Locale, today: date) -> Iterator[str]:
    """Yield the lines about what the phase needs, what the next one will need, and the dates of the host."""
    phase = workshop.event.phase
    yield from _part(f"What the phase {code(phase.value)} needs", _tasks(workshop, needs_of(workshop, phase)))
    if (after := next_phase(phase)) is not None:
        needs = (need for need in needs_of(workshop, after) if need.phase is after)
        yield from _part(f"What the next phase, {code(after.value)}, will need", _tasks(workshop, needs))
    if workshop.host is not None:
        dates = (f"- {inert(_cut(line))}" for line in coming(workshop.host, today, locale))
        yield from _part(f"What the host wants next, {inert(workshop.host.name)}", dates)


def _part(title: str, points: Iterable[str]) -> Iterator[str]:
    lines = list(points)
    if lines:
        yield from ("", f"### {title}", "", *lines)


def _tasks(workshop: Workshop, needs: Iterable[Need]) -> Iterator[str]:
    """Yield a task for each need: done, or with what is missing."""
    for need in needs:
        lacks = list(dict.fromkeys(lack.what for lack in need.lacks(workshop)))
        more = f", and {len(lacks) - _MOST_LACKS} more" if len(lacks) > _MOST_LACKS else ""
        missing = f": {inert(_cut(', '.join(lacks[:_MOST_LACKS])))}{more}" if lacks else ""
        yield f"- [{' ' if lacks else 'x'}] {need.words}{missing}"


def _row(problem: Problem) -> str:
    where, what = code(str(problem.position)), inert(_cut(problem.message))
    return f"| {problem.severity.value} | {where} | {what} ({code(problem.kind.value)}) |"


def _cut(text: str) -> str:
    return text if len(text) <= MOST_OF_ONE else f"{text[:MOST_OF_ONE]} …"
