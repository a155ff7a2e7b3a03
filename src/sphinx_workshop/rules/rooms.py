"""Rooms: no two sessions are in one room at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name, times_of
from sphinx_workshop.rules.sessions import clashes, room_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

FREE: Final = frozenset({SessionKind.BREAK, SessionKind.SOCIAL})
"""Kinds of sessions that occupy no room, whether they name one or not."""


def check_rooms(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each session that is in a room at the same time as another.

    A break or a social occupies none: coffee may be served beside the posters, in their hall.
    """
    by_room: dict[str, list[PlacedSession]] = {}
    for placed in workshop.placed_sessions:
        if placed.written.inferred_kind in FREE:
            continue
        room = room_of(placed, workshop)
        if not isinstance(room, Tbd) and (room is not None or not _is_in_rooms_inside(placed.written)):
            by_room.setdefault((room or "").casefold(), []).append(placed)
    for sessions in by_room.values():
        for first, second, (start, end) in clashes(sessions):
            room = room_of(second, workshop)
            where = "neither has a `room`, so both are in the only one"
            if isinstance(room, str):
                where = f"both are in {quoted(room)}"
            message = (
                f"{session_name(second.written)} overlaps with {session_name(first.written)} "
                f"at {first.position} ({where}), from {times_of(second, start, end)}; "
                "move one of them, or give it another `room`"
            )
            yield Problem(Kind.ROOM_CLASH, second.position, message)


def _is_in_rooms_inside(session: Session) -> bool:
    """Return whether a session takes place in the rooms of those inside it, as parallel sessions do."""
    return bool(session.sessions) and all(
        inner.room is not None or _is_in_rooms_inside(inner) for inner in session.sessions
    )
