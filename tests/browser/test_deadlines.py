"""The bar and the main action say what is still ahead; the visitor's clock decides, and no build does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import show_in
from tests.browser.test_phases import CONF

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

FILES: Final = {
    "conf.py": CONF,
    "index.md": "# Home\n\n```{main-action}\n```\n\n```{toctree}\n:glob:\n:hidden:\n\n*\n```\n",
    "call.md": "# Call for papers\n\n```{tracks}\n```\n",
    "dates.md": "# Dates\n\n```{important-dates}\n```\n",
    "prose.md": "# Prose\n",
    "data/workshop.yml": "name: Example Workshop 2026\nphase: call\ndate: 2026-12-20\n",
    "data/organizers.yml": "- name: Ada One\n",
    "data/call.yml": "tracks:\n"
    "  - name: Full papers\n    id: full\n    submission: https://example.org/full\n"
    "  - name: Late-breaking work\n    id: late\n    submission: https://example.org/late\n",
    "data/dates.yml": "- name: Late-breaking deadline\n  kind: submission\n  track: late\n  due: 2026-09-04\n"
    "- name: Paper deadline\n  kind: submission\n  track: full\n  due: 2026-08-10\n"
    "- name: Notification\n  kind: notification\n  due: 2026-10\n",
}
PAPER: Final = "Paper deadline (Full papers): Monday, 10 August 2026, 23:59 AoE"
LATE: Final = "Late-breaking deadline (Late-breaking work): Friday, 4 September 2026, 23:59 AoE"
# 23:59 at UTC-12 is 11:59 UTC of the next day
MOMENTS: Final = {
    "2026-08-11T11:58:59Z": [PAPER, LATE],
    "2026-08-11T11:59:00Z": [LATE],
    "2026-09-05T11:58:59Z": [LATE],
    "2026-09-05T11:59:00Z": [],
}


@pytest.fixture(scope="module")
def site(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve a workshop with two tracks and deadlines of their own."""
    folder = tmp_path_factory.mktemp("deadlines")
    for name, text in FILES.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return build(folder / "source", folder / "html")


def bar(page: Page) -> str:
    return page.locator(".bd-header-announcement").inner_text()


@pytest.mark.parametrize(("now", "ahead"), MOMENTS.items())
def test_a_phone_announces_the_next_deadline_alone(
    site: Served, open_page: OpenPage, now: str, ahead: list[str]
) -> None:
    page = open_page(f"{site.url}/dates.html", now=now, width=390)
    assert [text for text in (PAPER, LATE) if text in bar(page)] == ahead[:1]


@pytest.mark.parametrize(("now", "ahead"), MOMENTS.items())
def test_what_is_past_is_no_longer_announced(
    site: Served, open_page: OpenPage, now: str, ahead: list[str]
) -> None:
    for name in ("index", "prose"):
        page = open_page(f"{site.url}/{name}.html", now=now)
        if ahead:
            assert bar(page) == f"Submission deadlines: {'; '.join(ahead)}. Choose your track"
        else:
            assert bar(page) == "The call for papers is closed. See the dates"
    page = open_page(f"{site.url}/index.html", now=now)
    assert page.locator(".workshop-ahead-list li:visible > p").all_text_contents() == ahead
    action = page.locator(".workshop-action:visible")
    assert action.inner_text() == ("Choose your track" if ahead else "See the dates")
    action.get_by_role("link").click()
    page.wait_for_url(f"{site.url}/call.html#track-full" if ahead else f"{site.url}/dates.html")


LEFT: Final = {
    "2026-08-01T11:58:59Z": ["in 10 days", "in 35 days"],
    "2026-08-09T12:00:00Z": ["in 47 hours", "in 26 days"],
    "2026-08-11T11:58:00Z": ["in 1 minute", "in 25 days"],
    "2026-08-11T11:59:00Z": ["in 25 days"],
    "2026-09-05T11:59:00Z": [],
}


@pytest.mark.parametrize(("now", "left"), LEFT.items())
def test_what_is_left_of_the_time_stands_beside_each_deadline(
    site: Served, open_page: OpenPage, now: str, left: list[str]
) -> None:
    page = open_page(f"{site.url}/index.html", now=now)
    assert page.locator(".workshop-left:visible").all_inner_texts() == left


def test_what_is_left_of_the_time_follows_the_clock(site: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.clock.install(time="2026-08-11T11:50:30Z")
    page.goto(f"{site.url}/index.html")
    left = page.locator(".workshop-left").first
    assert left.inner_text() == "in 8 minutes"
    page.clock.run_for(60_000)
    assert left.inner_text() == "in 7 minutes"


@pytest.mark.parametrize(("now", "ahead"), MOMENTS.items())
def test_the_button_of_each_track_goes_with_its_own_deadline(
    site: Served, open_page: OpenPage, now: str, ahead: list[str]
) -> None:
    page = open_page(f"{site.url}/call.html", now=now)
    for track, deadline in (("Full papers", PAPER), ("Late-breaking work", LATE)):
        item = page.locator("li.workshop-track", has=page.get_by_text(track, exact=True)).first
        assert item.get_by_role("link", name=f"Submit to {track}").count() == (deadline in ahead)
        assert item.get_by_text("Submission is closed.").is_visible() is (deadline not in ahead)


def test_a_page_left_open_closes_with_the_last_deadline(site: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    page.clock.install(time="2026-09-05T11:58:30Z")
    page.goto(f"{site.url}/index.html")
    assert "Late-breaking" in bar(page)
    page.clock.run_for(61_000)
    assert bar(page) == "The call for papers is closed. See the dates"


def test_without_scripts_every_deadline_stands_there_with_its_date(site: Served, open_page: OpenPage) -> None:
    page = open_page(f"{site.url}/index.html", scripts=False, now="2027-01-01T00:00:00Z")
    assert bar(page) == f"Submission deadlines: {PAPER}; {LATE}. Choose your track"
    assert page.locator(".workshop-ahead-list li").all_text_contents() == [PAPER, LATE]


def test_a_month_is_past_when_it_has_ended_everywhere(site: Served, open_page: OpenPage) -> None:
    for now, state in (("2026-11-01T11:59:59Z", "next"), ("2026-11-01T12:00:00Z", "past")):
        page = open_page(f"{site.url}/dates.html", now=now)
        row = page.locator("table.workshop-dates tr", has_text="October 2026")
        assert state in row.locator(".workshop-state").inner_text()


@pytest.mark.parametrize("now", ["2026-08-01T00:00:00Z", "2026-12-01T00:00:00Z"])
def test_deadlines_can_be_read_and_fit_a_phone(
    site: Served, open_page: OpenPage, axe: Callable[[Page], list[str]], now: str
) -> None:
    for name in ("index", "call"):
        page = open_page(f"{site.url}/{name}.html", now=now)
        for scheme, width in (("light", 1440), ("dark", 390)):
            show_in(page, scheme, width)
            assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390
