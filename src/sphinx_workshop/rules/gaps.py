"""Gaps: stretches of a day in which nothing happens, and which the program does not call a break."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.timeline import astray, called, siblings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sphinx_workshop.rules.timeline import Span, Timed

LONGEST: Final = timedelta(minutes=15)
"""What passes while people change rooms, or somebody plugs in another laptop."""


def check_gaps(sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each stretch of time between two sessions in which nothing happens in any room.

    The time before a social is everybody's own. Where a session whose times are not known is written in
    between, that may fill it.

    :param sessions: all sessions of the program
    """
    busy = _merged(timed.span for timed in _innermost(sessions) if timed.span is not None)
    reported: set[Span] = set()
    for together in siblings(sessions):
        for last, following in _neighbours(together):
            if last.end is None or following.start is None or _is_social(following):
                continue
            for gap in _free(busy, (last.end, following.start)):
                if gap not in reported:
                    reported.add(gap)
                    yield _problem(last, following, gap)


def _problem(last: Timed, following: Timed, gap: Span) -> Problem:
    message = (
        f"nothing happens from {following.words(*gap)}, between {called(last.session)} at {last.position} "
        f"and {called(following.session)}; write what does (`kind: break`), or move one of them"
    )
    return Problem(Kind.GAP, following.position, message)


def _innermost(sessions: tuple[Timed, ...]) -> Iterator[Timed]:
    """Yield the sessions in which something happens: not those inside which others, of known times, do so."""
    known: dict[Timed | None, bool] = {}
    for timed in sessions:
        known[timed.around] = known.get(timed.around, True) and timed.span is not None
    return (timed for timed in sessions if not known.get(timed, False))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _neighbours(together: list[Timed]) -> Iterator[tuple[Timed, Timed]]:
    """Yield each session that begins when all before it have ended, after the last of these."""
    spans = [(timed.span if astray(timed) is None else None, timed) for timed in together]
    unknown = [timed.number for span, timed in spans if span is None]
    known = [(span, _is_social(timed), timed.number, timed) for span, timed in spans if span is not None]
    last: tuple[datetime, Timed] | None = None
    for (start, end), _, _, timed in sorted(known, key=lambda one: (one[0][0], not one[1], one[2])):
        if last is not None and start > last[0]:
            low, high = sorted((last[1].number, timed.number))
            if not any(low < number < high for number in unknown):
                yield last[1], timed
        if last is None or end > last[0]:
            last = (end, timed)


def _is_social(timed: Timed) -> bool:
    return timed.session.inferred_kind is SessionKind.SOCIAL


def _free(busy: list[Span], gap: Span) -> Iterator[Span]:
    """Yield what of a gap is long, and busy nowhere."""
    start, end = gap
    for begins, ends in busy[max(0, bisect_right(busy, gap) - 1) :]:
        if begins >= end:
            break
        if begins - start > LONGEST:
            yield start, begins
        start = max(start, ends)
    if end - start > LONGEST:
        yield start, end
