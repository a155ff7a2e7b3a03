"""The head of the landing page in a browser: what a phone shows first, and text that no picture covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import show_in
from tests.browser.test_phases import CONF

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page, Route

    from tests.browser.conftest import OpenPage, Served

SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 520" width="560" height="520">'
    '<rect width="560" height="520" fill="{}"/></svg>\n'
)
FILES: Final = {
    "conf.py": CONF,
    "index.md": "# {fact}`name`\n\n```{hero}\n:art: light.svg\n:art-dark: dark.svg\n\n"
    "{doc}`Call for papers <call>`\n{doc}`Dates <dates>`\n```\n\n## Welcome\n\n"
    "```{news}\n:limit: 2\n```\n\n```{workshop-facts}\n```\n\n```{toctree}\n:glob:\n:hidden:\n\n*\n```\n",
    "call.md": "# Call for papers\n\n```{tracks}\n```\n",
    "dates.md": "# Dates\n\n```{important-dates}\n```\n",
    "news.md": "# News\n\n```{news}\n```\n",
    "light.svg": SVG.format("#9db2d6"),
    "dark.svg": SVG.format("#31466f"),
    "data/workshop.yml": "name: International Workshop on the Generation of Convincing Examples 2026\n"
    "short_name: EX 2026\nphase: call\ndate: 2026-12-20\nformat: hybrid\n"
    'tagline: "From examples to more examples: the theory, the practice, and what comes between"\n'
    "venue:\n  name: Example Convention Center\n  address: 1 Example Street, Example Town, Exampleland\n"
    "  url: https://example.org/center\ncontact: chairs@example.org\n"
    "links:\n  submission: https://example.org/submit\n  code_of_conduct: https://example.org/conduct\n",
    "data/call.yml": "tracks:\n  - name: Full papers\n    id: full\n",
    "data/dates.yml": "- name: Paper deadline\n  kind: submission\n  due: 2026-08-10\n"
    "- name: Early registration\n  kind: registration\n  due: 2026-10-10\n",
    "data/news.yml": "- date: 2026-05-01\n  text: The site is up.\n"
    "- date: 2026-06-01\n  text: The call for papers is *open*.\n  url: https://example.org/news\n"
    "- date: 2026-07-01\n  text: A tutorial is planned.\n",
}
BEFORE: Final = "2026-07-29T12:00:00Z"
BETWEEN: Final = "2026-09-01T12:00:00Z"
AFTER: Final = "2026-11-01T12:00:00Z"
PHONE: Final = 844
"""How high a usual phone is; above the page, the theme has its bar and its header."""


@pytest.fixture(scope="module")
def site(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve a workshop with a long name, of which all is known."""
    folder = tmp_path_factory.mktemp("hero")
    for name, text in FILES.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build(folder / "source", folder / "html")


def box(found: Locator) -> dict[str, float]:
    """Return where an element stands in the window."""
    place = found.bounding_box()
    assert place is not None
    return {
        "left": place["x"],
        "right": place["x"] + place["width"],
        "top": place["y"],
        "bottom": place["y"] + place["height"],
    }


def test_a_phone_shows_the_date_and_the_main_action_first(site: Served, open_page: OpenPage) -> None:
    for now in (BEFORE, BETWEEN):
        page = open_page(f"{site.url}/index.html", width=390, now=now)
        assert box(page.locator(".workshop-hero-facts"))["bottom"] < PHONE
        assert box(page.locator(".workshop-hero-actions .workshop-action:visible").first)["bottom"] < PHONE


@pytest.mark.parametrize(
    ("now", "action", "left"),
    [
        (BEFORE, "Submit a paper", ["in 12 days", "in 73 days"]),
        (BETWEEN, "See the dates", ["in 39 days"]),
        (AFTER, "See the dates", []),
    ],
)
def test_the_hero_says_what_is_ahead_by_the_visitors_clock(
    site: Served, open_page: OpenPage, now: str, action: str, left: list[str]
) -> None:
    page = open_page(f"{site.url}/index.html", now=now)
    row = page.locator(".workshop-hero-actions .workshop-action:visible > a")
    assert row.all_inner_texts() == [action, "Call for papers", "Dates"]
    assert page.locator(".workshop-hero .workshop-left:visible").all_inner_texts() == left
    assert page.get_by_text("The call for papers is closed.").last.is_visible() is (now != BEFORE)


@pytest.mark.parametrize("now", [BEFORE, AFTER])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_page_loads(site: Served, open_page: OpenPage, width: int, now: str) -> None:
    page = open_page("about:blank", width=width, now=now)

    def wait_first(route: Route) -> None:
        page.wait_for_timeout(50)
        route.continue_()

    page.route("**/*.js*", wait_first)
    page.add_init_script(
        "window.moved = 0; const add = list => list.getEntries().forEach(one => window.moved += one.value);"
        "new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(f"{site.url}/index.html")
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved") <= 0.02


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1440])
def test_the_picture_covers_no_text_and_nothing_is_cut(site: Served, open_page: OpenPage, width: int) -> None:
    page = open_page(f"{site.url}/index.html", width=width, now=BEFORE)
    picture = page.locator(".workshop-art:visible")
    if picture.count():
        text, art = box(page.locator(".workshop-hero-text")), box(picture)
        assert text["right"] <= art["left"]
        assert art["bottom"] <= box(page.locator("#welcome"))["top"]
    cut = page.evaluate(
        "[...document.querySelectorAll('.workshop-hero *')]"
        ".filter(one => getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1)"
        ".map(one => one.className)"
    )
    assert cut == []
    page.add_style_tag(content="html { font-size: 200% }")
    wide = page.evaluate(
        "[...document.querySelectorAll('.workshop-hero, .workshop-hero *')]"
        ".filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.className)"
    )
    assert wide == []


def test_a_phone_does_not_load_the_picture(site: Served, open_page: OpenPage) -> None:
    for width, shown in ((390, False), (1280, True)):
        page = open_page("about:blank", width=width, now=BEFORE)
        page.goto(f"{site.url}/index.html")
        for picture in page.locator(".workshop-art:visible").all():
            picture.evaluate("one => one.decode()")
        loaded = page.locator(".workshop-art").evaluate_all(
            "all => all.filter(one => one.complete).map(one => one.src.split('/').at(-1))"
        )
        assert loaded == (["light.svg"] if shown else [])


def test_dark_mode_has_its_own_picture(site: Served, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}/index.html", now=BEFORE)
    show_in(page, "dark", 1280)
    (shown,) = page.locator(".workshop-art:visible").all()
    assert (shown.get_attribute("src") or "").endswith("dark.svg")


def test_the_picture_is_mirrored_where_text_runs_from_right_to_left(
    site: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{site.url}/index.html", now=BEFORE)
    page.evaluate("document.documentElement.dir = 'rtl'")
    picture = page.locator(".workshop-art:visible")
    assert picture.evaluate("one => getComputedStyle(one).transform") == "matrix(-1, 0, 0, 1, 0, 0)"
    assert box(picture)["right"] <= box(page.locator(".workshop-hero-text"))["left"]
    picture.evaluate("one => one.classList.add('workshop-art-fixed')")
    assert picture.evaluate("one => getComputedStyle(one).transform") == "none"


def test_without_scripts_all_deadlines_stand_there(site: Served, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}/index.html", scripts=False)
    assert page.locator(".workshop-hero .workshop-ahead").all_text_contents() == [
        "Paper deadline: Monday, 10 August 2026, 23:59 AoE",
        "Early registration: Saturday, 10 October 2026, 23:59 AoE",
    ]
    assert page.locator(".workshop-hero .workshop-closed").is_hidden()


def test_buttons_are_large_enough_to_touch(site: Served, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}/index.html", width=390, now=BEFORE)
    for link in page.locator(".workshop-hero-actions a:visible").all():
        place = box(link)
        assert place["bottom"] - place["top"] >= 44


@pytest.mark.parametrize("now", [BEFORE, AFTER])
def test_axe_finds_nothing_in_the_hero(
    site: Served, open_page: OpenPage, axe: Callable[[Page], list[str]], now: str
) -> None:
    page = open_page(f"{site.url}/index.html", now=now)
    for scheme, width in (("light", 1440), ("dark", 390)):
        show_in(page, scheme, width)
        assert axe(page) == []


def test_the_newest_news_lead_to_all(site: Served, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}/index.html", now=BEFORE)
    assert page.locator("dl.workshop-news > dt").all_inner_texts() == ["1 July 2026", "1 June 2026"]
    page.get_by_role("link", name="All news").click()
    page.wait_for_url(f"{site.url}/news.html#news-all")
    assert page.locator("dl.workshop-news > dt").count() == 3
