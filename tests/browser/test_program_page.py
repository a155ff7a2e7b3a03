"""The program of a long workshop in a browser: days as tabs, filters, what is on, wide days, and paper."""

from __future__ import annotations

import re
import shutil
import time
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Route

    from tests.browser.conftest import OpenPage, Served

BERLIN: Final = "Europe/Berlin"
BEFORE: Final = "2026-06-01T08:00:00Z"
ROOMS: Final = [f"Room {number}" for number in range(1, 13)]
WORKSHOP: Final = """
name: Example Conference 2026
short_name: EC 2026
phase: program
timezone: Europe/Berlin
url: https://example.org/ec/2026/
venue:
  name: Congress Centre
  room: Great hall
  address: Example Street 1; Exampletown
"""
SHIFTS: Final = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.hadRecentInput ? 0 : entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def sessions(day: int) -> Iterator[str]:
    """Yield the sessions of a day, 18 of them: as many as a large workshop has."""
    yield "{title: Registration, kind: break, start: 08:30, end: 09:00}"
    yield f"{{title: Keynote {day}, kind: talk, start: 09:15, end: 10:00, room: Room 1}}"
    for number, room in enumerate(ROOMS[: 12 if day == 1 else 3]):
        track = ("Theory", "Practice")[number % 2]
        papers = ", ".join(f"p{day}-{number}-{index}" for index in range(3))
        facts = f"start: 10:30, end: 12:00, room: {room}, track: {track}, kind: spotlight"
        yield f"{{title: Talks {day}.{number}, {facts}, papers: [{papers}]}}"
    yield "{title: Lunch, kind: break, start: 12:00, end: 13:00}"
    yield f"{{title: 'Panel {day}, or: $5 & more', kind: panel, start: 13:00, end: 14:00, room: Room 2}}"
    if day == 5:
        yield "{title: Dinner, kind: social, start: 20:00, end: 2026-06-13 00:30}"


@pytest.fixture(scope="module")
def program(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve a program of five days, of which the first has twelve rooms."""
    folder = tmp_path_factory.mktemp("long")
    root = shutil.copytree(ROOT / "tests/roots/program", folder / "root")
    with (root / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write('suppress_warnings = ["workshop.gap"]\n')
    (root / "data/workshop.yml").write_text(WORKSHOP, encoding="utf-8")
    days = [
        f"- date: 2026-06-{7 + day:02}\n  sessions:\n"
        + "".join(f"    - {session}\n" for session in sessions(day))
        for day in range(1, 6)
    ]
    (root / "data/program.yml").write_text("".join(days), encoding="utf-8")
    keys = re.findall(r"p\d-\d+-\d", "".join(days))
    papers = (f"- id: {key}\n  title: Paper {key}\n  authors:\n    - Ada {key}\n" for key in keys)
    (root / "data/papers.yml").write_text("".join(papers), encoding="utf-8")
    for path in (*root.glob("*.md"), root / "data/speakers.yml"):
        path.unlink()
    (root / "index.md").write_text("# Program\n\n```{program}\n```\n", encoding="utf-8")
    return build(root, folder / "html")


def open_days(page: Page) -> list[str]:
    titles = page.locator(".workshop-day-title").all()
    return [title.inner_text() for title in titles if title.is_visible()]


def titles(page: Page) -> list[str]:
    """Return the titles of the sessions in sight."""
    found = page.locator(".workshop-session-title").all()
    return [title.inner_text() for title in found if title.is_visible()]


def test_the_day_of_today_is_open_and_others_are_one_click_away(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/index.html", zone="America/Los_Angeles", now="2026-06-10T23:00:00Z")
    assert open_days(page) == ["Thursday, 11 June 2026"]  # there; in Los Angeles it is the tenth
    assert page.locator("[aria-current=true]").inner_text() == "Thu 11 Jun"
    page.get_by_role("link", name="Tue 9 Jun").click()
    assert open_days(page) == ["Tuesday, 9 June 2026"]
    assert page.url.endswith("#day-2026-06-09")
    page.reload()
    assert open_days(page) == ["Tuesday, 9 June 2026"]
    page.clock.set_fixed_time("2026-06-12T22:15:00Z")  # the dinner is on
    page.goto(f"{program.url}/index.html")
    assert open_days(page) == ["Friday, 12 June 2026"]
    page.clock.set_fixed_time("2026-07-01T12:00:00Z")
    page.goto(f"{program.url}/index.html")
    assert open_days(page) == ["Monday, 8 June 2026"]


def test_the_address_of_a_session_opens_its_day(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/index.html#session-2026-06-12-1200-lunch", zone=BERLIN, now=BEFORE)
    assert open_days(page) == ["Friday, 12 June 2026"]
    lunch = page.locator("#session-2026-06-12-1200-lunch")
    assert lunch.evaluate("one => one.getBoundingClientRect().top") < 900
    page.evaluate("location.hash = '#session-2026-06-09-0830-registration'")
    page.wait_for_function("!document.querySelector('#day-2026-06-09').classList.contains('workshop-closed')")
    assert open_days(page) == ["Tuesday, 9 June 2026"]


def test_without_scripts_all_days_are_there_with_links_and_without_dead_buttons(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/index.html", scripts=False)
    page.wait_for_timeout(5500)  # a browser that only stops scripts shows the other days then
    assert len(open_days(page)) == 5
    assert page.locator(".workshop-program :is(button, select)").count() == 0
    page.get_by_role("link", name="Fri 12 Jun").click()
    assert page.url.endswith("#day-2026-06-12")


def test_filters_leave_what_they_say_and_can_be_shared_and_cleared(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/index.html", zone=BERLIN, now=BEFORE)
    page.get_by_label("Track").select_option(value="Practice")
    assert page.get_by_role("status").inner_text() == "Sessions: 10 of 45"
    assert titles(page) == [f"Talks 1.{number}" for number in (1, 3, 5, 7, 9, 11)]
    page.get_by_label("Room", exact=True).select_option(value="Room 2")
    assert titles(page) == ["Talks 1.1"]
    assert page.get_by_label("Kind").locator("option").all_inner_texts() == [
        "All kinds",
        "Break (0)",
        "Talk (0)",
        "Spotlight (5)",
        "Panel (0)",
        "Social (0)",
    ]
    assert page.url.endswith("?track=Practice&room=Room+2")
    assert not page.locator(".workshop-rooms").first.is_visible()
    assert page.get_by_text("Room: Room 2").first.is_visible()

    page.goto(f"{program.url}/index.html?kind=Social&room=Nowhere")
    assert open_days(page) == ["Friday, 12 June 2026"]
    assert titles(page) == ["Dinner"]
    page.get_by_role("button", name="Clear").click()
    assert "Lunch" in titles(page)
    assert "kind" not in page.url


def test_now_and_next_are_one_key_or_one_tap_away(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/index.html?kind=Social", zone=BERLIN, now="2026-06-09T09:00:00Z")
    focused = "document.activeElement.querySelector('.workshop-session-title').innerText"
    page.get_by_role("button", name="Now", exact=True).wait_for()  # the program is in sight
    page.keyboard.press("n")
    assert page.evaluate(focused) == "Talks 2.0"
    page.keyboard.press("n")
    assert page.evaluate(focused) == "Talks 2.1"
    page.get_by_role("button", name="Next", exact=True).click()
    assert page.evaluate(focused) == "Lunch"
    page.get_by_role("button", name="Now", exact=True).click()
    assert page.evaluate(focused) == "Talks 2.0"
    page.get_by_label("Track").focus()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    page.clock.set_fixed_time("2026-07-09T09:00:00Z")
    page.reload()
    assert page.get_by_role("button", name=re.compile("^(Now|Next)$")).count() == 0
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_twelve_rooms_scroll_inside_the_day_with_heads_and_times_in_view(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/index.html", width=1440, zone=BERLIN, now=BEFORE)
    region = page.get_by_role("region", name="Program by room: Mon 8 Jun")
    assert page.evaluate("document.documentElement.scrollWidth") == 1440
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    assert page.locator("#day-2026-06-08.workshop-more-after").count() == 1
    region.focus()
    region.evaluate("one => one.scrollTo(one.scrollWidth, one.scrollHeight)")
    page.wait_for_function("!document.querySelector('.workshop-more-after')")
    box, head, tick = (
        page.locator(selector).first.bounding_box()
        for selector in (".workshop-scroll", ".workshop-rooms > span:last-child", ".workshop-tick")
    )
    assert box is not None
    assert head is not None
    assert tick is not None
    assert box["y"] <= head["y"] < box["y"] + 60
    assert head["x"] + head["width"] <= box["x"] + box["width"] + 1
    assert abs(tick["x"] - box["x"]) < 2
    keynote = page.locator("#day-2026-06-08 .workshop-across").first.bounding_box()
    assert keynote is not None
    assert keynote["x"] + keynote["width"] <= box["x"] + box["width"] + 1


def test_room_heads_stay_in_view_while_the_page_scrolls(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/index.html#day-2026-06-09", width=1440, zone=BERLIN, now=BEFORE)
    page.set_viewport_size({"width": 1440, "height": 420})
    page.locator("#day-2026-06-09 .workshop-session").last.scroll_into_view_if_needed()
    top = page.locator("#day-2026-06-09 .workshop-rooms").evaluate("one => one.getBoundingClientRect().top")
    assert 0 <= top < 150


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("query", ["", "?track=Theory"])
def test_nothing_moves_when_scripts_come(
    program: Served, open_page: OpenPage, width: int, query: str
) -> None:
    page = open_page("about:blank", width=width, zone="Asia/Kathmandu", now="2026-06-08T09:00:00Z")
    page.add_init_script(SHIFTS)

    def come_late(route: Route) -> None:
        time.sleep(0.2)  # after the page has been painted
        route.continue_()

    page.route(re.compile(r"/(times|program|schedule)\.js"), come_late)
    page.goto(f"{program.url}/index.html{query}")
    page.locator(".workshop-mine-choice").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") <= 0.02
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_each_day_prints_on_one_sheet(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/index.html", zone=BERLIN, now=BEFORE)
    sheets = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 5
    page.emulate_media(media="print")
    assert len(open_days(page)) == 5
    assert page.get_by_text("Paper p1-0-0").first.is_visible()
    assert (
        page.locator(".workshop-day").first.evaluate("one => getComputedStyle(one).color") == "rgb(0, 0, 0)"
    )
