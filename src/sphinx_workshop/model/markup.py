"""The Markdown of data: one grammar for the check and for the pages.

It allows emphasis, code, math and links to http, https and mailto; text of several lines may
have paragraphs and lists, too. Everything else is refused: much of the data is imported, and
none of it may run code or publish a file.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import wrong
from sphinx_workshop.model.dollars import formula_at
from sphinx_workshop.model.formulas import too_long, words
from sphinx_workshop.model.limits import LONGEST_FORMULA
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Cite: TypeAlias = "Callable[[str, str], str]"
"""What stands in plain text for a link with a text and an address."""
_PLAIN: Final = re.compile(r"[^\s\\`*_<\[\]$&>~:#+=\d-](?:[^\\`*_<\[\]$&\n]*[^\s\\`*_<\[\]$&])?")
"""One line without any character that has a meaning in the grammar, at its beginning or anywhere.

Characters that have a meaning only beside such a character are allowed: `!`, `{`.
"""
_ROLE: Final = re.compile(r"\{[A-Za-z][\w:.+-]*\}$")
_DIRECTIVE: Final = re.compile(r"^[^\S\n]*(?::{3,}|`{3,}|~{3,})[^\S\n]*\{", re.MULTILINE)
_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)

_INLINE: Final = frozenset(
    {"text", "softbreak", "hardbreak", "code_inline", "math_inline", "text_special"}
    | {f"{name}_{side}" for name in ("em", "strong", "link") for side in ("open", "close")}
)
_BLOCK: Final = frozenset(
    {"inline", "math_block", "fence", "code_block"}
    | {f"{name}_open" for name in ("paragraph", "bullet_list", "ordered_list", "list_item")}
)
_HTML: Final = "raw HTML is not allowed in data: "
_NAMES: Final = {
    "image": "an image",
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "hr": "a line across",
    "math_block_label": "a labelled formula",
}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 (we report bad links; it would show them as text)
    parser.use(dollarmath_plugin, allow_labels=False)
    parser.inline.ruler.at(
        "math_inline", _math_inline
    )  # its own rule refuses `$k$5` and takes `$5 and $x$` apart
    return parser


def _math_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (as markdown-it calls it)
    """Read a formula inside a line."""
    if state.src[state.pos] != "$":
        return False
    formula = formula_at(state.src, state.pos)
    if formula is None or formula.end > state.posMax:
        return False
    if not silent:
        token = state.push("math_inline", "math", 0)
        token.content, token.markup = formula.content, "$"
    state.pos = formula.end
    return True


@lru_cache(maxsize=16)  # one abstract is tested several times in a row
def is_plain(text: str) -> bool:
    """Return whether the text has no markup, so that it need not be parsed."""
    return _PLAIN.fullmatch(text) is not None


@lru_cache(maxsize=16)  # one abstract is parsed three times in a row; nobody changes the tokens
def parse_inline(text: str) -> list[Token]:
    """Return the tokens of one line of Markdown."""
    return _parser().parseInline(text)[0].children or []


@lru_cache(maxsize=16)
def parse_block(text: str) -> list[Token]:
    """Return the tokens of Markdown with paragraphs and lists."""
    return _parser().parse(text)


def plain_text(text: str, cite: Cite | None = None) -> str:
    """Return one line of Markdown as plain text; a formula in plain words.

    Args:
        text: The Markdown.
        cite: Takes the text and the address of a link, and returns what stands for it. Default: its text.
    """
    return text if is_plain(text) else " ".join(_plain(parse_inline(text), cite).split())


def plain_paragraphs(text: str, cite: Cite | None = None) -> str:
    """Return Markdown as plain text: a blank line between paragraphs, each item of a list on its own line.

    Args:
        text: The Markdown.
        cite: Takes the text and the address of a link, and returns what stands for it. Default: its text.
    """
    if is_plain(text):
        return text
    result, mark, gap = "", "", ""
    for token in parse_block(text):
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "paragraph_open":
            gap = "\n" if token.hidden and mark else "\n\n"
        elif token.type in {"inline", "fence", "code_block", "math_block"}:
            content = _plain(token.children or [token], cite).strip("\n")
            result += (gap if token.children else "\n\n") + mark + content
            mark = ""
    return result.strip()


def _plain(tokens: list[Token], cite: Cite | None) -> str:
    breaks = {"softbreak": " ", "hardbreak": "\n"}
    parts: list[str] = []
    address, start = "", 0
    for token in tokens:
        if token.type == "link_open":
            address, start = str(token.attrs.get("href", "")), len(parts)
        elif token.type == "link_close" and cite is not None:
            parts[start:] = [cite("".join(parts[start:]), address)]
        elif token.type.startswith("math"):
            parts.append(words(token.content))
        else:
            parts.append(breaks.get(token.type, token.content))
    return "".join(parts)


def refuse_inline(text: str) -> None:
    """Raise an error for markup that one line of data may not use."""
    if not is_plain(text):
        tokens = parse_inline(text)
        _refuse(_inline_reasons(tokens))
        _refuse_long_formulas(tokens)


def refuse_block(text: str) -> None:
    """Raise an error for markup that paragraphs of data may not use."""
    if not is_plain(text):
        _refuse(_block_reasons(text))
        _refuse_long_formulas(inner for token in parse_block(text) for inner in token.children or [token])


def _refuse_long_formulas(tokens: Iterable[Token]) -> None:
    """Raise an error for a formula that takes long to show, and that nobody can read."""
    for token in tokens:
        if token.type.startswith("math") and len(token.content) > LONGEST_FORMULA:
            what = f"the formula {quoted(token.content)} is too long"
            raise wrong(Kind.LIMIT, f"{what}: {too_long(token.content)}")


def _refuse(reasons: Iterator[str]) -> None:
    found = list(dict.fromkeys(reasons))
    tags = [reason for reason in found if reason.startswith(_HTML)]
    if tags:
        shown = ", ".join(tag.removeprefix(_HTML) for tag in tags)
        joined = f"{_HTML}{shown}; remove it, or write `\\<` for the character itself"
        found = [joined if reason is tags[0] else reason for reason in found if reason not in tags[1:]]
    if found:
        raise wrong(Kind.MARKUP, "; ".join(found))


def _block_reasons(text: str) -> Iterator[str]:
    if _DIRECTIVE.search(text):
        yield "a directive is not allowed in data; write it in a page"
    for token in parse_block(text):
        if token.type == "inline":
            yield from _inline_reasons(token.children or [])
        elif token.type == "fence" and token.info.lstrip().startswith("{"):
            yield "a directive is not allowed in data; write it in a page"
        elif token.type not in _BLOCK and not token.type.endswith("_close"):
            yield _reason(token)


def _inline_reasons(tokens: list[Token]) -> Iterator[str]:
    before = ""
    for token in tokens:
        if token.type == "code_inline" and _ROLE.search(before):
            yield f"the role `{_ROLE.search(before)[0]}` is not allowed in data; write it in a page"  # type: ignore[index]
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            if not _LINK.fullmatch(target):
                yield (
                    f"the link to {quoted(target)} is not allowed in data; "
                    "link to an address that begins with http, https or mailto"
                )
        elif token.type == "text" and "\f" in token.content:  # Markdown knows no other control character
            yield "the control character `&#12;` is not allowed in data; remove it"
        elif token.type not in _INLINE:
            yield _reason(token)
        before = token.content if token.type == "text" else ""


def _reason(token: Token) -> str:
    name = _NAMES.get(token.type, f"`{token.type}`")
    if token.type in {"html_inline", "html_block"}:
        return f"{_HTML}{quoted(token.content)}"
    if token.type == "heading_open":
        return f"{name} is not allowed in data; write `\\{token.markup}` for the character itself"
    return f"{name} is not allowed in data; remove it"
