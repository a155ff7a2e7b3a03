"""A day is a grid of rooms and times exactly where that helps, and nothing in it lies upon another."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.directives.grid import grid_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.workshop import Workshop


@pytest.fixture
def grid(load_good: Callable[[dict[str, str]], Workshop]) -> Callable[..., Grid | None]:
    """Lay out a day whose sessions are given as title, start, end and room; a blank is left out."""

    def grid(*sessions: str, date: str = "2022-12-02") -> Grid | None:
        text = f"- date: {date}\n  sessions:\n"
        for session in sessions:
            facts = zip(("title", "start", "end", "room"), session.split(","), strict=False)
            lines = [f"{name}: {value.strip()}" for name, value in facts if value.strip()]
            text += indent("- " + "\n  ".join(lines) + "\n", "    ")
        (day,) = load_good({"program.yml": text}).placed_days
        return grid_of(day)

    return grid


def shown(grid: Grid | None) -> list[tuple[str, tuple[int, ...]]]:
    assert grid is not None
    return [(str(placed.session.title), tuple(area)) for placed, area in grid.sessions]


def test_rows_are_the_distinct_times_and_columns_the_rooms_as_they_appear(
    grid: Callable[..., Grid | None],
) -> None:
    day = grid("B, 10:00, 11:00, Hall B", "A, 10:00, 10:30, Hall A", "Then, 10:30, 11:00, Hall A")
    assert day is not None
    assert day.rooms == ("Hall B", "Hall A")
    assert shown(day) == [("B", (1, 3, 1)), ("A", (1, 2, 2)), ("Then", (2, 3, 2))]


def test_a_session_without_a_room_spans_all(grid: Callable[..., Grid | None]) -> None:
    day = grid("All, 09:00, 10:00", "A, 10:00, 11:00, A", "B, 10:00, 11:00, B")
    assert shown(day) == [("All", (1, 2, 0)), ("A", (2, 3, 1)), ("B", (2, 3, 2))]


def test_a_session_without_an_end_lasts_until_the_next_one_in_its_room(
    grid: Callable[..., Grid | None],
) -> None:
    day = grid("A, 10:00, , A", "B, 10:00, 11:00, B", "Late, 12:00, , A")
    assert shown(day) == [("A", (1, 3, 1)), ("B", (1, 2, 2)), ("Late", (3, 4, 1))]


def test_sessions_whose_time_is_not_known_lie_below(grid: Callable[..., Grid | None]) -> None:
    day = grid("Some time,,,A", "Any time, TBD", "A, 10:00, 11:00, A", "B, 10:00, 11:00, B")
    below = shown(day)[2:]
    assert [title for title, _area in below] == ["Some time", "Any time"]
    (first, first_end, one), (second, second_end, two) = (area for _title, area in below)
    assert (one, two) == (0, 0)
    assert 3 <= first < first_end <= second < second_end


def test_times_past_midnight_come_after_those_before_it(grid: Callable[..., Grid | None]) -> None:
    day = grid("A, 23:00, 2022-12-03 01:00, A", "B, 2022-12-03 00:30, 2022-12-03 01:00, B")
    assert shown(day) == [("A", (1, 3, 1)), ("B", (2, 3, 2))]


def test_a_day_to_be_announced_is_a_grid_by_its_times(grid: Callable[..., Grid | None]) -> None:
    day = grid("A, 10:00, 11:00, A", "B, 10:30, 11:00, B", date="TBD")
    assert shown(day) == [("A", (1, 3, 1)), ("B", (2, 3, 2))]


@pytest.mark.parametrize(
    "sessions",
    [
        pytest.param(("A, 10:00, 11:00, A", "More, 11:00, 12:00, A"), id="one room"),
        pytest.param(("A, 10:00, 11:00, A", "B, 11:00, 12:00, B"), id="one room after the other"),
        pytest.param(("A, 10:00, 11:00, A", "B, , , B"), id="one room at a time that is known"),
        pytest.param(("A, 10:00, 11:00, TBD", "B, 10:00, 11:00, TBD"), id="rooms to be announced"),
        pytest.param(
            ("A, 10:00, 11:00, A", "B, 10:00, 11:00, B", "All, 10:30, 12:00"),
            id="all rooms while some are in use",
        ),
    ],
)
def test_a_day_is_a_list_where_rooms_side_by_side_would_not_help(
    grid: Callable[..., Grid | None], sessions: tuple[str, ...]
) -> None:
    assert grid(*sessions) is None


def test_no_sessions_are_no_grid(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    (day,) = load_good({"program.yml": "- date: 2022-12-02\n  sessions: TBD\n"}).placed_days
    assert grid_of(day) is None
