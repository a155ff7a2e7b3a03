"""Photos, cards and faces in a browser: their sizes, what is downloaded, and long names on small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from tests.browser.conftest import show_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.browser.conftest import OpenPage, Served

CONF: Final = """
project = "Example"
extensions = ["myst_parser", "sphinx_workshop"]
primary_domain = "workshop"
html_theme = "pydata_sphinx_theme"
html_title = "E"
html_context = {"default_mode": "auto"}
"""
LONG: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PEOPLE: Final = f"""
- name: Ada One
  photo: ada.jpg
  url: https://example.org/ada
- name: Maximiliane {LONG}
  affiliation: [Institute for Very Long Names of Institutes, {LONG}]
  email: {LONG[:40].lower().replace("ä", "a")}@department.example.org
- name: 王小明
  id: wang
  affiliation: 清华大学计算机科学与技术系清华大学计算机科学与技术系清华大学计算机科学与技术系
- name: عبد الرحمن بن محمد الخوارزمي
  id: khwarizmi
  photo: ada.jpg
  affiliation: جامعة الملك عبدالله للعلوم والتقنية
- name: Bo Two
  bio: {"Writes. " * 120}
"""
PAGES: Final = {
    "index": "# Home\n\n```{organizers}\n:layout: faces\n```\n\n```{toctree}\ncards\nfull\ncommittee\n```\n",
    "cards": "# Cards\n\n```{organizers}\n```\n",
    "full": "# Ada\n\n```{organizer} ada-one\n```\n\n```{organizer} khwarizmi\n```\n",
    "committee": "# Committee\n\n```{committee}\n```\n",
}
SIDES: Final = """name => [...document.querySelectorAll(name)].map(one => {
  const box = one.getBoundingClientRect();
  return [Math.round(box.width), Math.round(box.height)];
})"""
OUTSIDE: Final = """() => {
  const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  for (const person of document.querySelectorAll(".workshop-person")) {
    const frame = person.getBoundingClientRect();
    for (const one of person.querySelectorAll(":not(source, picture)")) {
      const box = one.getBoundingClientRect();
      const isWide = one.clientWidth && one.scrollWidth > one.clientWidth + 1; // inline ones have no width
      const isOut = box.left < frame.left - 1 || box.right > frame.right + 1;
      if (box.width && (isWide || isOut)) found.push(one.className || one.tagName);
    }
  }
  return found;
}"""
SHIFT: Final = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
LOADED: Final = "() => document.querySelector('img.workshop-portrait').currentSrc.split('/').at(-1)"


@pytest.fixture(scope="module")
def people(build: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Build a site of people with and without photos."""
    folder = tmp_path_factory.mktemp("layout")
    source = folder / "source"
    (source / "data").mkdir(parents=True)
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    for name, text in PAGES.items():
        (source / f"{name}.md").write_text(text, encoding="utf-8")
    (source / "data/workshop.yml").write_text("name: Example\nphase: proposal\n", encoding="utf-8")
    (source / "data/organizers.yml").write_text(PEOPLE, encoding="utf-8")
    members = f"- role: Reviewers\n  people:\n    - Cy {LONG}\n    - Dee Four\n"
    (source / "data/committee.yml").write_text(members, encoding="utf-8")
    Image.linear_gradient("L").resize((900, 1200)).convert("RGB").save(source / "data/ada.jpg")
    return build(source, folder / "html")


@pytest.mark.parametrize(("page", "side"), [("cards", 80), ("index", 112), ("full", 176)])
def test_photos_and_initials_have_one_size_in_each_layout(
    people: Served, open_page: OpenPage, page: str, side: int
) -> None:
    shown = open_page(f"{people.url}/{page}.html")
    sides = shown.evaluate(SIDES, ".workshop-portrait")
    assert sides == [[side, side]] * (2 if page == "full" else 5)


@pytest.mark.parametrize(("scale", "width"), [(1, 80), (2, 160), (3, 240)])
def test_a_browser_takes_the_copy_that_its_screen_needs(
    people: Served, browser: Browser, scale: int, width: int
) -> None:
    context = browser.new_context(device_scale_factor=scale)
    page = context.new_page()
    page.goto(f"{people.url}/cards.html")
    page.wait_for_function("document.querySelector('img.workshop-portrait').complete")
    assert page.evaluate(LOADED).endswith(f"-{width}.webp")
    context.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_long_names_stay_inside(people: Served, open_page: OpenPage, name: str, width: int) -> None:
    page = open_page(f"{people.url}/{name}.html", width=width)
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_while_photos_load(people: Served, open_page: OpenPage, name: str) -> None:
    page = open_page(f"{people.url}/{name}.html", width=390)
    assert page.evaluate(SHIFT) <= 0.02


def test_all_of_a_face_is_its_link(people: Served, open_page: OpenPage) -> None:
    page = open_page(f"{people.url}/index.html")
    page.locator(".workshop-faces > li").first.click(position={"x": 60, "y": 30})
    page.wait_for_url("**/full.html#person-ada-one")


def test_a_long_biography_unfolds_without_scripts(people: Served, open_page: OpenPage) -> None:
    page = open_page(f"{people.url}/cards.html", scripts=False)
    bio = page.locator("details.workshop-fold > .workshop-bio")
    assert not bio.is_visible()
    page.locator("details.workshop-fold > summary").click()
    assert bio.is_visible()


def test_in_a_row_of_cards_all_begin_at_the_same_height(people: Served, open_page: OpenPage) -> None:
    page = open_page(f"{people.url}/cards.html", width=1440)
    tops = page.evaluate(
        "[...document.querySelectorAll('.workshop-person')].map(one => Math.round(one.offsetTop))"
    )
    assert tops[0] == tops[1] < tops[2] == tops[3] < tops[4]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_wrong(
    people: Served, open_page: OpenPage, axe: Callable[..., list[str]], width: int, scheme: str
) -> None:
    page = open_page("about:blank")
    wrong = []
    for name in PAGES:
        page.goto(f"{people.url}/{name}.html")
        show_in(page, scheme, width)
        wrong += axe(page)
    assert wrong == []
