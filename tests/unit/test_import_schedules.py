"""A schedule comes in whole: its zone, every slot, kinds, languages, texts, links and people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.importers.schedules.values import length_of
from sphinx_workshop.importers.schedules.words import words_of
from sphinx_workshop.model.base import TBD, known
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.loader import load
from tests.unit.test_import_frab import BERLIN, event, run

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.model.program import Session
    from tests.unit.test_import_frab import Write

NO_ZONE: Final = "name: Example Workshop\n# keep\nphase: proposal\ncontact: chair@example.org\n"


def schedule(*events: dict[str, object], **conference: object) -> str:
    """Return a schedule as JSON, each event on its day."""
    days: dict[str, list[object]] = {}
    for one in events:
        days.setdefault(str(one["date"])[:10], []).append(one)
    listed = [{"date": day, "rooms": {"Hall A": days[day]}} for day in sorted(days)]
    return json.dumps({"schedule": {"conference": {"days": listed, **conference}}})


def sessions(folder: Path) -> dict[str | None, tuple[str, Session]]:
    """Load the sessions by id, each with its day; nothing but gaps may be wrong."""
    loaded = load(folder)
    assert [problem for problem in loaded.problems if problem.kind is not Kind.GAP] == []
    return {session.id: (str(day), session) for day, session in loaded.workshop.sessions()}


def times(folder: Path) -> dict[str | None, str]:
    """Return the starts of the sessions."""
    return {key: f"{day} {session.start:%H:%M}" for key, (day, session) in sessions(folder).items()}


# The zone


def test_a_workshop_without_a_zone_gets_that_of_the_schedule(write_data: Write) -> None:
    folder = write_data({"workshop.yml": NO_ZONE})
    content = schedule(event(1, "Talk", "2030-06-01T10:00:00+02:00"), time_zone_name="Europe/Berlin")
    result = run(folder, content)
    assert result.exit_code == 0, result.output
    assert "workshop.yml: added `timezone: Europe/Berlin`" in result.output
    assert times(folder) == {"1": "2030-06-01 10:00"}
    assert (folder / "workshop.yml").read_text("utf-8") == NO_ZONE.replace(
        "phase: proposal\n", "phase: proposal\ntimezone: Europe/Berlin\n"
    )
    assert run(folder, content).output.splitlines()[1:] == ["nothing changed"]


def test_times_by_hand_that_change_their_zone_are_said(write_data: Write) -> None:
    by_hand = "- date: 2030-06-01\n  sessions:\n    - title: Doors\n      start: 09:30\n      end: 10:00\n"
    folder = write_data({"workshop.yml": NO_ZONE, "program.yml": by_hand})
    talk = event(1, "Talk", "2030-06-01T10:00:00+02:00")
    output = run(folder, schedule(talk, time_zone_name="Europe/Berlin")).output
    assert "note: the times that program.yml had are Europe/Berlin's now, too; they were UTC" in output


def test_times_that_are_converted_are_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN.replace("Europe/Berlin", "America/New_York")})
    talk = event(1, "Talk", "2030-12-02T15:00:00+01:00")
    result = run(folder, schedule(talk, time_zone_name="Europe/Berlin"))
    assert "note: times are converted from `Europe/Berlin` to `America/New_York`" in result.output
    assert times(folder) == {"1": "2030-12-02 09:00"}


@pytest.mark.parametrize(
    ("start", "zone", "said"),
    [
        ("2030-12-02T10:00:00+01:00", "", "its times are at `+01:00`"),
        ("2030-12-02T10:00:00", "", "the schedule does not name its time zone, and"),
        ("2030-12-02T10:00:00+01:00", "UTC", "names the time zone `UTC`, but its times are at `+01:00`"),
        ("2030-12-02T10:00:00", "Mars/Base", "the time zone `Mars/Base` of the schedule is not known"),
        ("2030-12-02T10:00:00+01:00", "Mars/Base", "the time zone `Mars/Base` of the schedule is not known"),
    ],
)
def test_a_zone_that_nobody_can_tell_is_asked_for(
    write_data: Write, start: str, zone: str, said: str
) -> None:
    folder = write_data({"workshop.yml": NO_ZONE})
    result = run(folder, schedule(event(1, "Talk", start), time_zone_name=zone))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "`timezone:" in result.stderr
    assert [path.name for path in folder.iterdir()] == ["workshop.yml"]


def test_the_example_of_a_zone_has_the_offsets_of_the_schedule(write_data: Write) -> None:
    folder = write_data({"workshop.yml": NO_ZONE})
    talks = [event(1, "A", "2030-03-01T10:00:00-05:00"), event(2, "B", "2030-06-01T10:00:00-04:00")]
    assert "such as `timezone: America/New_York`" in run(folder, schedule(*talks)).stderr


def test_offsets_count_where_the_zone_says_otherwise(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    result = run(folder, schedule(event(1, "Talk", "2030-12-02T10:00:00+01:00"), time_zone_name="UTC"))
    assert "note: the schedule names the time zone `UTC`, but its times, at `+01:00`, count" in result.output
    assert times(folder) == {"1": "2030-12-02 10:00"}


def test_the_clock_stays_right_when_summer_time_ends(write_data: Write) -> None:
    folder = write_data({"workshop.yml": NO_ZONE})
    events = [event(1, "A", "2030-10-26T10:00:00+02:00"), event(2, "B", "2030-10-27T10:00:00+01:00")]
    assert run(folder, schedule(*events, time_zone_name="Europe/Berlin")).exit_code == 0
    assert times(folder) == {"1": "2030-10-26 10:00", "2": "2030-10-27 10:00"}


@pytest.mark.parametrize(
    "text", [BERLIN.replace("Berlin", "Berln"), "name: [X", "TBD", "- a", b"name: \xff\n"]
)
def test_a_workshop_that_cannot_be_read_is_not_changed(write_data: Write, text: str | bytes) -> None:
    folder = write_data({"workshop.yml": text})
    before = (folder / "workshop.yml").read_bytes()
    result = run(folder, schedule(event(1, "T", ONE), time_zone_name="Europe/Berlin"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "`timezone: Europe/Berlin`" in result.stderr
    assert [path.read_bytes() for path in folder.iterdir()] == [before]


# Slots


def slot(start: str, **facts: object) -> dict[str, object]:
    """Return a slot of the one session AAAAAA."""
    return event(1, "Sprint", start, code="AAAAAA", **facts)


ONE, TWO, THREE = (f"2030-12-0{day}T10:00:00+01:00" for day in (2, 3, 4))


def test_every_slot_of_a_session_comes_and_is_found_again(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    assert run(folder, schedule(slot(TWO), slot(ONE), slot(THREE))).exit_code == 0
    assert times(folder) == {
        "AAAAAA": "2030-12-02 10:00",
        "AAAAAA-2": "2030-12-03 10:00",
        "AAAAAA-3": "2030-12-04 10:00",
    }
    assert run(folder, schedule(slot(THREE), slot(ONE), slot(TWO))).output.splitlines()[1:] == [
        "nothing changed"
    ]


def test_a_slot_that_is_cancelled_does_not_pass_its_id_on(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(slot(ONE), slot(TWO)))
    result = run(folder, schedule(slot(TWO)))
    assert "kept session AAAAAA: the source does not have it" in result.output
    assert times(folder) == {"AAAAAA": "2030-12-02 10:00", "AAAAAA-2": "2030-12-03 10:00"}


def test_a_slot_that_moves_keeps_its_id_and_what_is_written_by_hand(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(slot(ONE), slot(TWO)))
    path = folder / "program.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("    - id: AAAAAA-2\n", "    - id: AAAAAA-2  # bring cables\n      chairs: Bo\n"),
        "utf-8",
    )
    assert run(folder, schedule(slot(ONE), slot(THREE))).exit_code == 0
    assert times(folder) == {"AAAAAA": "2030-12-02 10:00", "AAAAAA-2": "2030-12-04 10:00"}
    assert sessions(folder)["AAAAAA-2"][1].chair_keys == ("Bo",)
    assert "AAAAAA-2  # bring cables" in path.read_text("utf-8")


def test_an_id_with_a_number_is_left_to_whose_it_is(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    other = event(9, "Other", "2030-12-02T15:00:00+01:00", code="AAAAAA-2")
    assert run(folder, schedule(slot(ONE), slot(TWO), other)).exit_code == 0
    assert times(folder) == {
        "AAAAAA": "2030-12-02 10:00",
        "AAAAAA-2": "2030-12-02 15:00",
        "AAAAAA-3": "2030-12-03 10:00",
    }


def test_a_session_is_found_by_another_of_its_names(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(event(57, "Talk", ONE), event(58, "Other", TWO)))
    newer = schedule(event(57, "Talk", ONE, code="AAAAAA"), event(58, "Other", TWO, code="BBBBBB"))
    assert run(folder, newer).output.splitlines()[1:] == ["nothing changed"]
    assert list(times(folder)) == ["57", "58"]


def test_what_says_tbd_is_no_id_no_person_and_no_language(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    talk = event(1, "T", ONE, code="TBD", room="tba", type="TBD", language="tbd", persons=[{"name": "TBD"}])
    assert run(folder, schedule(talk)).exit_code == 0
    session = sessions(folder)["1"][1]
    assert (session.speakers, session.label, session.language, session.room) == (None, None, None, TBD)


def test_a_slot_that_the_source_has_twice_comes_once(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    assert run(folder, schedule(slot(ONE), slot(ONE))).exit_code == 0
    assert list(times(folder)) == ["AAAAAA"]


def test_the_next_edition_of_a_schedule_finds_every_session_again(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    ada, bo = {"code": "PA", "name": "Ada One"}, {"code": "PB", "name": "Bo Two"}
    first = event(1, "Old title", ONE, code="AAAAAA", persons=[ada])
    run(folder, schedule(first, event(2, "Other", TWO, code="BBBBBB")))
    result = run(
        folder,
        schedule(
            event(1, "New title", THREE, code="AAAAAA", persons=[ada, bo]),
            event(2, "Other", TWO, code="BBBBBB"),
        ),
    )
    assert "changed session AAAAAA: title, speakers, day" in result.output
    found = sessions(folder)
    assert list(found) == ["BBBBBB", "AAAAAA"]
    assert (found["AAAAAA"][1].title, found["AAAAAA"][1].speaker_ids) == ("New title", ("ada-one", "bo-two"))


# Clashes


def test_a_clash_is_written_and_named_by_the_report_and_the_check(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    ada = [{"code": "A", "name": "Ada One"}]
    talks = [event(1, "X", ONE, room="A", persons=ada), event(2, "Y", ONE, room="B", persons=ada)]
    result = run(folder, schedule(*talks))
    assert result.exit_code == 0
    assert "check: 2, `Y`: Ada One is in two places" in result.output
    assert [problem.kind for problem in load(folder).problems] == [Kind.PERSON_CLASH]


def test_the_report_says_what_came(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    result = run(folder, schedule(slot(ONE), slot(TWO, persons=[{"name": "Ada One"}])), "--format", "json")
    report = json.loads(result.stdout)
    assert {key: report["source"][key] for key in ("events", "days", "rooms", "people")} == {
        "events": 2,
        "days": 2,
        "rooms": 1,
        "people": 1,
    }


# What a session says


@pytest.mark.parametrize(
    ("given", "title", "people", "kind", "label"),
    [
        ("Talk", "T", 1, "talk", None),
        ("Sprint", "T", 1, None, "Sprint"),
        ("Keynote", "T", 1, "talk", "Keynote"),
        ("Talk (long session)", "T", 1, "talk", "Talk (long session)"),
        ("Lightning Talk", "T", 1, "spotlight", "Lightning Talk"),
        ("LIGHTNING_TALK", "T", 1, "spotlight", "Lightning talk"),
        ("Tutorial", "T", 1, "tutorial", None),
        ("Vortrag", "T", 1, "talk", None),
        ("Podiumsdiskussion", "T", 1, "panel", "Podiumsdiskussion"),
        ("Pause", "Déjeuner", 0, "break", None),
        ("Talk", "Lunch break", 0, "break", None),
        ("", "Coffee", 0, "break", None),
        ("Talk", "Coffee", 1, "talk", None),
        ("Talk", "How breaks became a subject of research", 0, "talk", None),
        ("OTHER", "T", 1, "other", None),
        ("BoF", "T", 1, None, "BoF"),
        ("", "T", 1, None, None),
    ],
)
def test_a_type_becomes_a_kind_or_a_label(  # noqa: PLR0917 (a row of the table)
    write_data: Write, given: str, title: str, people: int, kind: str | None, label: str | None
) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(event(1, title, ONE, type=given, persons=[{"name": "Ada One"}] * people)))
    session = sessions(folder)["1"][1]
    assert (session.kind and session.kind.value, session.label) == (kind, label)


@pytest.mark.parametrize(
    ("conf", "given", "expected"),
    [
        ("", "fr", "fr"),
        ("", "en", None),
        ("", "en-GB", None),
        ("", "pt_BR", "pt-BR"),
        ("", "DE", "de"),
        ("language = 'fr'\n", "fr", None),
        ("language = 'fr'\n", "en", "en"),
    ],
)
def test_the_language_is_written_where_it_differs_from_that_of_the_site(
    write_data: Write, conf: str, given: str, expected: str | None
) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    (folder.parent / "conf.py").write_text(conf, encoding="utf-8")
    run(folder, schedule(event(1, "T", ONE, language=given)))
    assert sessions(folder)["1"][1].language == expected


def test_what_data_files_have_no_place_for_is_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    facts = {
        "do_not_record": True,
        "recording_license": "CC BY 4.0",
        "logo": "/l.png",
        "language": "Deutsch (DE)",
    }
    persons = [{"code": "A", "name": "Ada One", "avatar": "https://example.org/a.png"}]
    rooms = [{"name": "Hall A", "capacity": 120, "description": {"en": None}}, {"name": "Hall B"}]
    talk = event(
        1,
        "T",
        ONE,
        persons=persons,
        answers=[{"question": 1}],
        tags=[{"tag": "AI"}, "ML"],
        level="Novice",
        **facts,
    )
    output = run(folder, schedule(talk, rooms=rooms)).output
    for said in (
        "`level` of events: data files have no place for that: `1` (Novice)",
        "tags: data files have no place for that: `1` (AI, ML)",
        "descriptions and capacities of rooms: data files have no place for that: `Hall A`\n",
        "not to be recorded: data files have no place for that: `1`",
        "licenses of recordings: data files have no place for that: `1` (CC BY 4.0)",
        "pictures of sessions: data files have no place for that: `1` (/l.png)",
        "answers to the questions of the submission form: data files have no place for that: `1`",
        "languages that are no codes, such as `en`: data files have no place for that: `1` (Deutsch (DE))",
        "pictures of speakers (1) are not downloaded",
    ):
        assert f"note: {said}" in output
    assert "`ada-one` https://example.org/a.png" in output


@pytest.mark.parametrize("length", [{"duration": "00:00"}, {"duration": ""}, {"duration": None}])
def test_a_session_without_an_end_has_none(write_data: Write, length: dict[str, object]) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    assert run(folder, schedule(event(1, "T", ONE, **length))).exit_code == 0
    assert sessions(folder)["1"][1].end is None


@pytest.mark.parametrize("end", ["2030-12-02T10:45:00+01:00", "10:45"])
def test_an_end_is_as_good_as_a_duration(write_data: Write, end: str) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(event(1, "T", ONE, duration=None, end=end)))
    assert f"{sessions(folder)['1'][1].end:%H:%M}" == "10:45"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("00:30", 30),
        ("90", 90),
        ("1:30", 90),
        ("02:30:00", 150),
        ("1:02:30", 1590),
        ("PT1H30M", 90),
        ("P", None),
        ("soon", None),
    ],
)
def test_durations_are_read_as_frab_pretalx_and_iso_8601_write_them(text: str, minutes: int | None) -> None:
    length = length_of(text)
    assert (length.total_seconds() / 60 if length is not None else None) == minutes


def test_breaks_beside_the_rooms_come_too(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    data = json.loads(schedule(event(1, "T", ONE)))
    data["schedule"]["conference"]["days"][0]["breaks"] = [
        {"title": "Lunch", "start": "12:00", "end": "13:00"}
    ]
    assert run(folder, json.dumps(data)).exit_code == 0
    lunch = sessions(folder)["lunch"][1]
    assert (lunch.kind and lunch.kind.value, f"{lunch.end:%H:%M}", lunch.room) == ("break", "13:00", None)


# Texts and links


def test_markdown_stays_markdown_and_the_rest_is_shown() -> None:
    text = "**Bold** and a [link](https://example.org), `code`\n\n- one\n- two"
    assert words_of([text]) == (text, False)
    words, _ = words_of(["See [it](../secret) and <script>x</script>"])
    assert "\\[it]" in words
    assert "\\<script>" in words


def test_short_lines_stay_lines() -> None:
    words, _ = words_of(["Ada One\nBo Two\n- item\n- item\n\n```\na\nb\n```"])
    assert words == "Ada One\\\nBo Two\n- item\n- item\n\n```\na\nb\n```"
    long = "A line that a program wrapped since it is longer than all lines that people end"
    assert words_of([f"{long}\nends here."])[0] == f"{long}\nends here."


def test_e_mail_addresses_are_left_out_everywhere_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    ada = {
        "code": "A",
        "name": "Ada One <ada@example.org>",
        "email": "ada@example.org",
        "biography": "Mail ada@example.org",
        "links": [{"title": "Mail", "url": "mailto:ada@example.org"}],
    }
    links = [
        {"title": "Write to ada@example.org", "url": "https://example.org/"},
        {"url": "mailto:a@example.org"},
    ]
    output = run(
        folder,
        schedule(
            event(1, "T (ada@example.org)", ONE, abstract="Ask ada@example.org", persons=[ada], links=links)
        ),
    ).output
    assert "@" not in (folder / "program.yml").read_text("utf-8") + (folder / "speakers.yml").read_text(
        "utf-8"
    )
    assert sessions(folder)["1"][1].speaker_ids == ("ada-one",)
    for said in (
        "session 1: an e-mail address in its texts is left out",
        "session 1: left out links.more: no page gets e-mail addresses",
        "speaker ada-one: an e-mail address in the biography is left out",
        "speaker ada-one: left out links: no page gets e-mail addresses",
    ):
        assert f"note: {said}" in output


def test_all_links_of_a_session_come_with_labels(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    facts = {
        "url": "https://talks.example.org/exw/talk/AAAAAA/",
        "origin_url": "https://talks.example.org/exw/talk/AAAAAA/",
        "feedback_url": "https://talks.example.org/exw/talk/AAAAAA/feedback/",
        "links": [{"title": "Code", "url": "code.example.org/x", "type": "related"}],
        "attachments": [
            {"title": "", "url": "/media/s.pdf", "type": "slides"},
            {"title": None, "url": "/media/n", "type": "related"},
        ],
        "video_download_url": "https://example.org/v.mp4",
    }
    run(folder, schedule(event(1, "T", ONE, **facts)))
    links = known(sessions(folder)["1"][1].links)
    assert links is not None
    assert (links.slides, links.video) == (
        "https://talks.example.org/media/s.pdf",
        "https://example.org/v.mp4",
    )
    assert [(link.label, link.url) for link in links.more] == [
        ("Code", "https://code.example.org/x"),
        ("talks.example.org", "https://talks.example.org/media/n"),
        ("Feedback", "https://talks.example.org/exw/talk/AAAAAA/feedback/"),
        ("talks.example.org", "https://talks.example.org/exw/talk/AAAAAA/"),
    ]


# People


def test_pages_of_people_come_and_those_by_hand_stay(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    ada = {
        "code": "A",
        "name": "Ada One",
        "url": "https://talks.example.org/ada",
        "links": [{"title": "Blog", "url": "https://ada.example.org/"}],
    }
    content = schedule(event(1, "T", ONE, persons=[ada]))
    assert run(folder, content).exit_code == 0
    path = folder / "speakers.yml"
    path.write_text(path.read_text("utf-8") + "    - https://social.example.org/@ada\n", "utf-8")
    assert run(folder, content).output.splitlines()[1:] == ["nothing changed"]
    links = load(folder).workshop.people["ada-one"].links
    assert isinstance(links, tuple)
    assert [link.url for link in links] == [
        "https://ada.example.org/",
        "https://talks.example.org/ada",
        "https://social.example.org/@ada",
    ]


def test_what_the_source_says_of_people_comes_too(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    bare = {"code": "A", "name": "Ada One", "pronouns": "she/her"}
    full = {"code": "A", "name": "Ada One", "organization": "Example University", "position": "Researcher"}
    run(folder, schedule(event(1, "T", ONE, persons=[bare]), event(2, "U", TWO, persons=[full])))
    ada = load(folder).workshop.people["ada-one"]
    assert (ada.affiliation, ada.position, ada.pronouns) == (("Example University",), "Researcher", "she/her")


def test_who_moderates_is_no_speaker(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    persons = [
        {"code": "A", "name": "Ada One"},
        {"code": "B", "name": "Bo Two", "role": "MODERATOR", "biography": "Asks."},
    ]
    assert run(folder, schedule(event(1, "T", ONE, persons=persons))).exit_code == 0
    session = sessions(folder)["1"][1]
    assert (session.speaker_ids, session.moderator_keys) == (("ada-one",), ("bo-two",))
    speakers = load(folder).workshop.speakers_by_key
    assert [(key, speaker.role) for key, speaker in speakers.items()] == [
        ("ada-one", None),
        ("bo-two", ("moderator",)),
    ]


def test_two_people_of_one_name_are_two_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    persons = [{"code": "AAA", "name": "Wei Wang"}, {"code": "BBB", "name": "Wei Wang"}]
    output = run(folder, schedule(event(1, "T", ONE, persons=persons))).output
    assert "note: 2 people are called `Wei Wang`: `wei-wang`, `wei-wang-BBB`" in output
    assert sessions(folder)["1"][1].speaker_ids == ("wei-wang", "wei-wang-BBB")


def test_one_person_in_two_spellings_is_one_and_said(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    events = [
        event(1, "T", ONE, persons=[{"code": "A", "name": "Ada One"}]),
        event(2, "U", TWO, persons=[{"code": "A", "name": "A. One"}]),
    ]
    output = run(folder, schedule(*events)).output
    assert "note: speaker `Ada One`: the source also has `A. One` for the same person" in output
    assert [session.speaker_ids for _, session in sessions(folder).values()] == [("ada-one",), ("ada-one",)]


def test_somebody_with_a_new_name_is_found_by_the_session(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(event(1, "T", ONE, persons=[{"code": "A", "name": "Ada One"}])))
    path = folder / "speakers.yml"
    path.write_text(path.read_text("utf-8") + "  affiliation: By hand\n", "utf-8")
    content = schedule(event(1, "T", ONE, persons=[{"code": "A", "name": "Ada One-Three"}]))
    output = run(folder, content).output
    assert "note: speaker ada-one: the source now has `Ada One-Three` for `Ada One`" in output
    people = load(folder).workshop.people
    assert {key: (person.name, person.affiliation) for key, person in people.items()} == {
        "ada-one": ("Ada One-Three", ("By hand",))
    }
    assert run(folder, content).output.splitlines()[1:] == ["nothing changed"]


def test_another_speaker_is_another_person(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    run(folder, schedule(event(1, "T", ONE, persons=[{"code": "A", "name": "Ada One"}])))
    run(folder, schedule(event(1, "T", ONE, persons=[{"code": "B", "name": "Bo Two"}])))
    assert list(load(folder).workshop.people) == ["ada-one", "bo-two"]
    assert sessions(folder)["1"][1].speaker_ids == ("bo-two",)


def test_a_person_without_latin_letters_has_an_id_that_lasts(write_data: Write) -> None:
    folder = write_data({"workshop.yml": BERLIN})
    content = schedule(event(1, "T", ONE, persons=[{"name": "李明"}]))
    assert run(folder, content).exit_code == 0
    (key,) = sessions(folder)["1"][1].speaker_ids
    assert load(folder).workshop.people[key].name == "李明"
    assert run(folder, content).output.splitlines()[1:] == ["nothing changed"]
