"""Sessions among others: their rooms, the times of those around them, and those beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.model.base import Tbd
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop


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
