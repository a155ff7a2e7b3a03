"""The Markdown of data as HTML for other programs, which show it as they like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.utils import OptionsDict

from sphinx_workshop.model.formulas import words
from sphinx_workshop.model.markup import parse_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_OPTIONS: Final = OptionsDict(
    {
        "maxNesting": 20,
        "html": False,
        "linkify": False,
        "typographer": False,
        "quotes": "",
        "xhtmlOut": True,
        "breaks": False,
        "langPrefix": "",
        "highlight": None,
    }
)
_SAFE: Final = ("http://", "https://", "mailto:")


class _Renderer(RendererHTML):
    """Writes what the grammar of data allows, and the rest, which the check refuses, as text."""

    def html_inline(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return escapeHtml(tokens[index].content)

    html_block = html_inline

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return escapeHtml(tokens[index].content)

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        address = str(tokens[index].attrGet("href") or "")
        tokens[index].attrs = {"href": address} if address.lower().startswith(_SAFE) else {}
        return self.renderToken(tokens, index, options, env)

    def math_inline(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return escapeHtml(words(tokens[index].content))

    def math_block(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:  # noqa: ARG002
        return f"<p>{escapeHtml(words(tokens[index].content))}</p>\n"


def html_of(text: str) -> str:
    """Return Markdown with paragraphs and lists as HTML without scripts and pictures; formulas as words."""
    env: dict[str, Any] = {}
    html: str = _Renderer().render(parse_block(text), _OPTIONS, env)
    return html.strip()
