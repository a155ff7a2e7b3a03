"""The choice of one's own time holds on every page that shows times, and each such page offers it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import ROOT
from tests.browser.test_program import KATHMANDU, VIENNA

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

NOW: Final = "2022-09-01T08:00:00Z"
DATES_PAGE: Final = "# Dates\n\n```{important-dates}\n```\n"
PAPERS_PAGE: Final = "# Papers\n\n```{papers}\n```\n"
DEADLINE: Final = """
- id: late
  name: Submission
  due: 2022-11-30 23:59
"""


@pytest.fixture(scope="module")
def pages(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve a workshop with times on pages of people, papers, dates and the program."""
    folder = tmp_path_factory.mktemp("times")
    root = folder / "root"
    shutil.copytree(ROOT / "tests/roots/program", root)
    (root / "dates.md").write_text(DATES_PAGE, encoding="utf-8")
    (root / "papers.md").write_text(PAPERS_PAGE, encoding="utf-8")
    (root / "data/dates.yml").write_text(DEADLINE, encoding="utf-8")
    index = root / "index.md"
    index.write_text(
        index.read_text("utf-8").replace("people\n", "people\ndates\npapers\n"), encoding="utf-8"
    )
    return build(root, folder / "html")


def appearance(page: Page) -> str:
    return page.locator("#person-alan-example .workshop-appearance").first.inner_text()


def deadline(page: Page) -> str:
    return " ".join(page.locator("td:has(.workshop-deadline)").inner_text().replace(",", "").split())


def test_what_is_chosen_on_one_page_holds_on_all(pages: Served, open_page: OpenPage) -> None:
    page = open_page(f"{pages.url}/people.html", zone=KATHMANDU, now=NOW)
    assert "Friday, 2 December 2022, 10:00–10:45 (Vienna, UTC+1)" in appearance(page)
    page.get_by_role("button", name="Vienna, UTC+1: show your time").first.click()
    assert "2 December 2022, 14:45–15:30 (UTC+5:45)" in appearance(page)

    page.goto(f"{pages.url}/papers/9.html")
    session = page.locator(".workshop-paper-session")
    assert "3 December 2022, 18:45–19:15 (UTC+5:45): " in session.inner_text()

    page.goto(f"{pages.url}/program.html")
    assert page.get_by_role("button", name="Yours (UTC+5:45)").get_attribute("aria-pressed") == "true"

    page.goto(f"{pages.url}/dates.html")
    own, theirs = "Thursday 1 December 2022 17:44 UTC+5:45", "Wednesday 30 November 2022 23:59 AoE"
    assert deadline(page) == f"{own} (announced: {theirs})"
    page.get_by_role("button", name="announced").click()
    assert deadline(page) == f"{theirs} (your time: {own})"

    page.goto(f"{pages.url}/people.html")
    assert "10:00–10:45 (Vienna, UTC+1)" in appearance(page)


def test_the_choice_takes_no_more_room_than_the_words(pages: Served, open_page: OpenPage) -> None:
    heights = []
    for zone in (VIENNA, KATHMANDU):
        page = open_page(f"{pages.url}/people.html", zone=zone, now=NOW, width=390)
        assert page.locator(".workshop-zone-choice").count() == (0 if zone == VIENNA else 8)
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
    assert heights[0] == heights[1]
