"""What search engines say of a page that does not describe itself: how its text begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.render.elements import TBD_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH: Final = 160
"""The most characters that search engines show."""
_ENOUGH: Final = 60
"""The length from which a first paragraph is enough."""


def description(document: nodes.document) -> str:
    """Return the beginning of a page's text, at most `LENGTH` characters; empty if it has none.

    Paragraphs in which something is to be announced are left out.
    """
    text = ""
    for paragraph in _paragraphs(document):
        text = f"{text} {paragraph}".strip()
        if len(text) >= _ENOUGH:
            break
    if len(text) <= LENGTH:
        return text
    return text[: LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"


def _paragraphs(document: nodes.document) -> Iterator[str]:
    for paragraph in document.findall(nodes.paragraph):
        if any(TBD_CLASS in node.get("classes", ()) for node in paragraph.findall(nodes.Element)):
            continue
        if text := " ".join(paragraph.astext().split()):
            yield text
