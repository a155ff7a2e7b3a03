"""Every page by keyboard, on paper, with forced colours or large text, without motion or scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.quality.looks import SCRIPT, ask, on_paper, prepare, sample, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.conftest import Served

    Open = Callable[..., Page]

TWICE: Final = "document.documentElement.style.fontSize = '200%'"
SKIP: Final = "Skip to main content"
ON_A_PHONE: Final = ("index.html", "program.html", "papers.html", "search.html")
"""The pages that have the most for fingers and keys."""

ONE_KIND: Final = ("paper-authors.html",)
"""Pages of hundreds of stops that are all alike."""


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


def visits(page: Page, site: Served, names: Iterable[str] = ()) -> Iterator[str]:
    """Go from page to page: to those that are named, or to all."""
    for path in names or sample(site.folder):
        page.goto(f"{site.url}/{path}")
        yield path


@pytest.mark.parametrize("width", [1280, 390])
def test_tab_reaches_everything_in_order_and_one_sees_where_it_is(
    site: Served, open_with: Open, width: int
) -> None:
    page = open_with(width, reduced_motion="reduce")
    wrong = []
    paths = ON_A_PHONE if width == 390 else [one for one in sample(site.folder) if one not in ONE_KIND]
    for path in visits(page, site, paths):
        steps = walk(page)
        wrong += steps.wrong
        assert steps.stops > 3, path
    assert wrong == []


def test_the_first_tab_stop_of_a_page_leads_past_the_menus(site: Served, open_with: Open) -> None:
    page = open_with(reduced_motion="reduce")
    for path in visits(page, site, ON_A_PHONE):
        ask(page, "tabStops")
        page.keyboard.press("Tab")
        assert ask(page, "focused")["name"].endswith(SKIP), path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert ask(page, "focused")["past"], path


def test_nothing_is_lost_on_paper(site: Served, open_with: Open) -> None:
    page = open_with()
    assert [wrong for _path in visits(page, site) for wrong in on_paper(page)] == []


def test_no_sign_is_lost_where_colours_are_forced_and_nothing_moves_where_motion_is_reduced(
    site: Served, open_with: Open
) -> None:
    page = open_with(forced_colors="active", reduced_motion="reduce")
    wrong = {}
    for path in visits(page, site):
        if found := ask(page, "lostSigns") + ask(page, "moving"):
            wrong[path] = found
    assert wrong == {}


def test_text_of_twice_the_size_neither_widens_the_page_nor_is_cut(site: Served, open_with: Open) -> None:
    page = open_with()
    wrong = {}
    for path in visits(page, site):
        page.evaluate(TWICE)
        for width in (1280, 640):
            page.set_viewport_size({"width": width, "height": 900})
            if found := ask(page, "sideways") + ask(page, "hidden"):
                wrong[path, width] = found
    assert wrong == {}


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
