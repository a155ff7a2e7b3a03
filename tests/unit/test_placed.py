"""A placed session has what it gives, and inherits the rest from the session around it, by one rule."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.model.base import TBD, items, known
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.source.files import FILES

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[dict[str, str]], Loaded]

AROUND = "    - {title: Around, start: 09:00, end: 12:00, room: Hall A, sessions: [%s]}\n"


def place(load_data: LoadData, sessions: str, day: str = "2022-12-02") -> tuple[PlacedSession, ...]:
    head = "name: Example Workshop\nphase: proposal\ntimezone: America/New_York\n"
    people = "- name: Ada\n- name: Bo\n  status: declined\n"
    program = f"- date: {day}\n  sessions:\n{sessions}"
    data = {"workshop.yml": head, "speakers.yml": people, "program.yml": program}
    return load_data(data).workshop.placed_sessions


@pytest.mark.parametrize(
    ("facts", "start", "end", "room"),
    [
        ("", time(9), time(12), "Hall A"),
        (", start: 10:00", time(10), time(12), "Hall A"),
        (", end: 10:00, room: Hall B", time(9), time(10), "Hall B"),
        (", start: TBD", TBD, time(12), "Hall A"),
        (", start: 2022-12-02 11:00", datetime(2022, 12, 2, 11), time(12), "Hall A"),  # noqa: DTZ001 (on the clock there)
        # a time outside the session around it is a mistake, and hides the other one
        (", start: 08:00", time(8), None, "Hall A"),
        (", end: 13:00", None, time(13), "Hall A"),
    ],
)
def test_a_session_inherits_what_it_does_not_give(
    facts: str, start: object, end: object, room: str, load_data: LoadData
) -> None:
    around, inner = place(load_data, AROUND % f"{{title: Inner{facts}}}")
    assert (inner.start, inner.end, inner.room) == (start, end, room)
    assert (around.around, inner.around, around.inside) == (None, around, [inner])
    assert [one.written.title for one in inner.chain] == ["Inner", "Around"]


def test_times_are_instants_in_the_zone_of_the_workshop(load_data: LoadData) -> None:
    around, inner = place(load_data, AROUND % "{title: Inner, end: 10:00}")
    nine, ten, twelve = (datetime(2022, 12, 2, hour, tzinfo=UTC) for hour in (14, 15, 17))
    assert (around.interval, inner.interval) == ((nine, twelve), (nine, ten))
    assert inner.local == datetime(2022, 12, 2, 9)  # noqa: DTZ001


def test_sessions_of_a_day_to_be_announced_can_be_compared_and_have_no_date(load_data: LoadData) -> None:
    around, inner = place(load_data, AROUND % "{title: Inner, start: 10:00}", day="TBD")
    assert (around.day, around.local, around.local_interval) == (TBD, None, None)
    assert around.start_instant is not None
    assert inner.start_instant is not None
    assert around.start_instant < inner.start_instant


def test_readers_do_not_see_who_declined_and_rules_do(load_data: LoadData) -> None:
    (placed,) = place(load_data, "    - {speakers: [bo, ada], start: 09:00}\n")
    assert (placed.session.speakers, placed.written.speakers) == (("ada",), ("bo", "ada"))
    assert placed.key == "session-2022-12-02-0900-ada"


def test_the_calendar_has_what_the_rules_have(load_data: LoadData) -> None:
    workshop = load_data(
        {
            "program.yml": "- date: 2022-12-02\n  sessions:\n"
            + AROUND % "{title: Inner}, {title: Early, start: 08:00}"
        }
    ).workshop
    text = calendar(workshop)
    assert text.count("DTSTART:20221202T090000Z") == text.count("LOCATION:Hall A") == 2
    assert "Early" not in text


@pytest.mark.parametrize(
    ("sessions", "ends"),
    [
        # the next one in its room, however they are written
        (["09:00, room: A", "10:00, room: B", "11:00, room: a"], ["11:00", None, None]),
        (["11:00", "09:00"], [None, "11:00"]),
        # what is for everybody ends all, and ends with the first
        (
            ["09:00, room: A", "09:00, room: B", "10:00, kind: break", "10:30, room: B"],
            ["10:00", "10:00", "10:30", None],
        ),
        # at the same time is not after it
        (["09:00", "09:00", "10:00"], ["10:00", "10:00", None]),
        # an end of its own, or one to be announced, stays
        (["09:00, end: 09:30", "09:40, end: TBD", "10:00"], ["09:30", None, None]),
        # between them is one of which nobody knows when it begins
        (["09:00", "TBD", "11:00"], [None, None, None]),
        # a room to be announced may be any
        (["09:00, room: TBD", "10:00, room: TBD"], [None, None]),
    ],
)
def test_a_session_without_an_end_lasts_until_the_next_in_its_room(
    sessions: list[str], ends: list[str | None], load_data: LoadData
) -> None:
    placed = place(load_data, "".join(f"    - {{title: T, start: {one}}}\n" for one in sessions))
    assert [f"{one.end:%H:%M}" if isinstance(one.end, time) else None for one in placed] == ends


def test_inside_a_session_the_last_one_lasts_as_long_as_that(load_data: LoadData) -> None:
    inside = (
        "{title: One, start: 09:00}, {title: Two, start: 09:30}, {title: Any}, {title: Late, start: 13:00}"
    )
    placed = {one.session.title: one for one in place(load_data, AROUND % inside)}
    assert (placed["One"].end, placed["One"].lasts_until_next) == (time(9, 30), True)
    assert (placed["Two"].end, placed["Two"].lasts_until_next) == (time(12), False)
    assert placed["Any"].end == time(12)


def test_the_last_session_of_a_day_does_not_last_until_the_next_day(load_data: LoadData) -> None:
    program = "".join(
        f"- date: 2022-12-0{n}\n  sessions:\n    - {{title: T, start: 09:00}}\n" for n in (2, 3)
    )
    workshop = load_data({"program.yml": program}).workshop
    assert [one.end for one in workshop.placed_sessions] == [None, None]


def test_whoever_is_written_by_name_is_found(load_data: LoadData) -> None:
    people = "- {id: ao, name: Ada One}\n- {id: first, name: Same Name}\n- {id: second, name: Same Name}\n"
    program = (
        "- date: TBD\n  sessions:\n    - {title: T, chairs: Ada One, moderators: [ADA ONE, Same Name, Bo]}\n"
    )
    workshop = load_data({"organizers.yml": people, "program.yml": program}).workshop
    assert workshop.sessions_of_people.keys() == {"ao", "same-name", "bo"}


# The accessors of the model


def test_known_and_items_hide_what_is_absent_or_to_be_announced() -> None:
    assert [known(fact) for fact in ("a", None, TBD)] == ["a", None, None]
    assert [items(fact) for fact in (("a",), None, TBD)] == [("a",), (), ()]


@pytest.mark.parametrize("links", [None, "TBD", {"livestream": "TBD"}, {}])
def test_a_link_that_is_not_known_is_none(links: object) -> None:
    event = Event.model_validate({"name": "W", "phase": "call"} | ({"links": links} if links else {}))
    assert event.link("livestream") is None
    assert (
        Paper.model_validate({"id": "1", "title": "T", "authors": ["A"], "links": "TBD"}).link("pdf") is None
    )


def test_a_person_is_found_by_id_and_by_name(load_data: LoadData) -> None:
    people = (
        "- {id: ada.1, name: Ada Example}\n- name: Bo Example\n- {name: Gone Example, status: declined}\n"
    )
    workshop = load_data({"speakers.yml": people}).workshop
    written = ("ada.1", "Bo Example", "bo-example", "Gone Example", "Emmy Example", "李明")
    expected = ["ada.1", "bo-example", "bo-example", "gone-example", "emmy-example", "李明"]
    assert [workshop.person_key(name) for name in written] == expected


def test_a_phase_reaches_itself_and_those_before_it() -> None:
    assert [phase for phase in Phase if Phase.REVIEW.reaches(phase)] == [
        Phase.PROPOSAL,
        Phase.CALL,
        Phase.REVIEW,
    ]


def test_each_part_of_a_workshop_has_its_file() -> None:
    assert set(Workshop.FILES.values()) == set(FILES)
    assert set(Workshop.FILES) <= set(Workshop.__dataclass_fields__)
