"""People, committees and the small files of the fixture site: on a phone, on a desk, light and dark."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import show_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import OpenPage, Served

FULL: Final = Path(__file__).parents[1] / "roots/full"
THEME: Final = """
html_theme = "pydata_sphinx_theme"
html_title = "EWE"
html_context = {"default_mode": "auto"}
"""
PAGES: Final = ("people", "committee", "about", "team", "index")
MEMBERS: Final = "".join(
    f"    - name: Member {number} Example\n      affiliation: University of Example Town\n"
    for number in range(80)
)
COLUMNS: Final = """() => {
  const lists = [...document.querySelectorAll("ul.workshop-committee.workshop-list")];
  const places = [...lists.at(-1).children].map(one => one.getBoundingClientRect().left);
  return new Set(places).size;
}"""
SEEN: Final = """() => [...document.querySelectorAll("img.workshop-logo")]
  .filter(one => one.checkVisibility()).map(one => one.getAttribute("src").split("/").at(-1))"""


@pytest.fixture(scope="module")
def full(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build the site in the theme that knows dark mode, with a large committee."""
    folder = tmp_path_factory.mktemp("full")
    source = Path(shutil.copytree(FULL, folder / "source"))
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(THEME)
    with (source / "data/committee.yml").open("a", encoding="utf-8") as committee:
        committee.write(f"- role: Reviewers\n  people:\n{MEMBERS}")
    return build(source, folder / "html")


@pytest.mark.parametrize(("scheme", "width"), [("dark", 390)])
def test_axe_finds_nothing_wrong(
    full: Served, open_page: OpenPage, axe: Callable[..., list[str]], width: int, scheme: str
) -> None:
    page = open_page("about:blank")
    wrong = []
    for name in PAGES:
        page.goto(f"{full.url}/{name}.html")
        show_in(page, scheme, width)
        wrong += axe(page)
    assert wrong == []


def test_no_page_scrolls_sideways_on_a_phone(full: Served, open_page: OpenPage) -> None:
    page = open_page("about:blank", width=360)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    found = []
    for name in PAGES:
        page.goto(f"{full.url}/{name}.html")
        found += [name] if page.evaluate(wide) else []
    assert found == []


def test_a_large_committee_has_columns_on_a_desk_and_one_on_a_phone(
    full: Served, open_page: OpenPage
) -> None:
    page = open_page(f"{full.url}/committee.html", width=1440)
    assert page.evaluate(COLUMNS) == 2
    page.set_viewport_size({"width": 390, "height": 900})
    assert page.evaluate(COLUMNS) == 1


def test_logos_change_with_the_scheme(full: Served, open_page: OpenPage) -> None:
    page = open_page(f"{full.url}/about.html")
    show_in(page, "light", 1280)
    assert page.evaluate(SEEN) == ["example.svg", "example.svg"]
    show_in(page, "dark", 1280)
    assert page.evaluate(SEEN) == ["example-dark.svg", "example.svg"]


def test_the_logo_of_a_higher_tier_is_larger(full: Served, open_page: OpenPage) -> None:
    page = open_page(f"{full.url}/about.html")
    heights = page.evaluate(
        "[...document.querySelectorAll('img.workshop-logo')].map(one => one.offsetHeight).filter(Boolean)"
    )
    assert heights[0] > heights[1] > 30


def test_a_drawing_without_a_size_of_its_own_is_seen(full: Served, open_page: OpenPage) -> None:
    page = open_page(f"{full.url}/about.html")
    sizes = "[...document.querySelectorAll('img.workshop-logo')].map(one => one.offsetWidth).filter(Boolean)"
    assert min(page.evaluate(sizes)) > 60


def test_without_scripts_there_is_one_logo_of_each_sponsor(full: Served, open_page: OpenPage) -> None:
    page = open_page(f"{full.url}/about.html", scripts=False)
    assert page.locator("img.workshop-logo:visible").count() == 2
