"""The rules of the program: each broken, and each kept where it looks broken and is not."""
# ruff: noqa: E501 (a session of a table is a line)

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_workshop.model.event import Event
from sphinx_workshop.model.program import ProgramDay, Session
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.rules.sessions import clashes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.problems import Problem
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str | bytes]], Loaded]
    Found = Callable[..., list[Problem]]

HEAD: Final = "name: Example Workshop\nphase: proposal\n"
PEOPLE: Final = """\
- name: Ada Example
- name: Grace Example
  timezone: Asia/Tokyo
- name: Alan Example
  timezone: America/New_York
- name: Declined Example
  status: declined
"""


def s(when: str, more: str = "", inside: list[str] | None = None, *, title: str = "T") -> str:
    """Return a session: ``s("09:00 10:00", "room: A")``; times of a day with ``/``: ``2022-12-03/00:30``."""
    times = zip(("start", "end"), when.split(), strict=False)
    lines = [
        f"- title: {title}",
        *(f"  {field}: {clock.replace('/', ' ')}" for field, clock in times if clock != "-"),
        *(f"  {line}" for line in more.split("; ") if line),
    ]
    if inside:
        lines += ["  sessions:", *(f"    {line}" for one in inside for line in one.splitlines())]
    return "\n".join(lines)


def day(*sessions: str, on: str = "2022-12-02") -> str:
    body = "".join(f"    {line}\n" for one in sessions for line in one.splitlines())
    return f"- date: {on}\n" + (f"  sessions:\n{body}" if body else "")


@pytest.fixture
def found(load_data: LoadData) -> Callable[..., list[Problem]]:
    """Return the problems of a program; those of the kinds that are asked for, else all."""

    def of(*days: str, event: str = "", only: str = "") -> list[Problem]:
        files = {"workshop.yml": HEAD + event, "speakers.yml": PEOPLE, "program.yml": "".join(days)}
        problems = load_data(files).problems
        return [problem for problem in problems if not only or problem.kind.value in only.split()]

    return of


def places(problems: list[Problem]) -> list[str]:
    return [
        f"{Path(p.position.file).stem}:{p.position.line}:{p.position.column} {p.kind.value}" for p in problems
    ]


GOOD: Final[dict[str, tuple[str, list[str]]]] = {
    "one after the other": ("", [day(s("09:00 10:00"), s("10:00 11:00"))]),
    "to the second": ("", [day(s("09:00 10:00:30"), s("10:00:30 11:00"))]),
    "in two rooms": ("", [day(s("09:00 10:00", "room: A"), s("09:00 10:00", "room: B"))]),
    "one in a room, one in none": ("", [day(s("09:00 10:00", "room: A"), s("09:00 10:00"))]),
    "a room to be announced": ("", [day(s("09:00 10:00", "room: TBD"), s("09:00 10:00", "room: TBD"))]),
    "inside a session whose room is to be announced": (
        "",
        [day(s("09:00 10:00", "room: TBD", [s("09:00 10:00")]), s("09:00 10:00"))],
    ),
    "a room of the venue to be announced is one all the same": (
        "venue:\n  room: TBD\n",
        [day(s("09:00 10:00"), s("10:00 11:00"))],
    ),
    "on other days": ("", [day(s("09:00 10:00")), day(s("09:00 10:00"), on="2022-12-03")]),
    "past midnight, up to the next day": (
        "",
        [day(s("21:00 2022-12-03/00:30")), day(s("00:30 01:00"), on="2022-12-03")],
    ),
    "inside another": ("", [day(s("09:00 10:00", "", [s("09:00 09:30"), s("09:30 10:00")]))]),
    "inside another, in the room of that": ("", [day(s("09:00 10:00", "room: A", [s("09:10 09:20", "room: A")]))]),
    "inside another, in another room, with the same chair": (
        "",
        [day(s("09:00 10:00", "room: A; chairs: ada-example", [s("09:10 09:30", "room: B; chairs: ada-example")]))],
    ),
    "inside another, without times": (
        "",
        [day(s("09:00 10:00", "chairs: ada-example", [s("", "speakers: ada-example"), s("", "speakers: ada-example"), s("09:20 09:40", "chairs: ada-example")]))],
    ),
    "inside another, each until the next one": ("", [day(s("09:00 12:00", "", [s("10:00"), s("11:00")]))]),
    "each until the next one in its room": (
        "",
        [day(s("09:00", "room: A"), s("09:00", "room: B"), s("10:00", "room: A"), s("10:30", "room: B"), s("11:00", "kind: break"))],
    ),
    "a break without a room beside others": (
        "venue:\n  room: Hall\n",
        [day(s("12:00 13:00", "kind: break"), s("12:00 14:00", "kind: poster"), s("13:00 18:00", "kind: social"))],
    ),
    "two deep": ("", [day(s("09:00 10:00", "", [s("", "", [s("09:00 09:30"), s("09:30 10:00"), s("")]), s("")]))]),
    "parallel sessions in their own rooms": (
        "",
        [day(s("09:00 10:00", "", [s("", "room: A"), s("", "room: B")]), s("09:00 10:00"))],
    ),
    "times to be announced": ("", [day(s("TBD TBD"), s("09:00 10:00"), s("09:00 TBD"), s("- 09:30"))]),
    "a session around whose times are to be announced": ("", [day(s("TBD TBD", "", [s("09:00 10:00")]))]),
    "a day to be announced": ("", [day(s("09:00 10:00"), s("10:00 11:00"), on="TBD")]),
    "two days to be announced": ("", [day(s("09:00 10:00"), on="TBD"), day(s("09:00 10:00"), on="TBD")]),
    "the end of a day to be announced is another day": (
        "",
        [day(s("21:00 2022-12-03/00:30"), s("22:00 23:00"), on="TBD"), day(s("00:00 01:00"), on="2022-12-03")],
    ),
    "a day between two to be announced": ("", [day(on="2022-12-02"), day(on="TBD"), day(on="2022-12-03")]),
    "the days of the event": (
        "date:\n  start: 2022-12-02\n  end: 2022-12-03\n",
        [day(), day(on="2022-12-03")],
    ),
    "the date of the event to be announced": ("date: TBD\n", [day()]),
    "a pause of a quarter of an hour": ("", [day(s("09:00 10:00"), s("10:15 11:00"))]),
    "a pause before a social": ("", [day(s("09:00 10:00"), s("19:00 23:00", "kind: social"))]),
    "a pause before a social and what is beside it": (
        "",
        [day(s("09:00 10:00"), s("19:00 23:00", "room: A"), s("19:00 23:00", "kind: social"))],
    ),
    "a pause in one room": ("", [day(s("09:00 10:00", "room: A"), s("11:00 12:00", "room: A"), s("09:30 11:00", "room: B"))]),
    "a pause in one of parallel sessions": (
        "",
        [day(
            s("09:00 12:00", "room: A", [s("09:00 10:00"), s("11:00 12:00")]),
            s("09:00 12:00", "room: B", [s("09:00 10:50"), s("10:50 12:00")]),
        )],
    ),
    "a pause in one of parallel sessions, while another is on that does not say when": (
        "",
        [day(
            s("09:00 12:00", "room: A", [s("09:00 10:00"), s("11:00 12:00")]),
            s("09:00 12:00", "room: B", [s("09:00 10:00"), s("TBD TBD")]),
        )],
    ),
    "a pause in one of three": (
        "",
        [day(
            s("09:00 12:00", "room: A", [s("09:00 10:00"), s("11:30 12:00")]),
            s("09:00 12:00", "room: B"),
            s("10:00 11:00", "room: C"),
        )],
    ),
    "a pause of a quarter of an hour until something begins elsewhere": (
        "",
        [day(
            s("09:00 12:00", "room: A", [s("09:00 10:00"), s("10:40 12:00")]),
            s("10:15 10:40", "room: B"),
        )],
    ),
    "a pause that something fills whose times are not known": ("", [day(s("09:00 10:00"), s("TBD TBD"), s("11:00 12:00"))]),
    "a pause inside that a session without times may fill": (
        "",
        [day(s("09:00 12:00", "", [s("09:00 10:00"), s(""), s("11:00 12:00")]))],
    ),
    "the rest of a session around": ("", [day(s("09:00 12:00", "", [s("09:00 10:00")]))]),
    "an hour that the clock skips is no pause": (
        "timezone: America/New_York\n",
        [day(s("01:00 01:55"), s("03:05 04:00"), on="2022-03-13")],
    ),
    "an hour that the clock skips is within": (
        "timezone: America/New_York\n",
        [day(s("00:00 03:30", "", [s("01:30 03:00"), s("03:00 03:30")]), on="2022-03-13")],
    ),
    "rooms written one after the other": (
        "",
        [day(s("09:00 10:00", "room: A"), s("10:00 11:00", "room: A"), s("09:00 10:00", "room: B"))],
    ),
    "somebody speaks and chairs": ("", [day(s("09:00 10:00", "speakers: ada-example; chairs: ada-example"))]),
    "somebody is in two sessions one after the other": (
        "",
        [day(s("09:00 10:00", "speakers: ada-example; room: A"), s("10:00 11:00", "chairs: ada-example; room: B"))],
    ),
    "names that are no ids": (
        "",
        [day(s("09:00 10:00", "chairs: Emmy Example; room: A"), s("09:00 10:00", "chairs: madonna; room: B"))],
    ),
    "in the day, everywhere": (
        "",
        [day(s("06:00 14:00", "speakers: grace-example"), s("14:00 14:10", "chairs: alan-example"))],
    ),
    "early in the morning": ("", [day(s("21:00 22:00", "speakers: grace-example"))]),
    "a session of the same night": ("", [day(s("2022-12-03/00:30 2022-12-03/05:00"))]),
    "a session that ends after the event": (
        "date: 2022-12-02\n",
        [day(s("20:00 2022-12-03/12:00"))],
    ),
    "a session that begins with the event": ("date: 2022-12-02\n", [day(s("2022-12-02/00:00 2022-12-02/01:00"))]),
    "in one room, whichever case it is written in": (
        "",
        [day(s("09:00 10:00", "", [s("", "room: hall a"), s("", "room: Hall A")]))],
    ),
    "in one room, written the other way round": (
        "",
        [day(s("09:00 10:00", "", [s("", "room: Hall A"), s("", "room: hall a")]))],
    ),
    "in the night, where everybody is": (
        "format: in-person\n",
        [day(s("18:00 20:00", "speakers: grace-example"))],
    ),
    "in the night, of whom nobody knows where": ("", [day(s("00:00 04:00", "speakers: ada-example"))]),
    "in the night, on a day to be announced": ("", [day(s("18:00 20:00", "speakers: grace-example"), on="TBD")]),
}  # fmt: skip


@pytest.mark.parametrize(("event", "days"), GOOD.values(), ids=GOOD)
def test_a_program_that_can_be_meant_is_no_problem(event: str, days: list[str], found: Found) -> None:
    assert found(*days, event=event) == []


# Rooms

ROOMS: Final = {
    "a minute": ([day(s("09:00 10:01"), s("10:00 11:00"))], ["program:7:14"]),
    "at the same times": ([day(s("09:00 10:00", "room: A"), s("09:00 10:00", "room: A"))], ["program:8:14"]),
    "one during the other": ([day(s("09:00 12:00"), s("10:00 11:00"))], ["program:7:14"]),
    "the room of the session around": (
        [day(s("09:00 10:00", "room: A", [s("", title="I")]), s("09:30 10:00", "room: A"))],
        ["program:10:14"],
    ),
    "another room than the session around": (
        [day(s("09:00 10:00", "", [s("", "room: A")]), s("09:30 10:00", "room: A"))],
        ["program:10:14"],
    ),
    "inside one another's": (
        [day(s("09:00 10:00", "", [s("09:00 09:31", "room: A"), s("09:30 10:00", "room: A")]))],
        ["program:12:18"],
    ),
    "a session with one inside that has no room": (
        [day(s("09:00 10:00", "", [s("", "room: A"), s("")]), s("09:00 10:00"))],
        ["program:11:14"],
    ),
    "past midnight": (
        [day(s("21:00 2022-12-03/00:30")), day(s("00:00 01:00"), on="2022-12-03")],
        ["program:9:14"],
    ),
    "three at once, in pairs": (
        [day(s("09:00 12:00"), s("09:00 12:00"), s("09:00 12:00"))],
        ["program:7:14", "program:10:14", "program:10:14"],
    ),
    "of many at once, three each": (
        [day(*[s("09:00 12:00")] * 5)],
        ["program:7:14", *["program:10:14"] * 2, *["program:13:14"] * 3, *["program:16:14"] * 3],
    ),
    "on a day to be announced": ([day(s("09:00 10:01"), s("10:00 11:00"), on="TBD")], ["program:7:14"]),
    "a room of its own, and rooms inside": (
        [day(s("09:00 10:00", "room: A", [s("", "room: B"), s("", "room: C")]), s("09:00 10:00", "room: A"))],
        ["program:13:14"],
    ),
    "rooms inside, of which one is not known": (
        [day(s("09:00 10:00", "", [s("", "room: A"), s("TBD TBD")]), s("09:00 10:00"))],
        ["program:13:14"],
    ),
    "inside a session whose times are to be announced": (
        [day(s("TBD TBD", "", [s("09:00 10:00")]), s("09:30 10:30"))],
        ["program:11:14"],
    ),
    "beside one inside a session whose times are to be announced": (
        [day(s("09:00 10:00"), s("TBD TBD", "", [s("09:30 10:30")]))],
        ["program:11:18"],
    ),
    "beside a hundred that may be at any time within the one around them": (
        [
            day(
                s(
                    "09:00 10:00",
                    "",
                    [*[s("", "room: B")] * 100, s("09:00 10:00", "room: B"), s("09:30 10:00", "room: B")],
                )
            )
        ],
        ["program:212:18"],
    ),
    "after a hundred others": (
        [
            day(
                *[
                    s(f"{8 + n // 12:02}:{n % 12 * 5:02} {8 + (n + 1) // 12:02}:{(n + 1) % 12 * 5:02}")
                    for n in range(110)
                ],
                s("17:05 18:00"),
            )
        ],
        ["program:334:14"],
    ),
}


@pytest.mark.parametrize(("days", "expected"), ROOMS.values(), ids=ROOMS)
def test_two_sessions_in_a_room_are_an_error(days: list[str], expected: list[str], found: Found) -> None:
    problems = found(*days)
    assert places(problems) == [f"{place} room-clash" for place in expected]
    assert {problem.severity for problem in problems} == {Severity.ERROR}


@pytest.mark.parametrize("kind", ["break", "social"])
def test_a_break_occupies_no_room_even_if_it_names_one(kind: str, found: Found) -> None:
    two = day(s("12:00 13:00", f"kind: {kind}; room: A"), s("12:00 13:00", "room: A"))
    assert found(two) == []
    assert found(two.replace("      room: A\n", "", 1)) == []
    assert places(found(two.replace(f"kind: {kind}", "kind: poster"))) == ["program:9:14 room-clash"]


def test_the_room_of_the_venue_is_that_of_sessions_without_one(found: Found) -> None:
    two = day(s("09:00 10:00"), s("09:30 10:00", "room: Hall A"))
    assert places(found(two, event="venue:\n  room: Hall A\n")) == ["program:7:14 room-clash"]
    assert found(two, event="venue:\n  room: Hall B\n") == []


@pytest.mark.parametrize(
    ("on", "first", "second", "clash"),
    [
        # the hour from 01:00 comes twice, and 03:30 is 150 minutes after 00:00 + 60
        ("2022-11-06", "00:30 03:00", "02:59 04:00", "2022-11-06 02:59 to 03:00"),
        ("2022-03-13", "01:30 03:30", "03:00 04:00", "2022-03-13 03:00 to 03:30"),
    ],
)
def test_on_the_night_of_a_change_of_clocks_the_moments_count(
    on: str, first: str, second: str, clash: str, found: Found
) -> None:
    (problem,) = found(day(s(first), s(second), on=on), event="timezone: America/New_York\n")
    assert (problem.kind, f"from {clash};" in problem.message) == (Kind.ROOM_CLASH, True)


CLOCKS: Final = [datetime.combine(date(2022, 12, 2), time()) + timedelta(minutes=30 * n) for n in range(8)]


@given(st.lists(st.tuples(st.sampled_from(CLOCKS), st.integers(1, 4)), max_size=8))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_clash_is_found_where_all_are_compared_with_all(written: list[tuple[datetime, int]]) -> None:
    """Each session that shares a moment with one before it is in a clash with at least one of these, and no other is."""
    spans = [(start, start + timedelta(minutes=30 * length)) for start, length in written]
    sessions = tuple(Session(title=str(n), start=start, end=end) for n, (start, end) in enumerate(spans))
    program = (ProgramDay(date=date(2022, 12, 2), sessions=sessions),)
    event = Event.model_validate({"name": "W", "phase": "program"})
    pairs = {
        (one.number, other.number)
        for one, other, _ in clashes(Workshop(event=event, program=program).placed_sessions)
    }
    every = {
        (one, other)
        for other, (start, end) in enumerate(spans)
        for one, (starts, ends) in enumerate(spans[:other])
        if max(start, starts) < min(end, ends)
    }
    assert pairs <= every
    assert {number for pair in pairs for number in pair} == {number for pair in every for number in pair}


# People


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("speakers: ada-example", "speakers: [grace-example, ada-example]", ["program:12:33"]),
        ("chairs: ada-example", "speakers: ada-example", ["program:12:17"]),
        ("speakers: ada-example", "chairs: Ada Example", ["program:12:15"]),
        ("chairs: Emmy Example", "chairs: Emmy Example", ["program:12:15"]),
        ("chairs: 李明", "chairs: 李明", ["program:12:15"]),
        ("speakers: [ada-example, grace-example]", "speakers: [grace-example, ada-example]", ["program:12:18", "program:12:33"]),
        ("speakers: [ada-example, ada-example]", "chairs: ada-example", ["program:12:15"]),
        ("speakers: ada-example", "speakers: alan-example", []),
        # where the session names the person first
        ("chairs: ada-example", "speakers: ada-example; chairs: ada-example", ["program:12:17"]),
        ("moderators: ada-example", "speakers: ada-example", ["program:12:17"]),
        ("moderators: Emmy Example", "moderators: [Grace Example, Emmy Example]", ["program:12:35"]),
        ("speakers: TBD", "chairs: TBD", []),
        ("speakers: TBD", "moderators: TBD", []),
    ],
)  # fmt: skip
def test_a_person_in_two_places_is_an_error(
    first: str, second: str, expected: list[str], found: Found
) -> None:
    two = day(s("14:00 15:00", f"room: A; {first}"), s("14:59 16:00", f"room: B; {second}"))
    problems = found(two, only="person-clash room-clash")
    assert places(problems) == [f"{place} person-clash" for place in expected]


def test_a_message_about_a_person_names_them_the_time_and_both_sessions(found: Found) -> None:
    two = day(s("14:00 15:00", "room: A; speakers: ada-example", title="First"), s("14:30 16:00", "chairs: ada-example", title="Second"))  # fmt: skip
    (problem,) = found(two)
    assert problem.severity is Severity.ERROR
    assert problem.message.replace(problem.position.file, "program.yml") == (
        "Ada Example is in two places from 2022-12-02 14:30 to 15:00: in `Second`, and in `First` "
        "at program.yml:4:14; move one of them, or ask somebody else"
    )


@pytest.mark.parametrize(
    ("first", "second"), [("10:00", "10:30"), ("- 11:00", "10:30"), ("- 11:00", "- 10:30")]
)
def test_a_session_with_one_time_of_its_own_is_not_at_any_time_within_the_one_around(
    first: str, second: str, found: Found
) -> None:
    inside = [s(first, "room: A; chairs: ada-example"), s(second, "room: A2; chairs: ada-example")]
    (problem,) = found(day(s("09:00 12:00", "", inside)), only="person-clash")
    assert "Ada Example is in two places" in problem.message


def test_who_declined_is_nowhere_and_a_problem_in_each_session(found: Found) -> None:
    two = day(
        s("14:00 15:00", "room: A; speakers: declined-example"), s("14:00 15:00", "chairs: Declined Example")
    )
    problems = found(two)
    assert places(problems) == ["program:7:17 declined", "program:11:15 declined"]
    for problem in problems:
        assert "Declined Example declined, says " in problem.message
        assert "speakers.yml:7:11; remove them from the session, or correct " in problem.message
        assert problem.severity is Severity.ERROR


def test_somebody_in_a_session_and_inside_it_is_in_two_places_once(found: Found) -> None:
    around = s("14:00 15:00", "room: A; chairs: ada-example", [s("", "speakers: ada-example")])
    assert places(found(day(around, s("14:00 15:00", "speakers: ada-example")))) == [
        "program:14:17 person-clash"
    ]


@pytest.mark.parametrize(
    ("chairs", "words"),
    [
        ("ada-exampel", "no person has the id `ada-exampel`; did you mean `ada-example`?"),
        ("nobody-at-all", "no person has the id `nobody-at-all`; write their name, or correct the id"),
    ],
)
def test_a_chair_who_looks_like_an_id_is_one(chairs: str, words: str, found: Found) -> None:
    (problem,) = found(day(s("14:00 15:00", f"chairs: [Emmy Example, {chairs}]")))
    assert (problem.kind, problem.position[1:], problem.message) == (Kind.REFERENCE, (6, 30), words)


# Order

OUTSIDE: Final = {
    "before": (s("09:00 10:00", "", [s("08:59 09:30")]), "8:18"),
    "after": (s("09:00 10:00", "", [s("09:30 10:01")]), "9:16"),
    "around": (s("09:00 10:00", "", [s("08:00 11:00")]), "8:18"),
    "elsewhere, later": (s("09:00 10:00", "", [s("10:00 11:00")]), "8:18"),
    "elsewhere, earlier": (s("09:00 10:00", "", [s("08:00 09:00")]), "8:18"),
    "only a start, before": (s("09:00 10:00", "", [s("08:00")]), "8:18"),
    "only an end, after": (s("09:00 10:00", "", [s("- 11:00")]), "8:16"),
    "a start, and the end of the other is not known": (s("09:00 TBD", "", [s("08:00 08:30")]), "8:18"),
    "an end, and the start of the other is not known": (s("TBD 10:00", "", [s("09:30 10:30")]), "9:16"),
    "an end at the start of the other, and the own start is not known": (s("09:00 10:00", "", [s("TBD 09:00")]), "9:16"),
    "the one around has its times from another": (s("09:00 10:00", "", [s("", "", [s("08:00 09:30")])]), "10:22"),
    "the one around has a start that is not known": (s("09:00 10:00", "", [s("TBD 10:00", "", [s("08:00 09:30")])]), "12:22"),
    "the one around has an end that is not known": (s("09:00 10:00", "", [s("09:00 TBD", "", [s("09:30 10:30")])]), "13:20"),
    "the one around has a start outside, and one inside it has none": (s("09:00 10:00", "", [s("10:30 TBD", "", [s("")])]), "8:18"),
    "the one around has an end outside, and one inside it has none": (s("09:00 10:00", "", [s("TBD 08:30", "", [s("")])]), "9:16"),
    "a day after": (s("09:00 10:00", "", [s("2022-12-03/09:00 2022-12-03/10:00")]), "8:18"),
}  # fmt: skip


@pytest.mark.parametrize(("around", "place"), OUTSIDE.values(), ids=OUTSIDE)
@pytest.mark.parametrize("on", ["2022-12-02", "TBD"])
def test_a_session_outside_the_one_around_it_is_one_error(
    around: str, place: str, on: str, found: Found
) -> None:
    if on == "TBD" and "2022-12-03" in around:
        assert found(day(around, on=on)) == []  # a day after one that nobody knows
        return
    (problem,) = found(day(around, on=on))
    assert places([problem]) == [f"program:{place} outside"]
    assert problem.severity is Severity.ERROR
    assert "is outside the session around it, `T` (" in problem.message
    assert problem.message.endswith("; move it, or lengthen that one")


@pytest.mark.parametrize(
    ("when", "place", "words"),
    [
        (
            "2022-12-01/09:00 10:00",
            "4:14",
            "the start of `T`, 2022-12-01 09:00, is not on a day of the event at ",
        ),
        (
            "09:00 2022-12-04/10:00",
            "5:12",
            "the end of `T`, 2022-12-04 10:00, is not on a day of the event at ",
        ),
    ],
)
def test_a_session_on_a_day_that_is_none_of_the_event_is_one_error(
    when: str, place: str, words: str, found: Found
) -> None:
    (problem,) = found(day(s(when)), event="date: 2022-12-02\n")
    assert places([problem]) == [f"program:{place} outside"]
    assert words in problem.message
    assert problem.message.endswith("workshop.yml:3:7; correct one of the two")


def test_parallel_sessions_without_times_are_at_those_of_the_one_around(found: Found) -> None:
    inside = [s("", f"room: {room}; speakers: ada-example") for room in "AB"]
    (problem,) = found(day(s("09:00 10:00", "", inside)))
    assert problem.kind is Kind.PERSON_CLASH


@pytest.mark.parametrize("when", ["08:00", "- 11:00"])
def test_a_session_of_which_one_time_is_outside_has_not_the_other_time_of_the_one_around(
    when: str, found: Found
) -> None:
    """Else it would clash with all that is before, or after, the session around it."""
    sessions = [s("08:00 09:00"), s("09:00 10:00", "", [s(when)]), s("10:00 11:00")]
    assert [problem.kind for problem in found(day(*sessions))] == [Kind.OUTSIDE]


def test_past_midnight_the_day_is_to_be_written(found: Found) -> None:
    social = s("21:00 2022-12-03/02:00", "", [s("23:00 2022-12-03/00:30"), s("00:30 01:00", title="Songs")])
    (problem,) = found(day(social))
    assert problem.message.replace(problem.position.file, "program.yml") == (
        "`Songs` (2022-12-02 00:30 to 01:00) is outside the session around it, `T` (2022-12-02 21:00 to "
        "2022-12-03 02:00) at program.yml:4:14; write `2022-12-03 00:30` for past midnight"
    )


@pytest.mark.parametrize(
    ("when", "fix"),
    [
        (
            "09:00 05:00",
            "write `17:00` if you mean the afternoon, or write `2022-12-03 05:00` for past midnight",
        ),
        ("09:00 05:01", "correct it, or write `2022-12-03 05:01` for past midnight"),
        ("21:00 09:00", "correct it, or write `2022-12-03 09:00` for past midnight"),
        ("2022-12-02/10:00 09:00", "correct one of the two"),
        ("10:00 2022-12-02/09:00", "correct one of the two"),
    ],
)
def test_an_end_that_may_mean_the_afternoon_is_up_to_eight_hours_after_the_start(
    when: str, fix: str, found: Found
) -> None:
    (problem,) = found(day(s(when)))
    assert problem.message.partition("; ")[2] == fix


def test_times_in_the_wrong_order_are_one_problem_however_many_sessions_inherit_them(found: Found) -> None:
    inside = [s("", title="I"), s("", "", [s("")])]
    assert places(found(day(s("15:00 14:00", "", inside)))) == ["program:5:12 date-order"]


def test_somebody_in_a_session_and_in_one_inside_it_that_starts_before_is_in_one_place(found: Found) -> None:
    inside = [s("08:30 09:30", "room: B; chairs: ada-example")]
    around = s("09:00 10:00", "room: A; chairs: ada-example", inside)
    assert places(found(day(around))) == ["program:10:18 outside"]


def test_an_end_before_the_start_is_no_second_problem(found: Found) -> None:
    assert places(found(day(s("09:00 10:00", "", [s("11:00 08:00"), s("10:30")])))) == [
        "program:9:16 date-order",
        "program:11:18 date-order",
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2022-12-03", "2022-12-02"], ["program:2:9"]),
        (["2022-12-02", "2022-12-02"], ["program:2:9"]),
        (["2022-12-03", "TBD", "2022-12-02"], ["program:3:9"]),
        (["2022-12-02", "2022-12-03", "2022-12-02", "2022-12-04"], ["program:3:9"]),
        (["2022-12-09", "2022-12-02", "2022-12-03"], ["program:2:9"]),
    ],
)
def test_days_out_of_order_or_twice_are_an_error(days: list[str], expected: list[str], found: Found) -> None:
    problems = found(*(day(on=one) for one in days))
    assert places(problems) == [f"{place} day-order" for place in expected]
    assert all(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.parametrize("on", ["2022-12-01", "2022-12-04"])
def test_a_day_that_is_none_of_the_event_is_an_error(on: str, found: Found) -> None:
    (problem,) = found(day(on=on), event="date:\n  start: 2022-12-02\n  end: 2022-12-03\n")
    assert places([problem]) == ["program:1:9 outside"]
    assert f"{on} is not a day of the event (2022-12-02 to 2022-12-03) at " in problem.message
    assert "workshop.yml:4:3; correct one of the two" in problem.message


def test_an_event_of_one_day_is_named_by_it(found: Found) -> None:
    (problem,) = found(day(on="2022-12-03"), event="date: 2022-12-02\n")
    assert problem.message.startswith("2022-12-03 is not a day of the event (2022-12-02) at ")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("20:00 2022-12-03/12:01", ["program:5:12 outside"]),
        # the wrong order alone is told
        ("2022-12-09/10:00 2022-12-09/09:00", ["program:5:12 date-order"]),
    ],
)
def test_a_session_far_from_the_event_is_one_error(when: str, expected: list[str], found: Found) -> None:
    assert places(found(day(s(when)), event="date: 2022-12-02\n")) == expected


def test_sessions_inside_one_that_is_far_from_the_event_are_no_second_problem(found: Found) -> None:
    inside = [s("2022-12-09/10:30 2022-12-09/11:00")]
    problems = found(day(s("2022-12-09/10:00 2022-12-09/12:00", "", inside)), event="date: 2022-12-02\n")
    assert places(problems) == ["program:4:14 outside", "program:5:12 outside"]


@pytest.mark.parametrize(
    ("around", "inside", "fix"),
    [
        ("2022-12-03/00:00 2022-12-03/02:00", "00:00 01:00", "write `2022-12-03 00:00` for past midnight"),
        ("21:00 2022-12-03/02:00", "02:00", "move it, or lengthen that one"),
        # a time that is written with its day does not mean the next one
        ("21:00 2022-12-03/02:00", "2022-12-02/00:30 2022-12-03/01:00", "move it, or lengthen that one"),
        # of which the end is outside
        ("09:00 2022-12-04/12:00", "10:00 2022-12-05/10:00", "move it, or lengthen that one"),
    ],
)
def test_only_a_start_that_would_be_inside_on_the_next_day_means_that_day(
    around: str, inside: str, fix: str, found: Found
) -> None:
    problem = found(day(s(around, "", [s(inside)])), only="outside")[0]
    assert problem.message.endswith(f"; {fix}")


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        ([s("10:00 11:00"), s("09:00 10:00")], ["program:7:14"]),
        ([s("10:00 11:00", "room: A"), s("09:00 11:00", "room: B"), s("09:00 10:00", "room: A")], ["program:12:14"]),
        ([s("10:00 11:00"), s("09:00 09:30"), s("09:30 10:00")], ["program:7:14"]),
        ([s("09:00 11:00", "", [s("10:00 11:00"), s("09:00 10:00")])], ["program:11:18"]),
        ([s("10:00 11:00"), s("TBD TBD"), s("09:00 10:00")], ["program:10:14"]),
        ([s("09:00 10:00"), s("10:00 11:00", "room: A"), s("10:00 11:00")], []),
        # one without a time of its own is at any time within the one around it
        ([s("09:00 11:00", "", [s("10:00 11:00"), s("")])], []),
    ],
)  # fmt: skip
def test_a_session_written_after_a_later_one_is_a_warning(
    sessions: list[str], expected: list[str], found: Found
) -> None:
    problems = found(day(*sessions))
    assert places(problems) == [f"{place} session-order" for place in expected]
    assert all(problem.severity is Severity.WARNING for problem in problems)


# Gaps


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([day(s("09:00 10:00"), s("10:16 11:00"))], ["2022-12-02 10:00 to 10:16"]),
        ([day(s("09:00 10:00"), s("10:16 11:00"), on="TBD")], ["10:00 to 10:16"]),
        ([day(s("09:00 12:00", "", [s("09:00 10:00"), s("11:00 12:00")]))], ["2022-12-02 10:00 to 11:00"]),
        ([day(s("09:00 10:00"), s("11:00 12:00"), s("TBD TBD"))], ["2022-12-02 10:00 to 11:00"]),
        # whatever room it is
        (
            [day(s("09:00 10:00", "room: A"), s("11:00 12:00", "room: A"), s("09:00 10:30", "room: B"))],
            ["2022-12-02 10:30 to 11:00"],
        ),
        ([day(s("09:00 12:00"), s("10:00 11:00", "room: A"), s("13:00 14:00"))], ["2022-12-02 12:00 to 13:00"]),
        # the same in two sessions is one
        (
            [day(*[s("09:00 12:00", f"room: {room}", [s("09:00 10:00"), s("11:00 12:00")]) for room in "AB"])],
            ["2022-12-02 10:00 to 11:00"],
        ),
        (
            [day(
                s("09:00 12:00", "room: A", [s("09:00 09:30"), s("11:00 12:00")]),
                s("10:00 10:30", "room: B"),
            )],
            ["2022-12-02 09:30 to 10:00", "2022-12-02 10:30 to 11:00"],
        ),
        ([day(s("09:00 10:00", "kind: social"), s("10:30 11:00"))], ["2022-12-02 10:00 to 10:30"]),
        ([day(s("22:00 2022-12-03/00:00"), s("2022-12-03/00:30 2022-12-03/01:00"))], ["2022-12-03 00:00 to 00:30"]),
    ],
)  # fmt: skip
def test_a_time_in_which_nothing_happens_is_a_warning(
    days: list[str], expected: list[str], found: Found
) -> None:
    problems = found(*days)
    assert [(problem.kind, problem.severity) for problem in problems] == [
        (Kind.GAP, Severity.WARNING) for _ in expected
    ]
    assert [problem.message.split(", ")[0] for problem in problems] == [
        f"nothing happens from {words}" for words in expected
    ]


def test_a_message_about_a_gap_names_what_is_before_and_after(found: Found) -> None:
    before = [
        s("09:00 12:00", title="Long"),
        s("10:00 11:00", "room: A", title="Short"),
        s("11:00 12:00", "room: B", title="Other"),
    ]
    after = [s("13:00 14:00", title="Next"), s("13:10 13:30", "room: A", title="Then")]
    (problem,) = found(day(*before, *after))
    assert problem.message.replace(problem.position.file, "program.yml") == (
        "nothing happens from 2022-12-02 12:00 to 13:00, between `Long` at program.yml:4:14 and `Next`; "
        "add a session there (`kind: break`), or move one of them"
    )


def test_what_may_fill_a_gap_may_be_written_between_two_sessions_in_the_wrong_order(found: Found) -> None:
    assert found(day(s("11:00 12:00"), s("TBD TBD"), s("09:00 10:00")), only="gap") == []


# Nights


@pytest.mark.parametrize(
    ("when", "more", "expected"),
    [
        # Tokyo is nine hours ahead, New York five behind
        ("18:05 18:30", "speakers: grace-example", ["begins at 03:05 for Grace Example (Asia/Tokyo)"]),
        ("14:00 15:00", "chairs: grace-example", ["begins at 23:00 for Grace Example (Asia/Tokyo)"]),
        ("20:59 22:00", "speakers: grace-example", ["begins at 05:59 for Grace Example (Asia/Tokyo)"]),
        ("13:00 14:01", "speakers: grace-example", ["runs until 23:01 for Grace Example (Asia/Tokyo)"]),
        ("13:00 22:00", "speakers: grace-example", ["runs until 07:00 for Grace Example (Asia/Tokyo)"]),
        ("12:00 2022-12-05/12:00", "speakers: grace-example", ["runs through the night for Grace Example (Asia/Tokyo)"]),
        ("13:00 2022-12-03/14:00", "speakers: grace-example", ["runs through the night for Grace Example (Asia/Tokyo)"]),
        ("18:00 TBD", "speakers: grace-example", ["begins at 03:00 for Grace Example (Asia/Tokyo)"]),
        ("13:00 TBD", "speakers: grace-example", []),
        ("TBD 22:00", "speakers: grace-example", []),
        ("15:00 16:00", "speakers: [alan-example, grace-example, ada-example]; chairs: grace-example", ["begins at 00:00 for Grace Example (Asia/Tokyo)"]),
        ("15:00 16:00", "moderators: grace-example", ["begins at 00:00 for Grace Example (Asia/Tokyo)"]),
        ("15:00 16:00", "speakers: grace-example; chairs: Grace Example", ["begins at 00:00 for Grace Example (Asia/Tokyo)"]),
        ("04:30 05:00", "speakers: [alan-example, grace-example]", ["begins at 23:30 for Alan Example (America/New_York)"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["virtual", "hybrid", "TBD"])
def test_a_session_in_somebody_s_night_is_a_warning(
    when: str, more: str, expected: list[str], form: str, found: Found
) -> None:
    problems = found(day(s(when, more)), event=f"format: {form}\n")
    assert [(problem.kind, problem.severity) for problem in problems] == [
        (Kind.NIGHT, Severity.WARNING) for _ in expected
    ]
    assert [re.sub(r", says [^)]+", "", problem.message) for problem in problems] == [
        f"`T` {words}; ask whether they can, or move it" for words in expected
    ]


def test_a_night_is_named_where_the_person_is_and_where_their_zone_is(found: Found) -> None:
    (problem,) = found(day(s("15:00 16:00", "speakers: [alan-example, grace-example]")))
    assert places([problem]) == ["program:6:32 night"]
    assert "(Asia/Tokyo, says " in problem.message
    assert "speakers.yml:3:13); ask" in problem.message


def test_a_night_is_found_of_who_chairs_by_name(found: Found) -> None:
    (problem,) = found(day(s("15:00 16:00", "chairs: Grace Example")))
    assert places([problem]) == ["program:6:15 night"]


def test_the_night_of_a_change_of_clocks_has_its_hours(found: Found) -> None:
    """At 10:30 UTC it is 06:30 in New York in summer, and 05:30 in winter, on the very day as well."""
    early = s("10:30 11:00", "speakers: alan-example")
    assert found(day(early, on="2022-11-05")) == []
    (problem,) = found(day(early, on="2022-11-06"))
    assert "begins at 05:30 for Alan Example" in problem.message
