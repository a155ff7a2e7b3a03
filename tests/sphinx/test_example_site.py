"""A site that shows a workshop as an example tells nobody that the workshop exists (workshop_publish)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx.conftest import Build, Site

SITE: Final = {"html_baseurl": "https://manual.example.org/", "html_theme": "workshop"}
FOR_PROGRAMS: Final = (
    "workshop.json",
    "workshop.schema.json",
    "schedule.json",
    "schedule.xml",
    "CITATION.cff",
    "feed.xml",
    "llms.txt",
    "_cards",
    "papers/first.html",
)
TAGS: Final = ("application/ld+json", "og:title", "application/atom+xml", "citation_title")
"""What tells search engines, messengers and feed readers of a workshop."""
NO_THINGS: Final = '"objects":{}'
AROUND: Final = ('class="bd-header-announcement', 'class="workshop-footer"')


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, new_full: Callable[[Path], Site]) -> Build:
    """The workshop with everything, built as its own site, then as an example in its place."""
    full = new_full(tmp_path_factory.mktemp("example"))
    full.replace("data/workshop.yml", "phase: call", "phase: program")
    own = full.build("html", **SITE)
    said = "".join(path.read_text("utf-8") for path in own.out.rglob("*.html"))
    for what in (*TAGS, *AROUND):
        assert what in said, "the site of a workshop has it"
    for name in FOR_PROGRAMS:
        assert (own.out / name).exists(), "the site of a workshop has it"
    assert NO_THINGS not in own.text("searchindex.js"), "the site of a workshop has it"
    return full.build("html", **SITE, workshop_publish=False)


def test_no_page_speaks_for_the_workshop(example: Build) -> None:
    for path in example.out.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not [what for what in (*TAGS, *AROUND) if what in page], path.name


def test_no_file_tells_programs_of_it(example: Build) -> None:
    assert not [name for name in FOR_PROGRAMS if (example.out / name).exists()], (
        "files of the build before go, too"
    )
    assert "authors" not in example.text("sitemap.xml")


def test_its_people_and_dates_are_not_among_the_results_of_the_search(example: Build) -> None:
    assert NO_THINGS in example.text("searchindex.js")
    assert "papers-index.js" not in example.text("search.html")


def test_its_pages_show_the_facts_and_lead_to_what_is_there(example: Build) -> None:
    assert "Grace Example" in example.text("people.html")
    assert (example.out / "calendar.ics").exists()
    assert (example.out / "papers.bib").exists()
    assert (example.out / "sitemap.xml").exists()
    assert (example.out / "404.html").exists()
