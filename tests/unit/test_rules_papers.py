"""The rules of papers: each is somebody's, in the program, once, while one of its authors is free; and its file is there."""
# ruff: noqa: E501 (a session of a table is a line)

from __future__ import annotations

import time
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.messages import MAX_SEARCHES, Nearest, nearest
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.papers import Author, Paper
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.model.program import ProgramDay, Session
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.rules import check
from sphinx_workshop.rules.references import Written
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.problems import Problem
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str | bytes]], Loaded]
    Found = Callable[..., list[Problem]]

SPEAKERS: Final = "- name: Ada Example\n- name: Grace Example\n  id: grace\n"


WEI: Final = "{name: Wei, orcid: 0000-0002-1825-0097}"
OTHER_WEI: Final = "{name: Wei, orcid: 0000-0001-5109-3700}"
THIRD_WEI: Final = "{name: Wei, orcid: 0000-0002-9079-593X}"


def papers(*authors: str, more: str = "") -> str:
    """Return papers 1, 2, … by their authors, whose names are joined by commas."""
    return "".join(
        f"- id: '{number}'\n  title: Paper {number}\n  authors: [{names}]\n{more}"
        for number, names in enumerate(authors, start=1)
    )


def program(*sessions: str) -> str:
    """Return a program of sessions: ``"09:00 10:00 A poster papers=[1, 2]"`` (start, end, room, kind, the rest)."""
    lines = ["- date: 2022-12-02", "  sessions:"]
    for session in sessions:
        start, end, room, kind, rest = session.split(maxsplit=4)
        key, value = rest.split("=", 1)
        lines += [
            f"    - {{title: {room}, start: {start!r}, end: {end!r}, room: {room}, kind: {kind}, {key}: {value}}}"
        ]
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture
def found(load_data: LoadData) -> Found:
    def of(by: str | None, sessions: str | None, phase: str = "program") -> list[Problem]:
        files = {"workshop.yml": f"name: Example Workshop\nphase: {phase}\n", "speakers.yml": SPEAKERS}
        files |= {"papers.yml": by} if by is not None else {}
        files |= {"program.yml": sessions} if sessions is not None else {}
        return load_data(files).problems

    return of


def places(problems: list[Problem]) -> list[str]:
    return [f"{Path(p.position.file).stem}:{p.position.line} {p.kind.value}" for p in problems]


# Which papers there are


@pytest.mark.parametrize("by", [papers("A"), None])
def test_a_paper_that_is_nowhere_is_an_error(by: str | None, found: Found) -> None:
    (problem,) = found(by, program("09:00 10:00 A poster papers=[99]"), phase="proposal")
    assert (problem.kind, problem.severity) == (Kind.REFERENCE, Severity.ERROR)
    assert problem.message == "no paper has the id `99`; add it to papers.yml, or correct the id"


@pytest.mark.parametrize(
    "by",
    [
        "TBD\n",  # none of them is known yet
        "papers: 99\n",  # nobody knows which it has
        "- id: '99'\n  titel: Paper 99\n  authors: [A]\n",  # left out for another problem
        "- id: '99'\n  title: '[x](../y)'\n  authors: [A]\n",
    ],
)
def test_a_paper_that_cannot_be_known_is_no_second_problem(by: str, found: Found) -> None:
    problems = found(by, program("09:00 10:00 A poster papers=[99]"))
    assert all(Path(problem.position.file).name == "papers.yml" for problem in problems)
    assert Kind.REFERENCE not in {problem.kind for problem in problems}


def test_a_slip_names_the_paper_that_was_meant_and_that_is_no_second_problem(found: Found) -> None:
    by = "- id: fei-attention\n  title: Attention\n  authors: [A]\n- id: '2'\n  title: Paper 2\n  authors: [B]\n"
    problems = found(by, program("09:00 10:00 A spotlight papers=[fei-atention, 2]"))
    assert [problem.message for problem in problems] == [
        "no paper has the id `fei-atention`; did you mean `fei-attention`?"
    ]


@pytest.mark.parametrize(("key", "words"), [("ada-exampl", "did you mean `ada-example`?"), ("zz", "remove the id: the name is enough; or correct it")])  # fmt: skip
def test_the_id_of_an_author_is_somebody_s(key: str, words: str, found: Found) -> None:
    known = "{name: A, id: ada-example}, {name: G, id: grace}"
    assert found(papers(known), None) == []
    (problem,) = found(papers(f"{known}, {{name: B, id: {key}}}"), None, phase="proposal")
    assert (problem.kind, problem.severity, problem.position.line) == (Kind.REFERENCE, Severity.ERROR, 3)
    assert problem.message == f"no person has the id `{key}`; {words}"


# Presented, and once


ONE_EACH: Final = program("09:00 10:00 A spotlight papers=[1]", "10:00 11:00 A poster papers=[1, 2]")


@pytest.mark.parametrize(
    ("sessions", "phase", "expected"),
    [
        (ONE_EACH, "program", ["papers:7 not-presented"]),
        (ONE_EACH, "archive", ["papers:7 not-presented"]),
        (ONE_EACH, "review", []),
        ("TBD\n", "program", []),
        (None, "program", []),
        ("- date: 2022-12-02\n", "program", []),
        (program("09:00 10:00 A poster track=B"), "program", []),
        # posters hang all together
        (program("09:00 10:00 A talk papers=[1]", "10:00 11:00 A poster track=B"), "program", []),
        (program("09:00 10:00 A talk papers=[1]", "10:00 11:00 A poster papers=TBD"), "program", []),
        (program("09:00 10:00 A talk papers=[1]", "10:00 11:00 A talk papers=TBD"), "program", []),
        (program("09:00 10:00 A talk papers=[1, 2]", "10:00 11:00 A break track=B"), "program", ["papers:7 not-presented"]),
    ],
)  # fmt: skip
def test_a_public_paper_in_no_session_is_a_warning(
    sessions: str | None, phase: str, expected: list[str], found: Found
) -> None:
    problems = found(papers("A", "B", "C"), sessions, phase)
    assert places(problems) == expected
    assert all(problem.severity is Severity.WARNING for problem in problems)


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("talk", "talk", "twice"),
        ("spotlight", "spotlight", "twice"),
        ("talk", "spotlight", "twice"),
        ("spotlight", "talk", "twice"),
        ("panel", "panel", "twice"),
        ("spotlight", "poster", ""),
        ("poster", "talk", ""),
        ("poster", "poster", ""),
        ("talk", "panel", ""),
    ],
)
def test_a_paper_presented_twice_in_the_same_way_is_a_warning(
    first: str, second: str, twice: str, found: Found
) -> None:
    two = program(f"09:00 10:00 A {first} papers=[1, 2]", f"10:00 11:00 B {second} papers=[2]")
    problems = found(papers("A", "B"), two)
    assert places(problems) == (["program:4 presented-twice"] if twice else [])
    for problem in problems:
        assert problem.severity is Severity.WARNING
        assert 'paper `2` "Paper 2" is in `A` at ' in problem.message
        assert "program.yml:3:7 already; remove it from one of the two" in problem.message
    assert found(papers("A", "B"), two, phase="review") == []


def test_each_further_time_is_a_problem_in_one_list_too(found: Found) -> None:
    three = program(
        "10:00 11:00 A talk papers=[1, 1]", "11:00 12:00 B talk papers=[1]", "12:00 13:00 C talk papers=[1]"
    )
    assert places(found(papers("A"), three)) == [f"program:{line} presented-twice" for line in (3, 4, 5)]


def test_a_paper_that_is_left_out_stands_for_no_other(found: Found) -> None:
    by = "- id: paper-1\n  titel: One\n  authors: [A]\n- id: paper-2\n  title: Two\n  authors: [B]\n"
    problems = found(by, program("10:00 11:00 A talk papers=[paper-1]"))
    assert places([one for one in problems if one.position.line > 3]) == ["papers:4 not-presented"]


def test_the_papers_of_a_session_are_those_of_the_sessions_inside_it(found: Found) -> None:
    nested = """\
- date: 2022-12-02
  sessions:
    - title: Spotlights
      start: 09:00
      end: 10:00
      papers: ["1", "2"]
      sessions:
        - papers: "1"
          start: 09:00
          end: 09:30
        - papers: "2"
"""
    assert found(papers("A", "A"), nested) == []


@pytest.mark.parametrize(("kind", "twice"), [("poster", False), ("spotlight", True)])
def test_a_paper_among_the_posters_is_a_poster(kind: str, twice: bool, found: Found) -> None:  # noqa: FBT001
    nested = f"""\
- date: 2022-12-02
  sessions:
    - title: Spotlights
      start: 09:00
      end: 10:00
      papers: ["1"]
    - title: Others
      kind: {kind}
      start: 10:00
      end: 11:00
      sessions:
        - title: Theory
          papers: ["1"]
"""
    assert bool(found(papers("A"), nested)) is twice


def test_a_talk_among_the_posters_is_a_talk(found: Found) -> None:
    nested = """\
- date: 2022-12-02
  sessions:
    - title: A talk
      kind: talk
      start: 09:00
      end: 10:00
      papers: ["1"]
    - title: Posters
      kind: poster
      start: 10:00
      end: 11:00
      sessions:
        - title: Pitch
          speakers: ada-example
          papers: ["1"]
"""
    assert places(found(papers("Emmy"), nested)) == ["program:15 presented-twice"]


# Somebody is there to present it


@pytest.mark.parametrize(
    ("orcid", "is_same"), [("0000-0002-1825-0097", True), ("TBD", True), ("0000-0001-5109-3700", False)]
)
def test_an_author_with_another_orcid_than_a_file_says_is_somebody_else(
    orcid: str,
    is_same: bool,  # noqa: FBT001 (one of two cases)
    load_data: LoadData,
) -> None:
    loaded = load_data(
        {
            "speakers.yml": f"- name: Ada Example\n  orcid: {orcid}\n",
            "papers.yml": papers("{name: Ada Example, orcid: 0000-0002-1825-0097}"),
            "program.yml": at_once("papers=[1]", "speakers=ada-example"),
        }
    )
    assert [problem.kind for problem in loaded.problems] == [Kind.PERSON_CLASH] * is_same


def at_once(*sessions: str) -> str:
    """Return sessions at the same time, each in its own room: a key and its value."""
    return program(
        *(f"09:00 10:00 {room} poster {rest}" for room, rest in zip("ABCDE", sessions, strict=False))
    )


@pytest.mark.parametrize(
    ("by", "sessions", "expected"),
    [
        # a sole author
        (["Emmy", "Emmy"], ["papers=[1]", "papers=[2]"], ["program:4"]),
        (["Emmy", "Emmy"], ["papers=[1, 2]"], []),
        (["Ada Example"], ["papers=[1]", "speakers=ada-example"], ["program:4"]),
        (["Ada Example"], ["chairs=Ada Example", "papers=[1]"], ["program:4"]),
        (["{name: G., id: grace}"], ["papers=[1]", "speakers=grace"], ["program:4"]),
        (["李明", "李明"], ["papers=[1]", "papers=[2]"], ["program:4"]),
        (["Emmy", "Mary"], ["papers=[1]", "papers=[2]"], []),
        # another ORCID is another person of the same name
        ([WEI, WEI], ["papers=[1]", "papers=[2]"], ["program:4"]),
        ([WEI, OTHER_WEI], ["papers=[1]", "papers=[2]"], []),
        ([WEI, OTHER_WEI, THIRD_WEI], ["papers=[1]", "papers=[2]", "papers=[3]"], []),
        ([WEI, "Wei"], ["papers=[1]", "papers=[2]"], ["program:4"]),
        # one of several is free
        (["Emmy, Mary", "Emmy"], ["papers=[1]", "papers=[2]"], []),
        (["Emmy, Mary", "Emmy, Mary"], ["papers=[1]", "papers=[2]"], []),
        # nobody is, since the others are elsewhere
        (["Emmy, Mary", "Emmy", "Mary"], ["papers=[1]", "papers=[2]", "papers=[3]"], ["program:3"]),
        (["Emmy, Ada Example", "Emmy"], ["papers=[1]", "papers=[2]", "chairs=ada-example"], ["program:3"]),
        # the last one who is free has to be there, and not elsewhere
        (
            ["Emmy, Mary", "Mary, Rosa", "Emmy", "Rosa"],
            [f"papers=[{n}]" for n in (1, 2, 3, 4)],
            ["program:4"],
        ),
        (["Emmy, Mary", "Mary, Rosa", "Emmy"], [f"papers=[{n}]" for n in (1, 2, 3)], []),
        (
            ["Mary, Rosa", "Emmy, Mary", "Emmy", "Lise, Rosa", "Lise"],
            [f"papers=[{n}]" for n in (1, 2, 3, 4, 5)],
            ["program:3"],
        ),
        # who is there for another paper of the session is there
        (["Emmy, Mary", "Emmy", "Mary"], ["papers=[1, 2]", "papers=[3]"], []),
        # nobody is known
        (["Anonymous", "Anonymous"], ["papers=[1]", "papers=[2]"], []),
        (["Emmy, Anonymous", "Emmy"], ["papers=[1]", "papers=[2]"], []),
        (["Emmy, Anonymous", "Emmy", "Mary, Anonymous", "Mary"], [f"papers=[{n}]" for n in (1, 2, 3, 4)], []),
        # those who are said to present it do
        (["Emmy, {name: Mary, presenter: true}", "Mary"], ["papers=[1]", "papers=[2]"], ["program:4"]),
        (["Emmy, {name: Mary, presenter: true}", "Emmy"], ["papers=[1]", "papers=[2]"], []),
        # an author twice is one
        (["Emmy, Emmy", "Emmy"], ["papers=[1]", "papers=[2]"], ["program:4"]),
    ],
)
def test_a_paper_is_presented_while_an_author_is_free(
    by: list[str], sessions: list[str], expected: list[str], found: Found
) -> None:
    problems = [one for one in found(papers(*by), at_once(*sessions)) if one.kind is not Kind.NOT_PRESENTED]
    assert places(problems) == [f"{place} person-clash" for place in expected]
    assert all(problem.severity is Severity.ERROR for problem in problems)


def test_one_after_the_other_an_author_presents_both(found: Found) -> None:
    two = program("09:00 10:00 A poster papers=[1]", "10:00 11:00 B poster papers=[2]")
    assert found(papers("Emmy", "Emmy"), two) == []


def test_a_message_says_where_all_the_authors_are(found: Found) -> None:
    by = papers("Emmy, Mary, Rosa, Lise", "Emmy", "Mary", "Rosa", "Lise")
    (problem,) = found(by, at_once(*(f"papers=[{n}]" for n in range(1, 6))))
    file = problem.position.file
    assert problem.message.replace(file, "program.yml") == (
        'no author of paper `1` "Paper 1" is free in `A`, 2022-12-02 09:00 to 10:00: '
        "Emmy is in `B` at program.yml:4:25, 2022-12-02 09:00 to 10:00, "
        "Mary is in `C` at program.yml:5:25, 2022-12-02 09:00 to 10:00, "
        "Rosa is in `D` at program.yml:6:25, 2022-12-02 09:00 to 10:00, and 1 more are elsewhere; "
        "move the paper or one of the sessions"
    )


def test_nobody_is_elsewhere_while_a_session_is_at_times_that_nobody_knows(found: Found) -> None:
    sessions = program(
        "TBD TBD A poster papers=[1]", "09:00 10:00 B poster papers=[2]", "09:00 10:00 C poster papers=[3]"
    )
    assert found(papers("Emmy, Mary", "Emmy", "Mary"), sessions) == []


def test_who_is_in_a_session_that_began_before_is_elsewhere(found: Found) -> None:
    sessions = program(
        "08:00 12:00 B poster papers=[2]",
        "08:00 12:00 C poster papers=[3]",
        "09:00 10:00 A poster papers=[1]",
    )
    assert places(found(papers("Emmy, Mary", "Emmy", "Mary"), sessions)) == ["program:5 person-clash"]


def test_of_two_places_where_an_author_is_the_first_of_the_program_is_named(found: Found) -> None:
    sessions = program(
        "09:00 10:00 A poster papers=[1]",
        "09:30 10:00 B poster papers=[2]",
        "09:00 10:00 C poster papers=[3]",
        "09:00 10:00 D poster papers=[4]",
    )
    problems = found(papers("Emmy, Mary", "Emmy", "Emmy", "Mary"), sessions)
    (nobody,) = [problem.message for problem in problems if problem.message.startswith("no author")]
    assert "Emmy is in `B` at " in nobody


def test_three_authors_are_named_and_no_more_are_said_to_be_elsewhere(found: Found) -> None:
    (problem,) = found(
        papers("Emmy, Mary, Rosa", "Emmy", "Mary", "Rosa"), at_once(*(f"papers=[{n}]" for n in range(1, 5)))
    )
    assert problem.message.count(" is in ") == 3
    assert "elsewhere" not in problem.message


# Files


@pytest.mark.parametrize("path", ["42.pdf", "papers/42.PDF", "../42.pdf", "papers/../42.pdf"])
def test_a_pdf_inside_the_source_folder_is_good(
    path: str, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    files: dict[str, str | bytes] = {path: b"%PDF", "42.pdf": b"%PDF", "papers/x": b""}
    loaded = load(write_data({**files, "papers.yml": papers("A", more=f"  links:\n    pdf: {path}\n")}))
    assert loaded.problems == []
    assert [paper.links.pdf for paper in loaded.workshop.papers] == [path]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("papers/42.pfd", "there is no file `papers/42.pfd` in the data folder; did you mean `42.pdf`?"),
        ("papers/other-paper.pdf", "add the file, or write its address, or TBD"),
        ("papers", "there is no file `papers` in the data folder"),
        ("nowhere/42.pdf", "there is no file"),
        (f"{'a' * 300}.pdf", "there is no file"),
        ("out.pdf", "`out.pdf` leaves the source folder; put the file into the data folder"),
        ("../../secret.pdf", "`../../secret.pdf` leaves the source folder"),
        ("papers/42.tex", "`papers/42.tex` is not a PDF; save it as .pdf, or write the address of a page"),
    ],
)
def test_a_bad_pdf_is_dropped_and_its_paper_stays(
    path: str, words: str, tmp_path: Path, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    links = f"  links:\n    pdf: {path}\n    code: https://example.org/code\n"
    folder = write_data(
        {"papers/42.pdf": b"%PDF", "papers/42.tex": b"", "papers.yml": papers("A", more=links)}
    )
    (tmp_path / "secret.pdf").write_bytes(b"%PDF")
    (folder / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    workshop, problems = load(folder)
    assert [(problem.kind, problem.position[1:]) for problem in problems] == [(Kind.PATH, (5, 10))]
    assert words in problems[0].message
    assert isinstance(workshop.papers, tuple)
    (paper,) = workshop.papers
    assert paper.links is not None
    assert (paper.links.pdf, paper.links.code) == (None, "https://example.org/code")  # type: ignore[union-attr]
    assert workshop.papers[0].place.of("links", "pdf").position[1:] == (5, 10)


@pytest.mark.parametrize(
    ("key", "endings"),
    [
        ("slides", "pdf pptx key odp"),
        ("poster", "pdf png jpg jpeg webp pptx key odp"),
    ],
)
def test_slides_and_posters_may_be_files_of_many_programs(
    key: str, endings: str, load_data: LoadData
) -> None:
    for ending in endings.split():
        more = f"  links:\n    {key}: files/42.{ending}\n"
        found = load_data({f"files/42.{ending}": b"", "papers.yml": papers("A", more=more)})
        assert found.problems == [], ending


def test_each_file_is_looked_for_among_those_of_its_type(load_data: LoadData) -> None:
    links = "  links:\n    pdf: 42.pfd\n    slides: 42.ppt\n"
    files: dict[str, str | bytes] = {"42.pdf": b"%PDF", "42.pptx": b""}
    files["papers.yml"] = papers("A", more=links)
    fixes = [problem.message.partition("; ")[2] for problem in load_data(files).problems]
    assert fixes == ["did you mean `42.pdf`?", "did you mean `42.pptx`?"]


@pytest.mark.parametrize("link", ["https://example.org/42.pdf", "TBD"])
def test_an_address_is_no_file(link: str, load_data: LoadData) -> None:
    assert load_data({"papers.yml": papers("A", more=f"  links:\n    pdf: {link}\n")}).problems == []


# Thousands


def many(authors: Callable[[int], str], paper_id: Callable[[int], str]) -> tuple[Workshop, Written]:
    """Return 5,000 papers, 500 sessions and 3,000 people; each session in one of five rooms."""
    people = {f"person-{n}": Speaker(name=f"Person {n}", timezone="Europe/Paris") for n in range(3000)}
    everything = tuple(
        Paper(id=f"paper-{n:04}", title="T", authors=tuple(Author(name=authors(n + k)) for k in range(4)))
        for n in range(5000)
    )
    days = []
    for day in range(1, 6):
        sessions = []
        for slot in range(100):
            hour, half = divmod(slot // 5, 2)
            number = (day - 1) * 100 + slot
            start = datetime(2022, 12, day, 8 + hour, 30 * half)  # noqa: DTZ001 (the zone is the workshop's)
            sessions.append(
                Session(
                    title="T",
                    room=f"Room {slot % 5}",
                    start=start,
                    end=start.replace(minute=30 * half + 29),
                    speakers=(f"person-{2 * number}",),
                    chairs=(f"person-{2 * number + 1}",),
                    papers=tuple(paper_id(10 * number + k) for k in range(10)),
                )
            )
        days.append(ProgramDay(date=date(2022, 12, day), sessions=tuple(sessions)))
    workshop = Workshop(
        event=Event.model_validate({"name": "W", "phase": "program", "timezone": "America/Chicago"}),
        speakers=tuple(people.values()),
        papers=everything,
        program=tuple(days),
        people=MappingProxyType(people),
    )
    return workshop, Written(frozenset(people), frozenset(paper.id for paper in everything))


def test_none_of_thousands_of_sound_papers_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workshop, written = many(lambda n: f"Author {n}", lambda n: f"paper-{n:04}")

    def place(_paper: Paper) -> Place:
        pytest.fail("it costs time to find out where a paper is written")

    monkeypatch.setattr(Paper, "place", property(place))
    kinds = {problem.kind for problem in check(workshop, written)}
    assert kinds <= {Kind.NIGHT}


def test_thousands_of_slips_do_not_hang() -> None:
    workshop, written = many(lambda _n: "Et Al", lambda n: f"papr-{n:04}")
    began = time.process_time()
    found = [problem for problem in check(workshop, written) if problem.kind is Kind.REFERENCE]
    assert time.process_time() - began < 3.0
    assert len(found) == 5000
    assert sum("did you mean" in problem.message for problem in found) == MAX_SEARCHES


@pytest.mark.parametrize("word", ["ada-exampel", "Ada Example", "grace", "zzz", "x" * 61, "", "ab", "ba"])
def test_among_many_words_the_nearest_is_the_same_as_among_few(word: str) -> None:
    known = ["ada-example", "ada-examples", "grace", "grace-example", "b", "aab", "abb"]
    assert Nearest(known).of(word) == nearest(word, known)


def test_the_nearest_of_words_with_capitals_is_the_word_as_it_is() -> None:
    assert Nearest(["rJxQ9s2Kp", "other"]).of("rJxQ9s2Kb") == "rJxQ9s2Kp"
