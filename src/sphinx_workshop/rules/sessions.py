"""Sessions among others: their rooms, the times of those around them, those beside them, and clashes."""

from __future__ import annotations

from collections import OrderedDict
from heapq import heappop, heappush
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Literal

from sphinx_workshop.model.base import known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from sphinx_workshop.model.base import Tbd
    from sphinx_workshop.model.placed import Interval, PlacedSession
    from sphinx_workshop.model.workshop import Workshop

MAX_CLASHES: Final = 3
"""How many clashes of one session are reported: one wrong day would bury everything else."""
MAX_COMPARED: Final = 100
"""With how many sessions that run at the same time one is compared; no event has so many at once."""


def room_of(placed: PlacedSession, workshop: Workshop) -> str | Tbd | None:
    """Return the room that a session takes: its own, else that of the session around it, else the venue's."""
    given = next((one.written.room for one in placed.chain if one.written.room is not None), None)
    return given or workshop.event.room


def siblings(workshop: Workshop) -> list[Sequence[PlacedSession]]:
    """Return the lists of sessions in the file: those of each day, and those inside each session."""
    return [*workshop.placed_days, *(placed.inside for placed in workshop.placed_sessions)]


def astray(placed: PlacedSession) -> tuple[Literal["start", "end"], PlacedSession] | None:
    """Return which time of a session is outside the session around it, and the session that has the limit.

    If the session around does not know its start or end, the next one around has the limit.
    """
    if placed.around is None or placed.ends_before_start:
        return None
    first = next((one for one in placed.around.chain if one.start_instant is not None), placed.around)
    last = next((one for one in placed.around.chain if one.end_instant is not None), placed.around)
    earliest, latest = first.start_instant, last.end_instant
    if placed.written.start is not None and placed.start_instant is not None:
        if earliest is not None and placed.start_instant < earliest:
            return "start", first
        if latest is not None and placed.start_instant >= latest:
            return "start", last
    if placed.written.end is not None and placed.end_instant is not None:
        if latest is not None and placed.end_instant > latest:
            return "end", last
        if earliest is not None and placed.end_instant <= earliest:
            return "end", first
    return None


def overlap(first: PlacedSession, second: PlacedSession) -> Interval | None:
    """Return when two sessions overlap; None if they do not, or if one may be part of the other."""
    if first.interval is None or second.interval is None:
        return None
    start, end = max(first.interval[0], second.interval[0]), min(first.interval[1], second.interval[1])
    return (start, end) if start < end and not _may_be_one(first, second) else None


def clashes(sessions: Collection[PlacedSession]) -> Iterator[tuple[PlacedSession, PlacedSession, Interval]]:
    """Yield the sessions that overlap, as pairs in the order of the file, and when they do.

    If a session clashes, those inside it are not reported again.
    """
    members = set(sessions)
    timed = [(one.interval, one.number, one) for one in sessions if one.interval is not None]
    running = _Running()
    for (start, end), number, placed in sorted(timed, key=lambda entry: entry[:2]):
        running.end_before(start)
        found = (
            (*sorted((one, placed), key=lambda session: session.number), both)
            for one in running.first(MAX_COMPARED)
            if (both := overlap(one, placed)) is not None and not _is_reported_around(one, placed, members)
        )
        yield from islice(found, MAX_CLASHES)
        running.add(end, number, placed)


class _Running:
    """The sessions that have started and not ended; those with times of their own come first."""

    def __init__(self) -> None:
        self._ends: list[tuple[datetime, int, PlacedSession]] = []
        self._own: OrderedDict[int, PlacedSession] = OrderedDict()  # a dict is slow after many removals
        self._inherited: OrderedDict[int, PlacedSession] = OrderedDict()

    def _like(self, placed: PlacedSession) -> OrderedDict[int, PlacedSession]:
        return self._own if _with_times(placed) is placed else self._inherited

    def add(self, end: datetime, number: int, placed: PlacedSession) -> None:
        """Note that a session has started."""
        heappush(self._ends, (end, number, placed))
        self._like(placed)[number] = placed

    def end_before(self, start: datetime) -> None:
        """Remove the sessions that have ended at an instant."""
        while self._ends and self._ends[0][0] <= start:
            _end, number, placed = heappop(self._ends)
            del self._like(placed)[number]

    def first(self, most: int) -> Iterator[PlacedSession]:
        """Yield those that started first, at most so many."""
        return islice(chain(self._own.values(), self._inherited.values()), most)


def _may_be_one(first: PlacedSession, second: PlacedSession) -> bool:
    """Return whether sessions are the same, one is inside the other, or their own times are not given.

    A session without times of its own is at some time within the session around it: before or after the
    others there, unless these are in another room.
    """
    if first not in second.chain and second not in first.chain and _are_in_two_rooms(first, second):
        return False
    return _with_times(first) in second.chain or _with_times(second) in first.chain


def _are_in_two_rooms(first: PlacedSession, second: PlacedSession) -> bool:
    one, other = known(first.written.room), known(second.written.room)
    return one is not None and other is not None and one.casefold() != other.casefold()


def _with_times(placed: PlacedSession) -> PlacedSession:
    """Return the session that gives the times of a session: itself, or one around it."""
    given = (one for one in placed.chain if one.written.start is not None or one.written.end is not None)
    return next(given, placed)


def _is_reported_around(first: PlacedSession, second: PlacedSession, members: set[PlacedSession]) -> bool:
    """Return whether sessions around two sessions clash, or one of the two with one around the other."""
    return any(
        overlap(one, other) is not None
        for one in first.chain
        for other in second.chain
        if one in members and other in members and (one, other) != (first, second)
    )
