"""Profiles and committees come from OpenReview without an address of e-mail, and nobody who declined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.source.loader import load
from tests.unit.openreview_service import VENUE, Service, note, profile, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_workshop.model.papers import Author

pytest.importorskip("openreview", reason="the client of OpenReview is not installed")

ORCID = "0000-0002-1825-0097"


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str]], Path]) -> Path:
    """Write a data folder with an organizer."""
    return write_data({"organizers.yml": "- name: Ada One\n  affiliation: Example University\n"})


def authors(folder: Path) -> tuple[Author, ...]:
    loaded = load(folder)
    assert [problem for problem in loaded.problems if problem.kind.severity.value == "error"] == []
    (paper,) = loaded.workshop.all_papers
    return paper.known_authors


def committee(folder: Path) -> dict[str, list[tuple[str | None, str | None, object]]]:
    groups = load(folder).workshop.committee
    assert isinstance(groups, tuple)
    return {
        group.role: [(one.id, one.name, one.affiliation) for one in group.people]
        for group in groups
        if isinstance(group.people, tuple)
    }


def test_profiles_say_where_authors_work_and_their_orcid(service: Service, folder: Path) -> None:
    keys = ["~Ada_One1", "~Former_Bo_Two1", "chi@example.org"]
    service.notes = [note(1, "T", authors=["Ada One", "Bo Two", "Chi Three"], authorids=keys)]
    service.profiles = [
        profile("~Ada_One1", "Ada One", institution="Example University", orcid=ORCID),
        profile("~Bo_Two1", "Bo Two", institution="Institute of X"),
    ]
    result = run(service, folder, "--profiles")
    assert result.exit_code == 0, result.output
    assert [(one.name, one.affiliation, one.orcid) for one in authors(folder)] == [
        ("Ada One", ("Example University",), ORCID),
        ("Bo Two", ("Institute of X",), None),
        ("Chi Three", None, None),
    ]
    assert "@" not in (folder / "papers.yml").read_text(encoding="utf-8")
    assert run(service, folder, "--profiles").output.endswith("nothing changed\n")


def test_what_a_paper_says_of_an_affiliation_stands_before_the_profile(
    service: Service, folder: Path
) -> None:
    people = [{"fullname": "Ada One", "username": "~Ada_One1", "institutions": [{"name": "Then University"}]}]
    service.notes = [note(1, "T", authors=people)]
    service.profiles = [profile("~Ada_One1", "Ada One", institution="Now University", orcid=ORCID)]
    assert run(service, folder, "--profiles").exit_code == 0
    assert [(one.affiliation, one.orcid) for one in authors(folder)] == [(("Then University",), ORCID)]


def test_without_profiles_nobody_is_looked_up(service: Service, folder: Path) -> None:
    service.notes = [note(1, "T", authors=["Ada One"], authorids=["~Ada_One1"])]
    service.profiles = [profile("~Ada_One1", "Ada One", institution="Example University")]
    assert run(service, folder).exit_code == 0
    assert authors(folder)[0].affiliation is None


def test_profiles_that_cannot_be_read_are_counted(service: Service, folder: Path) -> None:
    service.notes = [note(1, "T", authors=["Ada One", "Bo Two"], authorids=["~Ada_One1", "~Bo_Two1"])]
    service.profiles = [profile("~Ada_One1", "Ada One")]
    result = run(service, folder, "--profiles")
    assert "note: 1 of 2 profiles cannot be read; log in, or add what they say by hand" in result.output


def test_hidden_authors_are_said(service: Service, folder: Path) -> None:
    service.notes = [note(7, "T", authors=["Anonymous"]), note(8, "U")]
    del service.notes[1]["content"]["authors"]
    result = run(service, folder)
    assert (
        "note: the source hides the authors of 2 papers, written as `Anonymous`: `7`, `8`; "
        "import again once they are public"
    ) in result.output


def test_a_committee_is_those_who_agreed(service: Service, folder: Path) -> None:
    group = f"{VENUE}/Reviewers"
    service.groups = {
        group: ["~Bo_Two1", "~Chi_Three1", "~Dan_Four1", "eve@example.org", "fay@example.org"],
        f"{group}/Invited": ["~Bo_Two1", "~Chi_Three1", "~Dan_Four1", "~Gus_Six1"],
        f"{group}/Declined": ["~Dan_Four1"],
        f"{VENUE}/Area_Chairs": ["~Ada_One1"],
    }
    service.profiles = [
        profile("~Ada_One1", "Ada One", institution="Another University"),
        profile("~Bo_Two1", "Bo Two", institution="Institute of X"),
        profile("~Eve_Five1", "Eve Five", email="eve@example.org"),
    ]
    result = run(service, folder, "--committee")
    assert result.exit_code == 0, result.output
    found = committee(folder)
    assert list(found) == ["Area chairs", "Reviewers"]
    assert found["Reviewers"] == [
        (None, "Eve Five", None),
        (None, "Chi Three", None),
        (None, "Bo Two", ("Institute of X",)),
    ]
    assert [one[0] for one in found["Area chairs"]] == ["ada-one"]  # whose facts are in organizers.yml
    assert "@" not in (folder / "committee.yml").read_text(encoding="utf-8")
    assert "Reviewers: 1 member with only an e-mail address, which is never published" in result.output
    assert "Reviewers: 1 profile cannot be read, so the name is that in the id" in result.output
    assert "taken for people of the same name in organizers.yml or speakers.yml: `ada-one`" in result.output
    assert "no submission of" in result.output  # committees are there before papers
    assert [problem.message for problem in load(folder).problems] == []
    assert run(service, folder, "--committee").output.endswith("nothing changed\n")


def test_the_next_import_adds_to_a_group_and_takes_nobody_out(service: Service, folder: Path) -> None:
    text = (
        "- role: reviewers  # ours\n  people:\n    - Bo Two  # since 2029\n"
        "    - name: Chi Three\n      affiliation: Past University\n"
    )
    (folder / "committee.yml").write_text(text, encoding="utf-8")
    service.groups = {f"{VENUE}/Reviewers": ["~Chi_Three1", "~Dan_Four1"]}
    service.profiles = [profile("~Chi_Three1", "Chi Three", institution="Now University")]
    result = run(service, folder, "--committee")
    assert result.exit_code == 0, result.output
    after = text.replace("Past University", "Now University") + "    - Dan Four\n"
    assert (folder / "committee.yml").read_text(encoding="utf-8") == after
    assert "kept member bo-two: the source does not have it" in result.output


def test_two_people_of_one_name_are_two(service: Service, folder: Path) -> None:
    service.groups = {f"{VENUE}/Reviewers": ["~Bo_Two2", "~Bo_Two1"]}
    assert run(service, folder, "--committee").exit_code == 0
    assert [one[0] for one in committee(folder)["Reviewers"]] == ["bo-two-2", None]
    assert run(service, folder, "--committee").output.endswith("nothing changed\n")


def test_a_committee_that_nobody_may_read_is_an_error_that_says_to_log_in(
    service: Service, folder: Path
) -> None:
    result = run(service, folder, "--committee")
    assert result.exit_code == 1
    assert "no committee of" in result.stderr
    assert "log in as an organizer" in result.stderr
    assert not (folder / "committee.yml").exists()
