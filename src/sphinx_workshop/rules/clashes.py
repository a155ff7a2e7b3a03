"""Clashes: which of some sessions are on at the same time, by their real moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.rules.timeline import Span, Timed

MAX_CLASHES: Final = 3
"""How many clashes of one session are reported: a day mistyped would bury all else."""


def are_one(first: Timed, second: Timed) -> bool:
    """Return whether sessions are the same, one around the other, or at times that neither of them says.

    A session without times of its own takes place within the session around it, nobody knows when: before
    or after the others there, unless these are in another room.
    """
    if first not in second.chain and second not in first.chain and _is_apart(first, second):
        return False
    return _frame(first) in second.chain or _frame(second) in first.chain


def _is_apart(first: Timed, second: Timed) -> bool:
    """Return whether both sessions say which room they are in, and it is not the same."""
    rooms = (first.session.room, second.session.room)
    return all(isinstance(room, str) for room in rooms) and len({str(room).casefold() for room in rooms}) > 1


def _frame(timed: Timed) -> Timed:
    """Return the session that says when a session takes place: itself, or one around it."""
    return next((one for one in timed.chain if one.owns_times), timed)


def overlap(first: Timed, second: Timed) -> Span | None:
    """Return when two sessions, of which none is around the other, are on at the same time."""
    if first.span is None or second.span is None:
        return None
    start, end = max(first.span[0], second.span[0]), min(first.span[1], second.span[1])
    return (start, end) if start < end and not are_one(first, second) else None


def clashes(sessions: Iterable[Timed]) -> Iterator[tuple[Timed, Timed, Span]]:
    """Yield the sessions that are on at the same time, in pairs as they are written, and when.

    Where a session clashes, those inside it do not clash once more.
    """
    spans = [(timed.span, timed) for timed in sessions]
    known = sorted(
        ((span, timed.number, timed) for span, timed in spans if span is not None), key=lambda one: one[:2]
    )
    members = {timed for _span, _number, timed in known}
    running: list[Timed] = []
    for (start, _end), _number, timed in known:
        running = [one for one in running if one.end is not None and one.end > start]
        reported = 0
        for one in running:
            both = overlap(one, timed)
            if both is None or _clash_around(one, timed, members):
                continue
            first, second = sorted((one, timed), key=lambda session: session.number)
            yield first, second, both
            reported += 1
            if reported == MAX_CLASHES:
                break
        running.append(timed)


def _clash_around(first: Timed, second: Timed, members: set[Timed]) -> bool:
    """Return whether sessions around two others clash, or one of these with one around the other."""
    return any(
        overlap(one, other) is not None
        for one in first.chain
        for other in second.chain
        if one in members and other in members and (one, other) != (first, second)
    )
