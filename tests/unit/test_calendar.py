"""A workshop has a calendar of everything, and those of its parts where they differ from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import icalendar
import pytest
import vobject

from sphinx_workshop.build.calendar import subscription
from sphinx_workshop.export.ics import calendar
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.model.calendars import Scope, calendars_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

EVENT = "name: Example Workshop\nphase: program\ndate: 2030-12-02\n"
CALL = "tracks:\n  - name: Full papers\n    id: full\n  - name: 实践\n"
DATES = """\
- {name: Papers, due: 2030-09-01, track: full}
- {name: Systems, due: 2030-09-02, track: 实践}
- {name: Notification, due: 2030-10-01}
- {name: Visas, due: 2030-10}
- {name: Rooms, due: 2030-10-02, internal: true}
"""
PROGRAM = """\
- date: 2030-12-02
  sessions:
    - {title: Opening, start: 09:00, end: 10:00}
    - {title: Talks, start: 10:00, end: 11:00, room: Hall A, track: Full papers}
    - {title: Posters, start: 10:00, end: 11:00, room: 大厅, track: Theory}
    - {title: Demos, start: TBD, room: hall a}
"""
FILES = {"workshop.yml": EVENT, "call.yml": CALL, "dates.yml": DATES, "program.yml": PROGRAM}


def titles(text: str) -> list[str]:
    """Return the titles of the events, as two readers find them."""
    found = [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    again = [one.summary.value for one in getattr(vobject.readOne(text), "vevent_list", [])]
    assert found == again
    return [title.removeprefix("Example Workshop: ") for title in found]


@pytest.mark.parametrize(
    ("base", "file", "address"),
    [
        ("https://example.org/", "calendar.ics", "webcal://example.org/calendar.ics"),
        (
            "http://example.org:8080/a/",
            "calendar/room-a.ics",
            "webcal://example.org:8080/a/calendar/room-a.ics",
        ),
    ],
)
def test_programs_follow_the_calendar_at_the_address_of_the_site(base: str, file: str, address: str) -> None:
    assert subscription(base, file) == address


def test_each_part_has_a_calendar_and_no_other_event(load_good: LoadGood) -> None:
    workshop = load_good(FILES)
    found = {one.file: titles(calendar(workshop, **one.scope._asdict())) for one in calendars_of(workshop)}
    theirs = {name: events for name, events in found.items() if name.isascii()}
    assert theirs == {
        "calendar.ics": [
            "Papers (Full papers)",
            "Systems (实践)",
            "Notification",
            "Example Workshop",
            "Opening",
            "Posters",
            "Talks",
        ],
        "calendar/deadlines.ics": ["Papers (Full papers)", "Systems (实践)", "Notification"],
        "calendar/track-full.ics": ["Papers (Full papers)", "Notification", "Talks"],
        "calendar/track-205acedc.ics": ["Systems (实践)", "Notification"],
        "calendar/track-theory.ics": ["Posters"],
        "calendar/room-hall-a.ics": ["Talks"],
        "calendar/room-061af2c4.ics": ["Posters"],
    }


def test_an_event_is_the_same_in_every_calendar(load_good: LoadGood) -> None:
    workshop = load_good(FILES)

    def events(scope: Scope) -> dict[str, bytes]:
        read = icalendar.Calendar.from_ical(calendar(workshop, **scope._asdict()))
        return {str(one["UID"]): one.to_ical() for one in read.walk("VEVENT")}

    whole = events(Scope())
    for one in calendars_of(workshop):
        part = events(one.scope)
        assert part
        assert part.items() <= whole.items()


def test_one_room_and_one_track_have_no_calendar_of_their_own(load_good: LoadGood) -> None:
    program = PROGRAM.replace(
        "start: 10:00, end: 11:00, room: 大厅, track: Theory", "start: 11:00, room: hall a"
    )
    workshop = load_good({"workshop.yml": EVENT, "program.yml": program})
    assert [one.file for one in calendars_of(workshop)] == ["calendar.ics"]
    assert titles(calendar(workshop, room="HALL A")) == ["Talks", "Posters"]


def test_who_follows_the_dates_gets_no_session_later(load_good: LoadGood) -> None:
    files = {"workshop.yml": EVENT.replace("date: 2030-12-02\n", ""), "call.yml": CALL, "dates.yml": DATES}
    found = [one.file for one in calendars_of(load_good(files))]
    assert found == [
        "calendar.ics",
        "calendar/deadlines.ics",
        "calendar/track-full.ics",
        "calendar/track-205acedc.ics",
    ]


def test_nothing_with_a_date_has_no_calendar(load_good: LoadGood) -> None:
    assert calendars_of(load_good({"workshop.yml": "name: Example Workshop\nphase: proposal\n"})) == ()


def test_names_that_look_alike_have_files_of_their_own(load_good: LoadGood) -> None:
    program = PROGRAM.replace("大厅", "Hall (A)")
    files = [one.file for one in calendars_of(load_good(FILES | {"program.yml": program}))]
    assert len(set(files)) == len(files)
    assert [name.partition("-")[2][:6] for name in files if "room" in name] == ["hall-a", "hall-a"]


def test_a_part_says_its_name_in_the_list_of_calendars(load_good: LoadGood) -> None:
    workshop = load_good(FILES)
    scopes = (Scope(only="deadlines"), Scope(track="FULL PAPERS"), Scope(room="hall a"))
    said = [
        str(icalendar.Calendar.from_ical(calendar(workshop, **scope._asdict()))["NAME"]) for scope in scopes
    ]
    assert said == [
        "Example Workshop: important dates",
        "Example Workshop: Full papers",
        "Example Workshop: Hall A",
    ]


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        (Scope(track="x"), "there is no track `x`; there are: Full papers, 实践, Theory"),
        (Scope(room="Hall"), "there is no room `Hall`; there are: Hall A, 大厅"),
    ],
)
def test_what_there_is_not_is_said(load_good: LoadGood, scope: Scope, message: str) -> None:
    with pytest.raises(Refused, match=r"^there is no") as refused:
        calendar(load_good(FILES), **scope._asdict())
    assert str(refused.value) == message
