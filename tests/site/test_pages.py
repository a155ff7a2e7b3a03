"""What holds of every page: it is whole, leads nowhere dead, and asks no third party for anything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in (ROOT / "docs").rglob("*.md")
    if not path.relative_to(ROOT / "docs").parts[0].startswith("_")
)
LOADED: Final = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
"""The attributes whose addresses a browser asks for, by element."""
ONLY_SAY: Final = {  # of the element link
    "canonical",
    "alternate",
    "author",
    "license",
    "next",
    "prev",
    "index",
    "search",
    "help",
    "copyright",
    "up",
}
CSS_ADDRESS: Final = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
JS_ADDRESS: Final = re.compile(
    r"""(?:\bimport\s*\(?|\bfrom|\bfetch\(|importScripts\(|\.src\s*=|\.open\(\s*"GET",)\s*["'`]((?:https?:)?//[^"'`]+)"""
)


def test_the_pages_of_the_sources_are_built(pages: dict[str, BeautifulSoup]) -> None:
    assert sorted(pages) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_a_title_and_a_description(pages: dict[str, BeautifulSoup], name: str) -> None:
    page = pages[name]
    headings = [" ".join(heading.get_text().replace("#", "").split()) for heading in page.select("h1")]
    assert len(headings) == 1
    assert headings[0]
    assert page.title is not None
    assert (
        "VGM 2022" in page.title.get_text()
        or "Visual Generative Modeling Workshop 2022" in page.title.get_text()
    )
    descriptions = [str(meta["content"]).strip() for meta in page.select('meta[name="description"]')]
    assert len(descriptions) == 1
    assert len(descriptions[0]) > 20


def test_descriptions_and_titles_differ_from_page_to_page(pages: dict[str, BeautifulSoup]) -> None:
    for selector, attribute in (('meta[name="description"]', "content"), ("title", None)):
        found = [page.select_one(selector) for page in pages.values()]
        texts = [str(node[attribute]) if attribute else node.get_text() for node in found if node is not None]
        assert len(texts) == len(set(texts)) == len(pages)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language_and_fits_a_phone(pages: dict[str, BeautifulSoup], name: str) -> None:
    html = pages[name].select_one("html")
    assert html is not None
    assert html["lang"] == "en"
    assert pages[name].select('meta[name="viewport"]')


@pytest.mark.parametrize("name", PAGES)
def test_no_link_or_button_is_dead(pages: dict[str, BeautifulSoup], name: str) -> None:
    page = pages[name]
    assert [link for link in page.select("a[href]") if not str(link["href"]).strip()] == []
    article = page.select_one("main article")
    assert article is not None
    assert [str(link) for link in article.select('a:not([href]), a[href="#"], button:disabled')] == []
    assert [str(node) for node in page.select("a, button") if not spoken(node)] == []


def spoken(node: Tag) -> str:
    """Return what a screen reader says of a link or button."""
    said = [node.get_text(), str(node.get("aria-label", "")), str(node.get("title", ""))]
    said += [str(picture.get("alt", "")) for picture in node.select("img")]
    return "".join(said).strip()


@pytest.mark.parametrize("name", PAGES)
def test_no_anchor_is_there_twice(pages: dict[str, BeautifulSoup], name: str) -> None:
    article = pages[name].select_one("main article")
    assert article is not None
    anchors = [str(node["id"]) for node in article.select("[id]")]
    assert sorted(anchors) == sorted(set(anchors))


def test_every_link_inside_the_site_leads_somewhere(html: Path) -> None:
    command = [sys.executable, str(ROOT / "tools/check_links.py"), str(html)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert result.returncode == 0, result.stdout


def loaded(page: BeautifulSoup) -> Iterator[str]:
    """Yield every address that a browser asks for to show a page."""
    for element, attributes in LOADED.items():
        for node in page.select(element):
            for attribute in attributes:
                value = str(node.get(attribute, ""))
                yield from (
                    (part.split()[0] for part in value.split(",") if part.strip())
                    if attribute == "srcset"
                    else [value]
                )
    for node in page.select("link[href]"):
        if not set(node.get_attribute_list("rel")) <= ONLY_SAY:
            yield str(node["href"])
    for node in page.select("[style]"):
        yield from css_addresses(str(node["style"]))
    for node in page.select("style"):
        yield from css_addresses(node.get_text())
    for node in page.select("script:not([src])"):
        yield from JS_ADDRESS.findall(node.get_text())
    for node in page.select('meta[http-equiv="refresh" i]'):
        yield str(node["content"]).partition("=")[2]


def css_addresses(text: str) -> Iterator[str]:
    for match in CSS_ADDRESS.finditer(text):
        yield match[1] or match[2]


def is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_third_party_for_anything(pages: dict[str, BeautifulSoup], name: str) -> None:
    addresses = list(loaded(pages[name]))
    assert len(addresses) > 3
    assert [address for address in addresses if is_foreign(address)] == []


def test_styles_and_scripts_ask_no_third_party_for_anything(html: Path) -> None:
    foreign: dict[str, list[str]] = {}
    for path in [*html.rglob("*.css"), *html.rglob("*.svg")]:
        addresses = [
            address for address in css_addresses(path.read_text(encoding="utf-8")) if is_foreign(address)
        ]
        foreign |= {path.name: addresses} if addresses else {}
    for path in html.rglob("*.js"):
        addresses = JS_ADDRESS.findall(path.read_text(encoding="utf-8"))
        foreign |= {path.name: addresses} if addresses else {}
    assert foreign == {}


def test_files_that_styles_name_are_there(html: Path) -> None:
    missing = []
    for path in html.rglob("*.css"):
        for address in css_addresses(path.read_text(encoding="utf-8")):
            name = urlsplit(address).path
            if (
                name
                and not is_foreign(address)
                and not address.startswith(("data:", "#"))
                and not (path.parent / name).is_file()
            ):
                missing.append(f"{path.name}: {address}")
    assert missing == []


def test_sources_and_data_are_not_published(html: Path) -> None:
    assert [path.name for path in html.rglob("*") if path.suffix in {".md", ".yml", ".yaml", ".py"}] == []


def test_pictures_have_a_text_or_are_hidden(pages: dict[str, BeautifulSoup]) -> None:
    assert [str(picture) for page in pages.values() for picture in page.select("img:not([alt])")] == []


def test_the_page_for_contributors_says_how_to_change_a_fact(pages: dict[str, BeautifulSoup]) -> None:
    text = " ".join(pages["contribute"].get_text().split())
    for words in ("docs/data/", "TBD", "pipx run nox -s check", "pull request", "pipx run nox -s manual"):
        assert words in text, words
