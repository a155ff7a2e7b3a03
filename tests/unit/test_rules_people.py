"""Who is only invited is said to be hidden; whom an award names exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.rules.phases import check_phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded

INVITED = "- name: Iris Example\n  status: invited\n- name: Grace Example\n"


@pytest.mark.parametrize("written", ["iris-example", "Iris Example"])
def test_the_check_says_that_a_session_hides_who_is_only_invited(
    written: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    session = f"- date: TBD\n  sessions:\n    - title: A\n      chairs: [grace-example, {written}]\n"
    workshop = load_good({"speakers.yml": INVITED, "program.yml": session})
    found = [one for one in check_phase(workshop) if one.kind is Kind.KEPT_BACK]
    assert [(one.severity, one.position.line) for one in found] == [(Severity.WARNING, 4)]
    assert re.fullmatch(
        "no page or export names `iris-example` here, who is only invited; once they accept, write "
        r"`status: confirmed` at .*speakers\.yml:2:11",
        found[0].message,
    )
    (placed,) = workshop.placed_sessions
    assert placed.session.chair_keys == ("grace-example",)
    assert placed.written.chair_keys == ("grace-example", written)


def test_who_is_hidden_is_hidden_by_name_under_any_id(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    speakers = "- id: iris\n  name: Iris Example\n  status: invited\n"
    session = "- date: TBD\n  sessions:\n    - title: A\n      chairs: [Iris Example, Bo Example]\n"
    (placed,) = load_good({"speakers.yml": speakers, "program.yml": session}).placed_sessions
    assert placed.session.chair_keys == ("Bo Example",)


@pytest.mark.parametrize(
    ("status", "why"), [("invited", "is only invited"), ("declined", "declined to speak")]
)
def test_a_member_of_a_committee_who_is_invited_to_speak_may_chair(
    status: str, why: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    session = "- date: TBD\n  sessions:\n    - speakers: iris-example\n      chairs: Iris Example\n"
    workshop = load_good(
        {
            "speakers.yml": f"- name: Iris Example\n  status: {status}\n",
            "committee.yml": "- role: Board\n  people:\n    - Iris Example\n",
            "program.yml": session,
        }
    )
    (placed,) = workshop.placed_sessions
    assert (placed.session.speaker_ids, placed.session.chair_keys) == ((), ("Iris Example",))
    found = [one for one in check_phase(workshop) if one.kind is Kind.KEPT_BACK]
    assert [one.position.line for one in found] == [3]
    assert why in found[0].message


def test_who_is_invited_and_in_no_session_is_no_problem(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good({"speakers.yml": INVITED})
    assert not [one for one in check_phase(workshop) if one.kind is Kind.KEPT_BACK]


def test_an_organizer_who_is_invited_to_speak_is_still_an_organizer(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good({"speakers.yml": INVITED, "organizers.yml": "- name: Iris Example\n"})
    assert "iris-example" in workshop.people
    assert [one.key for one in workshop.public_speakers] == ["grace-example"]
    assert workshop.hidden == {}


@pytest.mark.parametrize("papers", [None, "TBD\n"])
def test_a_slip_in_an_award_is_found_unless_papers_are_to_be_announced(
    papers: str | None, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    files = {"awards.yml": "- name: Best\n  to: [ada-exampel, Bo Example, 李明]\n"}
    files |= {"organizers.yml": "- name: Ada Example\n"} | ({"papers.yml": papers} if papers else {})
    problems = load_data(files).problems
    assert [one.kind for one in problems] == ([] if papers else [Kind.REFERENCE])
    assert all("did you mean `ada-example`?" in one.message for one in problems)


def test_the_night_of_who_is_only_invited_counts(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    session = "    - title: A\n      start: 09:00\n      end: 10:00\n      speakers: iris-example\n"
    speakers = "- name: Iris Example\n  status: {}\n  timezone: America/Los_Angeles\n"
    files = {"program.yml": f"- date: 2022-12-02\n  sessions:\n{session}"}
    kinds = {
        status: [one.kind for one in load_data({**files, "speakers.yml": speakers.format(status)}).problems]
        for status in ("invited", "declined")
    }
    assert kinds == {"invited": [Kind.NIGHT], "declined": [Kind.DECLINED]}


@pytest.mark.parametrize(("submissions", "accepted"), [("40", "40"), ("TBD", "40"), ("40", "TBD")])
def test_an_edition_may_have_accepted_all_papers(
    submissions: str, accepted: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    edition = f"- year: 2029\n  submissions: {submissions}\n  accepted: {accepted}\n"
    assert load_good({"editions.yml": edition}).editions
