"""What is for the host's reviewers, or not public yet, is in no file of any output."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx.conftest import Site

OLD_JSON: Final = pytest.mark.filterwarnings("ignore:'sphinxcontrib.serializinghtml.JSONHTMLBuilder.app'")
BUILDERS: Final = (
    "html",
    "dirhtml",
    "singlehtml",
    "text",
    "latex",
    "epub",
    "man",
    "texinfo",
    "gettext",
    pytest.param("json", marks=OLD_JSON),
)
MARK: Final = "m4rk3d"
PROPOSAL: Final = f"""
  proposal:
    career_stage: {MARK}
    gender: {MARK}
    experience: {MARK}
    funding: {MARK}
    new: true
"""
DATA: Final = {
    "data/organizers.yml": f"- name: Ada Example{PROPOSAL}",
    "data/speakers.yml": f"- name: Grace Example{PROPOSAL}- name: Mark {MARK}\n  status: invited\n"
    f"  talk:\n    title: {MARK}\n- name: Dan {MARK}\n  status: declined\n",
    "data/committee.yml": f"- role: Board\n  people:\n    - name: Cy {MARK}\n      status: invited\n",
    "data/program.yml": f"- date: 2022-12-02\n  sessions:\n    - speakers: mark-{MARK}\n      start: 09:00\n"
    f"      end: 10:00\n      chairs: Mark {MARK}\n      moderators: mark-{MARK}\n",
    "data/papers.yml": f"- id: p1\n  title: Paper {MARK}\n  authors:\n    - Author {MARK}\n",
    "data/awards.yml": f"- name: Best paper\n  to: [p1, Mark {MARK}, mark-{MARK}, Dan {MARK}]\n",
    "data/call.yml": f"tracks:\n  - name: Full papers\n    organizers: [Mark {MARK}, mark-{MARK}]\n",
    "data/workshop.yml": f"name: Example Workshop\nphase: call\nproposal:\n  needs: {MARK}\n"
    f"  excluding: {MARK}\n",
    "index.md": "# Home\n\n```{organizers}\n```\n\n```{organizers}\n:layout: table\n```\n\n"
    "```{organizer} ada-example\n```\n\n```{speakers}\n```\n\n```{speaker} grace-example\n```\n\n"
    "```{committee}\n```\n\n```{program}\n```\n\n```{papers}\n```\n\n```{awards}\n```\n\n"
    "```{tracks}\n```\n\n```{workshop-facts}\n```\n\n```{readiness}\n```\n",
}


def files_with(folder: Path, word: str) -> list[str]:
    """Return the files of an output that have a word, whatever the case; Sphinx's own state is none."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "environment.pickle")
    return sorted(
        str(path.relative_to(folder)) for path in files if word.encode() in path.read_bytes().lower()
    )


@pytest.mark.parametrize("builder", BUILDERS)
def test_nothing_of_a_proposal_and_nobody_who_is_only_invited_is_in_an_output(
    site: Site, builder: str
) -> None:
    site.write(DATA)
    build = site.build(builder, html_show_sourcelink=False)
    assert build.warnings == [warning for warning in build.warnings if "[workshop.declined]" in warning], (
        build.warnings
    )
    assert files_with(build.out, MARK) == []


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_export_has_them(site: Site, name: str) -> None:
    workshop = load(site.write(DATA).source / "data").workshop
    exported: Callable[..., str] = FORMATS[name]
    with suppress(Refused):  # a schedule needs a session with a title
        assert MARK not in str(exported(workshop)).lower()


def test_no_role_reaches_a_proposal(site: Site) -> None:
    site.write({**DATA, "index.md": "# Home\n\n{fact}`proposal.needs` {fact}`proposal`\n"})
    build = site.build()
    assert len([one for one in build.warnings if "no fact has the id `proposal`" in one]) == 2
    assert files_with(build.out / "_static", MARK) == []
    assert MARK not in build.html().get_text()


def test_the_team_in_numbers_counts_what_a_proposal_says(site: Site) -> None:
    site.write({**DATA, "index.md": "# Home\n\n```{team-facts}\n```\n"})
    words = site.build("text").words()
    assert f"| Career stage | {MARK}: 1 | {MARK}: 1; not stated: 1 |" in " ".join(words.split())
    assert words.count(MARK) == 4  # career stage and gender, of organizers and of speakers


def test_an_award_names_papers_once_they_are_public(site: Site) -> None:
    site.write({**DATA, "index.md": "# Home\n\n```{awards}\n```\n"})
    assert "Best paper To be announced" in site.build("text").words()
    site.replace("data/workshop.yml", "phase: call", "phase: program")
    page = site.build("html", html_show_sourcelink=False).html()
    link = page.select_one("dl.workshop-awards a")
    assert link is not None
    assert (link.get_text(), link["href"]) == (f"Paper {MARK}", "papers/p1.html")
    lines = [line.get_text() for line in page.select("dl.workshop-awards dd p")]
    assert lines == [f"Paper {MARK}. Author {MARK}", "To be announced"]


def test_a_part_in_the_program_has_a_name_even_of_who_has_not_confirmed_for_the_committee(site: Site) -> None:
    panel = (
        "title: Panel\n      start: 09:00\n      end: 10:00\n      chairs: cy-two\n      moderators: Cy Two\n"
    )
    site.write(
        {
            "data/committee.yml": "- role: Board\n  people:\n    - name: Cy Two\n      status: invited\n",
            "data/program.yml": f"- date: 2022-12-02\n  sessions:\n    - {panel}",
            "index.md": "# Home\n\n```{program}\n```\n",
        }
    )
    assert "Panel** Chair: Cy Two Moderator: Cy Two" in site.build("text").words()
    assert "cy-two" not in FORMATS["ics"](load(site.source / "data").workshop)
    site.replace("data/committee.yml", "Cy Two", "Cyd Two\n      id: cy-two")
    assert "Chair: Cyd Two" in site.build("text").words()
