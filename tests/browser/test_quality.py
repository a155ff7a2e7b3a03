"""Every page of VGM and of a workshop with everything, at each size, in both schemes, as it is looked at.

Each page is opened once at each size. Pictures go into the folder that the variable SCREENSHOTS names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.browser.conftest import is_here, show_in
from tests.quality.looks import ask, axe, prepare, sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Served

SITES: Final = ("vgm", "full")
SIZES: Final = (320, 390, 768, 1440)
WITH_AXE: Final = (390, 1440)
"""At these sizes everything is different; between them nothing that axe looks at is."""
TALLEST: Final = 8_000
"""Where pictures end, in pixels."""
MAY_SHIFT: Final = 0.02
"""How much of a page may move while it loads (CLS). Source: https://web.dev/articles/cls."""


class Seen(NamedTuple):
    """What was seen of a page at one size."""

    url: str
    wrong: list[str]
    """What axe found, in both schemes."""
    sideways: list[str]
    """What sticks out."""
    shift: float
    """How much moved while it loaded (CLS)."""
    said: list[str]
    """Its complaints: errors, what the policy refused, what it asked for in vain or from elsewhere."""


def picture(page: Page, site: str, name: str, width: int, scheme: str) -> None:
    """Keep what a page looks like, if somebody wants to have it."""
    if folder := os.environ.get("SCREENSHOTS"):
        path = Path(folder) / site / f"{name.removesuffix('.html').replace('/', '-')}-{width}-{scheme}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        page.screenshot(
            path=path,
            full_page=True,
            type="jpeg",
            quality=60,
            clip={"x": 0, "y": 0, "width": width, "height": tall},
        )


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((site, width), id=f"{site}-{width}", marks=pytest.mark.xdist_group(f"{site}-{width}"))
        for site in SITES
        for width in SIZES
    ],
)
def seen(request: pytest.FixtureRequest, browser: Browser) -> list[Seen]:
    """Look at every page of a site at one size."""
    name, width = request.param
    site: Served = request.getfixturevalue(name)
    context = prepare(
        browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce", color_scheme="light"
        )
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda one: None if is_here(one.url) else said.append(f"asks {one.url}"))
    page.on("response", lambda one: said.append(f"{one.status}: {one.url}") if one.status >= 400 else None)
    found = []
    for path in sample(site.folder):
        said.clear()
        wrong: list[str] = []
        page.emulate_media(color_scheme="light")
        page.goto(f"{site.url}/{path}", wait_until="networkidle")
        shift = ask(page, "shift")
        page.mouse.wheel(0, 100_000)  # so that all of it is loaded
        sideways = ask(page, "sideways")
        for scheme in ("light", "dark"):
            show_in(page, scheme, width)
            if width in WITH_AXE:
                wrong += [f"{scheme}: {one}" for one in axe(page, enhanced=True)]
            picture(page, name, path, width, scheme)
        said += ask(page, "refused")
        found.append(Seen(path, wrong, sideways, shift, [*said]))
    context.close()
    return found


def test_axe_finds_nothing_wrong_with_any_page_and_body_text_has_the_contrast_of_aaa(
    seen: list[Seen],
) -> None:
    assert [wrong for one in seen for wrong in one.wrong] == []


def test_no_page_scrolls_sideways(seen: list[Seen]) -> None:
    assert {one.url: one.sideways for one in seen if one.sideways} == {}


def test_nothing_moves_while_a_page_loads(seen: list[Seen]) -> None:
    assert {one.url: one.shift for one in seen if one.shift > MAY_SHIFT} == {}


def test_no_page_complains_or_asks_another_host_or_breaks_its_policy(seen: list[Seen]) -> None:
    assert {one.url: one.said for one in seen if one.said} == {}
