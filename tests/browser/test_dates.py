"""Dates in the visitor's browser: their own time beside the organizers', what is past, and what is next."""

from __future__ import annotations

import itertools
import re
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypedDict

import pytest
from babel.dates import get_timezone_location

from tests.browser.conftest import show_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

HANOI: Final = "Asia/Ho_Chi_Minh"
HO_CHI_MINH: Final = get_timezone_location(HANOI, return_city=True, locale="en")
"""The name of that place, which is another since release 49 of CLDR."""
NEW_YORK: Final = "America/New_York"
KATHMANDU: Final = "Asia/Kathmandu"

AS_WRITTEN: Final = {
    "Abstracts": "Thursday, 8 September 2022, 23:59 AoE",
    "Papers": "Thursday, 22 September 2022, 23:59 AoE",
    "Reviews in Hanoi": f"Monday, 10 October 2022, 18:00 ({HO_CHI_MINH}, UTC+7)",
    "Rebuttals": "Wednesday, 12 October 2022, 18:00 (Bangkok, UTC+7)",
    "Notification": "Thursday, 20 October 2022, 20:00 UTC",
    "Proofs": "Sunday, 30 October 2022, 01:30 (New York, UTC−4)",
    "Last hour of summer time": "Sunday, 6 November 2022, 05:30 UTC",
    "First hour of winter time": "Sunday, 6 November 2022, 06:30 UTC",
    "Camera-ready papers": "Thursday, 10 November 2022, 23:59 AoE",
    "Tutorial": "Thursday, 1 December 2022",
    "Dinner": "Friday, 2 December 2022, 19:30 (Vienna, UTC+1)",
    "Temple visit": "Saturday, 3 December 2022, 07:00 (Kathmandu, UTC+5:45)",
    "Proceedings": "Saturday, 31 December 2022, 23:59 AoE",
}
# Reckoned by hand from the offsets that tz names for those days, not by the code under test:
# AoE is UTC-12; Hanoi +7; Kathmandu +5:45; New York -4 until 6 November 2022, 06:00 UTC, then -5.
LOCAL: Final = {
    HANOI: {
        "Abstracts": "Friday 9 September 2022 18:59 UTC+7",
        "Papers": "Friday 23 September 2022 18:59 UTC+7",
        "Notification": "Friday 21 October 2022 03:00 UTC+7",
        "Proofs": "Sunday 30 October 2022 12:30 UTC+7",
        "Last hour of summer time": "Sunday 6 November 2022 12:30 UTC+7",
        "First hour of winter time": "Sunday 6 November 2022 13:30 UTC+7",
        "Camera-ready papers": "Friday 11 November 2022 18:59 UTC+7",
        "Dinner": "Saturday 3 December 2022 01:30 UTC+7",
        "Temple visit": "Saturday 3 December 2022 08:15 UTC+7",
        "Proceedings": "Sunday 1 January 2023 18:59 UTC+7",
    },
    NEW_YORK: {
        "Abstracts": "Friday 9 September 2022 07:59 UTC−4",
        "Papers": "Friday 23 September 2022 07:59 UTC−4",
        "Reviews in Hanoi": "Monday 10 October 2022 07:00 UTC−4",
        "Rebuttals": "Wednesday 12 October 2022 07:00 UTC−4",
        "Notification": "Thursday 20 October 2022 16:00 UTC−4",
        "Last hour of summer time": "Sunday 6 November 2022 01:30 UTC−4",
        "First hour of winter time": "Sunday 6 November 2022 01:30 UTC−5",
        "Camera-ready papers": "Friday 11 November 2022 06:59 UTC−5",
        "Dinner": "Friday 2 December 2022 13:30 UTC−5",
        "Temple visit": "Friday 2 December 2022 20:15 UTC−5",
        "Proceedings": "Sunday 1 January 2023 06:59 UTC−5",
    },
    KATHMANDU: {
        "Abstracts": "Friday 9 September 2022 17:44 UTC+5:45",
        "Papers": "Friday 23 September 2022 17:44 UTC+5:45",
        "Reviews in Hanoi": "Monday 10 October 2022 16:45 UTC+5:45",
        "Rebuttals": "Wednesday 12 October 2022 16:45 UTC+5:45",
        "Notification": "Friday 21 October 2022 01:45 UTC+5:45",
        "Proofs": "Sunday 30 October 2022 11:15 UTC+5:45",
        "Last hour of summer time": "Sunday 6 November 2022 11:15 UTC+5:45",
        "First hour of winter time": "Sunday 6 November 2022 12:15 UTC+5:45",
        "Camera-ready papers": "Friday 11 November 2022 17:44 UTC+5:45",
        "Dinner": "Saturday 3 December 2022 00:15 UTC+5:45",
        "Proceedings": "Sunday 1 January 2023 17:44 UTC+5:45",
    },
}
# The clock, what is over by then, and what is next with what is left of it.
MOMENTS: Final = {
    "long before": ("2022-01-01T12:00:00Z", 0, "Abstracts", "next, in 250 days"),
    "two days before": ("2022-09-07T11:59:00Z", 0, "Abstracts", "next, in 2 days"),
    "less than two days before": ("2022-09-07T11:59:01Z", 0, "Abstracts", "next, in 47 hours"),
    "less than two hours before": ("2022-09-09T10:00:00Z", 0, "Abstracts", "next, in 119 minutes"),
    "the last second": ("2022-09-09T11:58:59Z", 0, "Abstracts", "next, in 1 minute"),
    "the deadline": ("2022-09-09T11:59:00Z", 1, "Papers", "next, in 14 days"),
    "after the earlier date of an extended one": ("2022-09-16T12:00:00Z", 1, "Papers", "next, in 6 days"),
    "within the hour that is there twice": (
        "2022-11-06T05:45:00Z",
        7,
        "First hour of winter time",
        "next, in 45 minutes",
    ),
    "the evening before a whole day": ("2022-11-30T22:00:00Z", 9, "Tutorial", "next, in 25 hours"),
    "late on a whole day": ("2022-12-01T22:59:00Z", 9, "Tutorial", "next, in 1 minute"),
    "after a whole day": ("2022-12-01T23:00:00Z", 10, "Dinner", "next, in 19 hours"),
    "the last day": ("2022-12-31T12:00:00Z", 12, "Proceedings", "next, in 23 hours"),
    "long after": ("2024-02-29T00:00:00Z", 13, None, None),
}


ROWS: Final = """() => [...document.querySelectorAll("table.workshop-dates tbody tr")].map(row => {
  const text = selector => row.querySelector(selector)?.innerText ?? "";
  return {
    name: row.cells[0].querySelector("p").firstChild.textContent.trim(),
    when: row.cells[1].innerText.split(/\\s+/).join(" "),
    time: text("time"),
    local: text(".workshop-local"),
    state: text(".workshop-state"),
    marked: row.className,
  };
})"""


COLOURS: Final = "one => getComputedStyle(one).color + getComputedStyle(one.closest('tr')).backgroundColor"


class Row(TypedDict):
    """What the page shows of one milestone."""

    name: str
    when: str
    """The whole cell of its date."""
    time: str
    local: str
    state: str
    marked: str
    """The classes of the row."""


def rows(page: Page) -> dict[str, Row]:
    """Return the rows of the page's table of dates, by name."""
    return {row["name"]: row for row in page.evaluate(ROWS)}


@pytest.mark.parametrize("zone", LOCAL)
def test_the_visitors_own_time_stands_beside_each_date_that_differs(
    dates: Served, open_page: OpenPage, zone: str
) -> None:
    # The clock is years away: local time goes by the date, not by today.
    page = open_page(f"{dates.url}/dates.html", zone=zone, now="2021-07-01T00:00:00Z")
    table = rows(page)
    # Browsers differ in the comma after the weekday.
    shown = {name: row["local"].replace(",", "") for name, row in table.items() if row["local"]}
    assert shown == {name: f"(your time: {local})" for name, local in LOCAL[zone].items()}
    assert {name: row["time"] for name, row in table.items()} == {**AS_WRITTEN, "Videos": ""}
    assert table["Videos"]["when"] == "To be announced"


def test_the_visitors_own_time_follows_the_whole_date(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/dates.html", zone=HANOI, now="2021-07-01T00:00:00Z")
    when = rows(page)["Camera-ready papers"]["when"]
    assert when.startswith("Thursday, 10 November 2022, 23:59 AoE (tentative) (your time: Friday")
    struck = page.locator("del").all_inner_texts()
    assert struck == ["Monday, 12 September 2022, 23:59 AoE", "Thursday, 15 September 2022, 23:59 AoE"]


def test_a_date_within_text_has_the_visitors_own_time_too(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/index.html", zone=KATHMANDU)
    words = page.locator("article p", has_text="Papers are due").inner_text().replace(",", "")
    assert words == (
        "Papers are due on Thursday 22 September 2022 23:59 AoE "
        "(your time: Friday 23 September 2022 17:44 UTC+5:45)."
    )


@pytest.mark.parametrize("zone", [HANOI, NEW_YORK])
def test_what_is_over_is_marked_and_what_is_next_stands_out(
    dates: Served, open_page: OpenPage, zone: str
) -> None:
    page = open_page("about:blank", zone=zone)
    for moment, (now, past, name, left) in MOMENTS.items():
        page.clock.set_fixed_time(now)
        page.goto(f"{dates.url}/dates.html")
        table = rows(page)
        over = [one for one, row in table.items() if row["state"] == "past"]
        following = {one: row["state"] for one, row in table.items() if row["state"] not in {"", "past"}}
        assert (moment, over, following) == (moment, list(AS_WRITTEN)[:past], {name: left} if name else {})
        assert [one for one, row in table.items() if "workshop-past" in row["marked"]] == over
        assert [one for one, row in table.items() if "workshop-next" in row["marked"]] == list(following)


def test_a_page_left_open_goes_with_the_time(dates: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.clock.install(time="2022-09-09T11:58:30Z")
    page.goto(f"{dates.url}/dates.html")
    assert rows(page)["Abstracts"]["state"] == "next, in 1 minute"
    page.clock.run_for(61_000)
    assert rows(page)["Abstracts"]["state"] == "past"
    assert rows(page)["Papers"]["state"] == "next, in 13 days"


def test_what_is_over_and_what_is_next_can_be_read(
    dates: Served, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    # The next one is the camera-ready deadline, which has every small text there is.
    page = open_page(f"{dates.url}/dates.html", zone=HANOI, now="2022-11-11T03:00:00Z")
    assert rows(page)["Camera-ready papers"]["state"] == "next, in 8 hours"
    for width, scheme in itertools.product((1280, 390), ("light", "dark")):
        show_in(page, scheme, width)
        assert axe(page) == []
        kinds = (".workshop-past time", ".workshop-next time", "tr:not([class*=workshop]) time")
        assert len({page.locator(kind).first.evaluate(COLOURS) for kind in kinds}) == 3


def test_dates_fit_a_narrow_phone(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/dates.html", width=360, zone=KATHMANDU, now="2022-11-11T03:00:00Z")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    container = page.locator(".pst-scrollable-table-container")
    assert container.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_each_date_has_a_form_for_programs(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/dates.html")
    both = "all => all.map(one => [one.dateTime, Date.parse(one.dateTime)])"
    forms = page.locator("time").evaluate_all(both)
    assert len(forms) == len(AS_WRITTEN)
    for form, milliseconds in forms:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", form)
        whole = form if "T" in form else f"{form}T00:00:00Z"
        assert datetime.fromisoformat(whole).timestamp() * 1000 == milliseconds


def test_all_dates_are_there_without_scripts(dates: Served, open_page: OpenPage) -> None:
    page = open_page(f"{dates.url}/dates.html", zone=HANOI, scripts=False)
    assert page.locator("time").all_inner_texts() == list(AS_WRITTEN.values())
    assert page.locator(".workshop-local, .workshop-state").count() == 0


@pytest.mark.parametrize(
    ("name", "loads"), [("dates", True), ("index", True), ("rooms/index", True), ("plain", False)]
)
def test_only_pages_with_dates_load_the_script(
    dates: Served,
    open_page: OpenPage,
    name: str,
    loads: bool,  # noqa: FBT001
) -> None:
    page = open_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{dates.url}/{name}.html")
    assert any("workshop.js" in url for url in asked) is loads
    assert page.locator(".bd-header-announcement").is_visible()
