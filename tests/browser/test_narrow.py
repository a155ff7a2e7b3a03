"""What is long stays readable on a phone: labels of fact sheets, words with formulas."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import OpenPage, Served

PHONE: Final = 390
FILES: Final = {
    "conf.py": """
        project = "Example 2030"
        copyright = "2030, Example"
        extensions = ["myst_parser", "sphinx_workshop"]
        primary_domain = "workshop"
        html_theme = "pydata_sphinx_theme"
        html_context = {"default_mode": "auto"}
        html_title = project
        exclude_patterns = ["data"]
        """,
    "data/workshop.yml": """
        name: Example Workshop 2030
        phase: program
        date: 2030-12-02
        links:
          more:
            - label: Materials of the last three workshops of this series
              url: https://example.org/materials-of-the-last-three-workshops
        """,
    "data/papers.yml": r"""
        - id: "1"
          title: $\mathcal{D}$ynamic $k$NN in $O(n \log n)$
          authors: [Ada One]
          abstract: |
            We come to the 10$^{th}$ and the 11$^{th}$ and the 12$^{th}$ and the 1300$^{th}$ and the
            1400$^{th}$ and the 15$^{th}$ and the 160$^{th}$ and the 1700$^{th}$ and the 18$^{th}$ and the
            1900$^{th}$ gain.

            $$
            f(x) = \sum_{k=1}^n \frac{x^k}{k!}
                + \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{else} \end{cases}
            $$
        """,
    "index.md": "# Home\n\n```{workshop-facts}\n```\n\n```{papers}\n```\n",
}


@pytest.fixture(scope="module")
def pages(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build the site."""
    folder: Path = tmp_path_factory.mktemp("narrow")
    for name, content in FILES.items():
        path = folder / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return build(folder / "source", folder / "out")


def width(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["width"]


def test_a_value_has_the_width_of_the_page_below_a_long_label(pages: Served, open_page: OpenPage) -> None:
    page = open_page(f"{pages.url}/index.html", width=PHONE)
    assert width(page, "dl.workshop-facts > dd") > 0.8 * PHONE
    wide = open_page(f"{pages.url}/index.html")
    name, value = (wide.locator(f"dl.workshop-facts > {part}").first.bounding_box() for part in ("dt", "dd"))
    assert name is not None
    assert value is not None
    assert value["y"] == name["y"], "side by side where there is room"


def test_no_line_ends_between_a_word_and_the_formula_that_touches_it(
    pages: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{pages.url}/papers/1.html", width=PHONE)
    words = page.locator("section .workshop-word:has(msup)")
    assert words.count() == 10
    for wide in range(320, PHONE, 7):  # some of them end a line in the midst of a word, without care
        page.set_viewport_size({"width": wide, "height": 900})
        lines = words.evaluate_all("words => words.map(word => word.getClientRects().length)")
        assert lines == [1] * 10


def test_formulas_do_not_widen_the_page(pages: Served, open_page: OpenPage) -> None:
    for name in ("index", "papers/1", "paper-authors"):
        page = open_page(f"{pages.url}/{name}.html", width=PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
