"""A day is a grid of rooms and times exactly where that helps, and nothing in it lies upon another."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.directives.grid import after_gaps, grid_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded


@pytest.fixture
def grid(load_good: Callable[[dict[str, str]], Workshop]) -> Callable[..., Grid | None]:
    """Lay out a day whose sessions are given as title, start, end, room and kind; a blank is left out."""

    def grid(*sessions: str, date: str = "2022-12-02") -> Grid | None:
        text = f"- date: {date}\n  sessions:\n"
        for session in sessions:
            facts = zip(("title", "start", "end", "room", "kind"), session.split(","), strict=False)
            lines = [f"{name}: {value.strip()}" for name, value in facts if value.strip()]
            text += indent("- " + "\n  ".join(lines) + "\n", "    ")
        (day,) = load_good({"program.yml": text}).placed_days
        return grid_of(day)

    return grid


def shown(grid: Grid | None) -> list[tuple[str, tuple[int, ...]]]:
    assert grid is not None
    return [(str(placed.session.title), tuple(area)) for placed, area in grid.sessions]


def beside(grid: Grid | None) -> dict[str, tuple[str, ...]]:
    assert grid is not None
    return {str(placed.session.title): rooms for placed, rooms in grid.beside.items()}


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


def test_a_session_without_a_room_spans_all_while_some_are_in_use_and_says_which(
    grid: Callable[..., Grid | None],
) -> None:
    day = grid("A, 10:00, 11:00, A", "B, 10:00, 11:30, B", "All, 10:30, 12:00", "Late, 11:00, 11:45, A")
    assert shown(day) == [("A", (1, 2, 1)), ("B", (1, 2, 2)), ("All", (2, 3, 0)), ("Late", (3, 5, 1))]
    assert beside(day) == {"All": ("A", "B")}
    day = grid("A, 10:00, 11:00, A", "B, 10:00, 10:30, B", "All, 10:30, 12:00", "Last, 12:00, , B")
    assert shown(day) == [("A", (1, 2, 1)), ("B", (1, 2, 2)), ("All", (2, 3, 0)), ("Last", (3, 4, 0))]
    assert beside(day) == {"All": ("A",), "Last": ()}


def test_sessions_without_a_room_at_the_same_time_are_below_each_other(
    grid: Callable[..., Grid | None],
) -> None:
    day = grid(
        "A, 10:00, 11:00, A",
        "B, 10:00, 11:00, B",
        "Desk, 10:00, 18:00,, social",
        "Walk, 11:00,,, social",
        "Run, 11:00,,, social",
    )
    assert shown(day) == [
        ("Desk", (1, 2, 0)),
        ("A", (2, 3, 1)),
        ("B", (2, 3, 2)),
        ("Walk", (3, 4, 0)),
        ("Run", (4, 5, 0)),
    ]
    assert beside(day) == {"Desk": ("A", "B"), "Walk": (), "Run": ()}


def test_a_room_that_is_used_alone_has_no_column(grid: Callable[..., Grid | None]) -> None:
    day = grid("Keynote, 09:00, 10:00, Theatre", "A, 10:00, 11:00, A", "B, 10:00, 11:00, B")
    assert day is not None
    assert day.rooms == ("A", "B")
    assert shown(day) == [("Keynote", (1, 2, 0)), ("A", (2, 3, 1)), ("B", (2, 3, 2))]


def test_a_session_spans_all_while_no_other_room_is_in_use(grid: Callable[..., Grid | None]) -> None:
    day = grid(
        "Keynote, 09:00, 10:00, A",
        "A, 10:00, 11:00, A",
        "B, 10:00, 11:00, B",
        "Coffee, 10:50, 11:20, Foyer, break",
        "Tea, 11:00, 11:20, B, break",
    )
    assert day is not None
    assert day.rooms == ("A", "B")
    assert shown(day) == [
        ("Keynote", (1, 2, 0)),
        ("A", (2, 3, 1)),
        ("B", (2, 3, 2)),
        ("Coffee", (3, 4, 0)),
        ("Tea", (4, 5, 0)),
    ]


def test_a_time_in_which_nothing_takes_place_is_a_low_row(grid: Callable[..., Grid | None]) -> None:
    day = grid(
        "All, 09:00, 10:00", "A, 10:10, 12:00, A", "B, 10:10, 11:00, B", "C, 11:15, 12:00, B", "End, 12:10"
    )
    assert day is not None
    assert shown(day) == [
        ("All", (1, 2, 0)),
        ("A", (3, 6, 1)),
        ("B", (3, 4, 2)),
        ("C", (5, 6, 2)),
        ("End", (7, 8, 0)),
    ]
    clocks = [row.start and f"{row.start:%H:%M}" for row in day.rows]
    assert clocks == ["09:00", "10:00", "10:10", None, "11:15", "12:00", "12:10"]
    assert [row.is_gap for row in day.rows] == [False, True, False, False, False, True, False]
    assert [row.minutes for row in day.rows] == [60, 10, 50, 15, 45, 10, 0]


def test_a_row_across_the_end_of_summer_time_is_as_long_as_it_takes(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    facts = {
        "workshop.yml": "name: Night\nphase: program\ntimezone: Europe/Vienna\n",
        "program.yml": """
- date: 2022-10-30
  sessions:
    - {title: A, start: 01:30, end: 04:00, room: A}
    - {title: B, start: 01:30, end: 04:00, room: B}
""",
    }
    (day,) = load_good(facts).placed_days
    grid = grid_of(day)
    assert grid is not None
    assert [row.minutes for row in grid.rows] == [210]


def test_sessions_of_a_list_after_a_time_in_which_nothing_takes_place_are_found(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    text = """
- date: 2022-12-02
  sessions:
    - {title: First, start: 09:00, end: 10:00}
    - {title: At once, start: 10:00, end: 11:00}
    - {title: Later, start: 11:30, end: TBD}
    - {title: Who knows, start: 13:00}
"""
    (day,) = load_good({"program.yml": text}).placed_days
    assert [str(one.session.title) for one in after_gaps(day)] == ["Later"]


@pytest.mark.parametrize("start", ["09:00", "10:00", "10:15", "10:30", "11:00", "12:00"])
@pytest.mark.parametrize("end", ["", "10:20", "10:30", "11:00", "12:00", "13:00"])
def test_nothing_lies_upon_another(grid: Callable[..., Grid | None], start: str, end: str) -> None:
    day = grid(
        "A, 10:00, 11:00, A",
        "B, 10:30, 12:00, B",
        "C, 11:00, 12:00, A",
        f"All, {start}, {end if end > start else ''}",
        f"Too, {start},,, social",
    )
    cells = [
        (row, column)
        for _title, (first, last, column) in shown(day)
        for row in range(first, last)
        for column in ([column] if column else [1, 2])
    ]
    assert len(cells) == len(set(cells))
    assert {title for title, (first, last, _column) in shown(day) if first >= last} == set()


def test_a_session_without_an_end_lasts_until_the_next_one_in_its_room(
    grid: Callable[..., Grid | None],
) -> None:
    day = grid("A, 10:00, , A", "B, 10:00, 11:00, B", "Late, 12:00, , A")
    assert shown(day) == [("A", (1, 3, 1)), ("B", (1, 2, 2)), ("Late", (3, 4, 0))]


def test_sessions_whose_time_is_not_known_lie_below(grid: Callable[..., Grid | None]) -> None:
    day = grid("Some time,,,A", "Any time, TBD", "A, 10:00, 11:00, A", "B, 10:00, 11:00, B")
    below = shown(day)[2:]
    assert [title for title, _area in below] == ["Some time", "Any time"]
    (first, first_end, one), (second, second_end, two) = (area for _title, area in below)
    assert (one, two) == (0, 0)
    assert 2 <= first < first_end <= second < second_end


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
    ],
)
def test_a_day_is_a_list_where_rooms_side_by_side_would_not_help(
    grid: Callable[..., Grid | None], sessions: tuple[str, ...]
) -> None:
    assert grid(*sessions) is None


def test_sessions_that_clash_are_a_list(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    times = (("10:00", "11:00", "A"), ("10:00", "11:00", "B"), ("10:30", "12:00", "A"))
    sessions = "".join(
        f"    - title: One\n      start: {start}\n      end: {end}\n      room: {room}\n"
        for start, end, room in times
    )
    (day,) = load_data({"program.yml": f"- date: 2022-12-02\n  sessions:\n{sessions}"}).workshop.placed_days
    assert grid_of(day) is None


def test_no_sessions_are_no_grid(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    (day,) = load_good({"program.yml": "- date: 2022-12-02\n  sessions: TBD\n"}).placed_days
    assert grid_of(day) is None
