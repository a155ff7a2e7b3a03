"""What has a problem is left out; all else of the data folder is there."""

from __future__ import annotations

import gc
import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Links, Proposal, Venue
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.program import ProgramDay, Session
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.loader import Loaded


def names(entries: object) -> list[str | None]:
    assert isinstance(entries, tuple)
    return [entry.name for entry in entries]


def titles(sessions: Iterable[Session]) -> list[object]:
    return [session.title for session in sessions]


def in_short(problems: list[Problem]) -> list[tuple[Kind, int, int]]:
    return [(problem.kind, problem.position.line, problem.position.column) for problem in problems]


def test_a_bad_entry_of_a_list_is_left_out_and_the_others_stay(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    loaded = load_data(
        {
            "organizers.yml": "- name: Ada\n- name: Bob\n  country: UK\n- nmae: Eve\n- 7\n- name: Cem\n",
            "dates.yml": "- name: One\n  due: soon\n- name: Two\n  due: TBD\n",
        }
    )
    assert names(loaded.workshop.organizers) == ["Ada", "Cem"]
    assert names(loaded.workshop.milestones) == ["Two"]


def test_a_bad_session_is_left_out_and_the_others_stay(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    program = """
- date: 2022-12-02
  sessions:
    - title: Opening
      start: 25:00
    - title: Talks
      sessions:
        - title: First
          end: late
        - title: Second
    - title: Closing
- date: Friday
  sessions:
    - title: Dinner
- date: 2022-12-04
"""
    loaded = load_data({"program.yml": program})
    days = loaded.workshop.program
    assert isinstance(days, tuple)
    assert [day.date for day in days] == [
        ProgramDay.model_validate({"date": day}).date for day in ("2022-12-02", "2022-12-04")
    ]
    sessions = days[0].sessions
    assert isinstance(sessions, tuple)
    assert titles(sessions) == ["Talks", "Closing"]
    assert titles(sessions[0].sessions) == ["Second"]
    assert in_short(loaded.problems) == [(Kind.DATE, 5, 14), (Kind.DATE, 9, 16), (Kind.DATE, 12, 9)]


def test_what_shows_only_when_its_bad_parts_are_gone_is_reported_and_left_out_too(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    program = """
- date: never
- date: 2022-12-02
  sessions:
    - title: Opening
      start: 25:00
    - room: A
      sessions:
        - titel: Questions
    - title: Closing
- date: 2022-12-03
"""
    loaded = load_data({"program.yml": program})
    days = loaded.workshop.program
    assert isinstance(days, tuple)
    assert len(days) == 2
    assert isinstance(days[0].sessions, tuple)
    assert titles(days[0].sessions) == ["Closing"]
    assert in_short(loaded.problems) == [
        (Kind.DATE, 2, 9),
        (Kind.DATE, 6, 14),
        (Kind.MISSING, 7, 7),
        (Kind.UNKNOWN_KEY, 9, 11),
    ]


def test_what_shows_only_when_all_inside_is_gone_is_reported_at_every_depth(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    program = """
- date: 2022-12-02
  sessions:
    - room: A
      sessions:
        - room: B
          sessions:
            - titel: Questions
"""
    loaded = load_data({"program.yml": program})
    assert in_short(loaded.problems) == [
        (Kind.MISSING, 4, 7),
        (Kind.MISSING, 6, 11),
        (Kind.UNKNOWN_KEY, 8, 15),
    ]


def test_a_bad_key_of_a_file_that_is_one_entry_is_left_out_and_the_others_stay(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    loaded = load_data(
        {
            "workshop.yml": "name: Example\nphase: call\nformat: remote\nvenue:\n  rom: A\ncontact: TBD\n",
            "call.yml": "topics: Robots\nlanguage: en\n",
        }
    )
    event, call = loaded.workshop.event, loaded.workshop.call
    assert (event.name, event.phase, event.format, event.contact) == ("Example", Phase.CALL, None, TBD)
    assert event.venue == Venue()
    assert isinstance(call, Call)
    assert (call.topics, call.language) == (None, "en")


def test_a_bad_item_or_link_of_a_file_that_is_one_entry_is_left_out_and_those_beside_it_stay(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    loaded = load_data(
        {
            "workshop.yml": "name: Example\nphase: call\nlinks:\n  submission: TBD\n  livestream: htp://a.org\n"
            "  registration: https://example.org\n",
            "call.yml": "tracks:\n  - name: Full\n  - name: Short\n    max_page: 5\n"
            "rules:\n  - Good.\n  - <b>Bad</b>\n",
        }
    )
    links, call = loaded.workshop.event.links, loaded.workshop.call
    assert isinstance(links, Links)
    assert (links.submission, links.livestream, links.registration) == (TBD, None, "https://example.org")
    assert isinstance(call, Call)
    assert isinstance(call.tracks, tuple)
    assert ([track.name for track in call.tracks], call.rules) == (["Full"], ("Good.",))
    assert len(loaded.problems) == 3


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("max_pages: no\n  excluding: Team", (None, ("Team",))),
        ("max_pages: 3\n  excluding: {a: b}", (3, ())),
        ("max_pages: 3\n  excluding: [Team, {a: b}]", (3, ("Team",))),
    ],
)
def test_the_facts_of_an_entry_stand_each_for_itself_if_none_is_required(
    fact: str, value: object, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    loaded = load_data({"workshop.yml": f"name: Example\nphase: call\nproposal:\n  {fact}\n"})
    proposal = loaded.workshop.event.proposal
    assert isinstance(proposal, Proposal)
    assert (proposal.max_pages, proposal.excluding) == value
    assert len(loaded.problems) == 1


def test_an_entry_is_left_out_as_a_whole_if_one_of_its_facts_is_required(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    date = "date:\n  start: 2022-12-02\n  end: 2022-12-03\n  last: 2022-12-03\n"
    loaded = load_data({"workshop.yml": f"name: Example\nphase: call\ntagline: T\n{date}"})
    assert (loaded.workshop.event.date, loaded.workshop.event.tagline) == (None, "T")
    assert [problem.kind for problem in loaded.problems] == [Kind.UNKNOWN_KEY]


@pytest.mark.parametrize(
    "text",
    ["phase: call\ntagline: T\n", "name:\nphase: call\ntagline: T\n", "name: W\nphase: soon\ntagline: T\n"],
)
def test_a_bad_name_or_phase_costs_no_other_fact(
    text: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    loaded = load_data({"workshop.yml": text})
    assert len(loaded.problems) == 1
    assert loaded.workshop.event.tagline == "T"
    assert loaded.workshop.event.phase in {Phase.CALL, Phase.PROPOSAL}
    assert loaded.workshop.event.name


def test_each_data_file_fills_a_field_of_the_workshop_of_its_own() -> None:
    facts = [kind.fact for kind in FILES.values()]
    assert len(set(facts)) == len(facts)
    made = {"host", "people", "internal_milestones"}  # the last are those of dates.yml for organizers only
    assert set(facts) == {field.name for field in fields(Workshop)} - made


@pytest.mark.parametrize(
    "kind", [kind for kind in FILES.values() if not kind.many], ids=lambda kind: kind.stem
)
def test_each_required_key_of_a_file_that_is_one_entry_has_a_stand_in(kind: FileKind) -> None:
    required = {name for name, field in kind.entry.model_fields.items() if field.is_required()}
    assert set(kind.stand_ins) == required


@pytest.mark.parametrize("stem", [stem for stem, kind in FILES.items() if kind.may_be_tbd])
def test_a_whole_file_may_be_to_be_announced_or_absent(
    stem: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    assert getattr(load_good({f"{stem}.yml": "TBD\n"}), FILES[stem].fact) is TBD


def test_a_file_that_is_not_there_says_nothing(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good({})
    parts = [workshop.call, workshop.milestones, workshop.organizers, workshop.speakers, workshop.program]
    assert parts == [None] * 5
    assert list(workshop.sessions()) == []
    assert workshop.public_speakers == ()
    assert workshop.milestone("submission") is None
    assert workshop.session("opening") is None


@pytest.mark.parametrize(
    ("file", "noun"),
    [
        ("dates", "a milestone"),
        ("organizers", "an organizer"),
        ("speakers", "a speaker"),
        ("program", "a day of the program"),
        ("papers", "a paper"),
        ("committee", "a group"),
        ("sponsors", "a sponsor"),
        ("news", "a piece of news"),
        ("faq", "a question"),
        ("awards", "an award"),
        ("editions", "an edition"),
    ],
)
def test_a_file_that_is_no_list_is_told_what_it_lists(
    file: str, noun: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    (problem,) = load_data({f"{file}.yml": "name: A\n"}).problems
    assert problem.message == (
        f"{file}.yml is a list; begin {noun} with `- `, indent its other lines by two, or write TBD"
    )


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("Dates.YML", "did you mean `dates.yml`?"),
        ("speekers.yaml", "did you mean `speakers.yml`?"),
        ("faq.yaml", "did you mean `faq.yml`?"),
        ("zzz.yml", "the data files are `awards.yml`"),
    ],
)
def test_a_file_that_nothing_reads_is_a_problem_that_says_what_may_be_meant(
    name: str, fix: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    (problem,) = load_data({name: "TBD\n"}).problems
    assert problem.kind is Kind.UNKNOWN_FILE
    assert problem.message.startswith(f"nothing reads `{name}`; {fix}")


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("- name:\n  due: TBD\n", "write one"),
        ("- name: A\n  due:\n", "write one or `TBD`"),
        ("- name: A\n  due: TBD\n  id:\n", "write one, or delete the line"),
        ("- name: A\n  due: TBD\n  nmae:\n", "write one or `TBD`, or delete the line"),
    ],
)
def test_a_blank_fact_is_told_only_what_it_may_be(
    text: str, fix: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    problems = load_data({"dates.yml": text}).problems
    (message,) = (problem.message for problem in problems if problem.kind is Kind.BLANK)
    assert message.partition("; ")[2] == fix


@pytest.mark.parametrize(
    ("file", "text", "fix"),
    [
        (
            "dates",
            "- name: A\n  due: TBD\n  k\u200bind: video\n",
            "an invisible character is in it: type the key again",
        ),
        ("dates", "- name: A\n  due: TBD\n  kind:video: x\n", "add a colon and a space after `kind`"),
        ("dates", "- name: A\n  due: TBD\n  'kind ': video\n", "did you mean `kind`?"),
        ("dates", "- name: A\n  due: TBD\n  kind-of: video\n", "did you mean `kind`?"),
        # what is lacking is what was meant, and no second problem
        ("dates", "- nmae: A\n  due: TBD\n", "did you mean `name`?"),
        ("call", "tracks:\n  - nmae: A\n", "did you mean `name`?"),
    ],
)
def test_an_unknown_key_is_one_problem_that_says_what_is_meant(
    file: str, text: str, fix: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    (problem,) = load_data({f"{file}.yml": text}).problems
    assert problem.kind is Kind.UNKNOWN_KEY
    what, _separator, said = problem.message.partition("; ")
    assert re.fullmatch(r"unknown key `\S.*`", what)
    assert said == fix


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("workshop", "phase: call\n", "the workshop needs `name`; write it"),
        ("dates", "- name: A\n", "a milestone needs `due`; write it, or TBD"),
        ("call", "tracks:\n  - max_pages: 4\n", "this track needs `name`; write it"),
    ],
)
def test_a_fact_that_is_required_is_told_with_what_it_may_be(
    file: str, text: str, message: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    (problem,) = load_data({f"{file}.yml": text}).problems
    assert (problem.kind, problem.message) == (Kind.MISSING, message)


def test_what_a_misspelt_key_may_mean_is_wrong_itself_and_both_are_told(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    loaded = load_data({"organizers.yml": "- name: [Ada]\n  nmae: Ada\n"})
    assert in_short(loaded.problems) == [(Kind.TYPE, 1, 9), (Kind.UNKNOWN_KEY, 2, 3)]


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    loaded = load(tmp_path / "none")
    assert [(p.kind, p.position) for p in loaded.problems] == [
        (Kind.NO_DATA, (str(tmp_path / "none/workshop.yml"), 0, 0))
    ]
    assert str(loaded.problems[0]).startswith(f"{tmp_path / 'none/workshop.yml'}: error: the data folder")
    assert "the data folder and the file do not exist" in loaded.problems[0].message
    assert loaded.workshop.event.name


def test_a_folder_without_workshop_yml_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "dates.yml").write_text("TBD\n")
    loaded = load(tmp_path)
    assert [problem.kind for problem in loaded.problems] == [Kind.NO_DATA]
    assert "the file does not exist; write one" in loaded.problems[0].message
    assert loaded.workshop.milestones is TBD


def test_a_file_in_place_of_the_folder_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("name: W\n")
    assert [problem.kind for problem in load(tmp_path / "data").problems] == [Kind.NO_DATA]


def test_an_empty_file_is_a_problem(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    assert in_short(load_data({"dates.yml": ""}).problems) == [(Kind.BLANK, 1, 1)]


def test_a_folder_with_the_name_of_a_file_is_a_problem(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    (problem,) = load_data({"dates.yml/readme.txt": ""}).problems
    assert (problem.kind, problem.position[1:]) == (Kind.UNREADABLE, (0, 0))
    assert re.fullmatch(r"the file cannot be read: \w.+; fix that", problem.message)


def test_a_link_to_nothing_is_a_problem(write_data: Callable[[dict[str, str]], Path]) -> None:
    folder = write_data({})
    (folder / "dates.yml").symlink_to("elsewhere.yml")
    assert [problem.kind for problem in load(folder).problems] == [Kind.UNREADABLE]


def test_files_that_are_not_yaml_are_nobodys_business(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    load_good({"README.md": "x", "photos/organisers.yml": "x", "schemas/dates.json": "{}"})


def test_problems_come_by_file_and_place_each_once(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    data = {"speakers.yml": "- &a\n  name: A\n  country: UK\n- *a\n", "call.yml": "lang: en\ntopics: 1\n"}
    problems = load_data(data).problems
    assert [problem.position for problem in problems] == sorted({problem.position for problem in problems})


def test_a_fact_of_the_workshop_is_found_by_its_path(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good({"workshop.yml": "name: W\nphase: call\nlinks:\n  submission: TBD\nvenue: TBD\n"})
    value, place = workshop.fact("links.submission")
    assert (value, place.position[1:]) == (TBD, (4, 15))
    assert workshop.fact("name")[0] == "W"
    assert workshop.fact("links.livestream")[0] is None
    assert workshop.fact("venue.room")[0] is TBD


@pytest.mark.parametrize(
    "path", ["nmae", "links.submision", "name.first", "", "links.", "proposal", "proposal.max_pages"]
)
def test_a_path_that_no_workshop_has_is_named(
    path: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    with pytest.raises(KeyError):
        load_good({}).fact(path)


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(
    enabled: bool,  # noqa: FBT001 (one of two cases)
    write_data: Callable[[dict[str, str]], Path],
) -> None:
    folder, before, frozen = write_data({}), gc.isenabled(), gc.get_freeze_count()
    try:
        (gc.enable if enabled else gc.disable)()
        load(folder)
        assert (gc.isenabled(), gc.get_freeze_count()) == (enabled, frozen)
    finally:
        (gc.enable if before else gc.disable)()


def test_what_messages_quote_is_one_short_line() -> None:
    assert quoted("one\n  two") == "`one two`"
    assert quoted("x" * 80) == f"`{'x' * 80}`"
    assert quoted("x" * 81) == f"`{'x' * 79}…`"


def test_an_entry_that_was_not_read_has_a_made_up_place() -> None:
    assert Milestone.model_validate({"name": "A", "due": "TBD"}).place.position == ("", 1, 1)


def test_entries_are_equal_when_they_say_the_same(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    milestones = load_good({"dates.yml": "- name: A\n  id: a\n  due: TBD\n"}).milestones
    assert milestones == (Milestone.model_validate({"name": "A", "id": "a", "due": "TBD"}),)
    assert milestones != (Milestone.model_validate({"name": "B", "id": "a", "due": "TBD"}),)
