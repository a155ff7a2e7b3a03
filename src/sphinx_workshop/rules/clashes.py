"""Clashes: which of some sessions take place at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_workshop.model.placed import Interval, PlacedSession

MAX_CLASHES: Final = 3
"""How many clashes of one session are reported: one wrong day would bury everything else."""


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
    known = ((placed.interval, placed.number, placed) for placed in sessions)
    in_order = sorted(
        ((interval, number, one) for interval, number, one in known if interval), key=lambda entry: entry[:2]
    )
    running: list[tuple[Interval, PlacedSession]] = []
    for interval, _number, placed in in_order:
        running = [entry for entry in running if entry[0][1] > interval[0]]
        reported = 0
        for _span, one in running:
            both = overlap(one, placed)
            if both is None or _is_reported_around(one, placed, members):
                continue
            first, second = sorted((one, placed), key=lambda session: session.number)
            yield first, second, both
            reported += 1
            if reported == MAX_CLASHES:
                break
        running.append((interval, placed))


def _may_be_one(first: PlacedSession, second: PlacedSession) -> bool:
    """Return whether sessions are the same, one is inside the other, or their own times are not given.

    A session without times of its own is at some time within the session around it: before or after the
    others there, unless these are in another room.
    """
    if first not in second.chain and second not in first.chain and _are_in_two_rooms(first, second):
        return False
    return _with_times(first) in second.chain or _with_times(second) in first.chain


def _are_in_two_rooms(first: PlacedSession, second: PlacedSession) -> bool:
    """Return whether both sessions give a room, and not the same one."""
    rooms = (first.written.room, second.written.room)
    return all(isinstance(room, str) for room in rooms) and len({str(room).casefold() for room in rooms}) > 1


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
