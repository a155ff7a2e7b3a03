"""The calendar says what the page of dates says, and the links to it are right wherever they stand."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
import vobject

from tests.browser.conftest import DATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenPage, Served

SHOWN = """all => all.map(time => [
  time.closest("tr").cells[0].querySelector("p").firstChild.textContent.trim(),
  time.dateTime,
  time.parentElement.querySelector(".workshop-status") ? "TENTATIVE" : "CONFIRMED",
  time.parentElement.querySelectorAll("del").length,
])"""


def links(page: Page) -> Locator:
    """Return the links below the dates."""
    return page.locator(".workshop-calendar a")


def test_the_calendar_has_each_date_of_the_page_and_no_other(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/dates.html")
    shown = {
        name: (moment, status, moves)
        for name, moment, status, moves in page.locator("time").evaluate_all(SHOWN)
    }
    with page.expect_download() as download:
        links(page).first.click()
    calendar = vobject.readOne(download.value.path().read_text(encoding="utf-8"))
    listed = {}
    for event in calendar.vevent_list:
        start = event.dtstart.value
        moment = f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if isinstance(start, datetime) else str(start)
        name = event.summary.value.removeprefix("EWD 2022: ")
        listed[name] = (moment, event.status.value, int(event.sequence.value))
    assert listed == shown
    assert len(listed) == 13


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_links_to_the_calendar_are_right_in_each_folder(
    dates: Served, build: Callable[..., Served], open_page: OpenPage, tmp_path: Path, builder: str
) -> None:
    site = dates if builder == "html" else build(DATES, tmp_path / builder, builder)
    pages = {"html": ["dates.html", "rooms/index.html"], "dirhtml": ["dates/", "rooms/"]}[builder]
    page = open_page("about:blank")
    for name in pages:
        page.goto(f"{site.url}/{name}")
        assert links(page).all_inner_texts() == ["Add to calendar", "Subscribe"]
        address = links(page).first.evaluate("one => one.href")
        assert address == f"{site.url}/calendar/deadlines.ics"
        with urlopen(address) as answer:  # noqa: S310 (an address of this machine)
            assert answer.read().startswith(b"BEGIN:VCALENDAR\r\n")
        assert links(page).last.get_attribute("href") == "webcal://example.org/ewd/calendar/deadlines.ics"


def test_a_site_without_an_address_offers_no_subscription(
    build: Callable[..., Served], open_page: OpenPage, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    shutil.copytree(DATES, source)
    facts = source / "data/workshop.yml"
    facts.write_text(facts.read_text().replace("url: https://example.org/ewd/\n", ""))
    page = open_page(f"{build(source, tmp_path / 'html').url}/rooms/index.html")
    assert links(page).all_inner_texts() == ["Add to calendar"]
    assert links(page).first.get_attribute("href") == "../calendar/deadlines.ics"


def test_the_calendars_of_rooms_unfold_by_keyboard_and_download(
    full: Served, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{full.url}/program.html", width=380)
    menu = page.locator("details.workshop-calendar")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Everything"
    assert axe(page) == []
    for link in menu.locator("a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24  # WCAG 2.2, 2.5.8
    with page.expect_download() as download:
        menu.get_by_text("Hall B").click()
    sessions = vobject.readOne(download.value.path().read_text(encoding="utf-8")).vevent_list
    assert {event.location.value.partition(",")[0] for event in sessions} == {"Hall B"}
