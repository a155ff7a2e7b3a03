"""Which sessions of a day are at the same time in different rooms, and where each lies among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.render.program_nodes import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.program import ProgramDay, Session


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The outermost sessions of a day by room and time: a column for each room, a row for each time."""

    rooms: tuple[str, ...]
    """In the order in which they appear."""
    sessions: tuple[tuple[Session, Area], ...]
    """In the order of time, and then of the rooms."""


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A session whose start is known."""

    session: Session
    start: datetime
    end: datetime | None


def grid_of(day: ProgramDay) -> Grid | None:
    """Return the sessions of a day as a grid; None where no two rooms are in use at a time.

    A session without a room spans them all, and so does one without a start, below the others. A day on which
    two sessions would then lie upon each other is no grid, either.
    """
    sessions = day.sessions if isinstance(day.sessions, tuple) else ()
    held = [one for one in (_held(session, day.date) for session in sessions) if one is not None]
    rooms = tuple(dict.fromkeys(room for one in held if (room := _room(one.session))))
    if len(rooms) < 2:  # noqa: PLR2004 (side by side takes two)
        return None
    ends = (one.end for one in held if one.end is not None)
    rows = {when: row for row, when in enumerate(sorted({*(one.start for one in held), *ends}), start=1)}
    areas = {id(one.session): _area(one, rows, rooms) for one in held}
    if not _side_by_side(areas.values()) or not _apart(areas.values(), len(rooms)):
        return None
    for below, session in enumerate(sessions, start=len(rows) + 1):
        areas.setdefault(id(session), Area(below, below + 1, 0))
    placed = ((session, areas[id(session)]) for session in sessions)
    return Grid(rooms=rooms, sessions=tuple(sorted(placed, key=lambda one: (one[1].first, one[1].column))))


def _held(session: Session, on: date | Tbd) -> _Held | None:
    start, end = (_moment(clock, on) for clock in (session.start, session.end))
    if start is None:
        return None
    return _Held(session=session, start=start, end=end if end is not None and end > start else None)


def _moment(clock: time | datetime | Tbd | None, on: date | Tbd) -> datetime | None:
    if isinstance(clock, time):
        return datetime.combine(date.min if isinstance(on, Tbd) else on, clock)
    return clock if isinstance(clock, datetime) else None


def _room(session: Session) -> str:
    return session.room if isinstance(session.room, str) else ""


def _area(one: _Held, rows: dict[datetime, int], rooms: tuple[str, ...]) -> Area:
    """Return where a session lies; one whose end is not known, up to the next time of the day."""
    first = rows[one.start]
    end = rows[one.end] if one.end is not None else first + 1
    room = _room(one.session)
    return Area(first, end, rooms.index(room) + 1 if room else 0)


def _side_by_side(areas: Iterable[Area]) -> bool:
    """Return whether any row has sessions of two rooms."""
    rooms: dict[int, int] = {}
    return any(
        rooms.setdefault(row, area.column) != area.column
        for area in areas
        if area.column
        for row in range(area.first, area.end)
    )


def _apart(areas: Iterable[Area], rooms: int) -> bool:
    """Return whether no two sessions take the same room in the same row."""
    cells = [cell for area in areas for cell in _cells(area, rooms)]
    return len(cells) == len(set(cells))


def _cells(area: Area, rooms: int) -> Iterator[tuple[int, int]]:
    columns = (area.column,) if area.column else range(1, rooms + 1)
    return ((row, column) for row in range(area.first, area.end) for column in columns)
