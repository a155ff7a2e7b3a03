"""A made-up translation that puts each of our messages in marks, and what a page then says without any."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag

import sphinx_workshop
from sphinx_workshop.model.markup import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE: Final = Path(sphinx_workshop.__file__).parent / "locales/sphinx_workshop.pot"
LANGUAGE: Final = "ja"
"""In it, dates and what Sphinx and themes say have no Latin letters."""
BEGIN, END = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
SPOKEN: Final = ("alt", "aria-label", "title", "placeholder")
"""Attributes that readers see or hear."""
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_BETWEEN: Final = re.compile(r"[:;,()\d–—·…|\"]|\. |[\u3000-\u9fff\uff00-\uffef]+")
_NAMES: Final = re.compile(
    r"\b(AoE|UTC|Ctrl|BibTeX|PDF|OpenReview|ORCID|iD|Google Scholar|GitHub|LinkedIn|dblp|Bluesky|Mastodon)\b"
)
"""Names that are the same in every language."""


def write_catalog(source: Path) -> None:
    """Write the translation into the folder `locale` of a site's sources."""
    catalog = Catalog(locale=LANGUAGE)
    with TEMPLATE.open("rb") as file:
        for message in read_po(file):
            if message.id:
                words = message.id if isinstance(message.id, str) else message.id[1]
                marked = f"{BEGIN}{words}{END}"
                catalog.add(message.id, marked if isinstance(message.id, str) else (marked,))
    target = source / f"locale/{LANGUAGE}/LC_MESSAGES/sphinx_workshop.mo"
    target.parent.mkdir(parents=True)
    content = io.BytesIO()
    write_mo(content, catalog)
    target.write_bytes(content.getvalue())


def texts_of(source: Path) -> str:
    """Return what a site's pages and data say, one text a line."""
    texts: list[str] = []
    for path in sorted(source.rglob("*.yml")):
        texts += _strings(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 (texts only)
    plain = [" ".join(plain_text(text).split()) for text in texts]
    pages = [path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.md"))]
    return "\n".join([*plain, *(" ".join(text.split()) for text in texts), *pages])


def _strings(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case list():
            for one in data:
                yield from _strings(one)
        case dict():
            for one in data.values():
                yield from _strings(one)


def unmarked(html: str, texts: str, selector: str = "body") -> list[str]:
    """Return what a page says that is neither one of our messages nor a text of the site.

    Args:
        html: The page.
        texts: What the site says itself.
        selector: The part of the page to look at.
    """
    page = BeautifulSoup(html, "html.parser").select_one(selector)
    assert page is not None, selector
    found = [piece for piece in _outside(_spoken(page)) if _WORD.search(_NAMES.sub("", piece))]
    return [piece for piece in dict.fromkeys(found) if not _is_of_site(piece, texts)]


def _spoken(page: Tag) -> Iterator[str]:
    """Yield the texts of a page in their order; the attributes after them, each between line breaks."""
    for node in page.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, Comment):
            if node.find_parent(["script", "style", "noscript", "pre", "annotation"]) is None and (
                node.find_parent(class_="workshop-initials") is None
            ):
                yield str(node)
        elif isinstance(node, Tag) and node.name == "script":
            yield from (str(value) for name, value in node.attrs.items() if name.startswith("data-"))
    for tag in page.select("*"):
        yield from (str(tag[name]) for name in SPOKEN if tag.get(name))


def _outside(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the parts of texts that are not between marks, which may begin in one text and end in another."""
    depth = 0
    for piece in pieces:
        for part in re.split(f"([{BEGIN}{END}])", piece):
            depth += {BEGIN: 1, END: -1}.get(part, 0)
            if depth == 0 and part.strip(f" {END}"):
                yield " ".join(part.split())
    assert depth == 0, "a message lost one of its marks"


def _is_of_site(piece: str, texts: str) -> bool:
    """Return whether each part of a text, between signs and numbers, is in a text of the site."""
    parts = (part.strip(" .-/") for part in _BETWEEN.split(piece))
    return all(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", texts) for part in parts if _WORD.search(part))
