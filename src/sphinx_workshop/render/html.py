"""Data text as HTML without docutils, which is too slow for thousands of papers.

The grammar is that of `model.markup`, which refuses raw HTML and unsafe links; the rest is escaped here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.markup import is_plain, parse_block, parse_inline
from sphinx_workshop.render.mathml import in_words, mathml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from sphinx_workshop.model.plain import Place

_TAGS: Final = {
    "em": "em",
    "strong": "strong",
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "link": "a",
}
_SPECIAL: Final = re.compile("[&<>\"']")


def escape(text: str) -> str:
    """Return text as HTML."""
    return html.escape(text) if _SPECIAL.search(text) else text


def escape_all(texts: Sequence[str]) -> list[str]:
    """Return many short texts as HTML, faster than one by one."""
    return escape("\0".join(texts)).split("\0")  # no data file may contain that character


def isolated_html(html: str) -> str:
    """Return what is HTML already, kept apart from a sentence or a list that may run the other way."""
    return f"<bdi>{html}</bdi>"


def inline_html(text: str, place: Place | None) -> str:
    """Return one line of Markdown as HTML.

    Args:
        text: The line.
        place: Where it is written, for warnings about formulas; None: another page warns of them.
    """
    return escape(text) if is_plain(text) else _html(parse_inline(text), place)


def label_html(text: str, place: Place | None) -> str:
    """Return one line of Markdown for the inside of a link: of its own links, only the text is left."""
    if is_plain(text):
        return escape(text)
    return _html([token for token in parse_inline(text) if not token.type.startswith("link_")], place)


def block_html(text: str, place: Place | None) -> str:
    """Return Markdown with paragraphs and lists as HTML."""
    return f"<p>{escape(text)}</p>" if is_plain(text) else _html(parse_block(text), place)


def link_html(label: str, address: str, classes: str = "") -> str:
    """Return a link; the label is HTML."""
    attribute = f' class="{classes}"' if classes else ""
    return f'<a{attribute} href="{escape(address)}">{label}</a>'


def _html(tokens: Sequence[Token], place: Place | None) -> str:
    html = "".join(_token(token, place) for token in tokens)
    return in_words(html) if "<math" in html else html


def _token(token: Token, place: Place | None) -> str:
    name = token.type.removesuffix("_open").removesuffix("_close")
    if token.hidden:  # the paragraph of a list without blank lines
        return ""
    if name in _TAGS:
        return f"</{_TAGS[name]}>" if token.nesting < 0 else f"<{_TAGS[name]}{_attributes(token)}>"
    match token.type:
        case "inline":
            return "".join(_token(child, place) for child in token.children or [])
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "<br>\n"
        case "code_inline":
            return f"<code>{escape(token.content)}</code>"
        case "math_inline":
            return mathml(token.content, as_block=False, location=place)
        case "math_block":
            return mathml(token.content.strip(), as_block=True, location=place)
        case "fence" | "code_block":
            return f"<pre>{escape(token.content)}</pre>"
        case _:
            return escape(token.content)


def _attributes(token: Token) -> str:
    written = {name: token.attrs[name] for name in ("href", "start") if name in token.attrs}
    return "".join(f' {name}="{escape(str(value))}"' for name, value in written.items())
