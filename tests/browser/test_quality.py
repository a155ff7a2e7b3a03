"""Every page of VGM and of a workshop with everything, as it is looked at on phones and screens.

`python -m tests.quality` asks axe at each size in each scheme. Pictures go into the folder that the variable
SCREENSHOTS names.
"""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.browser.conftest import FRAMES, is_here, show_in
from tests.quality.looks import ask, axe, prepare, sample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

    from tests.browser.conftest import Served

SITES: Final = ("vgm", "full")
LOOKS: Final = (("dark", 390, 320), ("light", 1440, 768))
"""Schemes, each with the width that a page is loaded in, and a narrower one that it is brought to."""
TALLEST: Final = 8_000
"""Where pictures end, in pixels."""
MAY_SHIFT: Final = 0.02
"""How much of a page may move while it loads (CLS). Source: https://web.dev/articles/cls."""
SLOW: Final = {"offline": False, "latency": 60, "downloadThroughput": -1, "uploadThroughput": -1}
"""A network on which scripts come after a page has been painted, were they not asked for before that."""
ELSEWHERE: Final = "Asia/Kathmandu"
"""Where each time of a workshop is shown with that of the visitor."""


class Seen(NamedTuple):
    """What was seen of a page in one look."""

    url: str
    wrong: list[str]
    """What axe found."""
    sideways: list[str]
    """What sticks out."""
    shift: float
    """How much moved while it loaded (CLS)."""
    said: list[str]
    """Its complaints: errors, what the policy refused, what it asked for in vain or from elsewhere."""


def keep_pictures(page: Page, site: str, name: str, widths: Iterable[int]) -> None:
    """Keep what a page looks like, if somebody wants to have it."""
    if not (folder := os.environ.get("SCREENSHOTS")):
        return
    for scheme, width in product(("light", "dark"), widths):
        show_in(page, scheme, width)
        path = Path(folder) / site / f"{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": tall}
        page.screenshot(path=path, full_page=True, type="jpeg", quality=60, clip=clip)


@pytest.fixture(
    params=[pytest.param((site, *look), id=f"{site}-{look[1]}") for site in SITES for look in LOOKS]
)
def seen(request: pytest.FixtureRequest, browser: Browser) -> list[Seen]:
    """Look at every page of a site."""
    name, scheme, width, narrower = request.param
    site: Served = request.getfixturevalue(name)
    size: ViewportSize = {"width": width, "height": 900}
    context = prepare(browser.new_context(viewport=size, reduced_motion="reduce", timezone_id=ELSEWHERE))
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: None if is_here(one.url) else said.append(f"asks {one.url}"))
    page.on("response", lambda one: said.append(f"{one.status}: {one.url}") if one.status >= 400 else None)
    found = []
    for path in sample(site.folder):
        said.clear()
        page.set_viewport_size(size)
        page.goto(f"{site.url}/{path}")
        page.evaluate(FRAMES)
        shift = ask(page, "shift")
        page.mouse.wheel(0, 100_000)  # so that all of it is loaded
        show_in(page, scheme, width)
        wrong = axe(page, enhanced=True)
        sideways = ask(page, "sideways")
        page.set_viewport_size({**size, "width": narrower})
        sideways += ask(page, "sideways")
        keep_pictures(page, name, path, (width, narrower))
        said += ask(page, "refused")
        found.append(Seen(path, wrong, sideways, shift, [*said]))
    context.close()
    return found


def test_each_page_can_be_read_by_everybody_and_neither_scrolls_sideways_nor_moves_nor_complains(
    seen: list[Seen],
) -> None:
    """Body text has the contrast of AAA. One test, so that each page is opened once in each look."""
    found = {
        "axe": [wrong for one in seen for wrong in one.wrong],
        "sideways": {one.url: one.sideways for one in seen if one.sideways},
        "moves": {one.url: one.shift for one in seen if one.shift > MAY_SHIFT},
        "complains": {one.url: one.said for one in seen if one.said},
    }
    assert found == {"axe": [], "sideways": {}, "moves": {}, "complains": {}}
