"""The site of VGM 2022, as readers meet it: by eye, by ear, by keyboard, on a phone, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urldefrag, urlsplit
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

FACTS: Final = {
    "index.html": [
        "Visual Generative Modeling Workshop 2022",
        "This is a NeurIPS workshop proposal",
        "Virtual",
    ],
    "proposal.html": ["StreamYard", "YouTube"],
    "topics.html": ["Visual data production", "GANs and NeRFs", "autonomous driving"],
    "cfp.html": ["9 pages", "5 pages", "PDF", "NeurIPS 2022", "Double-blind", "OpenReview"],
    "dates.html": ["The important dates are to be announced.", "Thursday, 20 October 2022, 23:59 AoE"],
}
CONTROLS: Final = """() => [...document.querySelectorAll("a, button, [role=button]")]
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => ({
    html: one.outerHTML.slice(0, 200),
    tag: one.localName,
    name: (one.getAttribute("aria-label") || one.innerText || one.title
      || [...one.querySelectorAll("img")].map(image => image.alt).join("")).trim(),
    address: one.localName === "a" ? one.href : "",
    written: one.getAttribute("href") ?? "",
    menu: !!one.closest("header, dialog, nav"),
  }))"""
WITHOUT_ADDITIONS: Final = """() => {
  document.querySelectorAll(".workshop-local, .workshop-state, .workshop-left").forEach(one => one.remove());
  return document.querySelector("article").innerText.split(/\\s+/).join(" ");
}"""
FOCUSED: Final = "(one => one.innerText || one.ariaLabel || '')(document.activeElement)"


def visit(page: Page, url: str) -> Page:
    """Go to a page and to its end, so that all of it is loaded."""
    page.goto(url)
    page.mouse.wheel(0, 100_000)
    return page


def test_each_link_and_button_has_a_name_and_leads_somewhere(vgm: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank")
    anchors: dict[str, set[str]] = {}
    controls: list[tuple[str, dict[str, Any]]] = []
    for url in vgm.pages:
        visit(page, url)
        anchors[url] = {"", *page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")}
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            controls += [(url, control) for control in page.evaluate(CONTROLS)]
    anchors[f"{vgm.url}/"] = anchors[f"{vgm.url}/index.html"]

    assert len(controls) > 100
    assert [control for _url, control in controls if not control["name"]] == []
    links = [(url, link) for url, link in controls if link["tag"] == "a"]
    # In menus the page that one is on is linked to its top.
    assert [link for _url, link in links if link["written"] in ({""} if link["menu"] else {"", "#"})] == []
    addresses = {link["address"] for _url, link in links}
    assert {urlsplit(address).scheme for address in addresses} <= {"http", "https", "mailto", "webcal"}
    here = {address for address in addresses if address.startswith(f"{vgm.url}/")}
    assert len(here) > 5
    for address in here:
        file, anchor = urldefrag(address)
        if file in anchors:
            assert anchor in anchors[file], address
        else:
            with urlopen(file) as answer:  # noqa: S310 (an address of this machine)
                assert answer.status == 200, address


def test_the_keyboard_reaches_the_text_and_every_page_from_the_header(
    vgm: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{vgm.url}/cfp.html")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to main content"
    assert page.get_by_text("Skip to main content").is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")

    page.goto(f"{vgm.url}/index.html")
    reached = []
    for _press in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED).strip())
    pages = {"Proposal", "Topics", "Call for papers", "Dates", "Speakers", "Program", "Organizers"}
    assert pages <= set(reached)


def test_the_keyboard_opens_the_menu_on_a_phone(vgm: Served, open_page: OpenPage) -> None:
    page = open_page(f"{vgm.url}/index.html", width=390)
    assert not page.locator("header, dialog").get_by_role("link", name="Organizers").count()
    for _press in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.primary-toggle')"):
            break
    page.keyboard.press("Enter")
    menu = page.locator("dialog[open]")
    menu.get_by_role("link", name="Organizers").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizers.html")


def test_all_facts_are_there_without_scripts(vgm: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=390, scripts=False)
    with_scripts = open_page("about:blank", width=390)
    for name, facts in FACTS.items():
        text = visit(page, f"{vgm.url}/{name}").evaluate(WITHOUT_ADDITIONS)
        assert text == visit(with_scripts, f"{vgm.url}/{name}").evaluate(WITHOUT_ADDITIONS)
        for fact in facts:
            assert fact in text
        assert page.locator(".bd-header-announcement").is_visible()


def test_readers_are_led_to_the_proposal(vgm: Served, open_page: OpenPage) -> None:
    page = open_page(f"{vgm.url}/contribute.html", width=390)
    bar = page.locator(".bd-header-announcement")
    assert bar.inner_text() == "VGM 2022 is a workshop proposal. Read the proposal"
    bar.get_by_role("link").click()
    page.wait_for_url("**/proposal.html")

    page.goto(f"{vgm.url}/index.html")
    actions = page.locator(".workshop-hero-actions a")
    assert actions.all_inner_texts() == ["Read the proposal", "Call for papers"]
    first, second = (action.bounding_box() for action in actions.all())
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"], "the two buttons stand side by side"
    fill, page_fill = (
        one.evaluate("one => getComputedStyle(one).backgroundColor") for one in (actions.first, actions.last)
    )
    assert fill != page_fill, "the main action stands out"
    actions.first.click()
    page.wait_for_url("**/proposal.html")
