"""What search engines say of a page that does not describe itself: how its text begins."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.render.nodes import TBD_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH: Final = 160
"""The most characters that search engines show."""
_ENOUGH: Final = 60
"""The length from which a first paragraph is enough."""


def description(document: nodes.document) -> str:
    """Return the beginning of a page's text, at most `LENGTH` characters; empty if it has none."""
    text = ""
    for paragraph in _paragraphs(document):
        text = f"{text}{_between(text)}{paragraph}"
        if len(text) >= _ENOUGH:
            break
    if len(text) <= LENGTH:
        return text
    return text[: LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"


def _between(text: str) -> str:
    """Return what divides a text from the next paragraph: a sign, where it does not end as a sentence."""
    if not text:
        return ""
    return " " if unicodedata.category(text[-1]) == "Po" else " \N{MIDDLE DOT} "


def _paragraphs(document: nodes.document) -> Iterator[str]:
    """Yield the paragraphs that say what a page is about."""
    for paragraph in document.findall(nodes.paragraph):
        if not _says_nothing(paragraph) and (text := " ".join(paragraph.astext().split())):
            yield text


def _says_nothing(paragraph: nodes.paragraph) -> bool:
    """Return whether a paragraph is a cell of a table, offers a file, or says what is to be announced."""
    if isinstance(paragraph.parent, nodes.entry) or "workshop-offer" in paragraph["classes"]:
        return True
    return any(TBD_CLASS in node.get("classes", ()) for node in paragraph.findall(nodes.Element))
