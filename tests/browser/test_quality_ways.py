"""Every page by keyboard, on paper, with forced colours or large text, without motion or scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.quality.looks import SCRIPT, ask, on_paper, prepare, sample, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Served

    Open = Callable[..., Page]

TWICE: Final = "document.documentElement.style.fontSize = '200%'"
SKIP: Final = "Skip to main content"


@pytest.fixture(
    scope="module",
    params=[pytest.param(site, marks=pytest.mark.xdist_group(f"{site}-ways")) for site in ("vgm", "full")],
)
def site(request: pytest.FixtureRequest) -> Served:
    """Return each of the sites."""
    served: Served = request.getfixturevalue(request.param)
    return served


@pytest.fixture
def open_with(browser: Browser) -> Iterator[Open]:
    """Return what opens an empty page in a browser of one's liking: options of Playwright's `new_context`."""
    contexts: list[BrowserContext] = []

    def open_with(width: int = 1280, **options: object) -> Page:
        size = {"width": width, "height": 900}
        contexts.append(prepare(browser.new_context(viewport=size, **options)))  # type: ignore[arg-type]
        return contexts[-1].new_page()

    yield open_with
    for context in contexts:
        context.close()


def visits(page: Page, site: Served) -> Iterator[str]:
    """Go from page to page."""
    for path in sample(site.folder):
        page.goto(f"{site.url}/{path}")
        yield path


@pytest.mark.parametrize("width", [1280, 390])
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(
    site: Served, open_with: Open, width: int
) -> None:
    page = open_with(width, reduced_motion="reduce")
    wrong = []
    for path in visits(page, site):
        steps = walk(page)
        wrong += steps.wrong
        assert steps.stops > 3, path
    assert wrong == []


def test_the_first_tab_stop_of_every_page_leads_past_the_menus(site: Served, open_with: Open) -> None:
    page = open_with(reduced_motion="reduce")
    for path in visits(page, site):
        ask(page, "tabStops")
        page.keyboard.press("Tab")
        assert ask(page, "focused")["name"].endswith(SKIP), path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert ask(page, "focused")["past"], path


def test_nothing_is_lost_on_paper(site: Served, open_with: Open) -> None:
    page = open_with()
    assert [wrong for _path in visits(page, site) for wrong in on_paper(page)] == []


def test_no_sign_is_lost_where_colours_are_forced(site: Served, open_with: Open) -> None:
    page = open_with(forced_colors="active")
    assert {path: lost for path in visits(page, site) if (lost := ask(page, "lostSigns"))} == {}


@pytest.mark.parametrize("width", [1280, 640])
def test_text_of_twice_the_size_neither_widens_the_page_nor_is_cut(
    site: Served, open_with: Open, width: int
) -> None:
    page = open_with(width)
    wrong = {}
    for path in visits(page, site):
        page.evaluate(TWICE)
        if found := ask(page, "sideways") + ask(page, "hidden"):
            wrong[path] = found
    assert wrong == {}


def test_nothing_moves_for_those_who_asked_for_less_motion(site: Served, open_with: Open) -> None:
    page = open_with(reduced_motion="reduce")
    assert {path: moving for path in visits(page, site) if (moving := ask(page, "moving"))} == {}


def test_without_scripts_the_text_is_there_and_no_button_is_dead(site: Served, open_with: Open) -> None:
    with_scripts, without = open_with(390), open_with(390, java_script_enabled=False)
    lost = {}
    for path in visits(with_scripts, site):
        if path == "search.html":  # which is a script
            continue
        without.goto(f"{site.url}/{path}")
        without.evaluate(SCRIPT.read_text(encoding="utf-8"))
        words, there = (set(ask(one, "words")) for one in (with_scripts, without))
        if missing := sorted(words - there):
            lost[path] = missing
        if dead := ask(without, "dead"):
            lost[path] = [*lost.get(path, []), *dead]
    assert lost == {}
