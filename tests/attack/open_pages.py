"""Pages in Chromium: none may run, ask anybody, or have an element that its harmless twin does not have."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests.quality.server import serving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Dialog, Page, Route

WATCH: Final = """
window.__violations = [];
addEventListener("securitypolicyviolation", one => window.__violations.push(
  `${one.violatedDirective} ${one.blockedURI} ${one.sample}`));
"""
LOOK: Final = r"""() => {
  const elements = new Set(), faults = [...window.__violations.map(one => `violation: ${one}`)];
  const schemes = /^(https?|mailto|webcal|data:image\/):?/i;
  for (const one of document.querySelectorAll("*")) {
    const names = [...one.attributes].map(each => each.name);
    elements.add([one.localName, ...names.filter(name => !/^(data-|aria-)/.test(name)).sort()].join(" "));
    for (const {name, value} of one.attributes) {
      if (/^on/i.test(name)) faults.push(`handler: <${one.localName} ${name}>`);
      if (/^(href|src|action|formaction|xlink:href|data|srcset|poster|ping|background)$/i.test(name)
          && /^[\s\x00-\x20]*[a-z][a-z0-9+.\s\x00-\x1f-]*:/i.test(value) && !schemes.test(value.trim()))
        faults.push(`address: <${one.localName} ${name}="${value.slice(0, 80)}">`);
    }
  }
  if (window.pwned) faults.push("a script ran");
  return {elements: [...elements], faults};
}"""
"""Returns the kinds of elements of a page, with the names of their attributes, and what must not be there."""
SIMPLE: Final = frozenset(
    {
        "a",
        "br",
        "code",
        "div",
        "em",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "ul",
        "bdi",
        "article",
        "section",
    }
    | {
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "msub",
        "msup",
        "mtext",
        "mfrac",
        "mtable",
        "mtr",
        "mtd",
        "semantics",
        "mspace",
    }
)
"""Elements that Markdown of data may make."""
_HARMLESS: Final = frozenset(
    {
        "href",
        "class",
        "id",
        "start",
        "rel",
        "title",
        "display",
        "lang",
        "dir",
        "tabindex",
        "itemprop",
        "translate",
    }
    | {"xmlns", "lspace", "rspace", "stretchy", "mathvariant", "accent", "linethickness", "columnalign"}
)
"""Names of attributes that neither run nor ask; where an address leads is looked at by itself."""


class Looked(NamedTuple):
    """What a page is made of, and what is wrong with it."""

    elements: frozenset[str]
    faults: list[str]


class Window:
    """A window that remembers what a page did."""

    def __init__(self, page: Page, origin: str) -> None:
        """Watch a page of a server."""
        self.page, self.origin = page, origin
        self.faults: list[str] = []
        page.add_init_script(WATCH)
        page.route("**/*", self._answer)
        page.on("dialog", self._dismiss)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"[:200]))

    def _dismiss(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _answer(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(self.origin).netloc:
            route.continue_()
        else:
            self.faults.append(f"request: {route.request.url}"[:200])
            route.abort()

    def look(self, address: str) -> Looked:
        """Open a page, and return what it is made of."""
        self.faults.clear()
        self.page.goto(f"{self.origin}/{address}")
        found = self.page.evaluate(LOOK)
        return Looked(frozenset(found["elements"]), [*self.faults, *found["faults"]])


def addresses(folder: Path) -> list[str]:
    """Return the pages of a site."""
    files = (path.relative_to(folder) for path in sorted(folder.rglob("*.html")))
    return [str(path) for path in files if path.parts[0] != "_static"]


@contextmanager
def window_of(context: BrowserContext, folder: Path) -> Iterator[Window]:
    """Serve a site, and open a window for it."""
    with serving(folder) as origin:
        page = context.new_page()
        try:
            yield Window(page, origin)
        finally:
            page.close()


@contextmanager
def browsing() -> Iterator[BrowserContext]:
    """Start the Chromium that the variable CHROMIUM names, or the one on the PATH."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=as_root)
        yield browser.new_context()
        browser.close()


def unexpected(elements: Collection[str], twin: Collection[str], *, may_be_marked: bool) -> list[str]:
    """Return the kinds of elements that a page has and its twin has not.

    Args:
        elements: Those of the page.
        twin: Those of the site of plain words.
        may_be_marked: Whether the data may have Markdown, which makes elements of its own.
    """

    def is_simple(kind: str) -> bool:
        name, *attributes = kind.split(" ")
        return may_be_marked and name in SIMPLE and _HARMLESS.issuperset(attributes)

    return sorted(kind for kind in set(elements) - set(twin) if not is_simple(kind))
