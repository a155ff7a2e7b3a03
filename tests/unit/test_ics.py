"""The calendar says what the data says, to every program that reads calendars.

icalendar reads it back by the names of the zones; vobject, which is other code, by the VTIMEZONE components
alone. The instants expected were worked out by hand.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.export.vevent import text as text_value
from sphinx_workshop.export.vtimezone import vtimezone
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Mapping[str, str | bytes]], Path]
    Calendar = Callable[..., str]

WORKSHOP: Final = "name: Example Workshop on Examples 2022\nshort_name: EWE 2022\nphase: program\n"
SITE: Final = "url: https://example.org/ewe/2022/\n"
PEOPLE: Final = """
- name: Ada Example
  talk:
    title: "*Fast* examples of $x^2$"
    abstract: |
      One [link](https://example.org/one)
      paragraph.

      - first
      - second
- name: Grace Example
  status: tentative
- name: Declining Person
  status: declined
  talk:
    title: A talk not given
    abstract: Words not said
"""


@pytest.fixture(autouse=True)
def _forget_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let vobject read zones anew: it keeps the first of each name for all calendars that it reads later."""
    known = vars(vobject.icalendar)["__tzidMap"]
    monkeypatch.setattr(vobject.icalendar, "__tzidMap", {"UTC": known["UTC"]})


@pytest.fixture
def export(write_data: Write) -> Calendar:
    """Return the calendar of data files, given by stem."""

    def text(**files: str) -> str:
        files = {"workshop": WORKSHOP, **files}
        return calendar(
            load(write_data({f"{stem}.yml": content for stem, content in files.items()})).workshop
        )

    return text


def events(text: str) -> dict[str, icalendar.Event]:
    """Return the events of a calendar by the part of their UIDs before the `@`, in order."""
    found = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return {
        str(event["UID"]).partition("@")[0]: event for event in found if isinstance(event, icalendar.Event)
    }


def start_by_names(text: str) -> datetime:
    """Return the exact start of the only event, by the name of its zone."""
    (event,) = events(text).values()
    start = event.decoded("DTSTART")
    assert isinstance(start, datetime)
    return start.astimezone(UTC)


def start_by_components(text: str) -> datetime:
    """Return the exact start of the only event, by the rules of the zone that the calendar itself gives."""
    start = vobject.readOne(text).vevent.dtstart.value
    assert type(start.tzinfo).__module__.startswith("dateutil")
    exact: datetime = start.replace(tzinfo=None) - start.utcoffset()
    return exact.replace(tzinfo=UTC)


MOMENTS: Final = [
    # A day is over when it is over everywhere: 23:59 at UTC-12.
    ("2022-09-22", "AoE", "2022-09-23T11:59"),
    ("2022-12-31", "AoE", "2023-01-01T11:59"),
    ("2024-02-29", "AoE", "2024-03-01T11:59"),
    ("2024-02-28 12:30", "AoE", "2024-02-29T00:30"),
    ("2022-09-22 00:00", "UTC", "2022-09-22T00:00"),
    ("2023-12-31", "UTC", "2023-12-31T23:59"),
    # New York is at UTC-5; at UTC-4 from 13 March 2022, 07:00 UTC, to 6 November 2022, 06:00 UTC.
    ("2022-03-13 01:59", "America/New_York", "2022-03-13T06:59"),
    ("2022-03-13 03:00", "America/New_York", "2022-03-13T07:00"),
    ("2022-03-13 03:59", "America/New_York", "2022-03-13T07:59"),
    ("2022-03-12", "America/New_York", "2022-03-13T04:59"),
    ("2022-03-13", "America/New_York", "2022-03-14T03:59"),
    ("2022-11-06 00:59", "America/New_York", "2022-11-06T04:59"),
    ("2022-11-06 01:30", "America/New_York", "2022-11-06T05:30"),  # the first of two
    ("2022-11-06 02:00", "America/New_York", "2022-11-06T07:00"),
    ("2022-11-06", "America/New_York", "2022-11-07T04:59"),
    ("2022-12-31", "America/New_York", "2023-01-01T04:59"),
    ("2022-01-01 00:00", "America/New_York", "2022-01-01T05:00"),
    # Paris is at UTC+1; at UTC+2 from 27 March 2022 to 30 October 2022, 01:00 UTC both.
    ("2022-03-27 01:59", "Europe/Paris", "2022-03-27T00:59"),
    ("2022-03-27 03:00", "Europe/Paris", "2022-03-27T01:00"),
    ("2022-03-27 03:30", "Europe/Paris", "2022-03-27T01:30"),
    ("2022-10-30 01:59", "Europe/Paris", "2022-10-29T23:59"),
    ("2022-10-30 02:30", "Europe/Paris", "2022-10-30T00:30"),  # the first of two
    ("2022-10-30 03:00", "Europe/Paris", "2022-10-30T02:00"),
    ("2024-02-29", "Europe/Paris", "2024-02-29T22:59"),
    # Lord Howe is at UTC+10:30; at UTC+11 until 2 April 2022, 15:00 UTC, and from 1 October 2022, 15:30 UTC.
    ("2022-04-03 01:29", "Australia/Lord_Howe", "2022-04-02T14:29"),
    ("2022-04-03 01:45", "Australia/Lord_Howe", "2022-04-02T14:45"),  # the first of two
    ("2022-04-03 02:00", "Australia/Lord_Howe", "2022-04-02T15:30"),
    ("2022-10-02 01:59", "Australia/Lord_Howe", "2022-10-01T15:29"),
    ("2022-10-02 02:30", "Australia/Lord_Howe", "2022-10-01T15:30"),
    ("2022-10-02 02:59", "Australia/Lord_Howe", "2022-10-01T15:59"),
    # Casablanca is at UTC+1, and at UTC in Ramadan (19 March to 23 April 2023).
    ("2023-03-01 12:00", "Africa/Casablanca", "2023-03-01T11:00"),
    ("2023-04-01 12:00", "Africa/Casablanca", "2023-04-01T12:00"),
    ("2023-05-01 12:00", "Africa/Casablanca", "2023-05-01T11:00"),
    # In Dublin it is winter time that is the exception.
    ("2022-03-27 02:00", "Europe/Dublin", "2022-03-27T01:00"),
    ("2022-12-31", "Europe/Dublin", "2022-12-31T23:59"),
    # These never change.
    ("2022-12-31 23:59", "Asia/Kathmandu", "2022-12-31T18:14"),
    ("2024-02-29", "Asia/Kathmandu", "2024-02-29T18:14"),
    ("2022-09-22 17:00", "Asia/Ho_Chi_Minh", "2022-09-22T10:00"),
    ("2023-01-01 00:30", "Pacific/Kiritimati", "2022-12-31T10:30"),
]


@pytest.mark.parametrize(
    ("due", "zone", "instant"), MOMENTS, ids=[f"{due} {zone}" for due, zone, _ in MOMENTS]
)
def test_a_deadline_is_at_its_instant(export: Calendar, due: str, zone: str, instant: str) -> None:
    text = export(dates=f"- name: Deadline\n  due: {due}\n  timezone: {zone}\n")
    expected = datetime.fromisoformat(f"{instant}+00:00")
    assert start_by_names(text) == expected
    assert start_by_components(text) == expected
    event = text.partition("BEGIN:VEVENT")[2]
    form = f"DTSTART:{expected:%Y%m%dT%H%M%SZ}\r\n" if zone in {"AoE", "UTC"} else f"DTSTART;TZID={zone}:"
    assert form in event
    assert "DTEND" not in event
    assert "DURATION" not in event


@pytest.mark.parametrize(
    "name",
    [
        "America/New_York",
        "Europe/Paris",
        "Europe/Dublin",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
    ],
)
def test_a_zone_holds_in_all_the_years_that_its_dates_need(name: str) -> None:
    holder = icalendar.Calendar()
    holder.add_component(vtimezone(name, 2022, 2024))
    given = vobject.readOne(holder.to_ical().decode()).vtimezone.tzinfo
    moment = datetime(2022, 1, 1, tzinfo=UTC)
    while moment < datetime(2025, 1, 1, tzinfo=UTC):
        local = moment.astimezone(ZoneInfo(name))
        assert local.replace(tzinfo=given).utcoffset() == local.utcoffset(), local
        moment += timedelta(hours=13, minutes=30)


def test_the_zones_are_those_that_dates_name_each_once(export: Calendar) -> None:
    text = export(
        dates="""
- name: One
  due: 2022-05-01
  timezone: Europe/Paris
- name: Two
  due: 2023-05-01
  timezone: America/New_York
- name: Three
  due: 2022-06-01
  timezone: Europe/Paris
- name: Four
  due: 2022-06-01
"""
    )
    assert re.findall(r"^TZID:(.*)\r$", text, re.MULTILINE) == ["America/New_York", "Europe/Paris"]
    years = [int(year) for year in re.findall(r"^DTSTART:(\d{4})\d{4}T\d{6}\r$", text, re.MULTILINE)]
    assert (min(years), max(years)) == (2021, 2023)


def test_one_zone_holds_for_dates_of_many_years(export: Calendar) -> None:
    due = ["2024-07-01 12:00", "2022-01-01 12:00", "2022-07-01 12:00", "2024-01-01 12:00"]
    text = export(
        dates="".join(
            f"- {{id: d{n}, name: D, due: {day}, timezone: Europe/Paris}}\n" for n, day in enumerate(due)
        )
    )
    found = [component.dtstart.value for component in vobject.readOne(text).vevent_list]
    assert [start.year for start in found] == [2022, 2022, 2024, 2024]
    assert [start.utcoffset() for start in found] == [timedelta(hours=hours) for hours in (1, 2, 1, 2)]


def test_a_happening_on_a_day_is_a_whole_day(export: Calendar) -> None:
    text = export(
        dates="- {name: Tutorial, kind: event, due: 2024-02-29, was: 2024-02-28}\n"
        "- {name: Social, kind: event, due: 2024-02-29 18:00, timezone: Asia/Kathmandu}\n"
    )
    found = events(text)
    assert found["milestone-tutorial"].decoded("DTSTART") == date(2024, 2, 29)
    assert found["milestone-tutorial"]["DTSTART"].params["VALUE"] == "DATE"
    assert found["milestone-tutorial"]["DESCRIPTION"] == (
        "Thursday, 29 February 2024 (formerly Wednesday, 28 February 2024)"
    )
    assert found["milestone-social"].decoded("DTSTART").astimezone(UTC) == datetime(
        2024, 2, 29, 12, 15, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("when", "start", "after", "words"),
    [
        ("date: 2022-12-02", date(2022, 12, 2), date(2022, 12, 3), "Friday, 2 December 2022"),
        ("date: 2024-02-28", date(2024, 2, 28), date(2024, 2, 29), "Wednesday, 28 February 2024"),
        (
            "date:\n  start: 2022-12-30\n  end: 2023-01-01",
            date(2022, 12, 30),
            date(2023, 1, 2),
            "Friday 30 December 2022 – Sunday 1 January 2023",
        ),
    ],
    ids=["one day", "before the leap day", "over the new year"],
)
def test_the_days_of_the_event_are_whole_days(
    export: Calendar, when: str, start: date, after: date, words: str
) -> None:
    event = events(export(workshop=f"{WORKSHOP}tagline: Some *examples*\n{when}\n"))["event"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (start, after)
    assert event["SUMMARY"] == "EWE 2022"
    assert event["DESCRIPTION"] == f"Example Workshop on Examples 2022\n{words}\nSome examples"


PROGRAM: Final = """
- date: 2022-12-02
  sessions:
    - title: Panel
      id: panel
      start: 22:00
      end: 2022-12-03 00:30
      room: Hall A
      sessions:
        - title: Both from around
        - title: Ends with the panel
          start: 23:30
        - title: Begins with the panel
          end: 23:30
        - title: Its own times
          start: 2022-12-03 00:00
          end: 2022-12-03 00:15
        - title: End not yet known
          end: TBD
        - title: Not yet known
          start: TBD
          sessions:
            - title: Inside the unknown
    - title: Without times
      sessions:
        - title: No times around it
        - title: Only a start
          start: 12:00
        - title: Times of its own
          start: 12:00
          end: 13:00
    - title: No end yet
      start: 12:00
      end: TBD
- date: TBD
  sessions:
    - title: No day yet
      start: 12:00
      end: 13:00
- date: 2022-12-04
  sessions: TBD
"""


def test_a_session_is_there_when_its_times_are_known_if_from_the_one_around_it(export: Calendar) -> None:
    text = export(workshop=f"{WORKSHOP}timezone: America/Chicago\n", program=PROGRAM)
    times = {
        str(event["SUMMARY"]).removeprefix("EWE 2022: "): tuple(
            event.decoded(name).astimezone(UTC).strftime("%d %H:%M")
            for name in ("DTSTART", "DTEND")
            if name in event
        )
        for event in events(text).values()
    }
    assert times == {
        "Only a start": ("02 18:00",),
        "Times of its own": ("02 18:00", "02 19:00"),
        "Panel": ("03 04:00", "03 06:30"),
        "Both from around": ("03 04:00", "03 06:30"),
        "Begins with the panel": ("03 04:00", "03 05:30"),
        "Ends with the panel": ("03 05:30", "03 06:30"),
        "Its own times": ("03 06:00", "03 06:15"),
    }
    assert re.findall(r"^TZID:(.*)\r$", text, re.MULTILINE) == ["America/Chicago"]
    by_components = [component.dtstart.value for component in vobject.readOne(text).vevent_list]
    assert [start.utcoffset() for start in by_components] == [timedelta(hours=-6)] * 7
    assert events(text)["session-panel"]["DESCRIPTION"] == (
        "Friday, 2 December 2022, 22:00 (Chicago, UTC−6) – Saturday, 3 December 2022, 00:30 (Chicago, UTC−6)"
    )


def test_a_session_over_the_end_of_summer_time_lasts_as_long_as_the_clock_on_the_wall_says(
    export: Calendar,
) -> None:
    text = export(
        workshop=f"{WORKSHOP}timezone: America/New_York\n",
        program="- date: 2022-11-06\n  sessions:\n    - {title: Night, start: 00:30, end: 03:00}\n",
    )
    (event,) = vobject.readOne(text).vevent_list
    (start, end) = (
        (moment - moment.utcoffset()).replace(tzinfo=None)
        for moment in (event.dtstart.value, event.dtend.value)
    )
    assert (start, end) == (datetime(2022, 11, 6, 4, 30), datetime(2022, 11, 6, 8))  # noqa: DTZ001 (UTC, as literals)
    assert "00:30 (New York\\, UTC−4) – Sunday" in text.replace("\r\n ", "")


def test_sessions_of_a_workshop_in_utc_are_in_utc(export: Calendar) -> None:
    text = export(program="- date: 2022-12-02\n  sessions:\n    - {title: Talk, start: 09:00, end: 09:30}\n")
    assert "DTSTART:20221202T090000Z\r\nDTEND:20221202T093000Z\r\n" in text
    assert "VTIMEZONE" not in text
    assert "DESCRIPTION:Friday\\, 2 December 2022\\, 09:00–09:30 (UTC)\r\n" in text


def test_what_is_to_be_announced_is_not_there(export: Calendar) -> None:
    text = export(
        workshop=f"{WORKSHOP}date: TBD\n",
        dates="- {name: Known, due: 2022-09-22}\n- {name: Unknown, due: TBD, was: 2022-09-15}\n",
        program="- {date: 2022-12-02, sessions: [{title: TBD, start: TBD, end: TBD}]}\n",
    )
    assert list(events(text)) == ["milestone-known"]


@pytest.mark.parametrize(
    "files", [{}, {"dates": "TBD\n", "program": "TBD\n", "speakers": "TBD\n"}], ids=["absent", "TBD"]
)
def test_while_nothing_is_known_the_calendar_is_empty_and_sound(
    export: Calendar, files: dict[str, str]
) -> None:
    text = export(**files)
    assert not events(text)
    # RFC 5545, section 3.6: "it MUST include at least one calendar component"
    assert [component.name for component in icalendar.Calendar.from_ical(text).subcomponents] == ["VTIMEZONE"]
    assert vobject.readOne(text).vtimezone.tzinfo.utcoffset(datetime(2022, 1, 1, tzinfo=UTC)) == timedelta()
    assert_sound(text)


EVERYTHING: Final = {
    "workshop": f"{WORKSHOP}{SITE}date: 2022-12-02\ntimezone: Europe/Paris\n"
    "venue: {name: A; B, address: 'C, D'}\n",
    "dates": "- {name: Submission, due: 2022-09-22, was: [2022-09-08, 2022-09-15], tentative: true}\n"
    "- {name: Registration, due: 2022-11-10 17:00, timezone: America/New_York}\n"
    "- {name: Tutorial, kind: event, due: 2022-12-01}\n",
    "speakers": PEOPLE,
    "program": PROGRAM,
}


def assert_sound(text: str) -> None:
    """Check what RFC 5545 says of lines (3.1), of the calendar (3.6) and of events (3.6.1)."""
    lines = text.encode().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert not any(re.search(rb"[\x00-\x1f\x7f]", line) for line in lines)
    assert vobject.readOne(text).validate(raiseException=True)
    parsed = icalendar.Calendar.from_ical(text)
    assert parsed["VERSION"] == "2.0"
    assert parsed["PRODID"] == "-//sphinx-workshop//Calendar//EN"
    assert parsed["NAME"] == parsed["X-WR-CALNAME"] == "EWE 2022"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in text
    assert not any(component.errors for component in parsed.walk())
    named = [str(event["UID"]) for event in parsed.walk("VEVENT")]
    assert len(set(named)) == len(named)
    for event in parsed.walk("VEVENT"):
        for name in ("DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "LAST-MODIFIED", "DESCRIPTION"):
            assert not isinstance(event[name], list)
    assert len(re.findall(r"^DTSTAMP:\d{8}T\d{6}Z\r$", text, re.MULTILINE)) == len(named)


def test_the_calendar_is_sound(export: Calendar) -> None:
    text = export(**EVERYTHING)
    assert_sound(text)
    assert len(events(text)) == 11


def test_events_are_in_order_of_time_whatever_the_order_of_the_files(export: Calendar) -> None:
    text = export(**EVERYTHING)
    entries = re.findall(r"^- .*\n", EVERYTHING["dates"], re.MULTILINE)
    assert export(**EVERYTHING | {"dates": "".join(reversed(entries))}) == text
    assert [key.partition(".")[0] for key in events(text)][:4] == [
        "milestone-submission",
        "milestone-registration",
        "milestone-tutorial",
        "event",
    ]


UIDS: Final = {
    f"milestone-{key}.ewe-2022@example.org" for key in ("submission", "registration", "tutorial")
} | {f"{key}.ewe-2022@example.org" for key in ("event", "session-panel")}


def uids(text: str) -> set[str]:
    return {str(event["UID"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_what_names_an_event_stays_when_titles_and_dates_move(export: Calendar) -> None:
    assert uids(export(**EVERYTHING)) > UIDS
    moved = {
        "workshop": EVERYTHING["workshop"].replace("EWE 2022", "Other").replace("12-02", "12-09"),
        "dates": "- {name: Early, due: 2022-01-01}\n"
        "- {id: submission, name: Papers, due: 2023-09-22}\n"
        "- {id: registration, name: Last call, due: 2022-11-11}\n"
        "- {id: tutorial, name: Tutorials, due: 2022-12-10}\n",
        "program": EVERYTHING["program"].replace("title: Panel", "title: Debate").replace("22:00", "21:00"),
    }
    assert uids(export(**EVERYTHING | moved)) > UIDS


@pytest.mark.parametrize(
    ("url", "uid"),
    [
        ("", "milestone-one@ewe-2022.invalid"),
        ("url: TBD\n", "milestone-one@ewe-2022.invalid"),
        ("url: https://vgm.example.org\n", "milestone-one@vgm.example.org"),
        ("url: https://vgm.example.org:8080/\n", "milestone-one@vgm.example.org"),
        ("url: https://sites.example.org/view/vgm2022\n", "milestone-one.view-vgm2022@sites.example.org"),
    ],
    ids=["absent", "TBD", "host", "port", "path"],
)
def test_the_address_of_the_site_makes_names_unlike_those_of_other_workshops(
    export: Calendar, url: str, uid: str
) -> None:
    text = export(workshop=WORKSHOP + url, dates="- {id: one, name: Two, due: 2022-09-22}\n")
    assert uids(text) == {uid}
    given = events(text).popitem()[1].get("URL")
    assert given == (url.removeprefix("url: ").strip() if "://" in url else None)


def test_sessions_without_ids_are_named_by_their_anchors_and_never_alike(export: Calendar) -> None:
    program = """
- date: 2022-12-02
  sessions:
    - {title: Break, start: 10:00, end: 10:30, room: A}
    - {title: Break, start: 10:00, end: 10:30, room: B}
    - {title: Break, start: 15:00, end: 15:30}
"""
    assert list(events(export(program=program))) == [
        "session-2022-12-02-1000-break.2",
        "session-2022-12-02-1000-break",
        "session-2022-12-02-1500-break",
    ]


def test_a_date_that_moves_grows_in_sequence_and_in_last_modified(export: Calendar) -> None:
    history = [
        "due: 2022-09-08",
        "due: 2022-09-15\n  was: 2022-09-08",
        "due: 2022-09-22 17:00\n  was: [2022-09-08, 2022-09-15]",
        "due: 2022-09-20\n  was: [2022-09-08, 2022-09-15, 2022-09-22 17:00]",
    ]
    found = [events(export(dates=f"- name: One\n  {state}\n"))["milestone-one"] for state in history]
    assert [event.decoded("SEQUENCE") for event in found] == [0, 1, 2, 3]
    modified = [event.decoded("LAST-MODIFIED").strftime("%Y-%m-%d %H:%M") for event in found]
    # 365 days before the first date; then each date that was given up (AoE).
    assert modified == ["2021-09-09 11:59", "2022-09-09 11:59", "2022-09-16 11:59", "2022-09-23 05:00"]
    assert [event.decoded("DTSTAMP") for event in found] == [
        event.decoded("LAST-MODIFIED") for event in found
    ]


def test_an_event_says_how_sure_it_is_and_what_the_page_says(export: Calendar) -> None:
    found = events(
        export(
            dates="- {name: Papers, due: 2022-09-22, was: [2022-09-08, 2022-09-15], tentative: true}\n"
            "- {name: Talks, due: 2022-09-22 17:00, timezone: Asia/Kathmandu}\n"
        )
    )
    papers, talks = found["milestone-papers"], found["milestone-talks"]
    assert (papers["STATUS"], talks["STATUS"]) == ("TENTATIVE", "CONFIRMED")
    assert (papers["SUMMARY"], talks["SUMMARY"]) == ("EWE 2022: Papers", "EWE 2022: Talks")
    assert papers["DESCRIPTION"] == (
        "Thursday, 22 September 2022, 23:59 AoE (tentative) "
        "(formerly Thursday, 8 September 2022, 23:59 AoE, Thursday, 15 September 2022, 23:59 AoE)"
    )
    assert talks["DESCRIPTION"] == "Thursday, 22 September 2022, 17:00 (Kathmandu, UTC+5:45)"


def test_without_a_short_name_the_name_is_what_events_begin_with(export: Calendar) -> None:
    text = export(
        workshop="name: The Workshop\nphase: call\nshort_name: TBD\n",
        dates="- {name: One, due: 2022-09-22}\n",
    )
    assert "SUMMARY:The Workshop: One\r\n" in text


TALKS: Final = """
- date: 2022-12-02
  sessions:
    - {start: 09:00, end: 10:00, speakers: ada-example}
    - {start: 10:00, end: 11:00, speakers: declining-person}
    - {start: 11:00, end: 12:00, speakers: [grace-example, declining-person]}
    - title: "*Panel*: `a < b`"
      start: 12:00
      end: 13:00
      speakers: [ada-example, grace-example, declining-person]
      chairs: [declining-person, Some Body]
    - {start: 13:00, end: 14:00, title: TBD, description: TBD}
"""


def test_a_session_has_its_talk_and_its_people_in_plain_words(export: Calendar) -> None:
    talk, _, shared, panel, unknown = events(export(speakers=PEOPLE, program=TALKS)).values()
    assert talk["SUMMARY"] == "EWE 2022: Fast examples of x^2"
    assert talk["DESCRIPTION"] == (
        "Friday, 2 December 2022, 09:00–10:00 (UTC)\n"
        "Speakers: Ada Example\nOne link paragraph.\n- first\n- second"
    )
    assert shared["SUMMARY"] == "EWE 2022: Grace Example"
    assert panel["SUMMARY"] == "EWE 2022: Panel: a < b"
    assert panel["DESCRIPTION"] == (
        "Friday, 2 December 2022, 12:00–13:00 (UTC)\nSpeakers: Ada Example, Grace Example\nChairs: Some Body"
    )
    assert unknown["SUMMARY"] == "EWE 2022: Session"
    assert unknown["DESCRIPTION"] == "Friday, 2 December 2022, 13:00–14:00 (UTC)"


def test_who_declined_is_named_nowhere(export: Calendar) -> None:
    text = export(speakers=PEOPLE, program=TALKS).replace("\r\n ", "").lower()
    assert "declin" not in text
    assert "not given" not in text
    assert "not said" not in text
    assert text.count("begin:vevent") == 5


def test_an_organizer_who_declined_to_speak_still_opens_the_workshop(export: Calendar) -> None:
    text = export(
        organizers="- name: Declining Person\n",
        speakers=PEOPLE,
        program="- date: 2022-12-02\n  sessions:\n"
        "    - {id: opening, start: 09:00, end: 09:05, speakers: declining-person}\n",
    )
    assert events(text)["session-opening"]["SUMMARY"] == "EWE 2022: Declining Person"


@pytest.mark.parametrize(
    ("venue", "room", "place"),
    [
        ("", "", None),
        ("", "Hall A", "Hall A"),
        ("venue: TBD\n", "", None),
        ("venue: {name: Center, address: 'Street 1, Town', room: R1}\n", "", "R1, Center, Street 1, Town"),
        ("venue: {name: Center, address: TBD, room: R1}\n", "Hall A", "Hall A, Center"),
    ],
    ids=["none", "only a room", "TBD", "the venue's", "the session's"],
)
def test_a_session_is_in_its_room_else_in_that_of_the_workshop(
    export: Calendar, venue: str, room: str, place: str | None
) -> None:
    where = f", room: {room}" if room else ""
    program = f"- {{date: 2022-12-02, sessions: [{{title: T, id: t, start: 09:00, end: 09:05{where}}}]}}\n"
    event = events(export(workshop=WORKSHOP + venue, program=program))["session-t"]
    assert event.get("LOCATION") == place


def test_a_session_inside_another_is_in_its_room(export: Calendar) -> None:
    found = events(export(program=PROGRAM))
    assert {event.get("LOCATION") for key, event in found.items() if "own-times" in key} == {"Hall A"}


def test_long_lines_and_strange_signs_do_no_harm(export: Calendar) -> None:
    name = '"Ends; here, or \\\\ not: ' + "论文截止日期🎉" * 20 + ' a\\u2028b\\x85c"'
    text = export(dates=f"- {{id: one, name: {name}, due: 2022-09-22}}\n")
    assert_sound(text)
    summary = f"EWE 2022: Ends; here, or \\ not: {'论文截止日期🎉' * 20} a b c"
    assert events(text)["milestone-one"]["SUMMARY"] == summary
    assert vobject.readOne(text).vevent.summary.value == summary


def test_no_text_has_signs_that_end_a_line_or_cannot_be_written() -> None:
    assert text_value("a\x07b\x85c\u2028d\ud800e\tf\r\ng").to_ical() == b"a b c d e f \\ng"


def test_the_same_facts_give_the_same_bytes_anywhere(export: Calendar, write_data: Write) -> None:
    text = export(**EVERYTHING).encode()
    assert export(**EVERYTHING).encode() == text
    folder = write_data({f"{stem}.yml": content for stem, content in EVERYTHING.items()})
    script = (
        "import pathlib, sys\n"
        "from sphinx_workshop.export.ics import calendar\n"
        "from sphinx_workshop.source.loader import load\n"
        "sys.stdout.buffer.write(calendar(load(pathlib.Path(sys.argv[1])).workshop).encode())"
    )
    for zone, seed, language in (("Asia/Kathmandu", "1", "de_DE.UTF-8"), ("America/New_York", "2", "C")):
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "SOURCE_DATE_EPOCH": "0",
        }
        done = subprocess.run(
            [sys.executable, "-c", script, folder], check=True, capture_output=True, env=environment
        )
        assert done.stdout == text


TRACKS: Final = "tracks:\n  - name: Full papers\n    id: full\n  - name: Demos\n    id: demos\n"


def test_a_date_of_a_track_names_it(export: Calendar) -> None:
    dates = (
        "- name: Papers\n  track: full\n  due: 2022-09-22\n"
        "- name: Demos due\n  track: demos\n  due: 2022-09-23\n"
        "- name: Videos\n  due: 2022-09-24\n"
    )
    found = events(export(call=TRACKS, dates=dates)).values()
    assert [str(one["SUMMARY"]).removeprefix("EWE 2022: ") for one in found] == [
        "Papers (Full papers)",
        "Demos due",
        "Videos",
    ]
    named = [str(one["DESCRIPTION"]).partition("\n")[2] for one in found]
    assert named == ["Track: Full papers", "Track: Demos", ""]


PERIODS: Final = [
    # 0:00 and 23:59 at UTC-12
    (
        "from: 2022-10-11\n  due: 2022-10-15",
        datetime(2022, 10, 11, 12, tzinfo=UTC),
        datetime(2022, 10, 16, 11, 59, tzinfo=UTC),
    ),
    # Paris is at UTC+2
    (
        "from: 2022-10-11 09:00\n  due: 2022-10-11 17:00\n  timezone: Europe/Paris",
        datetime(2022, 10, 11, 7, tzinfo=UTC),
        datetime(2022, 10, 11, 15, tzinfo=UTC),
    ),
    ("kind: event\n  from: 2022-12-01\n  due: 2022-12-02", date(2022, 12, 1), date(2022, 12, 3)),
    (
        "kind: event\n  from: 2022-12-01 18:00\n  due: 2022-12-02",
        datetime(2022, 12, 1, 18, tzinfo=UTC),
        datetime(2022, 12, 3, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize(("dates", "start", "end"), PERIODS)
def test_a_period_has_a_start_and_an_end(dates: str, start: date, end: date, export: Calendar) -> None:
    (event,) = events(export(dates=f"- name: Period\n  {dates}\n")).values()
    found = [event.decoded(name) for name in ("DTSTART", "DTEND")]
    assert [one.astimezone(UTC) if isinstance(one, datetime) else one for one in found] == [start, end]
    assert str(event["DESCRIPTION"]).count(" – ") == 1


def test_months_and_undecided_days_are_not_in_the_calendar(export: Calendar) -> None:
    workshop = f"{WORKSHOP}date:\n  one_of:\n    - 2022-12-01\n    - 2022-12-02\n"
    text = export(workshop=workshop, dates="- name: Grants\n  due: 2022-09\n- name: Papers\n  due: TBD\n")
    assert events(text) == {}


def test_a_date_that_was_in_another_zone_says_so(export: Calendar) -> None:
    dates = (
        "- name: A\n  due: 2022-09-22\n  was:\n    - due: 2022-09-15 17:00\n      timezone: Europe/Paris\n"
    )
    (event,) = events(export(dates=dates)).values()
    assert "(formerly Thursday, 15 September 2022, 17:00 (Paris, UTC+2))" in str(event["DESCRIPTION"])
    assert event.decoded("LAST-MODIFIED") == datetime(2022, 9, 15, 15, tzinfo=UTC)


def test_dates_for_organizers_only_are_in_the_calendar_when_asked_for(write_data: Write) -> None:
    dates = "- name: Secret day\n  internal: true\n  due: 2022-09-10\n- name: Papers\n  due: 2022-09-22\n"
    workshop = load(write_data({"dates.yml": dates})).workshop
    assert list(events(calendar(workshop))) == ["milestone-papers"]
    every = events(calendar(workshop.with_internal()))
    assert list(every) == ["milestone-secret-day", "milestone-papers"]
    assert [one.get("CLASS") for one in every.values()] == ["PRIVATE", None]
