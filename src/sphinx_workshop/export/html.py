"""The Markdown of data as HTML for other programs, which show it as they like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml

from sphinx_workshop.model.formulas import words
from sphinx_workshop.model.markup import parse_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_SAFE: Final = ("http://", "https://", "mailto:")


def _text(_self: object, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    """Return what the check refuses, such as HTML in data, as the text that it is."""
    return escapeHtml(tokens[index].content)


def _formula(_self: object, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    """Return a formula in words: few feed readers know MathML."""
    token = tokens[index]
    said = escapeHtml(words(token.content))
    return f"<p>{said}</p>\n" if token.block else said


def _link(_self: object, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    address = str(tokens[index].attrGet("href") or "")
    return f'<a href="{escapeHtml(address)}">' if address.lower().startswith(_SAFE) else "<a>"


def _writer() -> MarkdownIt:
    writer = MarkdownIt("commonmark")
    rules = dict.fromkeys(("html_inline", "html_block", "image"), _text)
    rules |= dict.fromkeys(("math_inline", "math_block"), _formula)
    for name, rule in {**rules, "link_open": _link}.items():
        writer.add_render_rule(name, rule)
    return writer


_WRITER: Final = _writer()


def html_of(text: str) -> str:
    """Return Markdown with paragraphs and lists as HTML without scripts and pictures; formulas as words."""
    html: str = _WRITER.renderer.render(parse_block(text), _WRITER.options, {})
    return html.strip()
