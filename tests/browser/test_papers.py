"""Papers in a browser: the list, a paper's page, the authors, and papers in the search of the site."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import show_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

FILES: Final = {
    "conf.py": """
        project = "Example 2030"
        copyright = "2030, Example"
        extensions = ["myst_parser", "sphinx_workshop"]
        primary_domain = "workshop"
        html_theme = "pydata_sphinx_theme"
        html_context = {"default_mode": "auto"}
        html_title = project
        exclude_patterns = ["data"]
        """,
    "data/workshop.yml": "name: Example Workshop 2030\nphase: program\ndate: 2030-12-02\n",
    "data/papers.yml": """
        - id: "1"
          title: Squares, or why $x^2$ is not *two times* $x$
          authors:
            - Ada Example
            - name: Bob Example
              affiliation: An Institute of Examples with a Long Name
          abstract: |
            A first paragraph about squares.

            A second one, with $$\\sum_{i=1}^{n} i^2 = \\frac{n(n+1)(2n+1)}{6}$$.

            A third one, with $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10} + a_{11}$.
          decision: oral
          award: Best paper
          keywords: [squares, sums]
          links:
            openreview: https://openreview.net/forum?id=one
            code: TBD
        - id: "2"
          title: A word, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter
          authors:
            - 李明
          tldr: It is long.
          decision: poster
        """,
    "index.md": "# Home\n\n```{toctree}\npapers\n```\n",
    "papers.md": "# Papers\n\n```{papers}\n```\n",
}
PAGES: Final = (
    "papers.html",
    "papers/1.html",
    "papers/2.html",
    "paper-authors.html",
    "search.html?q=squares",
)


@pytest.fixture(scope="module")
def papers(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve a site with two papers."""
    folder: Path = tmp_path_factory.mktemp("papers")
    for name, text in FILES.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip(), encoding="utf-8")
    return build(folder / "source", folder / "html")


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_a_page_of_papers_in_any_light_on_any_screen(
    papers: Served, open_page: OpenPage, axe: Callable[[Page], list[str]], name: str
) -> None:
    page = open_page(f"{papers.url}/{name}")
    if "search" in name:
        page.wait_for_selector(".workshop-paper-results li")
    for details in page.query_selector_all("article details"):
        details.evaluate("one => { one.open = true }")
    for scheme, width in (("light", 1280), ("dark", 320)):
        show_in(page, scheme, width)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_reader_finds_a_paper_from_the_search_of_the_site(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/search.html?q=squares")
    link = page.wait_for_selector(".workshop-paper-results a.workshop-paper-title")
    assert link is not None
    link.click()
    page.wait_for_url("**/papers/1.html")
    assert page.locator("h1").inner_text().startswith("Squares, or why")
    assert page.locator("h1 math msup").count() == 1


def test_a_reader_finds_a_paper_as_they_type_and_comes_back_to_the_list(
    papers: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{papers.url}/papers.html")
    field = page.get_by_role("searchbox", name="Search papers")
    field.fill("bob exam")
    page.wait_for_selector("#paper-2[hidden]", state="attached")
    assert page.get_by_role("status").inner_text() == "1 of 2 papers"
    page.locator("#paper-1 a.workshop-paper-title").click()
    page.get_by_role("link", name="All papers").click()
    page.wait_for_url("**/papers.html#paper-1")
    assert page.locator("li.workshop-paper:visible").count() == 2


def test_a_long_formula_scrolls_by_itself(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/papers/1.html", width=320)
    wide = "one => one.scrollWidth > one.clientWidth && one.getBoundingClientRect().right <= innerWidth"
    assert page.locator(".workshop-paper-abstract math").last.evaluate(wide)
    assert page.locator(".workshop-paper-abstract math[tabindex]").count() == 1
    scrolled = "one => { one.scrollLeft = 50; return one.scrollLeft }"
    assert page.locator(".workshop-paper-abstract math").last.evaluate(scrolled) == 50


def test_a_button_copies_the_entry_for_a_bibliography_and_says_so(
    papers: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{papers.url}/papers/1.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy BibTeX").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    assert (
        page.evaluate("navigator.clipboard.readText()") == page.locator(".workshop-cite pre").text_content()
    )
    assert not page.locator(".workshop-cite pre").is_visible()


def test_where_nothing_may_be_copied_the_entry_is_selected(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/papers/1.html")
    page.context.grant_permissions(["geolocation"])  # and no other
    page.get_by_role("button", name="Copy BibTeX").click()
    page.get_by_role("status").get_by_text("Selected").wait_for()
    assert page.evaluate("getSelection().toString()").startswith("@inproceedings{example")


def test_without_scripts_the_entry_is_there_and_no_button(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/papers/1.html", scripts=False)
    page.get_by_text("BibTeX").click()
    assert page.get_by_text("@inproceedings").is_visible()
    assert not page.get_by_role("button", name="Copy").count()


def test_keywords_and_neighbours_lead_through_the_papers(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/papers/1.html")
    page.get_by_role("link", name="Next paper").click()
    page.wait_for_url("**/papers/2.html")
    page.get_by_role("link", name="Previous paper").click()
    page.wait_for_url("**/papers/1.html")
    page.get_by_role("link", name="squares", exact=True).click()
    page.wait_for_url("**/papers.html?keyword=squares")
    page.get_by_text("1 of 2 papers").wait_for()
    assert page.locator("li.workshop-paper:visible").count() == 1
    page.go_back()
    page.wait_for_url("**/papers/1.html")


def test_without_scripts_all_papers_are_there(papers: Served, open_page: OpenPage) -> None:
    page = open_page(f"{papers.url}/papers.html", scripts=False)
    assert page.locator("li.workshop-paper:visible").count() == 2
    page.locator("#paper-1 summary").first.click()
    assert page.get_by_text("A first paragraph about squares.").is_visible()
