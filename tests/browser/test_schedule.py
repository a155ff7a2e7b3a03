"""My schedule: stars that a browser keeps, the view of the starred, and their calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import icalendar
import pytest

from tests.browser.conftest import ROOT
from tests.browser.test_program import VIENNA

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenPage, Served

NOW: Final = "2022-11-30T08:00:00Z"
REFUSING: Final = """for (const name of ["getItem", "setItem"]) {
  const whole = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("workshop-stars")) throw new Error("not allowed");
    return whole.call(this, key, ...rest);
  };
}"""
FACTS: Final = ("UID", "SUMMARY", "STATUS", "LOCATION")


@pytest.fixture(scope="module")
def program(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve the workshop of two days, one with parallel rooms."""
    return build(ROOT / "tests/roots/program", tmp_path_factory.mktemp("schedule") / "html")


def star(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=f"“{title}” in my schedule", exact=True)


def mine(page: Page) -> Locator:
    return page.get_by_role("button", name="My schedule (")


def titles(page: Page) -> list[str]:
    found = page.locator(".workshop-session-title").all()
    return [title.inner_text() for title in found if title.is_visible()]


def test_stars_stay_and_are_shown_together_across_days(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/program.html", zone=VIENNA, now=NOW)
    assert star(page, "Coffee").get_attribute("aria-pressed") == "false"
    mine(page).click()
    assert titles(page) == []
    assert page.get_by_text("The sessions that you mark with a star").is_visible()
    mine(page).click()
    star(page, "Short examples").click()
    star(page, "Demonstrations").focus()
    page.keyboard.press("Space")
    page.get_by_role("link", name="Sat 3 Dec").click()
    star(page, "Dinner").click()
    page.goto(f"{program.url}/program.html")
    assert mine(page).inner_text() == "★ My schedule (3)"
    assert star(page, "Demonstrations").get_attribute("aria-pressed") == "true"
    mine(page).click()
    assert titles(page) == ["Theory of examples", "Short examples", "Demonstrations", "Dinner"]
    assert page.locator(".workshop-clash").all_inner_texts() == [
        "At the same time as Demonstrations",
        "At the same time as Short examples",
    ]
    star(page, "Demonstrations").click()
    assert titles(page) == ["Theory of examples", "Short examples", "Dinner"]
    assert page.locator(".workshop-clash").count() == 0
    page.get_by_role("link", name="Fri 2 Dec").click()
    assert "Coffee" in titles(page)
    assert "Dinner" not in titles(page)


def test_another_edition_at_the_same_host_has_stars_of_its_own(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/program.html", zone=VIENNA, now=NOW)
    page.evaluate("localStorage.setItem('workshop-stars.2023@example.org', '[\"session-opening\"]')")
    page.evaluate(
        "localStorage.setItem(Object.keys(localStorage).find(key => key.startsWith('x')) ?? 'x', '')"
    )
    page.reload()
    assert mine(page).inner_text() == "★ My schedule (0)"


def test_a_browser_that_keeps_nothing_has_stars_until_the_page_is_left(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page("about:blank", zone=VIENNA, now=NOW)
    page.add_init_script(REFUSING)
    page.goto(f"{program.url}/program.html")
    star(page, "Coffee").click()
    star(page, "Opening").click()
    assert mine(page).inner_text() == "★ My schedule (2)"
    mine(page).click()
    assert titles(page) == ["Opening", "Coffee"]


def events(content: bytes) -> dict[str, icalendar.Event]:
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return {str(one["UID"]): one for one in found if isinstance(one, icalendar.Event)}


def test_the_calendar_of_the_starred_has_the_events_of_the_whole_one(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/program.html", zone="Asia/Kathmandu", now=NOW)
    for title in ("Opening", "How long talks are told in few words", "Panel on the future of examples"):
        star(page, title).click()
    page.get_by_role("link", name="Sat 3 Dec").click()
    star(page, "Dinner").click()
    mine(page).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "my-schedule.ics"
    content = Path(download.value.path()).read_bytes()
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"DTSTAMP:20221130T080000Z" in lines
    assert b"DTSTART:20221202T080000Z" in lines

    own, whole = events(content), events((program.folder / "calendar.ics").read_bytes())
    assert len(own) == 4
    for uid, event in own.items():
        there = whole[uid]
        assert [str(event.get(name)) for name in FACTS] == [str(there.get(name)) for name in FACTS]
        for name in ("DTSTART", "DTEND"):
            assert event.decoded(name) == there.decoded(name)
        assert f"{program.url}/program.html#session-" in str(event["DESCRIPTION"])
