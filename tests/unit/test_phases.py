"""One workshop, from proposal to archive: in each phase, the check fails exactly where a fact is missing."""
# ruff: noqa: E501 (a fact and what is said of it are a line)

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.rules.phases import NEEDS, PHASES, check_call, check_phase, needs_of, next_phase
from sphinx_workshop.rules.readiness import readiness
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.source.loader import Loaded

    WriteData = Callable[[Mapping[str, str]], Path]
    LoadData = Callable[[Mapping[str, str]], Loaded]

FILES: Final = {
    "workshop.yml": """\
name: Example Workshop 2030
phase: {phase}
format: hybrid
date: {date}
contact: {contact}
links:
  submission: {submission}
  livestream: {livestream}
  recordings: {recordings}
venue:
  name: Example Center
  room: {room}
""",
    "call.yml": """\
file_format: PDF
tracks: {tracks}
""",
    "dates.yml": """\
- name: Papers due
  kind: submission
  due: {papers}
- name: Decisions
  kind: notification
  due: {decisions}
- name: Final papers due
  kind: camera-ready
  due: {final}
""",
    "organizers.yml": "{organizers}\n",
    "speakers.yml": """\
- name: Grace Example
  talk:
    title: Examples
- name: Alan Example
  status: invited
""",
    "program.yml": """\
- date: {day}
  sessions:
    - title: {title}
      start: {start}
      end: 09:15
    - title: Keynote
      speakers: {speaker}
      start: 09:15
      end: 10:00
""",
    "papers.yml": """\
- id: "42"
  title: A paper
  authors: [Emmy Example, {author}]
  links: {{pdf: {pdf}}}
""",
}


class Fact(NamedTuple):
    """A fact that a phase needs: what it is, where the check asks for it, and in which words."""

    phase: str
    value: str
    tbd: str
    """Its place while it is TBD."""
    absent: str
    """Its place while its line is not there; empty if that is a problem of the data already."""
    words: str
    lacking: str = "TBD"
    """What is written while it is not known."""


FACTS: Final = {
    "organizers": Fact("proposal", "- name: Ada Example", "organizers.yml:1:1", "organizers.yml", "an organizer: an organizer"),
    "date": Fact("call", "2030-12-06", "workshop.yml:4:7", "workshop.yml:1:1", "the date of the event: `date`"),
    "contact": Fact("call", "chairs@example.org", "workshop.yml:5:10", "workshop.yml:1:1", "a contact: `contact`"),
    "submission": Fact("call", "https://example.org/submit", "workshop.yml:7:15", "workshop.yml:7:3", "the link for submission of each track: `links.submission`"),
    "tracks": Fact("call", "[name: Full papers]", "call.yml:2:9", "call.yml:1:1", "a track of the call for papers: a track in `call.yml`"),
    "papers": Fact("call", "2030-09-20", "dates.yml:3:8", "", "the submission deadline of each track: the `due` of `Papers due`"),
    "decisions": Fact("call", "2030-10-18", "dates.yml:6:8", "", "the date of notification of each track: the `due` of `Decisions`"),
    "final": Fact("review", "2030-11-08", "dates.yml:9:8", "", "the deadline of camera-ready papers: the `due` of `Final papers due`"),
    "day": Fact("program", "2030-12-06", "program.yml:1:9", "", "the start of every session: the `date` of a day"),
    "title": Fact("program", "Opening", "program.yml:3:14", "", "a title for every session: the `title` of the session at 09:00"),
    "start": Fact("program", "09:00", "program.yml:4:14", "program.yml:3:7", "the start of every session: the `start` of `Opening`"),
    "speaker": Fact("program", "grace-example", "speakers.yml:1:3", "speakers.yml:1:3", "every confirmed speaker in a session: a session of `grace-example`"),
    "author": Fact("program", "Ada Example", "papers.yml:3:27", "", 'papers with the names of their authors: paper `42` "A paper": an author is still "Anonymous"', "Anonymous"),
    "livestream": Fact("live", "https://example.org/live", "workshop.yml:8:15", "workshop.yml:7:3", "the link for the livestream, unless in person: `links.livestream`"),
    "room": Fact("live", "Hall A", "workshop.yml:12:9", "workshop.yml:11:3", "the room of the venue or of every session, unless virtual: `venue.room`"),
    "pdf": Fact("archive", "https://example.org/42.pdf", "papers.yml:4:16", "papers.yml:1:3", 'a link to each paper, or proceedings: `links.pdf` or `links.openreview` of paper `42` "A paper"'),
    "recordings": Fact("archive", "https://example.org/videos", "workshop.yml:9:15", "workshop.yml:7:3", "a link for recordings, or a video of each talk: `links.recordings`"),
}  # fmt: skip
IS_LACKING: Final = re.compile(" is (?:missing|TBD|missing or TBD); ")
ORDER: Final = [phase.value for phase in PHASES]


def files(phase: str, *, tbd: Iterable[str] = (), absent: Iterable[str] = ()) -> dict[str, str]:
    """Return the data files of the workshop in a phase, with some facts to be announced or not there."""
    values = {
        "phase": phase,
        **{name: fact.lacking if name in {*tbd} else fact.value for name, fact in FACTS.items()},
    }
    gone = {f"{{{name}}}" for name in absent}
    result: dict[str, str] = {}
    for file, text in FILES.items():
        kept = "".join(
            line for line in text.splitlines(keepends=True) if not any(name in line for name in gone)
        )
        if kept:
            result[file] = kept.format(**values)
    return result


def of_phases(*phases: str) -> list[str]:
    return [name for name, fact in FACTS.items() if fact.phase in phases]


def asked(loaded: Loaded) -> list[tuple[str, str]]:
    """Return where the check of the phase asks for facts, and for which."""
    result = []
    phase = loaded.workshop.event.phase.value
    for kind, position, message in check_phase(loaded.workshop, loaded.problems):
        if kind is Kind.KEPT_BACK:
            continue
        assert kind in {Kind.NOT_READY, Kind.ARCHIVE}
        place = str(position).rpartition("/")[2]
        words, separator, _fix = IS_LACKING.sub(" is lacking; ", message).partition(" is lacking; ")
        if not separator:
            words, separator, rest = message.partition(f"; in phase `{phase}` papers show their authors")
            words = f"phase `{phase}` needs papers with the names of their authors: {words}"
            assert not rest
        assert separator
        result.append((place, words))
    return result


@pytest.fixture
def check(write_data: WriteData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command on data files, beside their site."""

    def run(data: Mapping[str, str], *options: str) -> Result:
        write_data(data)
        monkeypatch.chdir(tmp_path)
        result = CliRunner().invoke(main, ["check", *options])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


def lines(result: Result) -> list[str]:
    """Return the places of the problems that the command printed, but for papers that are kept back."""
    return re.findall(
        r"^docs/data/([\w.]+:\d+:\d+): (?:error|warning): .* \[(?!kept-back)[a-z-]+\]$",
        result.stdout,
        re.MULTILINE,
    )


# The walk


def test_the_facts_of_the_walk_are_those_of_every_phase() -> None:
    assert set(ORDER) == {fact.phase for fact in FACTS.values()}
    asked_for = {(fact.phase, fact.words.partition(":")[0]) for fact in FACTS.values()}
    needed = {(need.phase.value, need.words) for need in NEEDS}
    assert asked_for == needed - {("proposal", "the name")}, (
        "a workshop without a name is a problem of its data"
    )


@pytest.mark.parametrize("phase", ORDER)
def test_a_workshop_walks_into_a_phase_fact_by_fact(phase: str, check: Callable[..., Result]) -> None:
    """All that later phases need is TBD, and stays so; what this phase needs is written, one fact after the other."""
    index = ORDER.index(phase)
    later, missing = of_phases(*ORDER[index + 1 :]), of_phases(phase)
    while missing:
        result = check(files(phase, tbd=[*missing, *later]))
        assert sorted(lines(result)) == sorted(FACTS[name].tbd for name in missing)
        assert result.exit_code == (0 if phase == "archive" else 1)
        missing.pop(0)
    result = check(files(phase, tbd=later))
    assert (lines(result), result.exit_code) == ([], 0)
    assert "Missing in this phase" not in result.stdout
    if phase != "archive":
        coming = ORDER[index + 1]
        wanted = result.stdout.partition(f"\nNeeded for the next phase, {coming}\n")[2]
        assert wanted
        for name in of_phases(coming):
            assert f"- {FACTS[name].words.partition(':')[0]}: " in wanted
        for name in of_phases(*ORDER[index + 2 :]):
            assert FACTS[name].words.partition(":")[0] not in wanted
    else:
        assert "Needed for the next phase" not in result.stdout


@pytest.mark.parametrize("phase", ORDER)
def test_without_readiness_no_phase_asks_for_anything(phase: str, check: Callable[..., Result]) -> None:
    result = check(files(phase, tbd=FACTS), "--no-readiness")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No problem in docs/data.\n"


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_program_that_reads_the_problems_is_told_of_the_phase_too(
    form: str, check: Callable[..., Result]
) -> None:
    result = check(files("call", tbd=["contact"]), "--format", form)
    assert result.exit_code == 1
    assert "not-ready" in result.stdout
    assert "Readiness of" not in result.stdout
    assert check(files("call", tbd=["contact"]), "--format", form, "--no-readiness").exit_code == 0


# Each need, broken on its own


@pytest.mark.parametrize("phase", ORDER)
@pytest.mark.parametrize("name", FACTS)
def test_a_fact_to_be_announced_is_asked_for_from_its_phase_on(
    name: str, phase: str, load_data: LoadData
) -> None:
    fact = FACTS[name]
    loaded = load_data(files(phase, tbd=[name]))
    assert loaded.problems == []
    needed = ORDER.index(fact.phase) <= ORDER.index(phase)
    assert asked(loaded) == ([(fact.tbd, f"phase `{phase}` needs {fact.words}")] if needed else [])


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if fact.absent])
def test_a_fact_that_is_not_there_is_asked_for_like_one_to_be_announced(
    name: str, load_data: LoadData
) -> None:
    fact = FACTS[name]
    loaded = load_data(files("archive", absent=[name]))
    assert loaded.problems == []
    assert asked(loaded) == [(fact.absent, f"phase `archive` needs {fact.words}")]


def test_nothing_is_asked_for_where_all_is_known(load_data: LoadData) -> None:
    for phase in ORDER:
        loaded = load_data(files(phase))
        assert (loaded.problems, asked(loaded)) == ([], [])


@pytest.mark.parametrize(
    ("phase", "file", "expected"),
    [
        ("proposal", "organizers.yml", ["organizers.yml:1:1"]),
        ("call", "call.yml", ["call.yml:1:1"]),
        ("call", "dates.yml", ["dates.yml:1:1", "dates.yml:1:1"]),
        ("review", "dates.yml", ["dates.yml:1:1", "dates.yml:1:1", "dates.yml:1:1"]),
        ("program", "program.yml", ["program.yml:1:1"]),
        ("program", "speakers.yml", []),
    ],
)
@pytest.mark.parametrize("whole", ["TBD", "absent"])
def test_a_file_to_be_announced_or_not_there_is_asked_for(
    phase: str, file: str, expected: list[str], whole: str, load_data: LoadData
) -> None:
    data = {name: text for name, text in files(phase).items() if name != file or whole == "TBD"}
    if whole == "TBD":
        data[file] = "TBD\n"
    if file == "speakers.yml":
        data["program.yml"] = data["program.yml"].replace("grace-example", "TBD")
    loaded = load_data(data)
    assert loaded.problems == []
    if file == "program.yml":
        assert asked(loaded)[0][1].endswith("the start of every session: the program")
    # a file that is not there has no line
    places = expected if whole == "TBD" else [place.removesuffix(":1:1") for place in expected]
    assert [place for place, _words in asked(loaded)] == places


# What an error says


def test_a_missing_fact_is_an_error_that_says_how_to_mend_it(load_data: LoadData) -> None:
    problem, _kept_back = check_phase(load_data(files("review", tbd=["contact"])).workshop)
    assert (problem.kind, problem.severity) == (Kind.NOT_READY, Severity.ERROR)
    assert problem.message == (
        "phase `review` needs a contact: `contact` is TBD; write it, or go back to `phase: proposal`"
    )


def test_there_is_no_way_back_from_the_first_phase(load_data: LoadData) -> None:
    problem, _kept_back = check_phase(load_data(files("proposal", tbd=["organizers"])).workshop)
    assert problem.message.endswith("an organizer is TBD; write it")


def test_the_archive_only_warns(load_data: LoadData) -> None:
    (problem,) = check_phase(load_data(files("archive", tbd=["recordings"])).workshop)
    assert (problem.kind, problem.severity) == (Kind.ARCHIVE, Severity.WARNING)
    assert problem.message.endswith("`links.recordings` is TBD; write it once it is known")


def test_the_archive_still_needs_what_the_phases_before_it_need(load_data: LoadData) -> None:
    (problem,) = check_phase(load_data(files("archive", tbd=["room"])).workshop)
    assert (problem.kind, problem.severity) == (Kind.NOT_READY, Severity.ERROR)


# Cases


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("virtual", ["workshop.yml:8:15"]),
        ("in-person", ["workshop.yml:12:9"]),
        ("hybrid", ["workshop.yml:8:15", "workshop.yml:12:9"]),
        ("TBD", []),
    ],
)
def test_where_people_meet_decides_what_they_need_on_the_day(
    form: str, expected: list[str], load_data: LoadData
) -> None:
    data = files("live", tbd=["livestream", "room"])
    data["workshop.yml"] = data["workshop.yml"].replace("hybrid", form)
    assert [place for place, _words in asked(load_data(data))] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("room: A", "kind: talk", ["program.yml:6:7"]),
        ("room: A", "room: TBD", ["program.yml:9:13"]),
        ("room: A", "sessions: [{title: X, room: B}, {title: Y}]", ["program.yml:6:7"]),
        ("room: A", "sessions: [{title: X, room: B}, {title: Y, room: C}]", []),
        ("kind: talk", "kind: talk", ["workshop.yml:12:9"]),
        ("kind: talk", "sessions: [{title: X}]", ["workshop.yml:12:9"]),
    ],
)
def test_each_session_has_a_room_if_others_have_one(
    first: str, second: str, expected: list[str], load_data: LoadData
) -> None:
    data = files("live", tbd=["room"])
    data["program.yml"] = (
        f"- date: 2030-12-06\n  sessions:\n    - title: A\n      {first}\n      start: 09:00\n"
        f"    - title: B\n      speakers: grace-example\n      start: 10:00\n      {second}\n"
    )
    assert [place for place, _words in asked(load_data(data))] == expected


def test_where_the_venue_has_a_room_no_session_needs_one(load_data: LoadData) -> None:
    data = files("live")
    data["program.yml"] = data["program.yml"].replace(
        "      end: 10:00\n", "      end: 10:00\n      room: A\n"
    )
    loaded = load_data(data)
    assert (loaded.problems, asked(loaded)) == ([], [])


def test_a_tentative_speaker_needs_no_session_yet(load_data: LoadData) -> None:
    data = files("program")
    data["speakers.yml"] += "- name: Tina Example\n  status: tentative\n"
    loaded = load_data(data)
    assert (loaded.problems, asked(loaded)) == ([], [])


def test_of_several_tracks_each_deadline_is_needed(load_data: LoadData) -> None:
    data = files("call")
    data["dates.yml"] += "- name: Short papers due\n  kind: submission\n  due: TBD\n"
    assert [place for place, _words in asked(load_data(data))] == ["dates.yml:12:8"]


def program(*sessions: str) -> dict[str, str]:
    data = files("program")
    body = "".join(f"    {line}\n" for session in sessions for line in session.splitlines())
    return {**data, "program.yml": f"- date: 2030-12-06\n  sessions:\n{body}"}


KEYNOTE: Final = "- speakers: grace-example\n  start: 09:00\n  end: 10:00"


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        # the title is that of the talk
        ([KEYNOTE], []),
        (
            [KEYNOTE + "\n  title: TBD"],
            [("program.yml:6:14", "the `title` of the session of `grace-example`")],
        ),
        (
            [KEYNOTE, "- speakers: alan-example\n  start: 10:00\n  end: 11:00"],
            # who is only invited is not named: pages show this, too
            [("program.yml:6:7", "the `title` of the session at 10:00, or of the talk")],
        ),
        (
            ["- speakers: [grace-example, alan-example]\n  start: 10:00\n  end: 11:00"],
            [("program.yml:3:7", "the `title` of the session of `grace-example`")],
        ),
        # sessions of papers are called by these, or by their kind
        ([KEYNOTE, "- papers: TBD\n  start: 10:00\n  end: 11:00"], []),
        ([KEYNOTE, "- papers: '42'\n  start: 10:00\n  end: 11:00"], []),
        # those inside another have its times, unless they say otherwise
        ([KEYNOTE + "\n  sessions:\n    - title: Questions"], []),
        (
            [KEYNOTE + "\n  sessions:\n    - title: Questions\n      start: TBD"],
            [("program.yml:8:18", "the `start` of `Questions`")],
        ),
        ([KEYNOTE + "\n  sessions:\n    - title: TBD"], [("program.yml:7:18", "the `title` of a session")]),
        # who chairs is in a session
        (["- title: Panel\n  chairs: grace-example\n  start: 10:00\n  end: 11:00"], []),
        (
            ["- title: Panel\n  chairs: Alan Example\n  start: 10:00\n  end: 11:00"],
            [("speakers.yml:1:3", "a session of `grace-example`")],
        ),
        (["- title: Panel\n  chairs: Grace Example\n  start: 10:00\n  end: 11:00"], []),
        (["- title: Panel\n  moderators: Grace Example\n  start: 10:00"], []),
        # an end may be absent, or to be announced
        ([KEYNOTE.replace("10:00", "TBD"), "- title: Social\n  kind: social\n  start: 19:00"], []),
    ],
)
def test_the_program_is_complete_once_its_sessions_are(
    sessions: list[str], expected: list[tuple[str, str]], load_data: LoadData
) -> None:
    loaded = load_data(program(*sessions))
    assert loaded.problems == []
    assert [(place, words.rpartition(": ")[2]) for place, words in asked(loaded)] == expected


def test_authors_to_be_announced_are_named_with_their_paper_and_not_on_pages(load_data: LoadData) -> None:
    data = {**files("program"), "papers.yml": "- id: '42'\n  title: A paper\n  authors: TBD\n"}
    loaded = load_data(data)
    (problem,) = check_phase(loaded.workshop, loaded.problems)
    assert problem.message == (
        'paper `42` "A paper": its `authors` are TBD; in phase `program` papers show their authors'
    )
    assert problem.position[1:] == (3, 12)
    before = load_data({**data, "workshop.yml": data["workshop.yml"].replace("program", "review")})
    points = [point for part in readiness(before.workshop, locale_of("en")) for point in part.points]
    assert any("the `authors` of a paper" in point for point in points)
    assert not any("A paper" in point for point in points)


def test_an_id_with_a_slip_is_one_problem(load_data: LoadData) -> None:
    loaded = load_data(program("- speakers: grace-exmaple\n  start: 10:00\n  end: 11:00"))
    assert [problem.kind.value for problem in loaded.problems] == ["reference"]
    assert list(check_phase(loaded.workshop, loaded.problems)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- date: 2030-12-06\n", [("program.yml:1:3", "the `sessions` of 2030-12-06")]),
        (
            "- date: 2030-12-06\n  sessions: TBD\n",
            [("program.yml:2:13", "the `sessions` of 2030-12-06")],
        ),
        (
            "- date: TBD\n  sessions: TBD\n",
            [("program.yml:1:9", "the `date` of a day"), ("program.yml:2:13", "the `sessions` of a day")],
        ),
    ],
)
def test_a_day_without_sessions_is_no_program(
    text: str, expected: list[tuple[str, str]], load_data: LoadData
) -> None:
    data = {**files("program"), "program.yml": text}
    assert [(place, words.rpartition(": ")[2]) for place, words in asked(load_data(data))] == [
        *expected,
        ("speakers.yml:1:3", "a session of `grace-example`"),
    ]


ARCHIVE_TALK: Final = (
    "- name: Grace Example\n  talk:\n    title: Examples\n    video: {}\n- name: Alan Example\n  talk: {}\n"
)
VIDEO: Final = "https://example.org/video"


@pytest.mark.parametrize(
    ("first", "second", "of_session", "expected"),
    [
        ("TBD", "TBD", "", ["workshop.yml:9:15"]),
        (VIDEO, "TBD", "", ["speakers.yml:6:9"]),
        (VIDEO, f"\n    video: {VIDEO}", "", []),
        (VIDEO, "\n    title: T", "", ["speakers.yml:7:5"]),
        ("TBD", f"\n    video: {VIDEO}", "", ["speakers.yml:4:12"]),
        ("TBD", f"\n    video: {VIDEO}", f"\n      links:\n        video: {VIDEO}", []),
    ],
)
def test_the_archive_wants_the_recordings_or_a_video_of_each_talk(
    first: str, second: str, of_session: str, expected: list[str], load_data: LoadData
) -> None:
    data = files("archive", tbd=["recordings"])
    data["speakers.yml"] = ARCHIVE_TALK.format(first, second)
    data["program.yml"] = data["program.yml"].replace(
        "speakers: grace-example", f"speakers: grace-example{of_session}"
    )
    data["program.yml"] += (
        "    - title: Second\n      speakers: alan-example\n      start: 10:00\n      end: 11:00\n"
    )
    loaded = load_data(data)
    assert loaded.problems == []
    assert [place for place, _words in asked(loaded)] == expected


def test_a_talk_without_a_video_is_named_and_who_gives_none_is_not(load_data: LoadData) -> None:
    data = files("archive", tbd=["recordings"])
    data["speakers.yml"] = ARCHIVE_TALK.format(VIDEO, "TBD") + "- name: Cleo Example\n"
    data["program.yml"] += "    - speakers: alan-example\n      title: B\n      start: 10:00\n"
    data["program.yml"] += "    - title: Panel\n      moderators: cleo-example\n      start: 11:00\n"
    loaded = load_data(data)
    assert loaded.problems == []
    (lack,) = [words.rpartition(": ")[2] for _place, words in asked(loaded)]
    assert lack == "the `video` of the talk of `alan-example`"


def test_who_has_a_link_for_all_recordings_needs_no_video_of_each_talk(load_data: LoadData) -> None:
    data = {**files("archive"), "speakers.yml": ARCHIVE_TALK.format(VIDEO, "TBD")}
    data["program.yml"] += "    - speakers: alan-example\n      title: Second\n      start: 10:00\n"
    loaded = load_data(data)
    assert (loaded.problems, asked(loaded)) == ([], [])


# Papers


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(
            (name, ["papers.yml:3:27"])
            for name in (
                "Anonymous",
                "anonymous",
                "ANONYMOUS AUTHORS",
                "Anonymous Author(s)",
                "Anonymous Author 2",
            )
        ),
        ("Anonymous Panda", []),
        ("Ada Anonymous", []),
    ],
)
def test_authors_who_are_not_named_keep_a_paper_from_the_program(
    name: str, expected: list[str], load_data: LoadData
) -> None:
    data = files("program")
    loaded = load_data({**data, "papers.yml": data["papers.yml"].replace("Ada Example", name)})
    assert loaded.problems == []
    assert [place for place, _words in asked(loaded)] == expected


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("{pdf: TBD}", ["papers.yml:4:16"]),
        ("{openreview: TBD}", ["papers.yml:4:23"]),
        ("{code: https://example.org/code}", ["papers.yml:4:10"]),
        ("TBD", ["papers.yml:4:10"]),
        ("{pdf: TBD, openreview: https://example.org/forum}", []),
        ("{pdf: https://example.org/42.pdf}", []),
        # no such file: that is a problem already
        ("{pdf: 42.pdf}", []),
    ],
)
def test_the_archive_wants_each_paper_itself(links: str, expected: list[str], load_data: LoadData) -> None:
    data = files("archive", tbd=["pdf"])
    data["papers.yml"] = data["papers.yml"].replace("{pdf: TBD}", links)
    loaded = load_data(data)
    assert [place for place, _words in asked(loaded)] == expected
    published = data["workshop.yml"].replace("links:\n", "links:\n  proceedings: https://example.org/all\n")
    assert asked(load_data({**data, "workshop.yml": published})) == []


@pytest.mark.parametrize("phase", ORDER)
def test_papers_before_the_program_are_said_to_be_kept_back_in_the_check_alone(
    phase: str, load_data: LoadData
) -> None:
    loaded = load_data(files(phase))
    assert loaded.problems == []
    found = list(check_phase(loaded.workshop))
    if phase in {"proposal", "call", "review"}:
        (problem,) = found
        assert (problem.kind, problem.severity) == (Kind.KEPT_BACK, Severity.WARNING)
        assert problem.position.file.endswith("/papers.yml")
        assert problem.position[1:] == (1, 1)
        assert "no page or export shows the papers before the phase `program`; " in problem.message
    else:
        assert found == []


@pytest.mark.parametrize("papers", ["TBD\n", None, "- id: without-a-title\n"])
def test_without_papers_none_are_kept_back(papers: str | None, load_data: LoadData) -> None:
    data = {name: text for name, text in files("review").items() if name != "papers.yml"}
    loaded = load_data(data | ({"papers.yml": papers} if papers else {}))
    assert list(check_phase(loaded.workshop)) == []


# Facts that are there, and wrong


@pytest.mark.parametrize(
    ("file", "right", "slip"),
    [
        ("workshop.yml", "2030-12-06", "2030-12-32"),
        ("workshop.yml", "chairs@example.org", "chairs at example.org"),
        ("workshop.yml", "https://example.org/submit", "example.org/submit"),
        # one bad link leaves all of them out, and the others are not missing
        ("workshop.yml", "https://example.org/live", "example.org/live"),
        ("workshop.yml", "room: Hall A", "room: [Hall A]"),
        ("call.yml", "[name: Full papers]", "[nam: Full papers]"),
        ("call.yml", "[name: Full papers]", "7"),
        ("dates.yml", "2030-10-18", "18 October"),
        ("organizers.yml", "- name: Ada Example", "- nam: Ada Example"),
        ("program.yml", "09:00", "9 am"),
    ],
)
def test_a_fact_that_is_wrong_is_not_missing_as_well(
    file: str, right: str, slip: str, load_data: LoadData
) -> None:
    data = files("live")
    assert right in data[file]
    loaded = load_data({**data, file: data[file].replace(right, slip)})
    assert loaded.problems != []
    assert asked(loaded) == []


def test_what_is_missing_is_asked_for_beside_what_is_wrong_elsewhere(load_data: LoadData) -> None:
    data = files("call", absent=["contact"], tbd=["tracks"])
    loaded = load_data({**data, "dates.yml": data["dates.yml"].replace("2030-09-20", "2030-09-31")})
    assert [problem.kind for problem in loaded.problems] == [Kind.DATE]
    assert [place for place, _words in asked(loaded)] == ["workshop.yml:1:1", "call.yml:2:9"]


def test_a_warning_about_a_file_stands_for_nothing_that_it_lacks(load_data: LoadData) -> None:
    moved = "- name: Dinner\n  due: 2030-12-05\n  was: 2030-12-06\n"
    loaded = load_data({**files("call"), "dates.yml": moved})
    assert [problem.kind for problem in loaded.problems] == [Kind.MOVED_EARLIER]
    assert [place for place, _words in asked(loaded)] == ["dates.yml:1:1", "dates.yml:1:1"]


def test_without_a_workshop_no_phase_asks_for_anything(tmp_path: Path) -> None:
    assert list(check_phase(load(tmp_path / "none").workshop)) == []


def test_a_workshop_without_a_name_is_a_problem_in_every_phase(check: Callable[..., Result]) -> None:
    for phase in ORDER:
        data = files(phase)
        result = check(
            {**data, "workshop.yml": data["workshop.yml"].replace("name: Example Workshop 2030\n", "")}
        )
        assert (lines(result), result.exit_code) == (["workshop.yml:1:1"], 1)


# The order of the phases


def test_each_phase_needs_what_the_phases_before_it_need_and_more(load_data: LoadData) -> None:
    workshop = load_data(files("call")).workshop
    counts = [len(needs_of(workshop, phase)) for phase in PHASES]
    assert counts == sorted(set(counts))
    assert needs_of(workshop, PHASES[-1]) == NEEDS


def test_the_phases_follow_one_another() -> None:
    assert ORDER == ["proposal", "call", "review", "program", "live", "archive"]
    assert [next_phase(phase) for phase in PHASES] == [*PHASES[1:], None]


def test_what_a_call_lacks_is_told_with_what_it_needs_and_its_place(load_data: LoadData) -> None:
    workshop = load_data({"workshop.yml": "name: Example\nphase: proposal\ncontact: TBD\n"}).workshop
    found = {(problem.position.line, problem.message) for problem in check_call(workshop)}
    assert {
        (0, "a call for papers needs an organizer: an organizer is missing; write it"),
        (3, "a call for papers needs a contact: `contact` is TBD; write it"),
    } < found
