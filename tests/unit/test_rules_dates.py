"""Dates that cannot be meant are problems at their place; dates that can are none."""
# ruff: noqa: E501 (a message is a line)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.problems import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.problems import Problem
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str | bytes]], Loaded]

HEAD: Final = "name: Example Workshop\nphase: proposal\n"


def places(problems: list[Problem]) -> list[str]:
    """Return where problems are, and of which kind they are."""
    return [
        f"{Path(p.position.file).name}:{p.position.line}:{p.position.column} {p.kind.value}" for p in problems
    ]


def milestone(kind: str, due: str, *more: str, name: str = "") -> str:
    lines = [
        f"- name: {name or kind.capitalize()}",
        f"  kind: {kind}",
        f"  due: {due}",
        *(f"  {line}" for line in more),
    ]
    return "".join(f"{line}\n" for line in lines)


def dates(**due: str) -> str:
    """Return a dates.yml with one milestone of each kind."""
    return "".join(milestone(kind.replace("_", "-"), day) for kind, day in due.items())


GOOD: Final = {
    "the usual order": (
        "",
        dates(submission="2022-09-22", notification="2022-10-20", camera_ready="2022-11-10"),
    ),
    "written in another order": (
        "",
        dates(camera_ready="2022-11-10", notification="2022-10-20", submission="2022-09-22"),
    ),
    "abstracts first": ("", dates(abstract="2022-09-15", submission="2022-09-22", notification="2022-10-20")),
    "papers with their abstracts": ("", dates(abstract="2022-09-22", submission="2022-09-22")),
    "an hour after": (
        "",
        dates(
            submission="2022-09-22 17:00", notification="2022-09-22 18:00", camera_ready="2022-09-22 18:00:01"
        ),
    ),
    "several tracks, one submits after the other is notified": (
        "",
        milestone("submission", "2022-09-01", name="Full papers")
        + milestone("submission", "2022-10-25", name="Late-breaking results")
        + milestone("notification", "2022-10-01", name="Notification, full papers")
        + milestone("notification", "2022-11-10", name="Notification, late-breaking results")
        + milestone("camera-ready", "2022-10-20"),
    ),
    "TBD in between": ("", dates(submission="2022-09-22", notification="TBD", camera_ready="2022-11-10")),
    "only TBD": ("date: TBD\n", dates(submission="TBD", notification="TBD", camera_ready="TBD")),
    "the event is TBD": ("date: TBD\n", dates(submission="2022-09-22", camera_ready="2099-11-10")),
    "AoE, the day before the event": (
        "date: 2022-12-02\ntimezone: Asia/Tokyo\n",
        dates(camera_ready="2022-12-01"),
    ),
    "an event over New Year": (
        "date:\n  start: 2022-12-31\n  end: 2023-01-02\n",
        dates(camera_ready="2022-12-30"),
    ),
    # 16:00 UTC of 1 December; the event begins nine hours later, at 09:00 of 2 December where it takes place
    "the day of the event, where it is not yet": (
        "date: 2022-12-02\ntimezone: Pacific/Honolulu\n",
        milestone("camera-ready", "2022-12-02 01:00", "timezone: Asia/Tokyo"),
    ),
    "what may come when it likes": (
        "date: 2022-12-02\n",
        dates(
            video="2022-12-02",
            registration="2022-12-02",
            event="2022-12-03",
            other="2023-01-01",
            submission="2022-09-22",
        ),
    ),
    "extended": ("", milestone("submission", "2022-09-29", "was: 2022-09-22")),
    "extended twice": ("", milestone("submission", "2022-09-29", "was:", "  - 2022-09-15", "  - 2022-09-22")),
    "extended by hours": ("", milestone("submission", "2022-09-22", "was: 2022-09-22 17:00")),
    "a day that became a month": (
        "",
        milestone("submission", "2022-09", "timezone: UTC", "was: 2022-09-01 00:00"),
    ),
    "given up, the new one is TBD": ("", milestone("submission", "TBD", "was: 2022-09-22")),
    "extended past what was the notification": (
        "",
        milestone("submission", "2022-10-25", "was: 2022-09-22")
        + milestone("notification", "2022-11-10", "was: 2022-10-20"),
    ),
    "the last minute before the clock skips": (
        "",
        milestone("other", "2022-03-13 01:59", "timezone: America/New_York"),
    ),
    "the first minute after it": ("", milestone("other", "2022-03-13 03:00", "timezone: America/New_York")),
    "the day of a skip": ("", milestone("other", "2022-03-13", "timezone: America/New_York")),
    "the day of a repeat": ("", milestone("other", "2022-11-06", "timezone: America/New_York")),
    "AoE in the hour of a skip": (
        "timezone: America/New_York\n",
        milestone("submission", "2022-03-13 02:30"),
    ),
    "a whole day that begins with a skip": (
        "timezone: America/Sao_Paulo\n",
        milestone("event", "2018-11-04"),
    ),
    "a whole day that begins twice": ("timezone: America/Havana\n", milestone("event", "2022-11-06")),
}


@pytest.mark.parametrize(("event", "milestones"), GOOD.values(), ids=GOOD)
def test_dates_that_can_be_meant_are_no_problem(event: str, milestones: str, load_data: LoadData) -> None:
    assert load_data({"workshop.yml": HEAD + event, "dates.yml": milestones}).problems == []


# Order


@pytest.mark.parametrize(
    ("milestones", "expected"),
    [
        (dates(submission="2022-09-22", notification="2022-09-22"), ["dates.yml:6:8"]),
        (dates(notification="2022-09-21", submission="2022-09-22"), ["dates.yml:3:8"]),
        (dates(notification="2022-10-20", camera_ready="2022-10-01"), ["dates.yml:6:8"]),
        (dates(submission="2022-09-22", camera_ready="2022-09-01"), ["dates.yml:6:8"]),
        (dates(submission="2022-09-22", notification="TBD", camera_ready="2022-09-01"), ["dates.yml:9:8"]),
        (dates(abstract="2022-09-23", submission="2022-09-22"), ["dates.yml:6:8"]),
        (dates(submission="2022-09-22 17:00", notification="2022-09-22 16:59:59"), ["dates.yml:6:8"]),
        # one slip is one problem, though the date comes before two others
        (dates(abstract="2022-09-15", submission="2022-09-22", notification="2021-10-20"), ["dates.yml:9:8"]),
        (
            dates(submission="2022-09-22", notification="2022-10-20", camera_ready="2021-11-10"),
            ["dates.yml:9:8"],
        ),
        (
            dates(submission="2023-09-22", notification="2022-10-20", camera_ready="2022-11-10"),
            ["dates.yml:6:8"],
        ),
        # two slips are two
        (
            dates(submission="2022-09-22", notification="2022-09-21", camera_ready="2022-09-20"),
            ["dates.yml:6:8", "dates.yml:9:8"],
        ),
        # of several tracks, both come before the first submission
        (
            milestone("submission", "2022-09-22", name="A")
            + milestone("submission", "2022-10-06", name="B")
            + milestone("notification", "2022-09-20", name="C")
            + milestone("notification", "2022-10-20", name="D"),
            ["dates.yml:9:8"],
        ),
        # on the clocks it comes after, in fact before: Samoa is 25 hours ahead of AoE
        (
            milestone("submission", "2022-09-22")
            + milestone("notification", "2022-09-23 09:00", "timezone: Pacific/Apia"),
            ["dates.yml:6:8"],
        ),
    ],
)
def test_what_comes_before_what_it_must_follow_is_one_problem(
    milestones: str, expected: list[str], load_data: LoadData
) -> None:
    found = load_data({"dates.yml": milestones}).problems
    assert places(found) == [f"{place} date-order" for place in expected]


def test_a_message_about_order_names_both_dates_with_their_zones(load_data: LoadData) -> None:
    later = milestone("notification", "2022-09-22 08:00", "timezone: Asia/Tokyo", name="Decisions")
    loaded = load_data({"dates.yml": milestone("submission", "2022-09-22", name="Papers") + later})
    (problem,) = loaded.problems
    message = problem.message.replace(problem.position.file, "dates.yml")
    assert message == (
        "`Decisions` (2022-09-22 08:00 Asia/Tokyo) is not after `Papers` (2022-09-22 AoE) at dates.yml:3:8; "
        "`notification` comes after `submission`: correct one of the two"
    )
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("event", "due"),
    [
        ("date: 2022-12-02\n", "2022-12-02"),
        ("date: 2022-12-02\n", "2022-12-02 00:00"),
        ("date: 2021-12-02\n", "2022-11-10"),
        ("date:\n  start: 2022-12-31\n  end: 2023-01-02\n", "2023-01-01"),
        ("date:\n  start: 2022-12-31\n  end: 2023-01-02\n", "2022-12-31"),
        ("date: 2022-12-02\ntimezone: Pacific/Kiritimati\n", "2022-12-02"),
        ("date: 2022-12-02\ntimezone: AoE\n", "2022-12-02"),
    ],
)
@pytest.mark.parametrize("kind", ["abstract", "submission", "notification", "camera-ready"])
def test_what_must_come_before_the_event_and_does_not_is_a_problem(
    event: str, due: str, kind: str, load_data: LoadData
) -> None:
    (problem,) = load_data({"workshop.yml": HEAD + event, "dates.yml": milestone(kind, due)}).problems
    assert places([problem]) == ["dates.yml:3:8 date-order"]
    first_day = next(word for word in event.split() if word.startswith("202"))
    assert f"is not before the event ({first_day}) at " in problem.message
    assert "workshop.yml:3:7;" in problem.message or "workshop.yml:4:3;" in problem.message
    assert problem.message.endswith("; correct one of the two")


# History


@pytest.mark.parametrize(
    ("due", "was", "expected", "words"),
    [
        (
            "2022-09-29",
            "[2022-09-22, 2022-09-15]",
            ["4:21 date-history"],
            "`was` has 2022-09-15 after 2022-09-22",
        ),
        (
            "2022-09-29",
            "[2022-09-15, 2022-09-15]",
            ["4:21 date-history"],
            "write the oldest date first, and each date once",
        ),
        (
            "2022-09-29",
            "[2022-09-03, 2022-09-02, 2022-09-01]",
            ["4:21 date-history", "4:33 date-history"],
            "oldest date first",
        ),
        (
            "2022-09-22",
            "2022-09-22",
            ["4:8 date-history"],
            "2022-09-22 is still the date; remove it from `was`",
        ),
        ("2022-09-22", "2022-09-22 23:59", ["4:8 date-history"], "2022-09-22 23:59 is still the date"),
        ("TBD", "[2022-09-22, 2022-09-15]", ["4:21 date-history"], "oldest date first"),
        ("2022-09-22", "2022-09-29", ["3:8 moved-earlier"], "from 2022-09-29 to 2022-09-22; tell everybody"),
        (
            "2022-09-22 12:00",
            "2022-09-22 17:00",
            ["3:8 moved-earlier"],
            "from 2022-09-22 17:00 to 2022-09-22 12:00;",
        ),
        ("2022-09-22 17:00", "2022-09-22", ["3:8 moved-earlier"], "from 2022-09-22 to 2022-09-22 17:00;"),
        ("2022-09-22", "[2022-09-15, 2022-09-29]", ["3:8 moved-earlier"], "from 2022-09-29 to 2022-09-22;"),
        # the first moment that is not in the month
        (
            "2022-09\n  timezone: UTC",
            "2022-10-01 00:00",
            ["3:8 moved-earlier"],
            "from 2022-10-01 00:00 to 2022-09;",
        ),
    ],
)
def test_a_history_is_in_order_and_a_date_moved_earlier_is_warned_of(
    due: str, was: str, expected: list[str], words: str, load_data: LoadData
) -> None:
    found = load_data({"dates.yml": milestone("submission", due, f"was: {was}", name="Papers")}).problems
    assert places(found) == [f"dates.yml:{place}" for place in expected]
    assert any(words in problem.message for problem in found)
    warning = Severity.WARNING if "moved-earlier" in expected[0] else Severity.ERROR
    assert {problem.severity for problem in found} == {warning}


def test_a_period_may_begin_before_anybody_knows_its_end(load_data: LoadData) -> None:
    period = milestone("other", "TBD", "from: 2022-09-01")
    assert load_data({"dates.yml": period}).problems == []


def test_a_whole_day_that_was_not_moved_is_still_the_date(load_data: LoadData) -> None:
    found = load_data({"dates.yml": milestone("event", "2022-12-03", "was: 2022-12-03")}).problems
    assert places(found) == ["dates.yml:4:8 date-history"]


def test_a_whole_day_that_was_moved_is_no_deadline(load_data: LoadData) -> None:
    moved = milestone("event", "2022-12-01", "was: 2022-12-03", name="Tutorial")
    (problem,) = load_data({"dates.yml": moved}).problems
    assert problem.kind is Kind.MOVED_EARLIER
    assert problem.message.startswith(
        "`Tutorial` has been moved to an earlier time, from 2022-12-03 to 2022-12-01;"
    )


# Daylight saving. The readings are those of the countries' laws, computed by hand.

SAVING: Final = [
    (
        "2022-03-13 02:30",
        "America/New_York",
        "the clock in America/New_York skips 2022-03-13 02:30; write 2022-03-13 01:30 there (2022-03-13 06:30 UTC) "
        "or 2022-03-13 03:30 there (2022-03-13 07:30 UTC)",
    ),
    (
        "2022-11-06 01:30",
        "America/New_York",
        "the clock in America/New_York shows 2022-11-06 01:30 twice, at 2022-11-06 05:30 UTC and at 2022-11-06 06:30 UTC; "
        "write one of these, with `timezone: UTC`",
    ),
    (
        "2022-03-27 02:00",
        "Europe/Paris",
        "the clock in Europe/Paris skips 2022-03-27 02:00; write 2022-03-27 01:00 there (2022-03-27 00:00 UTC) "
        "or 2022-03-27 03:00 there (2022-03-27 01:00 UTC)",
    ),
    (
        "2022-10-30 02:59:59",
        "Europe/Paris",
        "the clock in Europe/Paris shows 2022-10-30 02:59:59 twice, at 2022-10-30 00:59:59 UTC "
        "and at 2022-10-30 01:59:59 UTC; write one of these, with `timezone: UTC`",
    ),
    (
        "2022-10-02 02:15",
        "Australia/Lord_Howe",
        "the clock in Australia/Lord_Howe skips 2022-10-02 02:15; write 2022-10-02 01:45 there (2022-10-01 15:15 UTC) "
        "or 2022-10-02 02:45 there (2022-10-01 15:45 UTC)",
    ),
    (
        "2022-04-03 01:45",
        "Australia/Lord_Howe",
        "the clock in Australia/Lord_Howe shows 2022-04-03 01:45 twice, at 2022-04-02 14:45 UTC "
        "and at 2022-04-02 15:15 UTC; write one of these, with `timezone: UTC`",
    ),
    # 23:59 is shown twice where the clock goes back at midnight
    (
        "2022-10-29",
        "Asia/Beirut",
        "the clock in Asia/Beirut shows 2022-10-29 23:59 twice, at 2022-10-29 20:59 UTC and at 2022-10-29 21:59 UTC; "
        "write one of these, with `timezone: UTC`",
    ),
    (
        "2011-12-30",
        "Pacific/Apia",
        "there is no 2011-12-30 in Pacific/Apia; write 2011-12-29 23:59 there (2011-12-30 09:59 UTC) "
        "or 2011-12-31 23:59 there (2011-12-31 09:59 UTC)",
    ),
    (
        "2011-12-30 12:00",
        "Pacific/Apia",
        "there is no 2011-12-30 in Pacific/Apia; write 2011-12-29 12:00 there (2011-12-29 22:00 UTC) "
        "or 2011-12-31 12:00 there (2011-12-30 22:00 UTC)",
    ),
]


@pytest.mark.parametrize(("due", "zone", "message"), SAVING)
def test_a_time_that_the_clock_skips_or_repeats_is_named_with_both_readings(
    due: str, zone: str, message: str, load_data: LoadData
) -> None:
    (problem,) = load_data({"dates.yml": milestone("other", due, f"timezone: {zone}")}).problems
    assert places([problem]) == ["dates.yml:3:8 daylight-saving"]
    assert problem.message == message


def test_a_day_that_does_not_exist_in_the_zone_of_the_workshop_is_a_problem(load_data: LoadData) -> None:
    workshop = f"{HEAD}timezone: Pacific/Apia\n"
    found = load_data({"workshop.yml": workshop, "dates.yml": milestone("event", "2011-12-30")}).problems
    assert places(found) == ["dates.yml:3:8 daylight-saving"]


def test_an_earlier_date_that_the_clock_skips_is_a_problem_where_it_is_written(load_data: LoadData) -> None:
    text = milestone(
        "other", "2022-03-20", "timezone: America/New_York", "was: [2022-03-06 02:30, 2022-03-13 02:30]"
    )
    assert places(load_data({"dates.yml": text}).problems) == ["dates.yml:5:27 daylight-saving"]


# Sessions


def program(*sessions: str, day: str = "2022-12-02") -> str:
    lines = [line for session in sessions for line in session.splitlines()]
    return "".join(
        f"{line}\n" for line in [f"- date: {day}", "  sessions:", *(f"    {line}" for line in lines)]
    )


@pytest.mark.parametrize(
    ("session", "day"),
    [
        ("- title: T\n  start: 09:00\n  end: 09:05", "2022-12-02"),
        ("- title: T\n  start: 21:00\n  end: 2022-12-03 00:30", "2022-12-02"),
        ("- title: T\n  start: 23:00\n  end: 2023-01-01 01:00", "2022-12-31"),
        ("- title: T\n  start: 2022-12-03 00:30\n  end: 2022-12-03 01:00", "2022-12-02"),
        ("- title: T\n  start: 09:00\n  end: TBD", "2022-12-02"),
        ("- title: T\n  end: 09:00", "2022-12-02"),
        ("- title: T\n  start: 09:00\n  end: 10:00", "TBD"),
        ("- title: T\n  start: 21:00\n  end: 2022-12-03 00:30", "TBD"),
        ("- title: T\n  start: 2022-12-02 10:00\n  end: 11:00", "TBD"),
        ("- title: T\n  start: 09:00\n  end: 10:00\n  sessions:\n  - title: U\n    end: 09:30", "2022-12-02"),
        (
            "- title: T\n  start: 22:00\n  end: 2022-12-03 00:30\n  sessions:\n  - title: U\n    start: 23:00",
            "2022-12-02",
        ),
    ],
)
def test_sessions_that_end_after_they_start_are_no_problem(
    session: str, day: str, load_data: LoadData
) -> None:
    assert load_data({"program.yml": program(session, day=day)}).problems == []


@pytest.mark.parametrize(
    ("session", "day", "place", "message"),
    [
        (
            "- title: T\n  start: 21:00\n  end: 00:30",
            "2022-12-02",
            "5:12",
            "`T` ends at 00:30, not after its start at 21:00; correct it, or write `2022-12-03 00:30` for past midnight",
        ),
        (
            "- title: T\n  start: 23:00\n  end: 01:00",
            "2022-12-31",
            "5:12",
            "`T` ends at 01:00, not after its start at 23:00; correct it, or write `2023-01-01 01:00` for past midnight",
        ),
        (
            "- title: T\n  end: 09:00\n  start: 09:00",
            "2022-12-02",
            "4:12",
            "`T` ends at 09:00, not after its start at 09:00; correct it, or write `2022-12-03 09:00` for past midnight",
        ),
        (
            "- title: T\n  start: 10:00\n  end: 09:00",
            "TBD",
            "5:12",
            "`T` ends at 09:00, not after its start at 10:00; correct it, or write the day and the time for past midnight",
        ),
        (
            "- title: T\n  start: 09:00\n  end: 2021-12-02 10:00",
            "2022-12-02",
            "5:12",
            "`T` ends at 2021-12-02 10:00, not after its start at 2022-12-02 09:00; correct one of the two",
        ),
        # the times that a session inside another has not are those of the one around it
        (
            "- title: T\n  start: 10:00\n  end: 11:00\n  sessions:\n  - title: U\n    end: 09:30",
            "2022-12-02",
            "8:14",
            "`U` ends at 09:30, not after its start at 10:00; correct it, or write `2022-12-03 09:30` for past midnight",
        ),
        (
            "- title: T\n  start: 10:00\n  end: 11:00\n  sessions:\n  - title: U\n    start: 11:30",
            "2022-12-02",
            "8:16",
            "`U` ends at 11:00, not after its start at 11:30; correct it, or write `2022-12-03 11:00` for past midnight",
        ),
        # nobody wrote this end for the afternoon
        (
            "- title: T\n  start: 02:00\n  end: 05:00\n  sessions:\n  - title: U\n    start: 09:00",
            "2022-12-02",
            "8:16",
            "`U` ends at 05:00, not after its start at 09:00; correct it, or write `2022-12-03 05:00` for past midnight",
        ),
    ],
)
def test_a_session_that_ends_before_it_starts_is_one_problem(
    session: str, day: str, place: str, message: str, load_data: LoadData
) -> None:
    (problem,) = load_data({"program.yml": program(session, day=day)}).problems
    assert places([problem]) == [f"program.yml:{place} date-order"]
    assert problem.message == message


def test_the_end_of_the_event_comes_not_before_its_start(load_data: LoadData) -> None:
    found = load_data({"workshop.yml": f"{HEAD}date:\n  start: 2022-12-03\n  end: 2022-12-02\n"}).problems
    assert places(found) == ["workshop.yml:4:3 date"]


def test_a_session_at_a_time_that_the_clock_skips_or_repeats_is_a_problem(load_data: LoadData) -> None:
    workshop = f"{HEAD}timezone: America/New_York\n"
    skipped = "- title: T\n  start: 01:00\n  end: 02:30"
    repeated = "- title: U\n  start: 01:30\n  end: 03:00"
    found = load_data({"workshop.yml": workshop, "program.yml": program(skipped, day="2022-03-13")}).problems
    assert places(found) == ["program.yml:5:12 daylight-saving"]
    (problem,) = load_data(
        {"workshop.yml": workshop, "program.yml": program(repeated, day="2022-11-06")}
    ).problems
    assert places([problem]) == ["program.yml:4:14 daylight-saving"]
    assert problem.message.endswith("; start or end the session at another time"), (
        "a session has no zone of its own"
    )


def test_a_session_on_a_day_to_be_announced_has_no_clock_to_skip(load_data: LoadData) -> None:
    workshop = f"{HEAD}timezone: America/New_York\n"
    text = program("- title: T\n  start: 02:30\n  end: 03:30", day="TBD")
    assert load_data({"workshop.yml": workshop, "program.yml": text}).problems == []
