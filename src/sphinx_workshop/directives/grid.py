"""The grid of a day with parallel sessions: a column for each room, a row for each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import on_day
from sphinx_workshop.render.program_nodes import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sphinx_workshop.model.placed import PlacedSession


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The outermost sessions of a day by room and time."""

    rooms: tuple[str, ...]
    """In the order in which they appear."""
    sessions: tuple[tuple[PlacedSession, Area], ...]
    """In the order of time, then of the rooms."""


def grid_of(sessions: Sequence[PlacedSession]) -> Grid | None:
    """Return the grid of a day; None if no two rooms are in use at once, or sessions of a room overlap.

    A session without a room spans all columns, and so does one without a start, below the others.

    Args:
        sessions: The outermost sessions of the day.
    """
    times = {placed: _times(placed) for placed in sessions}
    timed = {placed: (start, end) for placed, (start, end) in times.items() if start is not None}
    rooms = tuple(dict.fromkeys(placed.room for placed in timed if placed.room))
    if len(rooms) < 2:  # noqa: PLR2004 (one room needs no columns)
        return None
    instants = {time for span in timed.values() for time in span if time is not None}
    rows = {when: row for row, when in enumerate(sorted(instants), start=1)}
    areas = {}
    for placed, (start, end) in timed.items():
        first = rows[start]
        # A session whose end is not known lasts until the next time of the day.
        last = rows[end] if end is not None else first + 1
        areas[placed] = Area(first, last, rooms.index(placed.room) + 1 if placed.room else 0)
    if not _is_parallel(areas.values(), len(rooms)):
        return None
    for below, placed in enumerate(sessions, start=len(rows) + 1):
        areas.setdefault(placed, Area(below, below + 1, 0))
    in_order = sorted(sessions, key=lambda placed: (areas[placed].first, areas[placed].column))
    return Grid(rooms=rooms, sessions=tuple((placed, areas[placed]) for placed in in_order))


def _times(placed: PlacedSession) -> tuple[datetime | None, datetime | None]:
    """Return the start and the end on the clock of the workshop; the end only if it is after the start."""
    day = date.min if isinstance(placed.day, Tbd) else placed.day
    start, end = on_day(placed.start, day), on_day(placed.end, day)
    return start, end if start is not None and end is not None and end > start else None


def _is_parallel(areas: Iterable[Area], rooms: int) -> bool:
    """Return whether two rooms are in use in the same row, and no room has two sessions in the same row."""
    spans = [(row, area.column) for area in areas for row in range(area.first, area.end)]
    rows = [row for row, column in spans if column]
    cells = [(row, room) for row, column in spans for room in ([column] if column else range(1, rooms + 1))]
    return len(rows) > len(set(rows)) and len(cells) == len(set(cells))
