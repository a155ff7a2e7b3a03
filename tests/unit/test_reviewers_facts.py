"""The facts for the host's reviewers: what each section says, from data alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale
from docutils import nodes
from sphinx.locale import init, translators

from sphinx_workshop.locale import CATALOG
from sphinx_workshop.pdf.facts import SECTIONS, sections
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str]], Loaded]
    LoadGood = Callable[[Mapping[str, str]], Workshop]

EN: Final = Locale("en")
EVENT: Final = "name: Example Workshop 2026\nphase: proposal\n"
SPEAKERS: Final = """\
- name: Ada Example
  affiliation: Example University
  position: Professor
  proposal:
    funding: her university
    gender: woman
  talk:
    title: On *good* examples
- name: Bo Example
  status: invited
  proposal:
    career_stage: senior
- name: Cy Example
  status: tentative
  affiliation: TBD
- name: Di Example
  status: declined
"""


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    init([], "en", CATALOG)
    yield
    translators.clear()


def section(name: str, workshop: Workshop) -> nodes.section:
    """Return one section."""
    (found,) = sections([name], workshop, EN)
    return found


def rows(section: nodes.section) -> list[list[str]]:
    """Return the rows of the tables of a section."""
    return [[cell.astext() for cell in row.findall(nodes.entry)] for row in section.findall(nodes.row)]


def lines(section: nodes.section) -> list[str]:
    """Return what a section says outside its tables, line by line."""
    return [
        one.astext() for one in section.findall(nodes.paragraph) if not isinstance(one.parent, nodes.entry)
    ]


def has(node: nodes.Element, name: str) -> bool:
    """Return whether a node, or one in it, has an id."""
    return any(name in one["ids"] for one in node.findall(nodes.Element))


def test_a_section_has_an_id_and_a_title_and_stands_in_the_order_asked_for(load_good: LoadGood) -> None:
    workshop = load_good({"speakers.yml": SPEAKERS, "organizers.yml": "- name: Ed Example\n"})
    found = sections(["organizers", "speakers"], workshop, EN)
    assert [(one["ids"], one[0].astext()) for one in found] == [
        (["facts-organizers"], "Organizers"),
        (["facts-speakers"], "Speakers"),
    ]


def test_a_section_with_nothing_to_say_is_left_out(load_good: LoadGood) -> None:
    assert sections(SECTIONS, load_good({}), EN) == []


def test_there_is_no_section_of_another_name(load_good: LoadGood) -> None:
    with pytest.raises(KeyError):
        sections(["budget"], load_good({}), EN)


@pytest.mark.parametrize(
    ("file", "name", "said"),
    [
        ("speakers", "speakers", "The invited speakers are to be announced."),
        ("organizers", "organizers", "The organizers are to be announced."),
        ("program", "schedule", "The program is to be announced."),
        ("dates", "timeline", "The important dates are to be announced."),
        ("editions", "editions", "The earlier editions are to be announced."),
        ("committee", "committee", "The committee is to be announced."),
    ],
)
def test_a_file_that_is_tbd_is_said_to_be_announced(
    load_good: LoadGood, file: str, name: str, said: str
) -> None:
    assert lines(section(name, load_good({f"{file}.yml": "TBD\n"}))) == [said]


def test_speakers_are_a_table_without_those_who_declined_and_without_empty_columns(
    load_good: LoadGood,
) -> None:
    assert rows(section("speakers", load_good({"speakers.yml": SPEAKERS}))) == [
        ["Name", "Affiliation", "Position", "Status", "Funding", "Talk"],
        ["Ada Example", "Example University", "Professor", "confirmed", "her university", "On good examples"],
        ["Bo Example", "", "", "invited", "", ""],
        ["Cy Example", "Affiliation to be announced", "", "tentative", "", ""],
    ]


def test_the_columns_that_a_host_asks_for_are_there_and_say_where_nothing_is_stated(
    load_good: LoadGood,
) -> None:
    host = "name: Conf\nproposal:\n  speakers:\n    source: https://example.org/\n    columns: {}\n"
    files = {"workshop.yml": f"{EVENT}host: h.yml\n", "speakers.yml": SPEAKERS}
    asked = load_good({**files, "h.yml": host.format("[gender, Career_stage, shoe size]")})
    assert [row[2:6] for row in rows(section("speakers", asked))] == [
        ["Position", "Gender", "Career stage", "Shoe size"],
        ["Professor", "woman", "not stated", "not stated"],
        ["", "not stated", "senior", "not stated"],
        ["", "not stated", "not stated", "not stated"],
    ]
    own_order = load_good({**files, "h.yml": host.format("[name, job, affiliation]")})
    assert rows(section("speakers", own_order))[0][:4] == ["Name", "Position", "Affiliation", "Status"]


ORGANIZERS: Final = """\
- name: Ada Example
  affiliation: Example University
  email: ada@example.org
  bio: Writes *examples*.
  proposal:
    new: false
    experience: "Has organized *two* workshops."
    career_stage: senior
    sector: academia
    gender: woman
    funding: TBD
- name: Bo Example
  proposal:
    new: true
- name: Cy Example
  proposal:
    new: TBD
"""


def test_organizers_come_with_what_they_state_for_reviewers(load_good: LoadGood) -> None:
    found = section("organizers", load_good({"organizers.yml": ORGANIZERS}))
    assert lines(found) == [
        "New to organizing this series: Bo Example",
        "Ada Example, Example University, ada@example.org",
        "Writes examples.",
        "Career stage: senior; Sector: academia; Funding: To be announced",
        "Experience with organizing workshops",
        "Has organized two workshops.",
        "Bo Example",
        "Cy Example",
    ]
    assert has(found, "facts-new")
    assert has(found, "facts-experience")


def test_what_nobody_states_has_no_place_that_a_section_of_the_host_could_be_found_by(
    load_good: LoadGood,
) -> None:
    found = section("organizers", load_good({"organizers.yml": "- name: Ada Example\n"}))
    assert lines(found) == ["Ada Example"]
    assert not has(found, "facts-new")
    assert not has(found, "facts-experience")


def test_nobody_may_be_new(load_good: LoadGood) -> None:
    text = "- name: Ada Example\n  proposal:\n    new: false\n"
    assert lines(section("organizers", load_good({"organizers.yml": text})))[0] == (
        "New to organizing this series: nobody"
    )


def test_the_schedule_has_a_line_for_each_session_and_those_who_are_invited(load_good: LoadGood) -> None:
    program = """\
- date: 2026-12-02
  tentative: true
  sessions:
    - title: Opening
      start: 09:00
      end: 09:10
      chairs: Eve Example
    - speakers: bo-example
      start: 09:10
      end: 10:00
      room: Hall A
    - title: Panel
      kind: panel
      start: 10:00
      end: 11:00
      speakers: [ada-example, bo-example]
      sessions:
        - title: Questions
    - title: TBD
      start: TBD
- date: TBD
  sessions: TBD
"""
    workshop = load_good({"speakers.yml": SPEAKERS, "program.yml": program})
    found = section("schedule", workshop)
    assert rows(found) == [
        ["Time", "Session", "People", "Room"],
        ["09:00–09:10", "Opening", "Chair: Eve Example", ""],
        ["09:10–10:00", "Bo Example", "", "Hall A"],
        ["10:00–11:00", "Panel", "Ada Example, Bo Example", ""],
        ["", "Questions", "", ""],
        ["Time to be announced", "Title to be announced", "", ""],
    ]
    assert lines(found) == [
        "Wednesday, 2 December 2026 (tentative)",
        "All times are in UTC.",
        "Day to be announced",
        "The sessions are to be announced.",
    ]


def test_the_schedule_is_in_order_of_time_whatever_the_order_of_the_file(load_good: LoadGood) -> None:
    sessions = [("A1", "09:00"), ("A2", "14:00"), ("then", ""), ("B1", "09:00"), ("Coffee", "10:30")]
    program = "- date: 2026-12-02\n  sessions:\n" + "".join(
        f"    - title: {title}\n      room: {title[0]}\n" + (f"      start: {start}\n" if start else "")
        for title, start in sessions
    )
    table = rows(section("schedule", load_good({"program.yml": program})))
    assert [row[1] for row in table[1:]] == ["A1", "B1", "Coffee", "A2", "then"]


def test_the_schedule_sets_sessions_inside_others_in(load_good: LoadGood) -> None:
    program = (
        "- date: 2026-12-02\n  sessions:\n    - title: Around\n      start: 09:00\n      sessions:\n"
        "        - title: Inside\n"
    )
    found = section("schedule", load_good({"program.yml": program}))
    cells = {line.astext(): line["classes"] for line in found.findall(nodes.paragraph)}
    assert (cells["Around"], cells["Inside"]) == ([], ["workshop-inside"])


def test_the_schedule_names_nobody_who_declined(load_data: LoadData) -> None:
    session = "title: Panel\n      speakers: di-example\n      moderators: Ada Example\n"
    program = f"- date: 2026-12-02\n  sessions:\n    - {session}"
    loaded = load_data({"speakers.yml": SPEAKERS, "program.yml": program})
    assert [one.kind for one in loaded.problems] == [Kind.DECLINED]
    assert rows(section("schedule", loaded.workshop))[1] == ["Panel", "Moderator: Ada Example"]


def test_the_timeline_joins_the_dates_of_the_workshop_and_of_its_host(load_good: LoadGood) -> None:
    dates = """\
- name: Submission
  kind: submission
  due: 2026-09-10
- name: Camera-ready papers
  due: TBD
- name: Meeting of the chairs
  due: 2026-09-11
  internal: true
"""
    host = """\
name: Conf 2026
site_by:
  due: 2026-08-01
  source: https://example.org/site
milestones:
  - name: Notification
    kind: notification
    due: 2026-10-01
    level: mandatory
    source: https://example.org/dates
"""
    event = f"{EVENT}host: h.yml\ndate: 2026-12-02\n"
    workshop = load_good({"workshop.yml": event, "dates.yml": dates, "h.yml": host})
    found = section("timeline", workshop)
    assert rows(found) == [
        ["What", "When"],
        ["The site of the workshop is live (Conf 2026)", "Saturday, 1 August 2026, 23:59 AoE"],
        ["Submission", "Thursday, 10 September 2026, 23:59 AoE"],
        ["Camera-ready papers", "To be announced"],
        ["Notification (Conf 2026)", "Thursday, 1 October 2026, 23:59 AoE"],
        ["Example Workshop 2026", "Wednesday, 2 December 2026"],
    ]
    assert [one["refuri"] for one in found.findall(nodes.reference)] == [
        "https://example.org/site",
        "https://example.org/dates",
    ]


def test_days_that_are_not_decided_are_in_the_timeline(load_good: LoadGood) -> None:
    event = f"{EVENT}date:\n  one_of:\n    - 2026-12-04\n    - 2026-12-03\n"
    assert rows(section("timeline", load_good({"workshop.yml": event})))[1:] == [
        ["Example Workshop 2026", "Friday, 4 December 2026 or Thursday, 3 December 2026"]
    ]
    tbd = load_good({"workshop.yml": f"{EVENT}date: TBD\n"})
    assert rows(section("timeline", tbd))[1:] == [["Example Workshop 2026", "To be announced"]]


def test_earlier_editions_have_their_numbers_and_the_rate_if_both_are_known(load_good: LoadGood) -> None:
    editions = """\
- year: 2024
  submissions: 60
  accepted: 24
  attendees: 150
- year: 2025
  submissions: 60
"""
    assert rows(section("editions", load_good({"editions.yml": editions})))[1:] == [
        ["2025", "60 submissions"],
        ["2024", "150 attendees, 60 submissions, 24 accepted papers, acceptance rate 40%"],
    ]


def test_the_committee_says_who_has_agreed_and_who_is_invited(load_good: LoadGood) -> None:
    committee = """\
- role: Program committee
  people:
    - Ada Example
    - name: Bo Example
      affiliation: Example University
      role: Area chair
    - name: Cy Example
      status: invited
    - name: Di Example
      status: tentative
    - name: Ed Example
      status: declined
- role: Board
  people: TBD
- role: Nobody
  people:
    - name: Fi Example
      status: declined
"""
    found = section("committee", load_good({"committee.yml": committee}))
    assert [one.astext() for one in found.findall(nodes.term)] == ["Program committee", "Board"]
    assert lines(found) == [
        "Agreed (2): Ada Example; Bo Example, Area chair, Example University",
        "Tentative (1): Di Example",
        "Invited (1): Cy Example",
        "The members are to be announced.",
    ]


def test_what_is_expected_says_numbers_and_needs(load_good: LoadGood) -> None:
    event = f"{EVENT}proposal:\n  expects:\n    attendees: 150\n    submissions: TBD\n  needs: Two *rooms*.\n"
    found = section("expected", load_good({"workshop.yml": event}))
    assert lines(found) == [
        "Expected attendees: 150; Expected submissions: To be announced",
        "What the workshop needs",
        "Two rooms.",
    ]
    assert has(found, "facts-numbers")
    assert has(found, "facts-needs")


def test_numbers_alone_do_not_say_what_is_needed(load_good: LoadGood) -> None:
    found = section("expected", load_good({"workshop.yml": f"{EVENT}proposal:\n  needs: TBD\n"}))
    assert lines(found) == ["What the workshop needs", "To be announced"]
    assert not has(found, "facts-numbers")
    whole = section("expected", load_good({"workshop.yml": f"{EVENT}proposal: TBD\n"}))
    assert lines(whole) == ["To be announced"]
    limits = load_good({"workshop.yml": f"{EVENT}proposal:\n  max_pages: 3\n"})
    assert sections(["expected"], limits, EN) == []


def test_the_team_is_counted_and_nobody_is_named(load_good: LoadGood) -> None:
    other = SPEAKERS.replace("Ada", "Eve").replace("Bo", "Fi").replace("Cy", "Gil")
    workshop = load_good({"speakers.yml": other, "organizers.yml": ORGANIZERS})
    assert rows(section("team", workshop)) == [
        ["The team", "Organizers", "Speakers"],
        ["Number", "3", "3"],
        ["Status", "", "confirmed: 1; invited: 1; tentative: 1"],
        ["Career stage", "senior: 1; not stated: 2", "senior: 1; not stated: 2"],
        ["Gender", "woman: 1; not stated: 2", "woman: 1; not stated: 2"],
        ["Different affiliations", "1", "1"],
        ["Affiliation", "Example University: 1; not stated: 2", "Example University: 1; not stated: 2"],
        ["Sector", "academia: 1; not stated: 2", ""],
        ["New to organizing this series", "no: 1; yes: 1; not stated: 1", ""],
    ]
