"""The extension in other themes: a workshop with everything is built without a warning, and is readable."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import is_here
from tests.quality import full as everything
from tests.quality.looks import ask, axe, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Error

    from tests.browser.conftest import Served

THEMES: Final = ("pydata_sphinx_theme", "furo", "sphinx_book_theme", "sphinx_rtd_theme", "alabaster")
PAGES: Final = {
    "index": [".workshop-facts", ".workshop-action", ".workshop-faces img", ".workshop-sponsors img"],
    "people": [".workshop-person"],
    "program": [".workshop-session"],
    "papers": [".workshop-paper"],
    "papers/first": ["h1"],
    "dates": [".workshop-dates"],
}
"""What has to be seen on a page."""
BAR: Final = "The program is out."
WITH_A_BAR: Final = frozenset({"pydata_sphinx_theme", "furo", "sphinx_book_theme"})
"""The themes that have a bar above their pages for the news; the others have no place for it."""

OF_THE_THEME: Final = {"sphinx_rtd_theme": "#2980b9"}
"""The colours of text that are a theme's own, and have less contrast than AA: its links."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(theme, marks=pytest.mark.xdist_group(theme)) for theme in THEMES],
)
def themed(
    request: pytest.FixtureRequest, build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Served]:
    """Build the workshop in each theme."""
    theme: str = request.param
    if importlib.util.find_spec(theme) is None:
        pytest.skip(f"{theme} is not installed: `nox -s themes` has it")
    folder = tmp_path_factory.mktemp("theme")
    return theme, build(everything.write(folder / "source", theme=theme, papers=9), folder / "html")


def of_ours(line: str, theme: str) -> bool:
    """Return whether a finding of axe is about a piece of the extension, in a colour of ours."""
    own = OF_THE_THEME.get(theme)
    return ".workshop-" in line and not (own and f"foreground color: {own}" in line)


# What the theme does inside is its own business, and that of the version of Sphinx that ends it.
@pytest.mark.filterwarnings("ignore:'sphinx_book_theme")
def test_everything_is_there_on_a_phone_and_on_a_screen_and_has_contrast(
    themed: tuple[str, Served], browser: Browser
) -> None:
    theme, site = themed
    wrong: list[str] = []

    def note(error: Error) -> None:
        wrong.append(str(error))

    for width in (390, 1280):
        context = prepare(browser.new_context(viewport={"width": width, "height": 900}, color_scheme="light"))
        page = context.new_page()
        page.on("pageerror", note)
        page.route("**", lambda route: route.continue_() if is_here(route.request.url) else route.abort())
        for name, selectors in PAGES.items():
            page.goto(f"{site.url}/{name}.html")
            wrong += [
                f"{name}, {width} px: no {one} to be seen"
                for one in selectors
                if not page.locator(one).locator("visible=true").count()
            ]
            wrong += [f"{name}, {width} px: {one}" for one in ask(page, "sideways")]
            if theme in WITH_A_BAR and BAR not in page.locator("body").inner_text():
                wrong.append(f"{name}, {width} px: no bar")
            if width > 390:
                wrong += [one for one in axe(page, only="color-contrast") if of_ours(one, theme)]
        context.close()
    assert wrong == []
