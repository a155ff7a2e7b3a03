"""The grid of a day with parallel sessions: a column for each room, a row for each time."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.render.program_nodes import Area, Row
from sphinx_workshop.rules.rooms import FREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sphinx_workshop.model.placed import PlacedSession


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The outermost sessions of a day by room and time."""

    rooms: tuple[str, ...]
    """Those with a column, in the order in which they appear."""
    sessions: tuple[tuple[PlacedSession, Area], ...]
    """In the order of time, then of the rooms."""
    beside: Mapping[PlacedSession, tuple[str, ...]]
    """For a session that spans all columns: the rooms with sessions at the same time."""
    rows: tuple[Row, ...]
    """The rows, from the first on; a time in which nothing takes place has one, too."""


class _Span(NamedTuple):
    """From when until when a session takes place, as numbers of the distinct times of the day."""

    first: int
    end: int

    def overlaps(self, other: _Span) -> bool:
        return self.first < other.end and other.first < self.end


def grid_of(sessions: Sequence[PlacedSession]) -> Grid | None:
    """Return the grid of a day; None if no two rooms are in use at once, or sessions of a room overlap.

    A room has a column if it is in use at the same time as another one. Other sessions span all columns:
    those without a room, and those at whose time no other room is in use. Each is a row of its own at its
    start; a session in a room that goes on meanwhile ends above it. A session without a start spans all
    columns below the others.

    Args:
        sessions: The outermost sessions of the day.
    """
    spans = _spans(sessions)
    rooms = _rooms_side_by_side(spans)
    in_rooms = {placed: span for placed, span in spans.items() if placed.room in rooms}
    if not rooms or _has_clash(in_rooms):
        return None
    in_rooms = {
        placed: span
        for placed, span in in_rooms.items()
        if any(span.overlaps(other) for one, other in in_rooms.items() if one is not placed)
    }
    across = {placed: span for placed, span in spans.items() if placed not in in_rooms}
    areas = _areas(in_rooms, across, rooms)
    below = max(area.end for area in areas.values())
    untimed = [placed for placed in sessions if placed not in areas]
    areas |= {placed: Area(row, row + 1, 0) for row, placed in enumerate(untimed, start=below)}
    areas, rows = _with_gaps(areas, spans, _instants(sessions))
    in_order = sorted(sessions, key=lambda placed: (areas[placed].first, areas[placed].column))
    return Grid(
        rooms=rooms,
        sessions=tuple((placed, areas[placed]) for placed in in_order),
        beside={placed: _rooms_during(span, in_rooms, rooms) for placed, span in across.items()},
        rows=rows,
    )


def _spans(sessions: Sequence[PlacedSession]) -> dict[PlacedSession, _Span]:
    """Return when the sessions take place whose start is known.

    A session whose end is not known lasts until the next time of the day.
    """
    times = {placed: _times(placed) for placed in sessions}
    known = {placed: (start, end) for placed, (start, end) in times.items() if start is not None}
    numbers = {when: number for number, when in enumerate(_instants(sessions))}
    return {
        placed: _Span(numbers[start], numbers[start] + 1 if end is None else numbers[end])
        for placed, (start, end) in known.items()
    }


def _instants(sessions: Iterable[PlacedSession]) -> list[datetime]:
    """Return the distinct times of a day, in UTC."""
    return sorted({time for placed in sessions for time in _times(placed) if time is not None})


def _times(placed: PlacedSession) -> tuple[datetime | None, datetime | None]:
    """Return the start and the end in UTC, since clocks may change; the end only if it is after the start."""
    return placed.start_instant, placed.end_instant if placed.interval is not None else None


def _rooms_side_by_side(spans: Mapping[PlacedSession, _Span]) -> tuple[str, ...]:
    """Return the rooms that are in use at the same time as another; breaks and socials use none."""
    using = [placed for placed in spans if placed.room and placed.session.inferred_kind not in FREE]
    parallel = {
        room
        for one, other in combinations(using, 2)
        if one.room != other.room and spans[one].overlaps(spans[other])
        for room in (one.room, other.room)
    }
    return tuple(dict.fromkeys(placed.room for placed in spans if placed.room in parallel and placed.room))


def _has_clash(in_rooms: Mapping[PlacedSession, _Span]) -> bool:
    """Return whether two sessions are in one room at the same time."""
    pairs = combinations(in_rooms, 2)
    return any(one.room == other.room and in_rooms[one].overlaps(in_rooms[other]) for one, other in pairs)


def _areas(
    in_rooms: Mapping[PlacedSession, _Span], across: Mapping[PlacedSession, _Span], rooms: Sequence[str]
) -> dict[PlacedSession, Area]:
    """Return the places in the grid of the sessions in rooms, and of those across all columns."""
    # A row begins with each session across, and after those with each time of the sessions in rooms.
    last = len(across)
    bands = {placed: (span.first, number) for number, (placed, span) in enumerate(across.items())}
    times = {(span.first, last) for span in in_rooms.values()}
    ends = {span.end for span in in_rooms.values()} - {first for first, _number in bands.values()}
    rows = sorted({*bands.values(), *times, *((end, last) for end in ends)})
    areas = {}
    for placed, band in bands.items():
        row = rows.index(band) + 1
        areas[placed] = Area(row, row + 1, 0)
    cuts = [area.first for area in areas.values()]
    for placed, span in in_rooms.items():
        first = bisect_left(rows, (span.first, last)) + 1
        end = bisect_left(rows, (span.end, 0)) + 1
        end = min([end, *(cut for cut in cuts if cut > first)])
        areas[placed] = Area(first, end, rooms.index(placed.room or "") + 1)
    return _without_empty_rows(areas)


def _without_empty_rows(areas: Mapping[PlacedSession, Area]) -> dict[PlacedSession, Area]:
    used = sorted({row for area in areas.values() for row in range(area.first, area.end)})
    return {
        placed: Area(bisect_left(used, first) + 1, bisect_left(used, end) + 1, column)
        for placed, (first, end, column) in areas.items()
    }


def after_gaps(sessions: Iterable[PlacedSession]) -> set[PlacedSession]:
    """Return the sessions before which, as far as is known, nothing takes place for a while."""
    found = set()
    latest: datetime | None = None
    for placed in sessions:
        start, end = _times(placed)
        if start is not None and latest is not None and start > latest:
            found.add(placed)
        latest = None if end is None else max(end, latest or end)
    return found


def _with_gaps(
    areas: Mapping[PlacedSession, Area], spans: Mapping[PlacedSession, _Span], instants: Sequence[datetime]
) -> tuple[dict[PlacedSession, Area], tuple[Row, ...]]:
    """Return the places with a row more for each time in which nothing takes place, and all rows."""
    rows: list[Row] = []
    moved: dict[int, int] = {}  # to where rows go
    begins: dict[int, int] = {}  # when the sessions begin that begin in a row, as a number
    for placed, area in areas.items():
        if placed in spans:
            begins[area.first] = min(begins.get(area.first, len(instants)), spans[placed].first)
    latest = now = 0  # the last end so far, and the beginning of the row
    for row in range(1, max(area.end for area in areas.values())):
        first = begins.get(row)
        if first is not None and rows and first > latest:
            rows.append(Row(instants[latest], _minutes(instants, latest, first), is_gap=True))
        now = now if first is None else first
        ends = [
            spans[one].end for one, area in areas.items() if area.first <= row < area.end and one in spans
        ]
        latest = max([latest, *ends])
        end = min([begins.get(row + 1, len(instants)), *ends], default=now)
        moved[row] = len(rows) + 1
        rows.append(Row(None if first is None else instants[first], _minutes(instants, now, end)))
        now = end
    placed_anew = {
        placed: Area(moved[area.first], moved[area.end - 1] + 1, area.column)
        for placed, area in areas.items()
    }
    return placed_anew, tuple(rows)


def _minutes(instants: Sequence[datetime], first: int, end: int) -> int:
    """Return the minutes between two of the times of a day; 0 if the end is not among them."""
    return max(int((instants[end] - instants[first]).total_seconds() // 60), 0) if end < len(instants) else 0


def _rooms_during(
    span: _Span, in_rooms: Mapping[PlacedSession, _Span], rooms: Iterable[str]
) -> tuple[str, ...]:
    """Return the rooms with a session at the same time."""
    used = {placed.room for placed, other in in_rooms.items() if span.overlaps(other)}
    return tuple(room for room in rooms if room in used)
