"""The manual: its search finds what organizers ask for, examples show something, pages can be read."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup

from sphinx_workshop.directives.table import DIRECTIVES, ROLES
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.files import FILES
from tests.browser.conftest import ROOT, Served, show_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage

SOURCE: Final = ROOT / "manual"
QUESTIONS: Final[dict[str, str]] = yaml.safe_load((ROOT / "tests/manual/questions.yml").read_text("utf-8"))
FIRST: Final = 3
LOOKED_AT: Final = (
    "index",
    "reference/data/dates",
    "reference/commands",
    "reference/hosts",
    "examples/landing",
    "examples/people",
    "examples/phases",
)
FOUND: Final = """() => {
  const said = document.querySelector("#search-results .search-summary")?.textContent ?? "";
  if (!/found|did not match/.test(said)) return null;
  return [...document.querySelectorAll("#search-results ul.search > li > a")].map((link) => link.href);
}"""
"""The addresses of the results; nothing while the search goes on."""


@pytest.fixture(scope="session")
def manual(
    serve: Callable[[Path], Served], build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory
) -> Served:
    """Serve the manual: the one that the variable MANUAL names, or one built here, without pictures."""
    if "MANUAL" in os.environ:
        return serve(Path(os.environ["MANUAL"]))
    return build(SOURCE, tmp_path_factory.mktemp("manual") / "html")


def results(page: Page, url: str, question: str) -> list[str]:
    """Return the pages that the search finds, each once, the best first."""
    page.goto(f"{url}/search.html?q={quote(question)}")
    for _try in range(200):
        found = page.evaluate(FOUND)
        if found is not None:
            paths = (urlsplit(address).path for address in found)
            return list(dict.fromkeys(path.removeprefix("/").removesuffix(".html") for path in paths))
        page.wait_for_timeout(20)
    message = f"the search for {question!r} has no end"
    raise AssertionError(message)


def test_the_search_finds_the_page_that_answers_among_the_first(manual: Served, open_page: OpenPage) -> None:
    page = open_page(f"{manual.url}/index.html")
    found = {question: results(page, manual.url, question)[:FIRST] for question in QUESTIONS}
    assert len(found) >= 20
    assert {question: first for question, first in found.items() if QUESTIONS[question] not in first} == {}


def test_each_directive_and_role_has_a_live_example() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (SOURCE / "examples").glob("*.md"))
    live = "".join(re.findall(r"(?s)````\{live\}\n(.*?)\n````", text))
    used = set(re.findall(r"\{([a-z-]+)\}", live))
    assert DIRECTIVES.keys() | ROLES.keys() <= used


def test_each_live_example_shows_something(manual: Served) -> None:
    shown = 0
    for path in sorted((manual.folder / "examples").glob("*.html")):
        for result in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(".manual-result"):
            shown += 1
            assert len(result.get_text(strip=True)) > 10, path.name
    assert shown > 30


def test_the_example_is_told_to_nobody(manual: Served) -> None:
    for name in ("workshop.json", "schedule.json", "feed.xml", "llms.txt", "CITATION.cff"):
        assert not (manual.folder / name).exists()
    for path in manual.folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "application/ld+json" not in page, path.name
        assert 'class="bd-header-announcement' not in page, path.name


def test_the_reference_has_whatever_the_code_has(manual: Served) -> None:
    def ids(name: str) -> set[str]:
        text = (manual.folder / f"reference/{name}.html").read_text(encoding="utf-8")
        return {str(one["id"]) for one in BeautifulSoup(text, "html.parser").select("[id]")}

    assert {f"problem-{kind.value}" for kind in Kind} <= ids("problems")
    assert {f"export-{name}" for name in FORMATS} <= ids("exports")
    assert {f"role-{name}" for name in ROLES} <= ids("roles")
    assert (
        len([one for one in ids("directives") if one.partition("-id")[0] in DIRECTIVES])
        >= len(DIRECTIVES) - 2
    )
    for stem in FILES:
        assert "keys" in ids(f"data/{stem}")


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_can_be_read_on_a_phone_and_in_the_dark(
    name: str, manual: Served, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{manual.url}/{name}.html", width=390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []
    show_in(page, "dark", 1280)
    assert axe(page) == []
