"""What follows from the facts: states, instants, spans, kinds and addresses."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from sphinx_workshop.messages import nearest
from sphinx_workshop.model.base import TBD, Entry, Tbd, entry_type, may_be_tbd
from sphinx_workshop.model.call import Call, Track
from sphinx_workshop.model.event import Event, EventDate, Links
from sphinx_workshop.model.milestones import Earlier, Milestone
from sphinx_workshop.model.people import Organizer, Speaker, Talk
from sphinx_workshop.model.program import ProgramDay, Session, SessionKind, SessionLinks, moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.workshop import Workshop

WORKSHOP = {"name": "W", "phase": "call"}
STATES: list[tuple[type[Entry], dict[str, Any], str, object, object]] = [
    (Event, WORKSHOP, "short_name", "EWE", "EWE"),
    (Event, WORKSHOP, "tagline", "*T*", "*T*"),
    (Event, WORKSHOP, "date", "2022-12-02", EventDate(start=date(2022, 12, 2), end=date(2022, 12, 2))),
    (Event, WORKSHOP, "contact", "a@example.org", "a@example.org"),
    (Event, WORKSHOP, "url", "https://example.org/", "https://example.org/"),
    (Links, {}, "livestream", "https://example.org/", "https://example.org/"),
    (Call, {}, "topics", ["A", "B"], ("A", "B")),
    (Call, {}, "archival", "false", False),
    (Call, {}, "language", "pt-BR", "pt-BR"),
    (Track, {"name": "T"}, "max_pages", "9", 9),
    (Track, {"name": "T"}, "excluding", "references", ("references",)),
    (Milestone, {"name": "M"}, "due", "2022-09-22", date(2022, 9, 22)),
    (Organizer, {"name": "A"}, "affiliation", ["X", "Y"], ("X", "Y")),
    (Organizer, {"name": "A"}, "orcid", "0000-0002-1694-233X", "0000-0002-1694-233X"),
    (Organizer, {"name": "A"}, "country", "VN", "VN"),
    (Speaker, {"name": "A"}, "talk", {"title": "T"}, Talk(title="T")),
    (Session, {"title": "S"}, "start", "9:05", time(9, 5)),
    (Session, {"title": "S"}, "end", "2022-12-03 00:30", datetime(2022, 12, 3, 0, 30)),  # noqa: DTZ001 (on the clock there)
    (
        Session,
        {"title": "S"},
        "links",
        {"video": "https://example.org/"},
        SessionLinks(video="https://example.org/"),
    ),
    (ProgramDay, {"date": "2022-12-02"}, "title", "Day 1", "Day 1"),
]


@pytest.mark.parametrize(
    ("model", "rest", "field", "written", "value"),
    STATES,
    ids=[f"{case[0].__name__}.{case[2]}" for case in STATES],
)
def test_absent_tbd_and_a_value_are_three_states(
    model: type[Entry], rest: dict[str, Any], field: str, written: object, value: object
) -> None:
    if not model.model_fields[field].is_required():
        assert getattr(model.model_validate(rest), field) is None
    assert getattr(model.model_validate({**rest, field: "TBD"}), field) is TBD
    assert getattr(model.model_validate({**rest, field: written}), field) == value
    assert may_be_tbd(model, field)


@pytest.mark.parametrize(
    ("model", "field"),
    [(Event, "name"), (Event, "phase"), (Event, "timezone"), (Milestone, "id"), (Speaker, "status")],
)
def test_what_cannot_be_to_be_announced_refuses_tbd(model: type[Entry], field: str) -> None:
    assert not may_be_tbd(model, field)
    with pytest.raises(ValidationError) as caught:
        model.model_validate({**WORKSHOP, "due": "TBD", field: "TBD"})
    assert field in {error["loc"][0] for error in caught.value.errors() if error["type"] != "extra_forbidden"}


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Organizer(name="A").name = "B"


def test_the_kind_of_entry_of_a_field_is_known() -> None:
    assert entry_type(Event, "links") is Links
    assert entry_type(Event, "date") is EventDate
    assert entry_type(Session, "sessions") is Session
    assert entry_type(Event, "name") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [("affilation", "affiliation"), ("Name", "name"), ("wifi", None), ("name" * 20, None)],
)
def test_a_slip_of_the_keyboard_is_understood(written: str, meant: str | None) -> None:
    assert nearest(written, ["name", "affiliation"]) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("grace-example", None),
        ("cyy-example", "cy-example"),
        ("ada-exmaple", "ada-example"),
        ("kim-example", "kim-lee-example"),
        ("ada_example", "ada-example"),
        ("neurips-205", "neurips-2025"),
        ("neurips-2031", "neurips-2025"),
        ("photos/cy.png", None),
        ("photos/lin.jpeg", "photos/lin.png"),
        ("photos/linn.png", "photos/lin.png"),
    ],
)
def test_an_end_that_many_ids_share_makes_no_id_similar(written: str, meant: str | None) -> None:
    ids = ["cy-example", "ada-example", "kim-lee-example", "neurips-2025", "acl-2025", "photos/lin.png"]
    assert nearest(written, ids) == meant


# Milestones


def milestone(due: str, **more: str) -> Milestone:
    return Milestone.model_validate({"name": "M", "due": due, **more})


@pytest.mark.parametrize(
    ("due", "more", "expected"),
    [
        ("2022-09-22", {}, datetime(2022, 9, 23, 11, 59, tzinfo=UTC)),
        ("2022-09-22 17:00", {}, datetime(2022, 9, 23, 5, 0, tzinfo=UTC)),
        ("2022-09-22T17:00", {"timezone": "UTC"}, datetime(2022, 9, 22, 17, 0, tzinfo=UTC)),
        ("2022-09-22", {"timezone": "Asia/Ho_Chi_Minh"}, datetime(2022, 9, 22, 16, 59, tzinfo=UTC)),
        ("2022-07-01 12:00", {"timezone": "America/New_York"}, datetime(2022, 7, 1, 16, 0, tzinfo=UTC)),
        ("2022-12-01 12:00", {"timezone": "America/New_York"}, datetime(2022, 12, 1, 17, 0, tzinfo=UTC)),
        ("2022-12-01", {"kind": "event"}, datetime(2022, 11, 30, 23, 0, tzinfo=UTC)),
        ("2022-12-01 09:00", {"kind": "event"}, datetime(2022, 12, 1, 8, 0, tzinfo=UTC)),
        ("2022-12-01", {"kind": "event", "timezone": "AoE"}, datetime(2022, 12, 1, 12, 0, tzinfo=UTC)),
    ],
)
def test_a_milestone_is_an_exact_moment(due: str, more: dict[str, str], expected: datetime) -> None:
    assert milestone(due, **more).instant("Europe/Paris") == expected


def test_a_milestone_to_be_announced_has_no_moment() -> None:
    assert milestone("TBD").instant("UTC") is TBD


def test_an_earlier_date_of_a_milestone_has_a_moment_too() -> None:
    extended = milestone("2022-09-22", was="2022-09-15")
    assert extended.was == (Earlier(due=date(2022, 9, 15)),)
    assert extended.instant("UTC", extended.was[0].due) == datetime(2022, 9, 16, 11, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "kind", "whole"),
    [
        ("2022-09-22", "event", True),
        ("2022-09-22 10:00", "event", False),
        ("2022-09-22", "submission", False),
        ("TBD", "event", True),
    ],
)
def test_only_an_event_without_a_time_takes_the_whole_day(due: str, kind: str, whole: bool) -> None:  # noqa: FBT001
    assert milestone(due, kind=kind).all_day is whole


def test_the_zone_of_a_milestone_is_aoe_and_of_an_event_the_workshops() -> None:
    assert milestone("TBD").zone("Asia/Tokyo") == "AoE"
    assert milestone("TBD", kind="event").zone("Asia/Tokyo") == "Asia/Tokyo"
    assert milestone("TBD", kind="event", timezone="UTC").zone("Asia/Tokyo") == "UTC"


def test_a_milestone_is_known_by_its_id_else_by_its_name() -> None:
    assert milestone("TBD").key == "m"
    assert milestone("TBD", id="submission").key == "submission"


# The event


def event(**more: Any) -> Event:  # noqa: ANN401
    return Event.model_validate({"name": "Long name", "phase": "call", **more})


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2022-12-02", [date(2022, 12, 2)]),
        ({"start": "2022-12-02", "end": "2022-12-02"}, [date(2022, 12, 2)]),
        (
            {"start": "2022-12-31", "end": "2023-01-02"},
            [date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2)],
        ),
    ],
)
def test_the_event_is_a_day_or_a_span_of_days(written: object, days: list[date]) -> None:
    span = event(date=written).span
    assert span is not None
    assert span.days == days


def test_the_title_is_the_short_name_if_there_is_one() -> None:
    assert event().title == "Long name"
    assert event(short_name="TBD").title == "Long name"
    assert event(short_name="LN").title == "LN"


# The program


def session(**more: Any) -> Session:  # noqa: ANN401
    return Session.model_validate(more)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"title": "T"}, SessionKind.OTHER),
        ({"speakers": "ada"}, SessionKind.TALK),
        ({"speakers": "TBD"}, SessionKind.TALK),
        ({"papers": ["42"]}, SessionKind.SPOTLIGHT),
        ({"papers": "42", "speakers": "ada"}, SessionKind.TALK),
        ({"papers": "42", "kind": "poster"}, SessionKind.POSTER),
        ({"title": "T", "kind": "break"}, SessionKind.BREAK),
    ],
)
def test_the_kind_of_a_session_is_inferred(facts: dict[str, object], kind: SessionKind) -> None:
    assert session(**facts).inferred_kind is kind


def test_speakers_are_one_or_more_or_to_be_announced() -> None:
    assert session(speakers="ada").speaker_ids == ("ada",)
    assert session(speakers=["ada", "bob"]).speaker_ids == ("ada", "bob")
    assert session(speakers="TBD").speaker_ids == ()
    assert session(title="T").speaker_ids == ()


@pytest.mark.parametrize(
    ("facts", "day", "anchor"),
    [
        ({"title": "T", "id": "closing-panel"}, date(2022, 12, 2), "session-closing-panel"),
        (
            {"title": "Spotlight *talks*", "start": "9:05"},
            date(2022, 12, 2),
            "session-2022-12-02-0905-spotlight-talks",
        ),
        ({"title": "T", "start": "TBD"}, date(2022, 12, 2), "session-2022-12-02-t"),
        ({"title": "T", "start": "2022-12-03 00:30"}, date(2022, 12, 2), "session-2022-12-02-0030-t"),
        ({"speakers": ["ada", "bob"], "start": "10:00"}, TBD, "session-1000-ada-bob"),
        ({"title": "TBD", "kind": "poster"}, TBD, "session-poster"),
        ({"title": "茶", "kind": "break"}, TBD, "session-break"),
    ],
)
def test_a_session_has_a_permanent_address(facts: dict[str, object], day: date | Tbd, anchor: str) -> None:
    assert session(**facts).anchor(day) == anchor


def test_a_time_of_the_program_is_an_exact_moment() -> None:
    day = date(2022, 12, 2)
    assert moment(day, time(9, 5), "America/Chicago") == datetime(2022, 12, 2, 15, 5, tzinfo=UTC)
    past_midnight = session(title="T", end="2022-12-03 00:30").end
    assert isinstance(past_midnight, datetime)
    assert moment(day, past_midnight, "UTC") == datetime(2022, 12, 3, 0, 30, tzinfo=UTC)


def test_sessions_are_found_with_their_day_those_inside_others_too(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    program = """
- date: 2022-12-02
  sessions:
    - title: One
      sessions:
        - title: Two
          id: two
- date: TBD
  sessions:
    - title: Three
- date: 2022-12-04
  sessions: TBD
"""
    workshop = load_good({"program.yml": program})
    day = date(2022, 12, 2)
    assert [(when, item.title) for when, item in workshop.sessions()] == [
        (day, "One"),
        (day, "Two"),
        (TBD, "Three"),
    ]
    found = workshop.session("two")
    assert found is not None
    assert (found[0], found[1].title) == (day, "Two")
    assert workshop.session("three") is None
