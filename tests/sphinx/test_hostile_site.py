"""No text of the data changes what a site is made of: its pages, and every file that it has beside them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
import yaml

from tests.hostile import TEXTS, data, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.hostile import Shape
    from tests.sphinx.conftest import Build, Site

LONG: Final = " and more words" * 40
"""Ends both texts: a long one is folded."""
ALL: Final = f"{' '.join(TEXTS.values())}{LONG}"
PLAIN: Final = f"Words{LONG}"
READ: Final = frozenset({".html", ".json", ".xml", ".ics", ".bib", ".cff", ".txt"})
SETTINGS: Final = {
    "html_baseurl": "https://ewe.example.org/2022/",
    "workshop_redirects": {"old": "about"},
    "suppress_warnings": ["myst.xref_missing", "workshop.*", "ref.*"],
}


@pytest.fixture(scope="module")
def built(new_full: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    """The site with plain words, and with hostile texts."""
    return {
        name: _build(new_full(tmp_path_factory.mktemp("site")), text)
        for name, text in (("plain words", PLAIN), ("hostile", ALL))
    }


def _build(site: Site, text: str) -> Build:
    meta = yaml.safe_dump({"orphan": True, "myst": {"html_meta": {"description": text}}})
    title = re.sub(r"([^\w\s])", r"\\\1", text)
    files = {f"data/{name}": content for name, content in data(lambda one: f"{text} {one}").items()}
    site.write({**files, "hostile.md": f"---\n{meta}---\n# {title}\n"})
    return site.build("html", project=text, **SETTINGS)


def shapes(built: Build) -> dict[str, Shape]:
    """Return the shapes of the files of a site by name; of calendars together: tracks and rooms name them."""
    found: dict[str, Shape] = {}
    for path in sorted(built.out.rglob("*")):
        name = path.relative_to(built.out)
        if not path.is_file() or name.parts[0] in {"_static", "_images", "_cards", "_sources"}:
            continue
        place = f"{name.parent}/*{name.suffix}" if name.parts[0] == "calendar" else str(name)
        if name.suffix in READ or name.name in {"_headers", "_redirects"}:
            found[place] = found.get(place, Counter()) + shape_of(name.name, path.read_bytes())
    return found


def test_no_text_changes_what_a_site_is_made_of(built: dict[str, Build]) -> None:
    plain, hostile = shapes(built["plain words"]), shapes(built["hostile"])
    assert plain.keys() == hostile.keys()
    assert {"_headers", "_redirects", "feed.xml", "llms.txt", "sitemap.xml", "workshop.json"} <= plain.keys()
    different = {
        name: (plain[name] - hostile[name], hostile[name] - plain[name])
        for name in plain
        if plain[name] != hostile[name]
    }
    assert different == {}
