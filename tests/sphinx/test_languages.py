"""A site in another language says nothing in English of its own accord."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pseudo import LANGUAGE, texts_of, unmarked, write_catalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sphinx.conftest import Build, Site


@pytest.fixture(scope="module")
def marked(new_full: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, str]:
    """The site with every kind of fact, each of our messages in marks; and what the site says itself."""
    site = new_full(tmp_path_factory.mktemp("marked"))
    texts = texts_of(site.source)
    write_catalog(site.source)
    return site.build(language=LANGUAGE, locale_dirs=["locale"]), texts


def test_every_word_of_ours_is_a_message(marked: tuple[Build, str]) -> None:
    build, texts = marked
    pages = sorted(build.out.rglob("*.html"))
    found = {
        f"{page.relative_to(build.out)}: {piece}"
        for page in pages
        if "_static" not in page.parts
        for piece in unmarked(page.read_text(encoding="utf-8"), texts, "div.body")
    }
    assert not found
