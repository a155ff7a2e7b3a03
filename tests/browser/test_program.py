"""The program in a browser: rooms side by side, or an agenda; on the workshop's clock, or the visitor's."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import ROOT, show_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

KATHMANDU: Final = "Asia/Kathmandu"
VIENNA: Final = "Europe/Vienna"
BEFORE: Final = "2022-11-30T08:00:00Z"

BOXES: Final = """() => Object.fromEntries(
  [...document.querySelectorAll(".workshop-parallel > ul > .workshop-session")].map(one => {
    const {left, right, top, bottom} = one.getBoundingClientRect();
    return [one.querySelector(".workshop-session-title").innerText, {left, right, top, bottom}];
  }))"""
TIMES: Final = """() => Object.fromEntries([...document.querySelectorAll(".workshop-session")].map(one => {
  const time = one.querySelector(":scope > .workshop-session-heading > .workshop-time");
  const day = time.querySelector(".workshop-other-day")?.textContent ?? "";
  const rest = time.textContent.replaceAll(day, "").trim().split(/\\s+/).join(" ");
  return [one.querySelector(".workshop-session-title").textContent, `${day} ${rest}`.trim()];
}))"""
STATES: Final = """() => Object.fromEntries(
  [...document.querySelectorAll(".workshop-now, .workshop-next")].map(one => {
    const state = one.querySelector(":scope > .workshop-session-heading .workshop-state");
    return [one.querySelector(".workshop-session-title").textContent, state.textContent];
  }))"""
FORGETFUL: Final = """for (const name of ["getItem", "setItem"]) {
  const whole = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key === "workshop-times") throw new Error("not allowed");
    return whole.call(this, key, ...rest);
  };
}"""

AS_WRITTEN: Final = {
    "Opening": "09:00–09:15",
    "Theory of examples": "09:15–10:45",
    "How long talks are told in few words": "09:15–10:00",
    "Short examples": "10:00–10:45",
    "Hands-on examples": "09:15–10:00",
    "Demonstrations": "10:00–10:45",
    "Coffee": "10:45–11:15",
    "Panel on the future of examples": "11:15–12:30",
    "Posters": "11:15–12:30",
    "Lunch": "12:30–13:30",
    "An example alone": "14:00–14:30",
    "Dinner": "21:30–00:30",
}
# Vienna is at UTC+1 then, Kathmandu at UTC+5:45.
IN_KATHMANDU: Final = {
    "Opening": "13:45–14:00",
    "Theory of examples": "14:00–15:30",
    "How long talks are told in few words": "14:00–14:45",
    "Short examples": "14:45–15:30",
    "Hands-on examples": "14:00–14:45",
    "Demonstrations": "14:45–15:30",
    "Coffee": "15:30–16:00",
    "Panel on the future of examples": "16:00–17:15",
    "Posters": "16:00–17:15",
    "Lunch": "17:15–18:15",
    "An example alone": "18:45–19:15",
    "Dinner": "Sun 4 Dec 02:15–05:15",
}
# The clock, and what is marked then.
MOMENTS: Final = {
    "days before": (BEFORE, {"Opening": "next, in 2 days"}),
    "the first second": (
        "2022-12-02T08:00:00Z",
        {
            "Opening": "now",
            "Theory of examples": "next, in 15 minutes",
            "Hands-on examples": "next, in 15 minutes",
        },
    ),
    "in two rooms, and inside a session": (
        "2022-12-02T08:59:00Z",
        {
            "Theory of examples": "now",
            "How long talks are told in few words": "now",
            "Hands-on examples": "now",
            "Short examples": "next, in 1 minute",
            "Demonstrations": "next, in 1 minute",
        },
    ),
    "between the days": ("2022-12-02T20:00:00Z", {"An example alone": "next, in 17 hours"}),
    "past midnight": ("2022-12-03T23:29:59Z", {"Dinner": "now"}),
    "over": ("2022-12-03T23:30:00Z", {}),
}


@pytest.fixture(scope="module")
def program(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve the workshop of two days, one with parallel rooms."""
    return build(ROOT / "tests/roots/program", tmp_path_factory.mktemp("program") / "html")


def test_rooms_are_side_by_side_on_a_desktop_and_below_each_other_on_a_phone(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/program.html", zone=VIENNA, now=BEFORE, scripts=False)
    boxes = page.evaluate(BOXES)
    theory, hands_on, demos = (
        boxes[name] for name in ("Theory of examples", "Hands-on examples", "Demonstrations")
    )
    assert theory["top"] == hands_on["top"]
    assert theory["right"] < hands_on["left"] == demos["left"]
    assert theory["bottom"] == demos["bottom"] > hands_on["bottom"]
    assert (boxes["Coffee"]["left"], boxes["Coffee"]["right"]) == (theory["left"], hands_on["right"])
    heads = page.locator(".workshop-rooms > span")
    assert heads.all_inner_texts() == ["Hall A", "Hall B"]
    assert heads.nth(1).bounding_box()["x"] == hands_on["left"]  # type: ignore[index]

    page.set_viewport_size({"width": 390, "height": 900})
    boxes = page.evaluate(BOXES)
    assert not heads.first.is_visible()
    assert len({box["left"] for box in boxes.values()}) == 1
    assert all(one["bottom"] <= next_["top"] for one, next_ in itertools.pairwise(boxes.values()))
    assert list(boxes)[:3] == ["Opening", "Theory of examples", "Hands-on examples"]
    assert page.get_by_text("Room: Hall B").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_paper_has_the_agenda_with_all_texts_and_no_buttons(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/program.html", zone=KATHMANDU, now="2022-12-02T08:30:00Z")
    abstract = page.locator(".workshop-fold > .workshop-abstract")
    assert not abstract.is_visible()
    page.emulate_media(media="print")
    assert len({box["left"] for box in page.evaluate(BOXES).values()}) == 1
    assert abstract.is_visible()
    assert page.get_by_text("All times are in Vienna, UTC+1.").first.is_visible()
    controls = ".workshop-tools", ".workshop-star", ".workshop-permalink", ".workshop-session .workshop-state"
    for gone in (*controls, "summary"):
        assert page.locator(gone).first.count() == 1
        assert not page.locator(gone).first.is_visible()


def test_times_can_be_the_visitors_with_the_day_where_it_is_another_and_stay_so(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/program.html", zone=KATHMANDU, now=BEFORE)
    assert page.evaluate(TIMES) == AS_WRITTEN
    group = page.get_by_role("group", name="Times in").first
    theirs = group.get_by_role("button", name="Workshop (Vienna, UTC+1)")
    yours = group.get_by_role("button", name="Yours (UTC+5:45)")
    pressed = [button.get_attribute("aria-pressed") for button in (theirs, yours)]
    assert pressed == ["true", "false"]
    ticks = page.locator(".workshop-tick")
    assert ticks.first.inner_text() == "09:00"

    yours.click()
    assert page.evaluate(TIMES) == IN_KATHMANDU
    assert ticks.first.inner_text() == "13:45"
    assert page.get_by_text("All times are in UTC+5:45.").first.is_visible()
    assert [button.get_attribute("aria-pressed") for button in (theirs, yours)] == ["false", "true"]
    page.reload()
    assert page.evaluate(TIMES) == IN_KATHMANDU

    theirs.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(TIMES) == AS_WRITTEN


def test_a_browser_that_remembers_nothing_shows_the_visitors_times_all_the_same(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page("about:blank", zone=KATHMANDU, now=BEFORE)
    page.add_init_script(FORGETFUL)
    page.goto(f"{program.url}/program.html")
    page.get_by_role("button", name="Yours (UTC+5:45)").first.click()
    assert page.evaluate(TIMES) == IN_KATHMANDU


def test_who_has_the_clock_of_the_workshop_has_no_choice(program: Served, open_page: OpenPage) -> None:
    page = open_page(f"{program.url}/program.html", zone="Africa/Lagos", now=BEFORE)  # UTC+1, too
    assert page.locator(".workshop-switch").count() == 0
    assert page.get_by_text("All times are in Vienna, UTC+1.").first.is_visible()


def test_what_is_on_and_what_is_next_are_marked_in_words(program: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank", zone=KATHMANDU)
    marked = {}
    for moment, (now, _states) in MOMENTS.items():
        page.clock.set_fixed_time(now)
        page.goto(f"{program.url}/program.html")
        marked[moment] = page.evaluate(STATES)
    assert marked == {moment: states for moment, (_now, states) in MOMENTS.items()}


def test_a_program_left_open_goes_with_the_time(program: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank", zone=VIENNA)
    page.clock.install(time="2022-12-02T09:44:30Z")
    page.goto(f"{program.url}/program.html")
    assert page.evaluate(STATES)["Coffee"] == "next, in 1 minute"
    page.clock.run_for(61_000)
    assert page.evaluate(STATES) == {
        "Coffee": "now",
        "Panel on the future of examples": "next, in 29 minutes",
        "Posters": "next, in 29 minutes",
    }


def test_the_program_can_be_read_by_everybody(
    program: Served, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{program.url}/program.html", zone=KATHMANDU, now="2022-12-02T08:30:00Z")
    page.get_by_role("button", name="Yours").first.click()
    for summary in page.locator("summary").all():
        summary.click()
    page.get_by_role("button", name="“Opening” in my schedule").click()
    for scheme, width in (("light", 1280), ("dark", 390)):
        show_in(page, scheme, width)
        assert axe(page) == []


def test_the_link_of_a_session_to_itself_is_there_for_the_pointer_and_the_keyboard(
    program: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{program.url}/program.html", zone=VIENNA, now=BEFORE)
    link = page.get_by_role("link", name="Link to this session: Coffee")
    opacity = "one => getComputedStyle(one).opacity"
    assert link.evaluate(opacity) == "0"
    page.get_by_text("Coffee", exact=True).hover()
    assert link.evaluate(opacity) == "1"
    page.mouse.move(0, 0)
    assert link.evaluate(opacity) == "0"
    link.focus()
    assert link.evaluate(opacity) == "1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#session-2022-12-02-1045-coffee")


MANY_ROOMS: Final = """
- date: 2022-12-02
  sessions:
    - title: Keynote
      start: 09:00
      end: 10:00
      room: Theatre
    - title: In the first
      start: 10:00
      end: 11:00
      room: The hall with the longest name of all the halls
    - title: In the second
      start: 10:00
      end: 10:30
      room: B
    - title: In the third
      start: 10:00
      end: 10:30
      room: C
    - title: In the fourth
      start: 10:00
      end: 10:30
      room: D
    - title: Plenary
      start: 10:30
      end: 12:00
"""


@pytest.fixture(scope="module")
def many_rooms(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build and serve a day with more rooms than fit, and a plenary that begins while one is in use."""
    folder = tmp_path_factory.mktemp("many")
    root = shutil.copytree(ROOT / "tests/roots/program", folder / "root")
    (root / "data/program.yml").write_text(MANY_ROOMS, encoding="utf-8")
    for page in root.glob("*.md"):
        page.unlink()
    (root / "index.md").write_text("# Program\n\n```{program}\n```\n", encoding="utf-8")
    return build(root, folder / "html")


def test_the_heads_of_many_rooms_are_above_their_columns(many_rooms: Served, open_page: OpenPage) -> None:
    page = open_page(f"{many_rooms.url}/index.html", zone=VIENNA, now=BEFORE)
    boxes = page.evaluate(BOXES)
    heads = page.locator(".workshop-rooms > span")
    lefts = [round(head.bounding_box()["x"]) for head in heads.all()]  # type: ignore[index]
    assert lefts == [
        round(boxes[f"In the {name}"]["left"]) for name in ("first", "second", "third", "fourth")
    ]
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_what_is_for_everybody_spans_all_columns_and_lies_on_no_other(
    many_rooms: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{many_rooms.url}/index.html", zone=VIENNA, now=BEFORE)
    boxes = page.evaluate(BOXES)
    columns = [boxes[f"In the {name}"] for name in ("first", "second", "third", "fourth")]
    for name in ("Keynote", "Plenary"):
        assert boxes[name]["left"] == pytest.approx(columns[0]["left"], abs=1)
        assert boxes[name]["right"] == pytest.approx(columns[-1]["right"], abs=1)
    assert boxes["Keynote"]["bottom"] <= columns[0]["top"]
    assert max(one["bottom"] for one in columns) <= boxes["Plenary"]["top"]
    assert page.get_by_text("Room: Theatre").is_visible()
