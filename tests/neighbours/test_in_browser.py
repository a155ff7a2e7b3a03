"""What other extensions add to pages works in Chromium: the policy of the pages lets them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest

from tests.neighbours.neighbours import BASE, NEIGHBOURS, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

MERMAID: Final = """
const run = async ({nodes}) => nodes.forEach((node) => {
  node.innerHTML = "<svg><style>.drawn { fill: rgb(1, 2, 3) }</style><text class='drawn'>A</text></svg>";
  node.dataset.processed = "true";
});
export default {initialize() {}, run};
"""
"""Draws as Mermaid does: a picture with styles of its own."""
MATHJAX: Final = """
const sheet = document.createElement("style");
sheet.textContent = ".drawn { fill: rgb(1, 2, 3) }";
document.head.append(sheet);
new Worker(URL.createObjectURL(new Blob([""])));
document.querySelector(".math").innerHTML = "<svg><text class='drawn'>x</text></svg>";
"""
"""Draws as MathJax does: with a stylesheet of its own, and a worker that puts formulas into words."""
ELSEWHERE: Final = {"mermaid": MERMAID, "mathjax": MATHJAX}
FILL: Final = "one => getComputedStyle(one).fill"


@contextmanager
def opened(browser: Browser, output: Output, name: str = "beside") -> Iterator[Page]:
    """Open a page of a site, as if it were at its address; an error in the console fails."""

    def from_the_site(route: Route) -> None:
        path = output.folder / route.request.url.removeprefix(BASE).partition("?")[0]
        route.fulfill(path=path if path.is_file() else output.folder / "404.html")

    def from_elsewhere(route: Route) -> None:
        (script,) = (text for package, text in ELSEWHERE.items() if f"/{package}@" in route.request.url)
        allow = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(body=script, content_type="text/javascript", headers=allow)

    said: list[str] = []
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.route(f"{BASE}**", from_the_site)
    context.route("https://cdn.jsdelivr.net/**", from_elsewhere)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{BASE}{name}.html")
    yield page
    context.close()
    assert said == []


def test_a_folded_note_opens(build: Callable[..., Output], browser: Browser) -> None:
    with opened(browser, build(["sphinx_togglebutton"], "html")) as page:
        text = page.get_by_text("Folded.")
        assert not text.is_visible()
        page.locator(".dropdown .toggle-button").click()
        text.wait_for(state="visible")


def test_a_button_copies_code(build: Callable[..., Output], browser: Browser) -> None:
    with opened(browser, build(["sphinx_copybutton"], "html")) as page:
        page.locator("div.highlight").hover()
        page.locator("button.copybtn").click()
        page.locator("button.copybtn.success").wait_for()
        assert page.evaluate("navigator.clipboard.readText()").strip() == "print(1)"


@pytest.mark.parametrize(("name", "tab"), [("sphinx_tabs.tabs", "Two"), ("sphinx_inline_tabs", "Beta")])
def test_tabs_change(build: Callable[..., Output], browser: Browser, name: str, tab: str) -> None:
    with opened(browser, build([name], "html")) as page:
        second = page.get_by_text("Second.")
        assert not second.is_visible()
        page.locator("article").get_by_text(tab, exact=True).click()
        second.wait_for(state="visible")
        assert not page.get_by_text("First.").is_visible()


@pytest.mark.parametrize("name", ["sphinxcontrib.mermaid", "sphinx.ext.mathjax"])
def test_a_script_from_elsewhere_draws_in_its_own_styles(
    build: Callable[..., Output], browser: Browser, name: str
) -> None:
    with opened(browser, build([name], "html")) as page:
        assert page.locator(".drawn").first.evaluate(FILL) == "rgb(1, 2, 3)"


def test_the_code_of_a_notebook_unfolds(build: Callable[..., Output], browser: Browser) -> None:
    with opened(browser, build(["myst_nb"], "html"), "notebook") as page:
        code = page.locator(".cell_input pre")
        assert not code.is_visible()
        page.locator("details.hide summary").click()
        code.wait_for(state="visible")
        assert page.locator(".cell_output").get_by_text("2").is_visible()


def test_a_page_of_posts_leads_to_each(build: Callable[..., Output], browser: Browser) -> None:
    with opened(browser, build(["ablog"], "html"), "blog") as page:
        page.locator("article").get_by_role("link", name="The first post").first.click()
        page.wait_for_url("**/posts/first.html")
        assert page.locator("article").get_by_role("link", name="Ada Example").first.is_visible()


def test_the_page_for_addresses_that_nothing_is_at_has_its_styles(
    build: Callable[..., Output], browser: Browser
) -> None:
    with opened(browser, build(["notfound.extension"], "html")) as page:
        page.goto(f"{BASE}no/such/page.html")
        here = page.locator("body").evaluate("one => getComputedStyle(one).fontFamily")
        page.goto(f"{BASE}beside.html")
        assert page.locator("body").evaluate("one => getComputedStyle(one).fontFamily") == here


def test_no_page_with_all_of_them_is_refused_anything(build: Callable[..., Output], browser: Browser) -> None:
    output = build([name for name, one in NEIGHBOURS.items() if not one.apart], "html")
    for name in ("index", "beside", "people", "search", "notebook", "404"):
        with opened(browser, output, name):
            pass
