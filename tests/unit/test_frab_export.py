"""The program goes out as a schedule that is valid by the published schemas and that importers read."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from jsonschema import Draft6Validator
from lxml import etree

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.frab.json_schedule import frab_json
from sphinx_workshop.export.frab.xml_schedule import frab_xml
from sphinx_workshop.export.timetable import speakers_of, title_of
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    Write = Callable[[Mapping[str, str | bytes]], Path]

TESTS: Final = Path(__file__).parents[1]
SCHEMAS: Final = TESTS / "schemas/schedule"
EVENT: Final = (
    "name: Example Workshop 2030\nphase: program\ntimezone: Europe/Berlin\nurl: https://exw.example.org\n"
)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return the data with every kind of fact, in phase `program`."""
    folder = tmp_path / "full/data"
    shutil.copytree(TESTS / "roots/full/data", folder)
    event = folder / "workshop.yml"
    event.write_text(event.read_text().replace("phase: call", "phase: program"))
    return folder


def events(workshop: Workshop, addresses: Addresses | None = None) -> list[dict[str, object]]:
    """Return the events of the JSON, after both forms passed their schemas."""
    where = addresses or Addresses("https://exw.example.org/")
    text = frab_json(workshop, where)
    Draft6Validator(json.loads((SCHEMAS / "schema.json").read_text("utf-8"))).validate(json.loads(text))
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))
    schema.assertValid(etree.fromstring(frab_xml(workshop, where).encode()))
    days = json.loads(text)["schedule"]["conference"]["days"]
    return [event for day in days for room in day["rooms"].values() for event in room]


def test_both_forms_are_valid_by_their_schemas(full: Path) -> None:
    workshop = load(full).workshop
    scheduled = [one for one in workshop.placed_sessions if one.local_start is not None]
    assert len(events(workshop)) == len(scheduled) == 11


@pytest.mark.parametrize(
    "zone", ["AoE", "UTC", "America/New_York", "Etc/GMT+5", "Asia/Ho_Chi_Minh", "Asia/Kolkata"]
)
def test_any_zone_is_valid_and_times_have_its_offset(write_data: Write, zone: str) -> None:
    program = "- {date: 2030-03-10, sessions: [{title: One, start: 09:00, end: 09:30}]}\n"
    event = EVENT.replace("Europe/Berlin", zone)
    (found,) = events(load(write_data({"workshop.yml": event, "program.yml": program})).workshop)
    start = datetime.fromisoformat(str(found["date"]))
    assert (start.hour, found["start"], found["duration"]) == (9, "09:00", "00:30")
    assert start.utcoffset() is not None


@pytest.mark.parametrize("name", ["VGM", "AI", "图像工作坊", "Ein Fest für Ökonomen & Co."])
def test_any_name_gives_an_acronym_that_is_valid(write_data: Write, name: str) -> None:
    program = "- {date: 2030-12-02, sessions: [{title: One, start: 09:00}]}\n"
    event = f"{EVENT}short_name: {name}\n"
    assert len(events(load(write_data({"workshop.yml": event, "program.yml": program})).workshop)) == 1


def test_a_night_of_another_offset_lasts_as_long_as_it_does(write_data: Write) -> None:
    program = """\
- date: 2030-03-30
  sessions:
    - {title: Party, start: 22:00, end: 2030-03-31 04:00}
"""
    workshop = load(write_data({"workshop.yml": EVENT, "program.yml": program})).workshop
    (party,) = events(workshop)
    assert party["duration"] == "05:00", "the clocks go forward that night"
    (day,) = json.loads(frab_json(workshop))["schedule"]["conference"]["days"]
    assert (day["date"], day["day_start"], day["day_end"]) == (
        "2030-03-30",
        "2030-03-30T22:00:00+01:00",
        "2030-03-31T04:00:00+02:00",
    )


def test_what_is_to_be_announced_is_left_out_and_the_command_says_so(write_data: Write) -> None:
    program = """\
- date: 2030-12-02
  sessions:
    - {title: Opening, start: 09:00, end: 09:30}
    - {title: TBD, start: 10:00, end: 10:30}
    - {title: Panel, start: TBD}
    - {title: Talk, start: 11:00, end: 11:30, speakers: TBD, room: TBD, description: TBD}
- date: TBD
  sessions:
    - {title: Somewhen, start: 09:00}
"""
    folder = write_data({"workshop.yml": EVENT, "program.yml": program})
    assert [event["title"] for event in events(load(folder).workshop)] == ["Opening", "Talk"]
    for form in ("frab", "frab-xml"):
        result = CliRunner().invoke(main, ["export", form, str(folder)])
        assert result.exit_code == 0
        assert "TBD" not in result.stdout
        assert "announced" not in result.stdout
        assert "note: 3 sessions have no day, start or title yet" in result.stderr


@pytest.mark.parametrize("form", ["frab", "frab-xml"])
def test_without_a_session_that_has_a_time_there_is_no_schedule(write_data: Write, form: str) -> None:
    result = CliRunner().invoke(main, ["export", form, str(write_data({}))])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: a schedule needs a session with a day, a start and a title")


def test_nobody_who_is_not_public_is_in_it(write_data: Write) -> None:
    files = {
        "workshop.yml": EVENT.replace("program", "review"),
        "speakers.yml": "- {name: Ada Example}\n- {name: Iris Invited, status: invited}\n",
        "papers.yml": '- {id: "1", title: A secret paper, authors: [Bo Example]}\n',
        "program.yml": "- date: 2030-12-02\n  sessions:\n    - {title: Talks, start: 09:00, papers: ['1'], "
        "speakers: [ada-example, iris-invited]}\n",
    }
    workshop = load(write_data(files)).workshop
    written = frab_json(workshop) + frab_xml(workshop)
    assert "Ada Example" in written
    assert "Iris" not in written
    assert "secret" not in written


def test_ids_are_unique_and_stay_when_other_sessions_come(write_data: Write) -> None:
    session = "    - {title: Opening, start: 09:00}\n"
    more = "    - {title: Opening, start: 09:00}\n    - {title: Lunch, start: 12:00}\n"
    one, two = (
        events(
            load(
                write_data({"workshop.yml": EVENT, "program.yml": f"- date: 2030-12-02\n  sessions:\n{text}"})
            ).workshop
        )
        for text in (session, session + more)
    )
    assert (two[0]["guid"], two[0]["id"]) == (one[0]["guid"], one[0]["id"])
    assert len({event["guid"] for event in two}) == len({event["id"] for event in two}) == 3


def test_a_built_site_is_linked_where_it_shows_a_session(full: Path) -> None:
    addresses = Addresses(
        "https://ewe.example.org/", {("session", "opening"): "program.html#session-opening"}
    )
    found = {str(event["title"]): event["url"] for event in events(load(full).workshop, addresses)}
    assert found["Opening"] == "https://ewe.example.org/program.html#session-opening"
    assert found["Lunch"] == "https://ewe.example.org/"


def test_sessions_without_a_room_are_where_everybody_is(write_data: Write) -> None:
    program = (
        "- {date: 2030-12-02, sessions: [{title: One, start: 09:00}, {title: Two, start: 10:00, room: B}]}\n"
    )
    venue = "venue: {name: Example Center, room: Hall 1}\n"
    for more, room in (
        ("", "Main room"),
        (venue, "Hall 1"),
        (venue.replace(", room: Hall 1", ""), "Example Center"),
    ):
        workshop = load(write_data({"workshop.yml": EVENT + more, "program.yml": program})).workshop
        assert [event["room"] for event in events(workshop)] == [room, "B"]


def shown(workshop: Workshop) -> list[tuple[object, ...]]:
    """Return the program as a schedule can have it: no session is inside another, and each has a room."""
    return sorted(
        (
            str(placed.local_start),
            str(placed.local_interval),
            title_of(placed.session, workshop).partition(" — ")[0],
            placed.room or "Example Center",
            placed.track or "",
            placed.session.inferred_kind.value,
            str(placed.session.label),
            str(placed.session.language),
            tuple(speakers_of(placed.session, workshop)),
        )
        for placed in workshop.placed_sessions
        if placed.local_start is not None
    )


@pytest.mark.parametrize(("form", "ending"), [("frab", "json"), ("frab-xml", "xml")])
def test_our_own_import_reads_the_same_program(full: Path, tmp_path: Path, form: str, ending: str) -> None:
    file, folder = tmp_path / f"schedule.{ending}", tmp_path / "other/data"
    assert CliRunner().invoke(main, ["export", form, str(full), "-o", str(file)]).exit_code == 0
    folder.mkdir(parents=True)
    shutil.copy(full / "workshop.yml", folder)
    shutil.copytree(full / "hosts", folder / "hosts")
    result = CliRunner().invoke(main, ["import", "frab", str(file), str(folder)])
    assert result.exit_code == 0, result.output
    one, other = load(full).workshop, load(folder).workshop
    assert shown(one) == shown(other)
    links = {
        link.url for placed in other.placed_sessions for link in getattr(placed.session.links, "more", ())
    }
    assert links == {"https://example.org/notes"}, "no session links to its own page"


def test_texts_that_xml_has_signs_for_are_read_as_they_are(write_data: Write) -> None:
    program = (
        "- {date: 2030-12-02, sessions: [{title: 'A & B < C \"李明\" أحمد', start: 09:00, room: 'R&D'}]}\n"
    )
    workshop = load(write_data({"workshop.yml": EVENT, "program.yml": program})).workshop
    (event,) = events(workshop)
    (element,) = etree.fromstring(frab_xml(workshop).encode()).iter("event")
    assert event["title"] == element.findtext("title") == 'A & B < C "李明" أحمد'
    assert element.findtext("room") == "R&D"


def test_programs_can_tell_that_a_schedule_has_changed(full: Path) -> None:
    before = load(full).workshop
    version = json.loads(frab_json(before))["schedule"]["version"]
    assert etree.fromstring(frab_xml(before).encode()).findtext("version") == version
    file = full / "program.yml"
    file.write_text(file.read_text().replace("title: Lunch", "title: Brunch"))
    assert json.loads(frab_json(load(full).workshop))["schedule"]["version"] != version


def test_the_length_of_a_session_without_an_end_is_zero(write_data: Write) -> None:
    program = "- {date: 2030-12-02, sessions: [{title: Last, start: 09:00}]}\n"
    (event,) = events(load(write_data({"workshop.yml": EVENT, "program.yml": program})).workshop)
    assert event["duration"] == "00:00"
