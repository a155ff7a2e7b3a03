"""A schedule comes into the program in the workshop's own time, and hand edits of the program stay."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.merge import program
from sphinx_workshop.importers.record import CannotImport, Record
from sphinx_workshop.importers.schedules.reading import read_schedule
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document, Unquoted
from tests.unit.import_oracle import lost_sessions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.importers.merge.entries import Merge
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.yamledit import Value

    Write = Callable[[Mapping[str, str | bytes]], Path]

BERLIN: Final = "name: Example Workshop\nphase: proposal\ntimezone: Europe/Berlin\n"


def event(key: int, title: str, start: str, **facts: object) -> dict[str, object]:
    """Return an event of 30 minutes in Hall A; it starts at a day, time and offset."""
    return {
        "id": key,
        "guid": f"0000-{key}",
        "date": start,
        "start": start[11:16],
        "duration": "00:30",
        "room": "Hall A",
        "title": title,
        "persons": [],
        **facts,
    }


def schedule(*events: dict[str, object], day: str = "2030-12-02", **conference: object) -> str:
    """Return a schedule of one day as JSON."""
    days = [{"index": 1, "date": day, "rooms": {"Hall A": list(events)}}]
    return json.dumps(
        {"schedule": {"version": "1", "conference": {"title": "EXW", "days": days, **conference}}}
    )


XML: Final = """<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <generator name="pretalx"/>
  <version>1</version>
  <conference><title>EXW</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
  <day index="1" date="2030-12-02" start="2030-12-02T04:00:00+01:00" end="2030-12-03T03:59:00+01:00">
    <room name="Hall A" guid="g">
      <event guid="0000-7" id="7" code="ABC7DE">
        <room>Hall A</room><title>Pixels &amp; &lt;voxels&gt;</title><subtitle></subtitle>
        <type>Talk</type><date>2030-12-02T10:00:00+01:00</date><start>10:00</start><duration>00:45</duration>
        <abstract>What *stars* are.</abstract><slug>exw-7-pixels</slug><track>Images</track>
        <persons><person id="3">Ada Example</person></persons>
        <links><link href="https://example.org/7">Slides</link></links>
        <attachments><attachment href="https://example.org/7.mp4">Recording</attachment></attachments>
      </event>
    </room>
  </day>
</schedule>
"""


def run(folder: Path, content: str, *options: str) -> Result:
    """Import a schedule in this process."""
    file = folder.parent / "schedule"
    file.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "frab", str(file), str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sessions(folder: Path) -> dict[str | None, tuple[str, Session]]:
    """Load the sessions by id, each with its day; nothing may be wrong."""
    loaded = load(folder)
    assert loaded.problems == []
    return {session.id: (str(day), session) for day, session in loaded.workshop.sessions()}


def test_a_schedule_in_json_comes_with_days_times_people_and_links(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    ada = {"id": 3, "public_name": "Ada Example", "biography": "She counts _pixels_.\n\nAnd <voxels>."}
    result = run(
        folder,
        schedule(
            event(1, "Welcome", "2030-12-02T09:00:00+01:00", type="Opening", duration="0:15"),
            event(
                2,
                "Pixels & *voxels*",
                "2030-12-02T09:30:00+01:00",
                abstract="One.\n- two",
                track="Images",
                persons=[ada, {"id": 4, "public_name": "李明"}],
                links=[{"title": "Slides", "url": "https://example.org/2.pdf"}],
                attachments=[{"title": "Recording", "url": "https://example.org/2.mp4"}],
            ),
            event(3, "TBA", "2030-12-02T10:15:00+01:00", type="Lunch break"),
        ),
    )
    assert result.exit_code == 0, result.output
    found = sessions(folder)
    assert {key: (day, f"{s.start:%H:%M}", f"{s.end:%H:%M}") for key, (day, s) in found.items()} == {
        "1": ("2030-12-02", "09:00", "09:15"),
        "2": ("2030-12-02", "09:30", "10:00"),
        "3": ("2030-12-02", "10:15", "10:45"),
    }
    assert [session.inferred_kind.value for _, session in found.values()] == ["opening", "talk", "break"]
    talk = found["2"][1]
    assert (talk.room, talk.track, talk.speaker_ids) == ("Hall A", "Images", ("ada-example", "speaker-4"))
    assert isinstance(talk.title, str)
    assert plain_text(talk.title) == "Pixels & *voxels*"
    assert isinstance(talk.description, str)
    assert plain_paragraphs(talk.description) == "One.\n- two"
    text = (folder / "program.yml").read_text(encoding="utf-8")
    assert "video: https://example.org/2.mp4" in text
    assert "slides: https://example.org/2.pdf" in text
    assert "title: TBD\n" in text
    people = load(folder).workshop.people
    assert [people[key].name for key in ("ada-example", "speaker-4")] == ["Ada Example", "李明"]
    bio = people["ada-example"].bio
    assert isinstance(bio, str)
    assert plain_paragraphs(bio) == "She counts pixels.\n\nAnd <voxels>."
    assert run(folder, (folder.parent / "schedule").read_text(encoding="utf-8")).output.splitlines()[1:] == [
        "nothing changed"
    ]


def test_a_schedule_in_xml_says_the_same(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    assert run(folder, XML).exit_code == 0
    day, talk = sessions(folder)["ABC7DE"]
    assert (day, f"{talk.start:%H:%M}", f"{talk.end:%H:%M}") == ("2030-12-02", "10:00", "10:45")
    assert isinstance(talk.title, str)
    assert plain_text(talk.title) == "Pixels & <voxels>"
    assert (talk.room, talk.track, talk.speaker_ids) == ("Hall A", "Images", ("ada-example",))
    text = (folder / "program.yml").read_text(encoding="utf-8")
    assert "slides: https://example.org/7\n" in text
    assert "video: https://example.org/7.mp4\n" in text


@pytest.mark.parametrize(
    ("zone", "start", "expected"),
    [
        ("Europe/Berlin", "2030-12-02T23:45:00+01:00", "2030-12-02 23:45 2030-12-03 00:15"),
        ("Europe/Berlin", "2030-12-03T00:30:00+01:00", "2030-12-02 2030-12-03 00:30 2030-12-03 01:00"),
        ("America/New_York", "2030-12-02T09:00:00+01:00", "2030-12-02 03:00 03:30"),
        ("America/New_York", "2030-12-02T04:00:00+01:00", "2030-12-01 22:00 22:30"),
        ("America/New_York", "2030-12-03T00:30:00+01:00", "2030-12-02 18:30 19:00"),
        ("Asia/Tokyo", "2030-12-02T18:00:00+01:00", "2030-12-03 02:00 02:30"),
        ("UTC", "2030-12-02T09:00:00", "2030-12-02 08:00 08:30"),
    ],
)
def test_times_are_those_of_the_workshops_zone(
    write_data: Write, zone: str, start: str, expected: str
) -> None:
    folder = write_data({"workshop.yml": BERLIN.replace("Europe/Berlin", zone)})
    assert run(folder, schedule(event(1, "Talk", start), time_zone_name="Europe/Berlin")).exit_code == 0
    text = (folder / "program.yml").read_text(encoding="utf-8")
    values = [
        line.partition(": ")[2]
        for line in text.split("\n")
        if any(key in line for key in ("date:", "start:", "end:"))
    ]
    assert " ".join(values) == expected
    assert load(folder).problems == []


def test_an_event_may_have_its_time_alone(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    plain = {"id": 1, "title": "Talk", "start": "14:30", "duration": "01:00"}
    assert run(folder, schedule(plain)).exit_code == 0
    day, talk = sessions(folder)["1"]
    assert (day, f"{talk.start:%H:%M}", f"{talk.end:%H:%M}", talk.room) == (
        "2030-12-02",
        "14:30",
        "15:30",
        "Hall A",
    )


NIGHT: Final = {"day_start": "2030-12-02T04:00:00+01:00", "day_end": "2030-12-03T03:59:00+01:00"}
AT_DAY: Final = {"day_start": "2030-12-02T00:00:00+01:00", "day_end": "2030-12-02T23:59:00+01:00"}


@pytest.mark.parametrize(
    ("start", "conference", "day", "expected"),
    [
        ("00:30", {"day_change": "09:00"}, {}, "2030-12-03 00:30"),
        ("8:59", {"day_change": "9:00:00"}, {}, "2030-12-03 08:59"),
        ("09:00", {"day_change": "09:00"}, {}, "2030-12-02 09:00"),
        ("00:30", {}, NIGHT, "2030-12-03 00:30"),
        ("08:30", {}, {**NIGHT, "day_start": "2030-12-02T09:00:00+01:00"}, "2030-12-02 08:30"),
        ("04:00", {"day_change": "09:00"}, NIGHT, "2030-12-02 04:00"),
        ("00:30", {"day_change": "09:00"}, AT_DAY, "2030-12-02 00:30"),
        ("00:30", {"day_change": "soon"}, {}, "2030-12-02 00:30"),
    ],
)
def test_the_night_after_a_day_belongs_to_it(
    tmp_path: Path, start: str, conference: dict[str, str], day: dict[str, str], expected: str
) -> None:
    change = "".join(f"<{key}>{value}</{key}>" for key, value in conference.items())
    times = "".join(f' {key.removeprefix("day_")}="{value}"' for key, value in day.items())
    rooms = {"A": [{"title": "Talk", "start": start}]}
    days = [{"date": "2030-12-02", "rooms": rooms, **day}]
    for content in (
        json.dumps({"schedule": {"conference": {"days": days, **conference}}}),
        f'<schedule><conference>{change}</conference><day date="2030-12-02"{times}><room name="A">'
        f"<event><title>Talk</title><start>{start}</start></event></room></day></schedule>",
    ):
        (tmp_path / "schedule").write_text(content, encoding="utf-8")
        (only,) = read_schedule(tmp_path / "schedule").events
        assert f"{only.start:%Y-%m-%d %H:%M}" == expected
        assert only.day == date(2030, 12, 2)


def test_who_is_known_keeps_the_id_and_the_words_of_organizers_are_theirs(write_data: Write) -> None:
    people = "- id: ada\n  name: Ada Example\n  bio: Short.\n"
    folder = write_data(
        {
            "workshop.yml": BERLIN,
            "organizers.yml": people,
            "speakers.yml": "- id: bo\n  name: Bo Beispiel\n  affiliation: By hand\n",
        }
    )
    persons = [
        {"id": 1, "public_name": "Ada Example", "biography": "Long."},
        {"id": 2, "public_name": "Bo Beispiel", "biography": "New."},
        {"id": 3, "public_name": "Cy Exemple"},
        {"id": 4, "public_name": "Cy Exemple"},
    ]
    assert (
        run(folder, schedule(event(1, "Talk", "2030-12-02T09:00:00+01:00", persons=persons))).exit_code == 0
    )
    assert sessions(folder)["1"][1].speaker_ids == ("ada", "bo", "cy-exemple", "cy-exemple-4")
    text = (folder / "speakers.yml").read_text(encoding="utf-8")
    assert text.startswith(
        "- id: bo\n  name: Bo Beispiel\n  affiliation: By hand\n  bio: New.\n\n- id: ada\n"
    )
    assert load(folder).workshop.people["ada"].bio == "Short."


WEI: Final = [
    {"id": 5, "public_name": "Wei Wang", "biography": "Sees."},
    {"id": 6, "public_name": "Wei Wang", "biography": "Hears."},
]


def talks(*speakers: tuple[int, list[dict[str, object]]]) -> list[dict[str, object]]:
    """Return talks by number, one after another, each with its people."""
    return [
        event(key, f"Talk {key}", f"2030-12-02T{9 + key:02}:00:00+01:00", duration="01:00", persons=people)
        for key, people in speakers
    ]


def test_people_of_one_name_stay_who_they_are(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    first, second = WEI
    assert run(folder, schedule(*talks((1, [first]), (2, [second])))).exit_code == 0
    assert [sessions(folder)[key][1].speaker_ids for key in "12"] == [("wei-wang",), ("wei-wang-6",)]
    turned = schedule(*reversed(talks((1, [first]), (2, [second]))))
    for content in (schedule(*talks((1, [first]), (2, [second]))), turned):
        assert run(folder, content).output.splitlines()[1:] == ["nothing changed"]
    alone = {"id": 7, "public_name": "Wei Wang", "biography": "Smells."}
    result = run(folder, schedule(*talks((2, [second]), (3, [alone]))))  # the first one is gone
    assert sessions(folder)["3"][1].speaker_ids == ("wei-wang-7",)
    assert (
        "note: speaker `Wei Wang`: added as `wei-wang-7`, since this may be somebody else than `wei-wang`"
        in result.output
    )
    people = load(folder).workshop.people
    assert {key: person.bio for key, person in people.items()} == {
        "wei-wang": "Sees.",
        "wei-wang-6": "Hears.",
        "wei-wang-7": "Smells.",
    }
    assert run(folder, schedule(*talks((3, [alone]), (2, [second])))).output.endswith("nothing changed\n")


def test_entries_of_one_name_by_hand_are_told_apart_by_their_sessions(write_data: Write) -> None:
    first, second = WEI
    people = "- id: ada\n  name: Wei Wang\n  bio: By hand.\n- id: other\n  name: Wei Wang\n  country: CN\n"
    program = "- date: 2030-12-02\n  sessions:\n    - id: 1\n      title: Talk 1\n      speakers: other\n"
    folder = write_data({"workshop.yml": BERLIN, "speakers.yml": people, "program.yml": program})
    assert run(folder, schedule(*talks((1, [first]), (2, [second])))).exit_code == 0
    assert [sessions(folder)[key][1].speaker_ids for key in "12"] == [("other",), ("ada",)]
    assert run(folder, schedule(*talks((2, [second]), (1, [first])))).output.splitlines()[1:] == [
        "nothing changed"
    ]


def test_who_may_be_either_of_two_entries_is_added_and_said(write_data: Write) -> None:
    people = "- id: ada\n  name: Wei Wang\n  bio: By hand.\n- id: other\n  name: Wei Wang\n"
    folder = write_data({"workshop.yml": BERLIN, "speakers.yml": people})
    result = run(folder, schedule(*talks((1, WEI[:1]))))
    assert "added as `wei-wang-5`, since this may be somebody else than `ada`, `other`" in result.output
    assert (folder / "speakers.yml").read_text(encoding="utf-8").startswith(people)
    assert run(folder, schedule(*talks((1, WEI[:1])))).output.endswith("nothing changed\n")


def test_a_new_person_takes_nobodys_id(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    new = {"id": 4, "public_name": "Wèi Wáng", "biography": "New."}
    assert run(folder, schedule(*talks((1, WEI[:1])))).exit_code == 0
    assert run(folder, schedule(*talks((0, [new]), (1, WEI[:1])))).exit_code == 0
    assert [sessions(folder)[key][1].speaker_ids for key in "01"] == [("wei-wang-4",), ("wei-wang",)]
    assert load(folder).workshop.people["wei-wang"].bio == "Sees."


def test_what_the_source_hardly_names_comes_too_and_is_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    start = "2030-12-02T09:00:00+01:00"
    persons = [
        {"public_name": "李明"},
        {"public_name": "", "code": "XYZ"},
        "Ada Example",
        {"name": "Ada Example"},
    ]
    events: list[dict[str, object]] = [
        event(1, "One", start, persons=persons),
        event(1, "Again", "2030-12-02T09:30:00+01:00"),
        {"title": "李明", "start": "10:00", "duration": "00:30"},
        {"title": "By its title", "duration": "45"},
        {"id": 8, "title": "", "start": "10:30", "duration": "00:30"},
    ]
    result = run(folder, schedule(*events))
    assert result.exit_code == 0, result.output
    assert list(sessions(folder)) == ["1", "1-2", "session-2030-12-02-1000", "8", "by-its-title"]
    people = load(folder).workshop.people
    assert [people[key].name for key in sessions(folder)["1"][1].speaker_ids] == ["李明", "Ada Example"]
    for said in (
        "session 1: somebody without a name (its id there is `XYZ`) is left out",
        "session 1: several events of the source have that id, and get numbers: `One`, `Again`",
        "session by-its-title: the source gives no time",
        "session 8: the source gives no title, so it is TBD",
    ):
        assert f"note: {said}" in result.output
    assert run(folder, schedule(*events)).output.endswith("nothing changed\n")


def test_a_clash_with_a_session_by_hand_is_written_and_said(write_data: Write) -> None:
    lunch = "    - title: Lunch\n      start: 09:00\n      end: 10:00\n      room: Hall A\n"
    by_hand = f"- date: 2030-12-02\n  sessions:\n{lunch}"
    folder = write_data({"workshop.yml": BERLIN, "program.yml": by_hand})
    result = run(folder, schedule(event(1, "Talk", "2030-12-02T09:00:00+01:00")))
    assert result.exit_code == 0
    assert "\ncheck: 1, `Talk`: " in result.output
    assert "of the new program.yml (`Lunch`) (both are in `Hall A`), from" in result.output
    assert str(folder) not in result.output
    assert "title: Talk\n" in (folder / "program.yml").read_text(encoding="utf-8")


def test_an_address_that_no_page_may_have_is_left_out_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    links = [{"title": "Slides", "url": "javascript:alert(1)"}]
    result = run(folder, schedule(event(1, "Talk", "2030-12-02T09:00:00+01:00", links=links)))
    assert (
        "note: session 1: left out links.slides: `javascript:alert(1)` begins with `javascript:`"
        in result.output
    )
    assert "javascript" not in (folder / "program.yml").read_text(encoding="utf-8")


def test_links_that_are_no_video_and_no_slides_come_too(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    links = [
        {"title": "Slides", "url": "https://example.org/1.pdf"},
        {"title": "Slides, annotated", "url": "https://example.org/2.pdf"},
        {"title": "", "url": "https://example.org/code"},
        {"title": "Again", "url": "https://example.org/1.pdf"},
        {"title": "Notes", "url": "ftp://example.org/n"},
        {"title": "Nothing", "url": ""},
    ]
    talk = event(1, "Talk", "2030-12-02T09:00:00+01:00", links=links)
    result = run(folder, schedule(talk))
    assert "note: session 1: left out links.more: `ftp://example.org/n` begins with `ftp:`" in result.output
    more = (
        "        more:\n"
        "          - label: Slides, annotated\n            url: https://example.org/2.pdf\n"
        "          - label: example.org\n            url: https://example.org/code\n"
    )
    path = folder / "program.yml"
    text = path.read_text(encoding="utf-8")
    assert text.endswith(f"        slides: https://example.org/1.pdf\n{more}")
    ours = "          - label: By hand\n            url: https://example.org/ours\n"
    by_hand = text.replace(more, more.replace("label: example.org", "label: Code") + ours)
    path.write_text(by_hand, encoding="utf-8")
    assert run(folder, schedule(talk)).output.endswith("nothing changed\n")
    links.append({"title": "Data", "url": "https://example.org/data"})
    assert run(folder, schedule(talk)).exit_code == 0
    new = "          - label: Data\n            url: https://example.org/data\n"
    assert path.read_text(encoding="utf-8") == by_hand + new
    assert list(sessions(folder)) == ["1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "neither JSON nor XML"),
        ("{", "neither JSON nor XML"),
        ("[" * 100_000, "is nested too deeply for a schedule"),
        ("[]", "expected schedule.conference.days"),
        ('{"schedule": {"conference": {}}}', "expected schedule.conference.days"),
        (schedule(day="soon"), "`soon` is not a day"),
        (schedule(event(1, "T", "2030-12-02T09:00:00"), time_zone_name="Mars/Base"), "is not known"),
        ("<schedule>", "not well-formed XML"),
        ("<rss/>", "outermost element is <rss>"),
        (
            XML.replace("<schedule>", '<!DOCTYPE s [<!ENTITY a "b">]><schedule>', 1),
            "declares a document type",
        ),
        (XML.replace("<schedule>", '<!DOCTYPE s SYSTEM "file:///etc/passwd"><schedule>', 1), "document type"),
    ],
)
def test_a_file_that_is_no_schedule_is_one_line_and_changes_nothing(
    write_data: Write, content: str, said: str
) -> None:
    folder = write_data({"program.yml": "TBD\n"})
    result = run(folder, content)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert said in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["program.yml", "workshop.yml"]


def test_a_time_that_the_clock_shows_twice_is_written_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    result = run(folder, schedule(event(1, "Talk", "2030-10-27T02:30:00+02:00"), day="2030-10-27"))
    assert result.exit_code == 0
    assert "check: 1, `Talk`: the clock in Europe/Berlin shows 2030-10-27 02:30 twice" in result.output


BY_HAND: Final = """\
# The program
- date: 2030-12-02
  title: First day
  sessions:
    # in the morning
    - id: a   # keep
      title: Opening
      start: 09:00
      end: 09:30
      chairs: ada

    - title: Coffee by hand
      start: 09:30
      end: 10:00
    - id: b
      title: Talk
      start: 10:00
      end: 11:00
      description: |
        Two
        lines
      # a note
- date: 2030-12-03
  sessions:
  - id: c
    title: Last
    start: 9:00
"""
ONE, TWO, THREE = date(2030, 12, 2), date(2030, 12, 3), date(2030, 12, 4)


def at(key: str, start: str, **facts: Value) -> Record:
    return Record(key, {"title": facts.pop("title", "Talk"), "start": Unquoted(start), **facts})


def merge_program(text: str, days: Mapping[date, list[Record]]) -> Merge:
    return program.merge_program(Document(text), days)


def merged(text: str, days: Mapping[date, list[Record]]) -> str:
    result = merge_program(text, days).result().text
    found = [one for day in days.values() for one in day]
    assert lost_sessions(text, result, found) == []
    assert merge_program(result, days).result().text == result
    return result


A, B, C = at("a", "09:00", title="Opening"), at("b", "10:00"), at("c", "09:00", title="Last")


def test_a_program_that_says_the_same_is_not_touched() -> None:
    assert merged(BY_HAND, {ONE: [A, B], TWO: [C]}) == BY_HAND


def test_a_session_is_updated_where_it_stands() -> None:
    result = merged(BY_HAND, {ONE: [at("a", "09:05", title="Opening", room="Hall A"), B], TWO: [C]})
    assert result == BY_HAND.replace(
        "start: 09:00\n      end: 09:30\n      chairs: ada",
        "start: 09:05\n      end: 09:30\n      chairs: ada\n      room: Hall A",
    )


def test_a_session_that_is_on_another_day_moves_as_it_is_written() -> None:
    result = merge_program(BY_HAND, {ONE: [A], TWO: [at("b", "08:00"), C]})
    assert result.changed == {"b": ["start", "day"]}
    block = BY_HAND[BY_HAND.index("    - id: b") : BY_HAND.index("- date: 2030-12-03")]
    moved = "".join(
        line[2:] for line in block.replace("start: 10:00", "start: 08:00").splitlines(keepends=True)
    )
    assert merged(BY_HAND, {ONE: [A], TWO: [at("b", "08:00"), C]}) == BY_HAND.replace(block, "").replace(
        "  - id: c", f"{moved}  - id: c"
    )


def test_a_comment_above_a_session_moves_with_it() -> None:
    text = BY_HAND.replace("    - id: b\n", "    # bring\n    # slides\n    - id: b\n").replace(
        "  - id: c\n", "  # at last\n  - id: c\n"
    )
    result = merged(text, {ONE: [A], TWO: [at("b", "08:00"), C]})
    assert "      end: 10:00\n- date: 2030-12-03" in result
    assert "  sessions:\n  # bring\n  # slides\n  - id: b\n" in result
    assert "    # a note\n  # at last\n  - id: c\n" in result


def test_a_session_that_comes_later_now_moves_down_and_new_ones_come_in_order() -> None:
    result = merged(
        BY_HAND, {ONE: [at("a", "11:30", title="Opening"), B, at("n", "09:10"), at("z", "18:00")], TWO: [C]}
    )
    order = [line.split()[-1] for line in result.split("\n") if "- id:" in line or "Coffee" in line]
    assert [word if word != "keep" else "a" for word in order] == ["n", "hand", "b", "a", "z", "c"]


def test_a_day_that_loses_all_its_sessions_goes_and_one_with_a_title_stays() -> None:
    result = merged(BY_HAND, {ONE: [A, B, at("c", "12:00", title="Last")]})
    assert "2030-12-03" not in result
    assert result.endswith("      # a note\n    - id: c\n      title: Last\n      start: 12:00\n")
    text = "- date: 2030-12-02\n  title: Day\n  sessions:\n    - id: a\n      title: A\n"
    assert merged(text, {TWO: [at("a", "10:00")]}) == (
        "- date: 2030-12-02\n  title: Day\n\n- date: 2030-12-03\n  sessions:\n"
        "    - id: a\n      title: Talk\n      start: 10:00\n"
    )


def test_days_come_in_order(write_data: Write) -> None:
    text = "- date: 2030-12-03\n  sessions:\n    - id: c\n      title: Last\n      start: 9:00\n"
    result = merged(text, {ONE: [at("a", "10:00")], TWO: [C], THREE: [at("d", "10:00")]})
    assert [line for line in result.split("\n") if "date" in line] == [
        f"- date: {day}" for day in (ONE, TWO, THREE)
    ]
    folder = write_data({"program.yml": result})
    assert load(folder).problems == []


@pytest.mark.parametrize(
    "sessions_line", ["", "  sessions: TBD\n", "  sessions: TBD  # soon\n", "  sessions: []\n"]
)
def test_a_day_without_sessions_takes_some(sessions_line: str) -> None:
    result = merged(f"- date: 2030-12-02\n{sessions_line}  title: Day\n", {ONE: [at("a", "10:00")]})
    assert "\n    - id: a\n      title: Talk\n      start: 10:00\n" in f"{result}\n"
    assert "title: Day" in result


def test_an_empty_program_is_filled(write_data: Write) -> None:
    assert merged("[]\n", {ONE: [at("a", "10:00")]}) == merged("", {ONE: [at("a", "10:00")]})
    folder = write_data({"workshop.yml": BERLIN, "program.yml": "[]\n", "speakers.yml": "[]\n"})
    persons = [{"id": 1, "public_name": "Ada Example"}]
    assert (
        run(folder, schedule(event(1, "Talk", "2030-12-02T09:00:00+01:00", persons=persons))).exit_code == 0
    )
    assert list(sessions(folder)) == ["1"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("program.yml", "date: 2030-12-02\nsessions: []\n"),
        ("program.yml", "- date: 2030-12-02\n  sessions:\n    title: By hand\n"),
        ("speakers.yml", "speakers:\n  - name: Ada Example\n"),
    ],
)
def test_what_is_no_list_is_not_replaced(write_data: Write, name: str, text: str) -> None:
    folder = write_data({"workshop.yml": BERLIN, name: text})
    result = run(folder, schedule(event(1, "Talk", "2030-12-02T09:00:00+01:00")))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "begin each" in result.stderr
    assert (folder / name).read_text(encoding="utf-8") == text


def test_a_nested_session_is_updated_inside_and_moves_out_with_its_day() -> None:
    text = (
        "- date: 2030-12-02\n  sessions:\n    - title: Block\n      start: 09:00\n      sessions:\n"
        "        - id: a\n          title: Old\n          start: 09:00\n"
    )
    assert merged(text, {ONE: [at("a", "09:10")]}) == text.replace(
        "title: Old\n          start: 09:00", "title: Talk\n          start: 09:10"
    )
    assert merged(text, {TWO: [at("a", "09:00")]}) == (
        "- date: 2030-12-02\n  sessions:\n    - title: Block\n      start: 09:00\n"
        "\n- date: 2030-12-03\n  sessions:\n    - id: a\n      title: Talk\n      start: 09:00\n"
    )


def test_sessions_in_brackets_are_updated_and_do_not_move() -> None:
    text = '- {date: 2030-12-02, sessions: [{id: a, title: Old, start: "09:00"}]}\n'
    assert merged(text, {ONE: [at("a", "09:00", title="New")]}) == text.replace("Old", '"New"')
    with pytest.raises(CannotImport, match="in block style"):
        merge_program(text, {TWO: [at("a", "09:00")]})
    with pytest.raises(CannotImport, match="in block style"):
        merge_program(text, {ONE: [at("b", "09:00")]})


def test_what_the_source_does_not_have_is_kept_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN, "program.yml": BY_HAND.replace("      chairs: ada\n", "")})
    result = run(folder, schedule(event(1, "New", "2030-12-02T12:00:00+01:00")))
    lines = result.output.splitlines()
    assert [line for line in lines if line.startswith("kept")] == [
        f"kept session {key}: the source does not have it" for key in "abc"
    ]
    assert lines[-1] == "program.yml: 1 added, 0 changed, 0 unchanged, 3 kept"


def test_moves_of_many_sessions_lose_none() -> None:
    start = merged("", {ONE: [at(f"s{n}", f"{n:02}:00") for n in range(8, 20)], TWO: [at("t", "10:00")]})
    turned: dict[date, list[Record]] = {ONE: [at("t", "08:00")], TWO: [], THREE: []}
    for n in range(8, 20):
        turned[(ONE, TWO, THREE)[n % 3]].append(at(f"s{n}", f"{27 - n:02}:30"))
    result: Any = merged(start, turned)
    for day in (ONE, TWO, THREE):
        part = result.partition(str(day))[2].partition("- date")[0]
        starts = [line.split()[-1] for line in part.split("\n") if "start:" in line]
        assert starts == sorted(starts)
