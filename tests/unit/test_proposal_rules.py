"""A proposal against its host: its pages by part, and the sections that the host asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale
from docutils import nodes
from sphinx.locale import init, translators

from sphinx_workshop.locale import CATALOG
from sphinx_workshop.pdf.facts import SECTIONS, sections
from sphinx_workshop.problems import Kind
from sphinx_workshop.rules.proposal import (
    SAME,
    Measured,
    check_parts,
    check_sections,
    excluded_from,
    page_limits,
    required_sections,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

EVENT: Final = "name: Example Workshop\nphase: proposal\n"
HOST: Final = """\
name: Conf
proposal:
  parts:
    - id: main
      max_pages: 2
      excluding: references
      level: mandatory
      source: https://example.org/main
    - id: organizers
      max_pages: 2
      source: https://example.org/organizers
      note: organizers and references
  sections:
    - id: diversity
      text: How the team is diverse
      level: mandatory
      source: https://example.org/diversity
    - id: new
      text: Who is new
      source: https://example.org/new
      note: for series
  speakers:
    columns: affiliation
    source: https://example.org/speakers
"""
OWN: Final = f"{EVENT}host: h.yml\n"


def problems(workshop: Workshop, *measured: Measured) -> list[tuple[Kind, str]]:
    """Return the kinds and messages of the problems of some parts."""
    return [(one.kind, one.message) for one in check_parts(page_limits(workshop), measured)]


def test_a_part_may_be_as_long_as_its_limit(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": OWN, "h.yml": HOST})
    assert problems(workshop, Measured("main", 2.0, "Topics", 1.0), Measured("organizers", 1.5)) == []


def test_a_part_that_is_too_long_says_by_how_much_and_which_section_is_the_longest(
    load_good: LoadGood,
) -> None:
    workshop = load_good({"workshop.yml": OWN, "h.yml": HOST})
    found = problems(workshop, Measured("main", 2.43, "Topics", 1.0), Measured("organizers", 4.0))
    assert found == [
        (
            Kind.HOST_MANDATORY,
            "the part `main` of the proposal is 0.4 pages too long: it has 2.4 pages without `references`, "
            "and may have 2 pages, says https://example.org/main; its longest section is `Topics` (1 page); "
            "shorten it",
        ),
        (
            Kind.HOST_SUGGESTED,
            "the part `organizers` of the proposal is 2 pages too long: it has 4 pages, and may have 2 pages "
            "(organizers and references), says https://example.org/organizers; shorten it",
        ),
    ]
    (main, _organizers) = page_limits(workshop)
    assert (main.position.line, main.position.column) == (3, 7)


def test_a_line_too_much_is_no_part_of_a_page_that_is_nothing(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": OWN, "h.yml": HOST})
    ((_kind, message),) = problems(workshop, Measured("main", 2.01))
    assert "is 0.1 pages too long" in message


def test_the_limit_of_the_workshop_replaces_those_of_the_host(load_good: LoadGood) -> None:
    event = f"{OWN}proposal:\n  max_pages: 3\n"
    workshop = load_good({"workshop.yml": event, "h.yml": HOST})
    (limit,) = page_limits(workshop)
    assert (limit.part, limit.max_pages, limit.excluding) == ("proposal", 3, ("references",))
    assert (limit.position.line, limit.position.column) == (5, 14)
    assert problems(workshop, Measured("proposal", 3.5, "Topics", 2.0)) == [
        (
            Kind.TOO_LONG,
            "the proposal is 0.5 pages too long: it has 3.5 pages without `references`, and may have 3 "
            "pages, says workshop.yml; its longest section is `Topics` (2 pages); shorten it",
        )
    ]


def test_what_the_workshop_excludes_replaces_what_the_host_excludes(load_good: LoadGood) -> None:
    event = f"{OWN}proposal:\n  excluding: [organizers, committee]\n"
    limits = page_limits(load_good({"workshop.yml": event, "h.yml": HOST}))
    assert [one.excluding for one in limits] == [("organizers", "committee")] * 2


def test_both_a_limit_and_what_does_not_count_may_be_the_workshops_own(load_good: LoadGood) -> None:
    event = f"{OWN}proposal:\n  max_pages: 3\n  excluding: committee\n"
    (limit,) = page_limits(load_good({"workshop.yml": event, "h.yml": HOST}))
    assert (limit.max_pages, limit.excluding) == (3, ("committee",))


def test_what_does_not_count_is_that_of_the_part_or_of_the_whole(load_good: LoadGood) -> None:
    of_host = load_good({"workshop.yml": OWN, "h.yml": HOST})
    assert [excluded_from(part, of_host) for part in ("main", "organizers")] == [("references",), ()]
    own = load_good({"workshop.yml": f"{OWN}proposal:\n  max_pages: 3\n", "h.yml": HOST})
    assert [excluded_from(part, own) for part in ("main", "proposal")] == [("references",)] * 2


@pytest.mark.parametrize(
    "event", [EVENT, f"{EVENT}host: neurips-2022\n", f"{EVENT}proposal:\n  max_pages: TBD\n"]
)
def test_nobody_may_set_a_limit(load_good: LoadGood, event: str) -> None:
    assert page_limits(load_good({"workshop.yml": event})) == ()


def test_a_section_is_found_by_its_id_or_by_facts_that_say_the_same(load_good: LoadGood) -> None:
    host = load_good({"workshop.yml": OWN, "h.yml": HOST}).host
    assert host is not None
    missing = required_sections(host, {"other": "page 1"})
    assert [(one.id, one.where) for one in missing] == [
        ("diversity", None),
        ("new", None),
        ("speakers-table", None),
    ]
    found = required_sections(
        host, {"diversity": "page 1", "facts-new": "page 2", "facts-speakers": "page 3"}
    )
    assert [one.where for one in found] == ["page 1", "page 2", "page 3"]
    assert [str(one.expects) for one in found] == [
        "section `diversity`: How the team is diverse (mandatory). <https://example.org/diversity>",
        "section `new`: Who is new (stated; for series). <https://example.org/new>",
        "table of speakers: affiliation (stated). <https://example.org/speakers>",
    ]


@pytest.mark.parametrize(
    ("names", "element", "facts"),
    [
        ("attendance attendees expected numbers", "facts-numbers", "expected"),
        ("committee program-committee", "facts-committee", "committee"),
        ("dates timeline", "facts-timeline", "timeline"),
        ("editions", "facts-editions", "editions"),
        ("experience team", "facts-experience", "organizers"),
        ("needs", "facts-needs", "expected"),
        ("new", "facts-new", "organizers"),
        ("organizers", "facts-organizers", "organizers"),
        ("program schedule", "facts-schedule", "schedule"),
        ("speakers", "facts-speakers", "speakers"),
    ],
)
def test_a_section_is_found_in_the_facts_whatever_the_host_calls_it(
    names: str, element: str, facts: str, load_good: LoadGood
) -> None:
    for name in names.split():
        workshop = load_good({"workshop.yml": OWN, "h.yml": HOST.replace("id: diversity", f"id: {name}")})
        host = workshop.host
        assert host is not None
        assert required_sections(host, {element: "page 1"})[0].where == "page 1"
        problem, *_ = check_sections(required_sections(host, {}), host, workshop.event.place.position)
        fix = f"; add the facts `{facts}` once the data says this, or a section with the id `{name}`"
        assert problem.message.endswith(fix)


def test_a_host_without_a_table_of_speakers_asks_for_none(load_good: LoadGood) -> None:
    host = load_good({"workshop.yml": OWN, "h.yml": HOST.partition("  speakers:")[0]}).host
    assert host is not None
    assert [one.id for one in required_sections(host, {})] == ["diversity", "new"]


def test_a_heading_of_speakers_is_no_table_of_them(load_good: LoadGood) -> None:
    host = load_good({"workshop.yml": OWN, "h.yml": HOST}).host
    assert host is not None
    assert required_sections(host, {"speakers": "page 1"})[-1].where is None


def test_a_section_that_is_missing_is_a_problem_with_its_source(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": OWN, "h.yml": HOST})
    assert workshop.host is not None
    asked = required_sections(workshop.host, {"facts-speakers": "page 3"})
    found = list(check_sections(asked, workshop.host, workshop.event.place.of("host").position))
    assert [(one.kind, one.message) for one in found] == [
        (
            Kind.HOST_MANDATORY,
            "the proposal lacks the section `diversity` that Conf asks for: How the team is diverse, says "
            "https://example.org/diversity; add a section with the id `diversity`",
        ),
        (
            Kind.HOST_SUGGESTED,
            "the proposal lacks the section `new` that Conf asks for: Who is new (for series), says "
            "https://example.org/new; add the facts `organizers` once the data says this, or a section with "
            "the id `new`",
        ),
    ]


def test_a_host_without_rules_for_proposals_asks_for_nothing(load_good: LoadGood) -> None:
    host = load_good({"workshop.yml": f"{EVENT}host: neurips-2022\n"}).host
    assert host is not None
    assert required_sections(host, {}) == ()


def test_facts_that_say_the_same_as_a_section_of_a_host_are_there(load_good: LoadGood) -> None:
    init([], "en", CATALOG)
    workshop = load_good(
        {
            "workshop.yml": f"{EVENT}proposal:\n  needs: Rooms\n  expects:\n    attendees: 9\n",
            "organizers.yml": "- name: Ada Example\n  proposal:\n    new: true\n    experience: Much.\n",
            "speakers.yml": "- name: Bo Example\n",
            "program.yml": "- date: 2026-12-02\n",
            "dates.yml": "- name: Submission\n  due: 2026-09-01\n",
            "editions.yml": "- year: 2025\n",
            "committee.yml": "- role: Board\n  people: [Cy Example]\n",
        }
    )
    found = {one["ids"][0]: one for one in sections(SECTIONS, workshop, Locale("en"))}
    translators.clear()
    for same in SAME.values():
        section = found[f"facts-{same.facts}"]
        assert any(same.id in one["ids"] for one in section.findall(nodes.Element)), same.id
