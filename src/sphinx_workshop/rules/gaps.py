"""Gaps: times of a day in which nothing happens, and which the program does not call a break."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name, times_of
from sphinx_workshop.rules.sessions import astray, siblings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sphinx_workshop.model.placed import Interval, PlacedSession
    from sphinx_workshop.model.workshop import Workshop

LONGEST: Final = timedelta(minutes=15)
"""The longest time in which people change rooms, or a speaker plugs in another laptop."""


def check_gaps(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each gap between two sessions: a time in which nothing happens in any room.

    The time before a social is free. A session without known times that is written in between may fill a gap.
    """
    innermost = filter(_is_innermost, workshop.placed_sessions)
    busy = _merged(placed.interval for placed in innermost if placed.interval)
    reported: set[Interval] = set()
    for sessions in siblings(workshop):
        for last, following, pause in _pauses(sessions):
            for gap in _free(busy, pause):
                if gap not in reported and not _is_social(following):
                    reported.add(gap)
                    yield _problem(last, following, gap)


def _problem(last: PlacedSession, following: PlacedSession, gap: Interval) -> Problem:
    message = (
        f"nothing happens from {times_of(following, *gap)}, between {session_name(last.written)} "
        f"at {last.position} and {session_name(following.written)}; "
        "add a session there (`kind: break`), or move one of them"
    )
    return Problem(Kind.GAP, following.position, message)


def _is_innermost(placed: PlacedSession) -> bool:
    """Return whether a session itself fills its time; else those inside it do, whose times are all known."""
    return not placed.inside or any(inner.interval is None for inner in placed.inside)


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Return intervals in order; those that touch become one."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _pauses(sessions: Sequence[PlacedSession]) -> Iterator[tuple[PlacedSession, PlacedSession, Interval]]:
    """Yield the pauses between sessions, each with the last session before it and the first one after it."""
    intervals = [(placed.interval if astray(placed) is None else None, placed) for placed in sessions]
    unknown = [placed.number for interval, placed in intervals if interval is None]
    timed = [(interval, placed) for interval, placed in intervals if interval is not None]
    timed.sort(key=lambda one: (one[0][0], not _is_social(one[1])))
    last: tuple[datetime, PlacedSession] | None = None
    for (start, end), placed in timed:
        if last is not None and start > last[0]:
            low, high = sorted((last[1].number, placed.number))
            if not any(low < number < high for number in unknown):
                yield last[1], placed, (last[0], start)
        if last is None or end > last[0]:
            last = (end, placed)


def _is_social(placed: PlacedSession) -> bool:
    return placed.written.inferred_kind is SessionKind.SOCIAL


def _free(busy: list[Interval], pause: Interval) -> Iterator[Interval]:
    """Yield the parts of a pause that are long, and in which no session takes place."""
    start, end = pause
    for begins, ends in busy[max(0, bisect_right(busy, pause) - 1) :]:
        if begins >= end:
            break
        if begins - start > LONGEST:
            yield start, begins
        start = max(start, ends)
    if end - start > LONGEST:
        yield start, end
