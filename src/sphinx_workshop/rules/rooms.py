"""Rooms: no two sessions are in one at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.clashes import clashes
from sphinx_workshop.rules.timeline import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.rules.timeline import Timed


def check_rooms(sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each session that is in a room while another is.

    :param sessions: all sessions of the program
    """
    rooms: dict[str, list[Timed]] = {}
    for timed in sessions:
        if not isinstance(timed.room, Tbd) and not (timed.room is None and _is_in_rooms(timed.session)):
            rooms.setdefault((timed.room or "").casefold(), []).append(timed)
    for in_room in rooms.values():
        for first, second, (start, end) in clashes(in_room):
            where = (
                quoted(second.room) if isinstance(second.room, str) else "the room of all without a `room`"
            )
            message = (
                f"{called(second.session)} is in {where} at the same time as {called(first.session)} "
                f"at {first.position}, from {second.words(start, end)}; "
                "move one of them, or give it another `room`"
            )
            yield Problem(Kind.ROOM_CLASH, second.position, message)


def _is_in_rooms(session: Session) -> bool:
    """Return whether a session takes place in the rooms of those inside it, as parallel sessions do."""
    return bool(session.sessions) and all(
        inner.room is not None or _is_in_rooms(inner) for inner in session.sessions
    )
