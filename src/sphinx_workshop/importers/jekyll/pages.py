"""The pages of a site: lists below a heading that names them; prose stays for a person to bring."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.leaves import Leaf
from sphinx_workshop.importers.jekyll.lists import Listed
from sphinx_workshop.importers.jekyll.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*(?:\{[:#.].*\})?$")
_UNDERLINE: Final = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*$")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+(.*)")
_ROW: Final = re.compile(r"\s*\|(.*)\|\s*$")
_RULE: Final = re.compile(r"[\s|:-]+")
_TAGS: Final = (
    (
        re.compile(r"\n?<h([1-6])\b[^<>]*>((?:(?!<h[1-6]\b).){0,500}?)</h\1\s*>", re.IGNORECASE | re.DOTALL),
        r"\n## \2\n",
    ),
    (
        re.compile(r"<t[dh]\b[^<>]*>((?:(?!<t[dh]\b).){0,1000}?)</t[dh]\s*>", re.IGNORECASE | re.DOTALL),
        r" \1 |",
    ),
    (re.compile(r"<tr\b[^<>]*>((?:(?!<tr\b).){0,5000}?)</tr\s*>", re.IGNORECASE | re.DOTALL), r"\n|\1\n"),
    (
        re.compile(r"<li\b[^<>]*>(.{0,2000}?)(?=<li\b|</li\s*>|</ul\b|</ol\b)", re.IGNORECASE | re.DOTALL),
        r"\n- \1\n",
    ),
)
_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_LONGEST_ITEM: Final = 300
_READ: Final = frozenset({"dates", "topics", "organizers", "speakers", "committee"})


def lists_of(body: str, file: str) -> Iterator[Listed]:
    """Yield the lists of a page that stand below a heading with the name of a part."""
    part, heading = "", ""
    items: list[Leaf] = []
    lines = _lines(body)
    for number, text in enumerate(lines):
        found = _HEADING.match(text)
        is_underlined = number + 1 < len(lines) and _UNDERLINE.match(lines[number + 1]) and text.strip()
        if found or is_underlined:
            if part in _READ and items:
                yield Listed(part, list(items), heading)
            heading = (found[1] if found else text).strip("*_ ")
            part, items = part_of(re.sub(r"<[^<>]*>", "", heading)), []
        elif part in _READ and (item := _item(text)) and len(item) <= _LONGEST_ITEM:
            items.append(Leaf(file, (heading, len(items)), item))
    if part in _READ and items:
        yield Listed(part, list(items), heading)


def prose_of(body: str, file: str, line: int) -> Leaf | None:
    """Return what a page has for readers as one text that stays behind; None if it has none."""
    text = " ".join(re.sub(r"<[^<>]*>", " ", _HIDDEN.sub("", values.without_liquid(body))).split())
    if not re.search(r"\w", text):
        return None
    words = len(text.split())
    leaf = Leaf(file, ("prose",), f"{words} words: {text[:80]}", line)
    leaf.stays(reasons.PROSE)
    return leaf


def _lines(body: str) -> list[str]:
    text = _HIDDEN.sub("", values.without_liquid(body))
    for pattern, replacement in _TAGS:
        text = pattern.sub(replacement, text)
    return html.unescape(text).split("\n")


def _item(text: str) -> str:
    """Return the text of an item of a list, or of a row of a table, its cells joined by colons."""
    if found := _ITEM.match(text):
        return found[1].strip()
    if (row := _ROW.match(text)) and not _RULE.fullmatch(text):
        cells = [cell.strip() for cell in row[1].split("|") if cell.strip()]
        return ": ".join(cells) if len(cells) > 1 else ""
    return ""
