"""A site in another language says nothing in English of its own accord."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.pseudo import BEGIN, END, LANGUAGE, texts_of, unmarked, write_catalog

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

FACTS: Final = """
name: Example Workshop
phase: proposal
date: TBD
"""


@pytest.mark.parametrize(("theme", "part"), [("basic", "div.body"), ("workshop", "body")])
def test_every_word_of_ours_is_a_message(full: Site, theme: str, part: str) -> None:
    texts = texts_of(full.source)
    write_catalog(full.source)
    few = {"header_links_before_dropdown": 3} if theme == "workshop" else {}  # the others are in a menu
    build = full.build(language=LANGUAGE, locale_dirs=["locale"], html_theme=theme, html_theme_options=few)
    pages = [page for page in sorted(build.out.rglob("*.html")) if "_static" not in page.parts]
    assert len(pages) > 10
    found = {
        f"{page.relative_to(build.out)}: {piece}"
        for page in pages
        for piece in unmarked(page.read_text(encoding="utf-8"), texts, part)
    }
    assert not found


def test_the_text_for_language_models_is_in_the_language_of_the_site(full: Site) -> None:
    texts = texts_of(full.source)
    write_catalog(full.source)
    text = full.build(language=LANGUAGE, locale_dirs=["locale"]).text("llms.txt")
    assert f"- {BEGIN}Important dates{END}:" in text
    # What stands in brackets at the end of a line is an address, and before it the name of a file.
    lines = [re.sub(r"( \([a-z/.-]+\))?\]\(.*\)$", "", line).lstrip("-#>[ ") for line in text.splitlines()]
    page = "".join(f"<p>{escape(piece)}</p>" for line in lines for piece in line.split(": "))
    assert not unmarked(f"<body>{page}</body>", texts)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Papers⟧</p>", []),
        ("<p>Papers</p>", ["Papers"]),
        ("<p>⟦given by <b>Example Labs</b>⟧ Room 3</p>", ["Room 3"]),
        ("<p>Example Labs, 3: ⟦x⟧</p>", []),
        ('<p aria-label="Close">⟦x⟧</p>', ["Close"]),
        ("<script data-next=Next></script>", ["Next"]),
        ("<p>AoE 論文</p>", []),
    ],
)
def test_a_word_that_is_not_marked_is_found(html: str, found: list[str]) -> None:
    assert unmarked(f"<body>{html}</body>", "Talks\nExample Labs") == found


def test_a_site_may_say_it_in_its_own_words(site: Site) -> None:
    catalog = Catalog(locale="de")
    catalog.add("To be announced", "Kommt noch")
    path = site.source / "locale/de/LC_MESSAGES/sphinx_workshop.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalog)
    site.write({"index.md": "# Home\n\n```{workshop-facts}\n```\n", "data/workshop.yml": FACTS})
    build = site.build("text", language="de", locale_dirs=["locale"])
    assert "Kommt noch" in build.text()
    assert "Datum" in build.text()


def test_a_language_that_we_lack_is_said_in_english(site: Site) -> None:
    site.write({"index.md": "# Home\n\n```{workshop-facts}\n```\n", "data/workshop.yml": FACTS})
    assert "To be announced" in site.build("text", language="it").text()


def test_a_site_in_japanese_has_no_english_of_ours_nor_of_the_theme(full: Site) -> None:
    texts = texts_of(full.source)
    few = {"header_links_before_dropdown": 3}  # the others are in a menu
    build = full.build(language="ja", html_theme="workshop", html_theme_options=few)
    pages = [page for page in build.out.rglob("*.html") if "_static" not in page.parts]
    assert not {piece for page in pages for piece in unmarked(page.read_text(encoding="utf-8"), texts)}
