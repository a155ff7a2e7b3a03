"""What a browser finds out about a page: by axe, by keyboard, on paper."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright._impl._api_structures import PdfMargins
    from playwright.sync_api import BrowserContext, Page

SCRIPT: Final = Path(__file__).with_name("page.js")
"""Gives each page an object `quality`."""
RULES: Final = {
    # It would load style sheets once more for one rule, which no page is about, and from wrong addresses.
    "preload": False,
    "resultTypes": ["violations"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}
ENHANCED: Final = "color-contrast-enhanced"
BODY_TEXT: Final = "one => one.matches('article :is(p, li, dd, td, blockquote)') && !one.closest('a, button')"
"""Whose contrast is that of AAA; everything else has that of AA."""
PAPER: Final = 718
"""The width of a sheet of A4 between its margins, in CSS pixels."""
MARGIN: Final = "10mm"
SLIDE: Final = 400
"""How long what gets the focus may take to come into view, in milliseconds."""
SLACK: Final = 40
"""How often Tab may stop elsewhere than at controls: at what scrolls."""
SOME: Final = 8
"""How many words that are lost on paper are named."""


class Steps(NamedTuple):
    """How a page is walked through by keyboard."""

    stops: int
    wrong: list[str]


def prepare(context: BrowserContext) -> BrowserContext:
    """Let the pages of a context know what tests ask."""
    context.add_init_script(path=SCRIPT)
    return context


def ask(page: Page, question: str) -> Any:  # noqa: ANN401 (each question has an answer of its own)
    """Return what a page says about itself; the questions are in page.js."""
    return page.evaluate(f"quality.{question}()")


def axe(page: Page, *, enhanced: bool = False, only: str = "") -> list[str]:
    """Return what axe finds wrong with a page, a line for each place.

    Args:
        page: The page.
        enhanced: Whether body text is held to the contrast of AAA, too.
        only: The one rule that is asked for; empty for all.
    """
    rules = RULES if enhanced else {**RULES, "rules": {}}
    if only:
        rules = {**rules, "runOnly": {"type": "rule", "values": [only]}}
    found = Axe().run(page, options=rules).response["violations"]
    return [
        f"{page.url}: {rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
        if rule["id"] != ENHANCED or _is_body_text(page, node["target"])
    ]


def _is_body_text(page: Page, target: list[Any]) -> bool:
    return bool(page.locator(str(target[-1])).first.evaluate(BODY_TEXT))


def walk(page: Page) -> Steps:
    """Press Tab from the top of a page to its end; return how many stops it has, and what is wrong."""
    stops: list[str] = ask(page, "tabStops")
    reached: list[int] = []
    wrong: list[str] = []
    for _press in range(len(stops) + SLACK):
        page.keyboard.press("Tab")
        here = ask(page, "focused")
        if not all(here.get(what, True) for what in ("inView", "free", "marked")):  # yet: it may slide in
            page.wait_for_timeout(SLIDE)
            here = ask(page, "focused")
        if here["stop"] == -2 or (reached and here["stop"] == reached[0]):
            break
        reached.append(here["stop"])
        for good, words in (
            (here["marked"], "the focus is not to be seen"),
            (here["inView"], "the focus is outside the window"),
            (here["free"] or not here["inView"], "the focus is covered"),
            (not here["positive"], "it has a place of its own in the order"),
        ):
            if not good:
                wrong.append(f"{page.url}: {words}: {here['name']}")
    else:
        wrong.append(f"{page.url}: Tab does not come to an end")
    known = [stop for stop in reached if stop >= 0]
    wrong += [f"{page.url}: not reached: {stops[stop]}" for stop in range(len(stops)) if stop not in known]
    wrong += [
        f"{page.url}: not in the order of the page: {stops[later]}"
        for earlier, later in pairwise(known)
        if later < earlier
    ]
    return Steps(len(stops), wrong)


def on_paper(page: Page) -> list[str]:
    """Return what is wrong with a page when it is printed: words that are lost, blank sheets, cut text."""
    expected = Counter(ask(page, "words"))
    page.emulate_media(media="print")
    size = page.viewport_size
    page.set_viewport_size({"width": PAPER, "height": 1000})
    wrong = [f"cut: {one}" for one in ask(page, "cut")]
    wrong += [f"too wide: {one}" for one in ask(page, "sideways")]
    page.emulate_media(media="null")
    if size:
        page.set_viewport_size(size)
    margins: PdfMargins = {"top": MARGIN, "right": MARGIN, "bottom": MARGIN, "left": MARGIN}
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4", margin=margins))).pages
    texts = [sheet.extract_text() for sheet in sheets]
    wrong += [
        f"sheet {number} is blank"
        for number, (sheet, text) in enumerate(zip(sheets, texts, strict=True), 1)
        if not text.strip() and not sheet.images
    ]
    if missing := lost(expected, texts):
        wrong.append(f"{len(missing)} words are lost, such as {', '.join(missing[:SOME])}")
    return [f"{page.url}: {one}" for one in wrong]


def lost(expected: Counter[str], texts: Iterable[str]) -> list[str]:
    """Return the words that a text has fewer times than they are expected, wherever its lines end."""
    text = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", "".join(texts)).lower())
    return [word for word, times in expected.items() if text.count(word) < times]


def sample(site: Path) -> list[str]:
    """Return the pages of a built site; of many in one folder, the first ones and the last."""
    found = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    pages = [path.as_posix() for path in found if path.parts[0] != "_static"]
    papers = [page for page in pages if page.startswith("papers/")]
    return [page for page in pages if page not in papers[3:-1]]
