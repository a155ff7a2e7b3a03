"""A change of people, committees and the small files re-reads the pages that show it, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

PAGES: Final = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n*\n```\n",
    "organizers.md": "# Organizers\n\n```{organizers}\n```\n",
    "faces.md": "# Faces\n\n```{organizers}\n:layout: faces\n:ids: bob-example\n```\n",
    "iris.md": "# Iris\n\n```{speaker} iris-example\n:status: invited\n```\n",
    "speakers.md": "# Speakers\n\n```{speakers}\n```\n",
    "committee.md": "# Committee\n\n```{committee}\n```\n",
    "team.md": "# Team\n\n```{team-facts}\n```\n",
    "sponsors.md": "# Sponsors\n\n```{sponsors}\n```\n",
    "news.md": "# News\n\n```{news}\n```\n",
    "faq.md": "# Questions\n\n```{faq}\n```\n",
    "awards.md": "# Awards\n\n```{awards}\n```\n",
    "editions.md": "# Editions\n\n```{editions}\n```\n",
    "facts.md": "# Facts\n\n```{workshop-facts}\n```\n",
    "social.md": "# Social\n\n{fact}`links.social`\n",
    "prose.md": "# Prose\n\nNo fact is shown here.\n",
}
DATA: Final = {
    "data/workshop.yml": """
        name: Example Workshop
        phase: program
        links:
          social:
            - https://bsky.app/profile/example.org
          chat: https://chat.example.org
        """,
    "data/organizers.yml": """
        - name: Ada Example
          affiliation: Here
        - name: Bob Example
        """,
    "data/speakers.yml": """
        - name: Grace Example
        - name: Iris Example
          status: invited
          affiliation: Yonder
        """,
    "data/committee.yml": """
        - role: Program committee
          people:
            - ada-example
            - Dee Example
        """,
    "data/papers.yml": """
        - id: p1
          title: A paper
          authors:
            - Paul Example
        """,
    "data/program.yml": """
        - date: 2022-12-02
          sessions:
            - papers: p1
              start: 09:00
              end: 10:00
        """,
    "data/sponsors.yml": "- name: Example Labs\n",
    "data/news.yml": "- date: 2022-12-02\n  text: Something.\n",
    "data/faq.yml": "- question: Why?\n  answer: Because.\n",
    "data/awards.yml": """
        - name: Best paper
          to: p1
        - name: Best reviewer
          to: Dee Example
        """,
    "data/editions.yml": "- year: 2021\n",
}
EDITS: Final = {
    # what is edited: the file, what is there, what comes there; the pages that are read again
    "an affiliation of an organizer": ("organizers", "Here", "There", "organizers committee faces team"),
    "what an invited speaker says": ("speakers", "Yonder", "Far", "iris speakers team"),
    "an invitation that is accepted": (
        "speakers",
        "status: invited",
        "status: confirmed",
        "iris speakers team",
    ),
    "a member": ("committee", "Dee Example", "Dee Exemple", "committee awards"),
    "a group": ("committee", "Program committee", "Board", "committee"),
    "a sponsor": ("sponsors", "Labs", "Books", "sponsors"),
    "a piece of news": ("news", "Something", "Something else", "news"),
    "an answer": ("faq", "Because", "Why not", "faq"),
    "an award": ("awards", "Best paper", "Finest paper", "awards"),
    "who wrote a paper": ("papers", "Paul", "Paula", "awards"),
    "the title of a paper": ("papers", "A paper", "One paper", "awards"),
    "an edition": ("editions", "2021", "2020", "editions"),
    "an account": ("workshop", "profile/example.org", "profile/two.example.org", "facts social"),
    "another link": ("workshop", "https://chat", "https://talk", "facts"),
}


@pytest.fixture
def read(site: Site) -> Site:
    """The site, built once."""
    first = site.write({**PAGES, **DATA}).build("text")
    assert first.warnings == []
    assert site.build("text").read == []
    return site


@pytest.mark.parametrize(("stem", "before", "after", "pages"), EDITS.values(), ids=EDITS)
def test_an_edit_reads_the_pages_that_show_it(
    read: Site, stem: str, before: str, after: str, pages: str
) -> None:
    read.replace(f"data/{stem}.yml", before, after)
    assert set(read.build("text").read) == set(pages.split())
    assert read.build("text").read == []


@pytest.mark.parametrize("stem", ["committee", "sponsors", "news", "faq", "editions"])
def test_a_file_that_goes_and_comes_reads_the_pages_that_show_it(read: Site, stem: str) -> None:
    uses = {stem} | ({"awards"} if stem == "committee" else set())
    text = (read.source / f"data/{stem}.yml").read_text(encoding="utf-8")
    read.delete(f"data/{stem}.yml")
    assert set(read.build("text").read) == uses
    read.write({f"data/{stem}.yml": text})
    assert set(read.build("text").read) == uses
    assert read.build("text").read == []


def test_a_logo_that_was_missing_and_is_there_reads_its_page(read: Site) -> None:
    read.write({"data/sponsors.yml": "- name: Example Labs\n  logo: labs.svg\n"})
    assert len(read.build("html").warnings) == 1
    read.write({"data/labs.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'})
    build = read.build("html")
    assert (build.read, build.warnings) == (["sponsors"], [])
    assert (build.out / "_images/labs.svg").is_file()
