"""Absent, TBD and a value are three different things on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from tests.sphinx.conftest import Build, Site

PAGES: Final = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n",
    "facts.md": "# Facts\n\n```{workshop-facts}\n```\n",
    "topics.md": "# Topics\n\n```{topics}\n```\n",
    "call.md": "# Call\n\n```{call-facts}\n```\n",
    "tracks.md": "# Tracks\n\n```{tracks}\n```\n",
    "dates.md": "# Dates\n\n```{important-dates}\n```\n",
    "organizers.md": "# Organizers\n\n```{organizers}\n```\n",
    "speakers.md": "# Speakers\n\n```{speakers}\n```\n",
    "program.md": "# Program\n\n```{program}\n```\n",
    "roles.md": "# Roles\n\n[{fact}`date`] [{fact}`links.submission`] [{fact}`here <links.submission>`]\n",
}
FILES: Final = ("call", "dates", "organizers", "speakers", "program")
MINIMAL: Final = {
    "data/call.yml": "file_format: PDF\n",
    "data/dates.yml": "- name: Deadline\n  due: 2022-09-22\n",
    "data/organizers.yml": "- name: Ada Example\n",
    "data/speakers.yml": "- name: Grace Example\n",
    "data/program.yml": "- date: 2022-12-02\n  sessions:\n    - title: Opening\n",
}
TO_BE: Final = {
    "data/workshop.yml": """
        name: Example Workshop
        phase: proposal
        date: TBD
        format: TBD
        contact: TBD
        venue: TBD
        url: TBD
        links:
          submission: TBD
          more:
            - label: Last year
              url: TBD
        """,
    "data/call.yml": """
        topics: TBD
        tracks: TBD
        template: TBD
        file_format: TBD
        language: TBD
        review:
          blind: TBD
          reviewers: TBD
          public: TBD
        archival: TBD
        rules: TBD
        policies: TBD
        """,
    "data/dates.yml": "- name: Deadline\n  due: TBD\n",
    "data/organizers.yml": """
        - name: Ada Example
          affiliation: TBD
          url: TBD
          orcid: TBD
          photo: TBD
          bio: TBD
          role: TBD
        """,
    "data/speakers.yml": """
        - name: Grace Example
          talk: TBD
        - name: Alan Example
          talk:
            title: TBD
            abstract: TBD
            slides: TBD
        """,
    "data/program.yml": """
        - date: TBD
          sessions:
            - title: TBD
              start: TBD
              end: TBD
              speakers: TBD
              chairs: TBD
              description: TBD
        - date: 2022-12-03
          sessions: TBD
        """,
}


class Sites(NamedTuple):
    """The same pages with different facts, as text."""

    absent: Build
    minimal: Build
    files_to_be: Build
    facts_to_be: Build


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, new_site: type[Site]) -> Sites:
    def build(data: dict[str, str]) -> Build:
        site = new_site(tmp_path_factory.mktemp("states"))
        done = site.write({**PAGES, **data}).build("text", strict=True)
        assert done.warnings == []
        return done

    return Sites(
        build({}), build(MINIMAL), build({f"data/{stem}.yml": "TBD\n" for stem in FILES}), build(TO_BE)
    )


@pytest.mark.parametrize("page", ["topics", "call", "tracks", "dates", "organizers", "speakers", "program"])
def test_a_file_that_is_absent_shows_nothing(sites: Sites, page: str) -> None:
    heading, underline = sites.absent.text(f"{page}.txt").splitlines()
    assert heading == page.capitalize()
    assert set(underline) == {"*"}


def test_facts_that_are_absent_show_nothing(sites: Sites) -> None:
    assert sites.absent.words("facts.txt") == "Facts *****"
    assert sites.absent.words("roles.txt").endswith("[] [] []")
    assert sites.minimal.words("call.txt") == "Call **** File format PDF"
    assert sites.minimal.words("organizers.txt").endswith("* **Ada Example**")
    assert sites.minimal.words("program.txt").endswith("* **Opening**")


@pytest.mark.parametrize(
    ("page", "notice"),
    [
        ("topics", "The call for papers is to be announced."),
        ("call", "The call for papers is to be announced."),
        ("tracks", "The call for papers is to be announced."),
        ("dates", "The important dates are to be announced."),
        ("organizers", "The organizers are to be announced."),
        ("speakers", "The invited speakers are to be announced."),
        ("program", "The program is to be announced."),
    ],
)
def test_a_file_that_says_tbd_is_announced(sites: Sites, page: str, notice: str) -> None:
    if page == "topics":
        notice = "The topics are to be announced."
    assert sites.files_to_be.words(f"{page}.txt").endswith(notice)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("facts", "Date To be announced"),
        ("facts", "Format To be announced"),
        ("facts", "Contact To be announced"),
        ("facts", "Venue To be announced"),
        ("facts", "Web site to be announced"),
        ("facts", "Submission To be announced"),
        ("facts", "Last year To be announced"),
        ("topics", "The topics are to be announced."),
        ("call", "Policies To be announced"),
        ("tracks", "The tracks are to be announced."),
        ("call", "Template To be announced"),
        ("call", "File format To be announced"),
        ("call", "Language To be announced"),
        ("call", "The number of reviewers is to be announced."),
        ("call", "Publication To be announced"),
        ("call", "Rules To be announced"),
        ("dates", "| Deadline | To be announced |"),
        ("organizers", "**Ada Example**, Role to be announced, Affiliation to be announced"),
        ("organizers", "Biography to be announced"),
        ("organizers", "Home page to be announced"),
        ("organizers", "ORCID to be announced"),
        ("speakers", "* **Grace Example** Talk to be announced"),
        ("speakers", "* **Alan Example** Title of the talk to be announced Abstract to be announced"),
        ("speakers", "Abstract to be announced Slides to be announced"),
        ("program", "Day to be announced"),
        ("program", "Time to be announced"),
        ("program", "**Title to be announced**"),
        ("program", "Speakers to be announced"),
        ("program", "Chair to be announced"),
        ("program", "Description to be announced"),
        ("program", "Saturday, 3 December 2022 ]- The sessions are to be announced."),
        ("roles", "[to be announced] [to be announced] [here (to be announced)]"),
    ],
)
def test_a_fact_that_is_tbd_is_to_be_announced(sites: Sites, page: str, words: str) -> None:
    assert words in sites.facts_to_be.words(f"{page}.txt")


@pytest.mark.parametrize("page", sorted(name.removesuffix(".md") for name in PAGES))
def test_no_reader_meets_the_word_tbd(sites: Sites, page: str) -> None:
    assert "TBD" not in sites.facts_to_be.text(f"{page}.txt")
    assert "TBD" not in sites.files_to_be.text(f"{page}.txt")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index", "Date Friday, 2 December 2022"),
        ("index", "Format Hybrid: in person and online"),
        ("index", "Venue Example Center Room to be announced"),
        ("index", "Contact chairs@example.org"),
        ("index", "Submission Submit a paper (https://example.org/submit)"),
        ("index", "Livestream To be announced"),
        ("index", "Last year example.org (https://example.org/2021)"),
        ("people", "* **Ada Example**, General chair, Example University, Example Labs Speaks: Friday,"),
        ("people", "* **Đorđe Nguyễn**, Example University Home page to be announced"),
        ("people", "* **李明**"),
        ("cfp", "* **Small examples**, such as x^2"),
        ("cfp", "**Full papers** With *results*. Length Up to 9 pages, excluding references Publication"),
        ("cfp", "Length Page limit to be announced Template System description Organizers Ada Example"),
        ("cfp", "Links Data, Leaderboard, Code to be announced, Rules of the task"),
        ("cfp", "* **Full papers**: Up to 9 pages, excluding references With *results*."),
        ("cfp", "Language models To be announced"),
        ("cfp", "Template Example style File format PDF Language English"),
        ("cfp", "Review Double-blind: authors and reviewers do not know each other's names."),
        ("cfp", "At least 3 reviewers for each paper. The reviews of accepted papers are made public."),
        ("cfp", "Publication Non-archival: a paper here may be published elsewhere."),
        ("program", "All times are in Chicago, UTC−6."),
        ("program", "* 09:00–09:05 **Opening** Ada Example"),
        ("program", "* 09:05–09:45 **Examples: a talk** Grace Example"),
        (
            "program",
            "Chair: Ada Example, Somebody Else Room: Hall A * **Questions** From *everybody*.",
        ),
        ("program", "* 10:00–11:00 **Discussion**, Panel"),
        ("program", "* 21:00–00:30 **Social**"),
    ],
)
def test_a_value_is_shown(full_text: Build, page: str, words: str) -> None:
    assert words in full_text.words(f"{page}.txt")


def test_dates_are_shown_in_order_with_extensions_in_a_table(full_text: Build) -> None:
    lines = full_text.text("dates.txt").splitlines()
    rows = [
        line.split("|")[1].strip()
        for line in lines
        if line.startswith("|") and line.split("|")[1].strip(" =")
    ]
    assert rows == [
        "What",
        "Opening of the shared task",
        "Paper submission deadline (Full papers)",
        "Camera-ready papers",
        "System descriptions (Shared task)",
        "Discussion with authors",
        "Notification",
        "Registration",
        "Tutorial",
        "Travel grants",
        *("What", "Opening of the shared task", "System descriptions (Shared task)"),
    ]
    words = " ".join(full_text.text("dates.txt").replace("|", " ").split())
    assert "23:59 AoE (formerly Thursday, ---" not in words
    assert "15 September 2022, 23:59 AoE)" in words
    assert "(tentative)" in words


def test_earlier_dates_are_struck_out(full_html: Build) -> None:
    struck = [node.get_text() for node in full_html.html("dates.html").select("del")]
    moved = "Saturday, 24 September 2022, 17:00 (Paris, UTC+2)"
    assert struck == ["Thursday, 15 September 2022, 23:59 AoE", moved, moved]
