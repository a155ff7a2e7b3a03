"""The grid of a day with parallel sessions: a column for each room, a row for each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import on_day
from sphinx_workshop.render.program_nodes import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
    if not _side_by_side(areas.values()) or not _apart(areas.values(), len(rooms)):
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


def _side_by_side(areas: Iterable[Area]) -> bool:
    """Return whether a row has sessions of two rooms."""
    rooms: dict[int, int] = {}
    return any(
        rooms.setdefault(row, area.column) != area.column
        for area in areas
        if area.column
        for row in range(area.first, area.end)
    )


def _apart(areas: Iterable[Area], rooms: int) -> bool:
    """Return whether no two sessions are in the same room in the same row."""
    cells = [cell for area in areas for cell in _cells(area, rooms)]
    return len(cells) == len(set(cells))


def _cells(area: Area, rooms: int) -> Iterator[tuple[int, int]]:
    columns = (area.column,) if area.column else range(1, rooms + 1)
    return ((row, column) for row in range(area.first, area.end) for column in columns)
