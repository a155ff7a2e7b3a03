"""A schedule says the same in every format that is read; anything else is refused in words that help."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.schedules.pretalx import expanded
from sphinx_workshop.importers.schedules.reading import read_schedule
from sphinx_workshop.importers.schedules.sources import download
from tests.unit.openreview_service import Service, running, send
from tests.unit.test_import_frab import BERLIN, run
from tests.unit.test_import_schedules import sessions

if TYPE_CHECKING:
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.importers.schedules.events import Schedule
    from tests.unit.test_import_frab import Write

START, END = "2030-12-02T10:00:00+01:00", "2030-12-02T10:45:00+01:00"
EVENT: Final[dict[str, Any]] = {
    "guid": "0000-7",
    "id": 7,
    "code": "AAAAAA",
    "room": "Hall A",
    "title": "Pixels & <voxels>",
    "subtitle": "A talk",
    "type": "Sprint",
    "date": START,
    "start": "10:00",
    "duration": "00:45",
    "abstract": "What **stars** are.",
    "description": "More.",
    "track": "Images",
    "language": "fr",
    "do_not_record": True,
    "recording_license": "CC0",
    "url": "https://talks.example.org/exw/talk/AAAAAA/",
    "feedback_url": "https://talks.example.org/exw/talk/AAAAAA/feedback/",
    "persons": [{"id": 3, "name": "Ada Example"}],
    "links": [{"title": "Code", "url": "https://example.org/7"}],
    "attachments": [{"title": "Slides", "url": "https://example.org/7.pdf"}],
}
JSON: Final = json.dumps(
    {
        "schedule": {
            "conference": {
                "time_zone_name": "Europe/Berlin",
                "days": [{"date": "2030-12-02", "rooms": {"Hall A": [EVENT]}}],
            }
        }
    }
)
XML: Final = """<?xml version="1.0" encoding="utf-8"?>
<schedule><conference><time_zone_name>Europe/Berlin</time_zone_name></conference>
<day index="1" date="2030-12-02"><room name="Hall A"><event guid="0000-7" id="7" code="AAAAAA">
<room>Hall A</room><title>Pixels &amp; &lt;voxels&gt;</title><subtitle>A talk</subtitle><type>Sprint</type>
<date>2030-12-02T10:00:00+01:00</date><start>10:00</start><duration>00:45</duration>
<abstract>What **stars** are.</abstract><description>More.</description><track slug="i">Images</track>
<language>fr</language><recording><license>CC0</license><optout>true</optout></recording>
<url>https://talks.example.org/exw/talk/AAAAAA/</url>
<feedback_url>https://talks.example.org/exw/talk/AAAAAA/feedback/</feedback_url>
<persons><person id="3">Ada Example</person></persons>
<links><link href="https://example.org/7">Code</link></links>
<attachments><attachment href="https://example.org/7.pdf">Slides</attachment></attachments>
</event></room></day></schedule>
"""


def read(folder: Path, *parts: object) -> Schedule:
    """Read the schedule that files make: texts as they are, anything else as JSON."""
    places = []
    for number, part in enumerate(parts):
        places.append(folder / f"part-{number}")
        places[-1].write_text(part if isinstance(part, str) else json.dumps(part), encoding="utf-8")
    return read_schedule(*places)


def test_json_and_xml_of_one_schedule_say_the_same(tmp_path: Path) -> None:
    assert read(tmp_path, JSON) == read(tmp_path, XML)


def test_the_same_schedule_in_two_files_comes_once(write_data: Write, tmp_path: Path) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    (tmp_path / "a.json").write_text(JSON, encoding="utf-8")
    (tmp_path / "b.xml").write_text(XML, encoding="utf-8")
    result = invoke(tmp_path / "a.json", tmp_path / "b.xml", folder)
    assert result.exit_code == 0, result.output
    assert list(sessions(folder)) == ["AAAAAA"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_of_unicode_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "schedule.json"
    path.write_text(JSON, encoding=encoding)
    assert [event.title for event in read_schedule(path).events] == ["Pixels & <voxels>"]


def test_xml_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "schedule.xml"
    path.write_bytes(XML.replace("utf-8", "iso-8859-1").replace("Ada", "Zoë").encode("iso-8859-1"))
    assert read_schedule(path).events[0].people[0].name == "Zoë Example"


def invoke(*arguments: object) -> Result:
    """Run the command in this process."""
    result = CliRunner().invoke(main, ["import", "frab", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# Version 2 of the format of c3voc


def schedule2(*events: dict[str, object]) -> dict[str, object]:
    """Return a schedule with one list of events; its day ends at six in the morning."""
    return {
        "schedule": {
            "version": "2",
            "conference": {
                "time_zone_name": "Europe/Berlin",
                "tracks": [{"slug": "art", "name": "Art & Beauty"}],
                "rooms": [{"guid": "r1", "name": "Hall A"}],
                "days": [
                    {
                        "date": "2030-12-03",
                        "start": "2030-12-03T06:00:00+01:00",
                        "end": "2030-12-04T06:00:00+01:00",
                    },
                    {
                        "date": "2030-12-02",
                        "start": "2030-12-02T09:00:00+01:00",
                        "end": "2030-12-03T06:00:00+01:00",
                    },
                ],
            },
            "events": list(events),
            "persons": [{"guid": "p1", "name": "Ada One", "biography": "Sees."}],
        }
    }


def test_a_schedule_of_version_2_comes_with_names_of_rooms_tracks_and_people(tmp_path: Path) -> None:
    talk: dict[str, object] = {
        "guid": "e1",
        "code": "AAAAAA",
        "type": "TALK",
        "title": "Stars",
        "start": "2030-12-03T00:15:00+01:00",
        "end": "2030-12-03T00:45:00+01:00",
        "room": {"guid": "r1"},
        "track": {"slug": "art"},
        "participants": [
            {"guid": "p1", "name": "Ada One", "role": "SPEAKER"},
            {"guid": "p2", "name": "Bo Two", "role": "HOST"},
        ],
        "links": [{"type": "FEEDBACK", "url": "https://example.org/f"}],
    }
    schedule = read(tmp_path, schedule2(talk, {"title": "Never"}))
    (event,) = schedule.events
    assert (event.room, event.track, event.ids[0]) == ("Hall A", "Art & Beauty", "AAAAAA")
    assert (str(event.day), str(event.length)) == ("2030-12-02", "0:30:00")
    assert [(one.name, one.bio, one.moderates) for one in event.people] == [
        ("Ada One", "Sees.", False),
        ("Bo Two", "", True),
    ]
    assert event.links == (("Feedback", "https://example.org/f"),)
    assert schedule.notes == ["event `Never`: left out: it has no time; add it in the source"]


# Answers of pretalx's API

ADA: Final = {"code": "PADA01", "name": "Ada One", "biography": "Sees.", "email": "ada@example.org"}
SUBMISSION: Final[dict[str, Any]] = {
    "code": "AAAAAA",
    "title": "Stars",
    "speakers": [ADA],
    "submission_type": {"id": 5, "name": {"en": "Sprint"}, "default_duration": 45},
    "track": {"id": 6, "name": {"en": "Images"}, "color": "#fff"},
    "state": "confirmed",
    "abstract": "What they are.",
    "description": None,
    "duration": 45,
    "content_locale": "fr",
    "do_not_record": False,
    "resources": [{"resource": "https://example.org/s.pdf", "description": "Slides"}],
}
SLOT: Final[dict[str, Any]] = {"id": 9, "start": START, "end": END, "duration": 45}
IN_HALL_A: Final = {**SLOT, "room": {"id": 1, "name": {"en": "Hall A"}, "capacity": None}}


def page(*items: object, following: str | None = None) -> dict[str, object]:
    """Return a page of an answer."""
    return {
        "count": len(items) + 2 * bool(following),
        "next": following,
        "previous": None,
        "results": list(items),
    }


@pytest.mark.parametrize(
    "parts",
    [
        [page({**SUBMISSION, "slots": [IN_HALL_A]})],
        [[{**SUBMISSION, "slots": [IN_HALL_A]}]],
        [page({**IN_HALL_A, "submission": SUBMISSION})],
        [{"id": 3, "version": "1", "slots": [{**IN_HALL_A, "submission": SUBMISSION}]}],
        [
            {
                "version": "1",
                "slots": [
                    {
                        **SUBMISSION,
                        "submission_type": "Sprint",
                        "track": "Images",
                        "slot": {"start": START, "end": END, "room": "Hall A", "room_id": 1},
                    }
                ],
            }
        ],
        [
            page({**SLOT, "room": 1, "submission": "AAAAAA"}),
            page({**SUBMISSION, "speakers": ["PADA01"], "submission_type": 5, "track": 6, "slots": [9]}),
            page(ADA),
            page({"id": 1, "name": {"en": "Hall A"}, "capacity": None}),
            page(SUBMISSION["track"]),
            page(SUBMISSION["submission_type"]),
        ],
    ],
)
def test_every_shape_of_an_answer_of_pretalx_says_the_same(tmp_path: Path, parts: list[object]) -> None:
    schedule = read(tmp_path, *parts)
    (event,) = schedule.events
    assert schedule.notes == []
    assert (event.ids, event.title, event.room, event.track) == (("AAAAAA",), "Stars", "Hall A", "Images")
    assert (event.kind, event.language, event.texts) == ("Sprint", "fr", ("What they are.",))
    assert (f"{event.start}", f"{event.length}") == ("2030-12-02 10:00:00+01:00", "0:45:00")
    assert [(one.key, one.name, one.bio) for one in event.people] == [("PADA01", "Ada One", "Sees.")]
    assert event.links == (("Slides", "https://example.org/s.pdf"),)


def test_the_data_of_the_schedule_widget_has_the_zone_and_breaks(tmp_path: Path) -> None:
    schedule = read(
        tmp_path,
        {
            "timezone": "Europe/Berlin",
            "talks": [
                {
                    "id": 9,
                    "code": "AAAAAA",
                    "title": "Stars",
                    "speakers": ["PADA01"],
                    "track": 6,
                    "room": 1,
                    "start": START,
                    "end": END,
                },
                {
                    "id": 10,
                    "title": {"en": "Lunch"},
                    "room": 1,
                    "start": END,
                    "end": "2030-12-02T12:00:00+01:00",
                },
            ],
            "rooms": [{"id": 1, "name": {"en": "Hall A"}}],
            "tracks": [{"id": 6, "name": "Images", "color": "#fff"}],
            "speakers": [{"code": "PADA01", "name": "Ada One", "avatar": None}],
        },
    )
    assert schedule.zone == "Europe/Berlin"
    assert [(event.title, event.kind, event.room, event.track) for event in schedule.events] == [
        ("Stars", "", "Hall A", "Images"),
        ("Lunch", "break", "Hall A", ""),
    ]
    assert [event.ids[0] for event in schedule.events] == ["AAAAAA", "break-10"]


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "Atelier"), ("en", "Workshop"), ("de", "Workshop")]
)
def test_texts_in_several_languages_come_in_that_of_the_site(
    write_data: Write, language: str, expected: str
) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    (folder.parent / "conf.py").write_text(f'language = "{language}"\n', encoding="utf-8")
    kind = {"id": 5, "name": {"en": "Workshop", "fr": "Atelier", "de": None}, "default_duration": 45}
    path = folder.parent / "answer.json"
    path.write_text(json.dumps(page({**SUBMISSION, "submission_type": kind, "slots": [IN_HALL_A]})), "utf-8")
    assert invoke(path, folder).exit_code == 0
    assert sessions(folder)["AAAAAA"][1].label == expected


def test_the_answer_about_the_event_has_the_zone(tmp_path: Path) -> None:
    about = {"slug": "exw", "name": {"en": "EXW"}, "timezone": "Europe/Berlin"}
    assert read(tmp_path, about, page({**SUBMISSION, "slots": [IN_HALL_A]})).zone == "Europe/Berlin"


def test_what_an_answer_does_not_publish_or_name_is_said(tmp_path: Path) -> None:
    schedule = read(
        tmp_path,
        page(
            {**IN_HALL_A, "submission": {**SUBMISSION, "title": "Gone", "state": "withdrawn"}},
            {**IN_HALL_A, "submission": {**SUBMISSION, "title": "Hidden"}, "is_visible": False},
            {**IN_HALL_A, "submission": {**SUBMISSION, "title": "Later"}, "start": None},
            {**SLOT, "room": 4, "submission": {**SUBMISSION, "speakers": ["XYZXYZ"], "resources": [66]}},
            {**SLOT, "room": 4, "submission": "ZZZZZZ"},
            following="https://talks.example.org/api/events/exw/slots/?page=2",
        ),
    )
    assert [(event.title, event.room, event.people) for event in schedule.events] == [("Stars", "", ())]
    said = "\n".join(schedule.notes)
    for words in (
        "session `Gone`: left out: the source says that it is withdrawn",
        "session `Hidden`: left out: the source hides it",
        "session `Later`: left out: it has no time",
        "5 of 7 items are in the answers; give the other pages",
        "rooms without a name in the answer are left out: `4`",
        "speakers without a name in the answer are left out: `XYZXYZ`",
        "resources without a name in the answer are left out: `66`",
        "submissions without a name in the answer are left out: `ZZZZZZ`",
    ):
        assert words in said


# Addresses


def test_an_address_is_asked_for_all_pages_and_for_names() -> None:
    first = "https://talks.example.org/api/events/exw/slots/"
    second = f"{first}?page=2"
    other = {**IN_HALL_A, "submission": {**SUBMISSION, "code": "BBBBBB", "title": "Moons"}}
    asked = []

    def get(url: str) -> bytes:
        asked.append(url)
        is_second = "page=2" in url
        answer = page(other) if is_second else page({**IN_HALL_A, "submission": SUBMISSION}, following=second)
        return json.dumps(answer).encode()

    schedule = read_schedule(first, get=get)
    assert [event.title for event in schedule.events] == ["Stars", "Moons"]
    assert schedule.notes == []
    assert asked == [expanded(first), expanded(second)]
    assert all("submission.speakers" in url for url in asked)


def test_an_address_that_names_what_it_wants_stays_as_it_is() -> None:
    for url in (
        "https://talks.example.org/api/events/exw/slots/?expand=room",
        "https://talks.example.org/api/events/exw/rooms/",
        "https://talks.example.org/exw/schedule/export/schedule.json",
    ):
        assert expanded(url) == url
    assert "expand=slots,slots.room," in expanded(
        "https://talks.example.org/api/events/exw/schedules/latest/"
    )


def test_pages_of_another_site_are_not_asked_for() -> None:
    answer = page({**IN_HALL_A, "submission": SUBMISSION}, following="https://other.example.org/")
    with pytest.raises(CannotImport, match="goes on at another site"):
        read_schedule(
            "https://talks.example.org/api/events/exw/slots/", get=lambda _: json.dumps(answer).encode()
        )


def test_pages_without_end_are_not_read() -> None:
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        return json.dumps(
            page({**IN_HALL_A, "submission": SUBMISSION}, following=f"/api/slots/?page={len(asked)}")
        ).encode()

    with pytest.raises(CannotImport, match="more than 500 pages, which no schedule has"):
        read_schedule("https://talks.example.org/api/slots/", get=get)
    assert len(asked) == 500


def test_an_address_of_a_schedule_is_downloaded(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    asked = []

    def answer(request: BaseHTTPRequestHandler, _number: int) -> bool:
        asked.append(request.headers["Accept"])
        send(request, 200, JSON.encode())
        return True

    with running(Service(mishap=answer)) as service:
        result = invoke(f"{service.url}/exw/schedule/", folder)
    assert result.exit_code == 0, result.output
    assert list(sessions(folder)) == ["AAAAAA"]
    assert asked[0].startswith("application/json")


@pytest.mark.parametrize(
    ("status", "fix"), [(404, "check the address"), (401, "download the schedule in a browser")]
)
def test_an_address_that_refuses_is_said(status: int, fix: str) -> None:
    def refuse(request: BaseHTTPRequestHandler, _number: int) -> bool:
        send(request, status, b"{}")
        return True

    with running(Service(mishap=refuse)) as service, pytest.raises(CannotImport, match=fix) as caught:
        download(f"{service.url}/schedule.json")
    assert str(status) in str(caught.value)


def test_no_redirection_leads_to_a_file() -> None:
    def redirect(request: BaseHTTPRequestHandler, _number: int) -> bool:
        request.send_response(302)
        request.send_header("Location", "file:///etc/passwd")
        request.send_header("Content-Length", "0")
        request.end_headers()
        return True

    with running(Service(mishap=redirect)) as service, pytest.raises(CannotImport):
        download(f"{service.url}/schedule.json")


def test_an_address_that_nobody_answers_is_said() -> None:
    with running(Service()) as service:
        url = f"{service.url}/schedule.json"
    with pytest.raises(CannotImport, match="cannot be reached"):
        download(url)


# What is refused

PAGE: Final = "<!DOCTYPE html>\n<html><head><title>404 &ndash; Not found</title></head></html>"
V2: Final = {
    "$schema": "https://example.org/schema/2",
    "schedule": {"version": "2", "events": [{"title": "A talk"}]},
}


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (JSON[: len(JSON) // 2].encode(), "breaks off (line 1"),
        (JSON.replace("{", "(", 1).encode(), "is not well-formed (line 1, column 1"),
        (b'{"title": "Zo\xeb"}', "is not UTF-8, line 1: save it as UTF-8"),
        (XML[: len(XML) // 2].encode(), "is not well-formed XML"),
        (PAGE.encode(), "is a page of HTML (`404 – Not found`), not a schedule"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "is a calendar (iCalendar)"),
        (b"id,title,speaker\r\n1,A talk,Ada One\r\n", "is a table"),
        (b"PK\x03\x04\x14\x00", "is a spreadsheet or an archive"),
        (b"%PDF-1.7", "is a PDF"),
        (b"- date: 2030-12-02\n  sessions: []\n", "neither JSON nor XML"),
        (b"<iCalendar/>", "its outermost element is <iCalendar>"),
        (
            b'[{"title": "A talk", "speaker": "Ada One"}]',
            "found a list of 1 entry with the keys `title`, `speaker`",
        ),
        (json.dumps(V2).encode(), "version 2, 1 event without a `start`"),
        (b'{"schedule": {"2030-12-02": {}}}', "found schedule with the keys `2030-12-02`"),
        (b'{"message": "Not found"}', "found the keys `message`"),
        (b"{}", "found nothing"),
        (b"12", "found 12"),
        (b"[" * 900 + b"]" * 900, "is not a schedule"),
        (
            b'[{"id": 1, "title": "T", "start": "2030-12-02T10:00", "end": "x", "room": "A"}]',
            "found a list of 1",
        ),
        (b'[{"event_key": "1", "name": "A talk"}]', "found a list of sessions of Sched"),
        (b'{"sessions": [], "speakers": [], "rooms": []}', "found an answer of Sessionize"),
        (b'{"count": 1, "ts": 1, "results": [{"title": "T"}]}', "found an answer of Indico"),
        (b'{"schedule": {"conference": {"days": []}}}', "no events are in that schedule"),
        (b"<schedule><day date='2030-12-02'/></schedule>", "no events are in that schedule"),
        (json.dumps(page(SUBMISSION | {"slot": None})).encode(), "no session with a title and a time"),
    ],
)
def test_what_is_no_schedule_is_refused_in_words_that_help(
    write_data: Write, content: bytes, found: str
) -> None:
    folder = write_data({"workshop.yml": BERLIN, "program.yml": "TBD\n"})
    path = folder.parent / "schedule"
    path.write_bytes(content)
    result = invoke(path, folder)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert found in result.stderr
    assert "schedule.json" in result.stderr or "again" in result.stderr
    assert {one.name for one in folder.iterdir()} == {"workshop.yml", "program.yml"}
    assert (folder / "program.yml").read_text("utf-8") == "TBD\n"


def test_a_file_that_is_not_there_is_said(write_data: Write) -> None:
    folder = write_data({})
    result = invoke(folder.parent / "none.json", folder)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "cannot be read" in result.stderr


def test_answers_without_sessions_beside_a_schedule_are_said(tmp_path: Path) -> None:
    assert read(tmp_path, JSON, page(ADA)).notes == [
        "the answers of pretalx name no sessions, and beside a schedule are not used"
    ]


def test_schedules_in_two_zones_are_not_mixed(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="several time zones: `Asia/Tokyo`, `Europe/Berlin`"):
        read(tmp_path, JSON, JSON.replace("Europe/Berlin", "Asia/Tokyo"))


def test_the_folder_may_be_left_out(write_data: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    assert folder.parts[-2:] == ("docs", "data")
    monkeypatch.chdir(folder.parents[1])
    (folder.parent / "a.json").write_text(JSON, encoding="utf-8")
    assert invoke("docs/a.json").exit_code == 0
    assert run(folder, JSON).output.endswith("nothing changed\n")
