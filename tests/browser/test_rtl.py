"""A site that runs from right to left is mirrored; what scripts say there is in its language, too."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import ROOT
from tests.pseudo import LANGUAGE, texts_of, unmarked, write_catalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

FULL: Final = ROOT / "tests/roots/full"
LIVE: Final = "2022-12-02T16:30:00Z"
"""A moment while the program is on."""
PAGES: Final = ("index", "people", "program", "dates", "cfp", "papers", "committee", "search")


def translated(source: Path, language: str, more: str = "") -> Path:
    """Copy the site with every kind of fact, in another language and in the phase that has a program."""
    shutil.copytree(FULL, source)
    conf = source / "conf.py"
    settings = f'language = "{language}"\nhtml_theme = "workshop"\n{more}'
    conf.write_text(
        conf.read_text(encoding="utf-8").replace('html_theme = "basic"\n', settings), encoding="utf-8"
    )
    facts = source / "data/workshop.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("phase: call", "phase: program"), encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def arabic(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("arabic")
    return build(translated(folder / "source", "ar"), folder / "html")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_runs_from_right_to_left_and_stays_inside_the_window(
    open_page: OpenPage, arabic: Served, name: str, width: int
) -> None:
    page = open_page(f"{arabic.url}/{name}.html", width=width, now=LIVE)
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    # What overflows to the left of such a page scrolls, too.
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def left_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["x"] + box["width"] / 2


def test_what_stands_side_by_side_is_mirrored(open_page: OpenPage, arabic: Served) -> None:
    page = open_page(f"{arabic.url}/people.html")
    assert left_of(page, ".workshop-portrait") > left_of(page, ".workshop-person-heading .workshop-name")
    page.goto(f"{arabic.url}/index.html")
    assert left_of(page, "dl.workshop-facts > dt") > left_of(page, "dl.workshop-facts > dd")
    page.goto(f"{arabic.url}/program.html")
    assert left_of(page, ".workshop-time") > left_of(page, ".workshop-session-title")


def test_the_quotes_of_a_talk_are_around_its_title(open_page: OpenPage, arabic: Served) -> None:
    """In a line from right to left, an English title before and in the quotes is text of its own."""
    page = open_page(f"{arabic.url}/program.html")
    session = page.locator("#session-invited .workshop-session-title bdi")
    boxes = [box for box in (one.bounding_box() for one in session.all()) if box]
    assert [one.inner_text() for one in session.all()] == ["Invited talk 1", "On good examples"]
    assert boxes[0]["x"] > boxes[1]["x"], "what is said first stands on the right"


def test_numbers_in_scripts_are_those_of_the_page(open_page: OpenPage, arabic: Served) -> None:
    page = open_page(f"{arabic.url}/dates.html", zone="Asia/Tokyo", now="2022-09-20T00:00:00Z")
    said = page.locator(".workshop-local").first.inner_text()
    assert "2022" in said
    assert not re.search("[\u0660-\u0669]", said)


@pytest.fixture(scope="module")
def marked(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    folder = tmp_path_factory.mktemp("marked")
    source = translated(folder / "source", LANGUAGE, 'locale_dirs = ["locale"]\n')
    write_catalog(source)
    return build(source, folder / "html")


@pytest.mark.parametrize("name", PAGES)
def test_scripts_say_nothing_that_is_not_a_message(open_page: OpenPage, marked: Served, name: str) -> None:
    page = open_page(f"{marked.url}/{name}.html", zone="Asia/Tokyo", now=LIVE)
    for button in page.locator("main button").element_handles():
        if button.is_visible():  # some hide others
            button.click()
    search = page.locator("main input[type=search]:visible")
    if search.count():
        search.first.fill("example")
        page.wait_for_timeout(600)
    assert unmarked(page.content(), texts_of(FULL)) == []
