"""Outside text as the Markdown of our data: accepted by its grammar, and read by people as it was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.importers.words import is_to_be, line, lines, paragraphs
from sphinx_workshop.model.markup import is_plain, parse_inline, plain_text, refuse_block, refuse_inline

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS: Final = re.compile(
    r"[\\`*\[<$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # inside a word it is no emphasis
    r"|&(?=\#?\w+;)"  # an entity
)
_LINE_MARKS: Final = re.compile(
    r"^(?=\#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-[-\s]*$|=+\s*$|~{3}|:{3})|^(?P<number>\d{1,9})(?=[.)](?:\s|$))",
    re.MULTILINE,
)
_ITEM: Final = re.compile(r"(?:[-*+•–]|\(?\w{1,3}[.)])\s")
_FULL_LINE: Final = 60
"""A line as long as that was wrapped by a program; a shorter one was ended by a person."""
_FORMULA: Final = re.compile(r"(?<![\\$\w])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\w$])")
_VERBATIM: Final = re.compile(
    r"(?<![\\$])\$\$.+?\$\$|(?<![\\$])\$(?![\s$])[^$]*?[^\s$\\]\$(?!\d)|(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)",
    re.DOTALL,
)
"""Formulas and code, in which nothing is Markdown."""
_ROLE_OR_DIRECTIVE: Final = re.compile(r"\{[A-Za-z][\w:.+-]*\}(`+)[^`]*\1$|`{3,}\s*\{[^`]*`{3,}$")
_DISPLAY: Final = re.compile(r"(?<![\\$])\$\$([^$]+)\$\$(?!\$)")
_LINK: Final = re.compile(r"(?<!\\)\[(?=[^\]]*\](?!\((?:https?://|mailto:)))", re.IGNORECASE)
_HTML: Final = re.compile(r"(?<!\\)<(?!(?:https?://|mailto:)[^\s<>]*>)")


def inline(text: str) -> str:
    """Return one line of plain text as Markdown that reads the same."""
    return _announced(_MARKS.sub(_escaped, line(text)))


def block(text: str) -> str:
    """Return plain text as Markdown that reads the same; each line stays one."""
    marked = _LINE_MARKS.sub(_escaped_line, _MARKS.sub(_escaped, paragraphs(text)))
    return _announced(re.sub(r"(?<!\n)\n(?!\n)", "\\\\\n", marked))


def plain_block(text: str) -> str:
    """Return plain text, wherever its lines end, as Markdown that reads the same."""
    return block(unwrapped(text))


def told(convert: Callable[[str], str], text: str) -> str:
    """Return text as Markdown; nothing where it only says that something is to be announced."""
    return "" if is_to_be(text) else convert(text)


def unwrapped(text: str) -> str:
    """Return plain text without the line breaks that only keep lines short."""
    result, last = "", ""
    for part in paragraphs(text).split("\n"):
        goes_on = part and len(last) >= _FULL_LINE and not _ITEM.match(part)
        result += f" {part}" if goes_on else f"\n{part}"
        last = part
    return result.strip()


def with_formulas(text: str) -> str:
    """Return one line of plain text that may have formulas (`$x$`) in it as Markdown that reads the same."""
    words = _DISPLAY.sub(_in_line, line(text))
    parts, meant, at = [], [], 0
    for formula in _FORMULA.finditer(words):
        before = words[at : formula.start()]
        parts += [_MARKS.sub(_escaped, before), formula[0]]
        meant += [before, formula[0][1:-1]]
        at = formula.end()
    result = "".join([*parts, _MARKS.sub(_escaped, words[at:])])
    count = sum(token.type == "math_inline" for token in parse_inline(result))
    said = plain_text(result) == " ".join("".join([*meant, words[at:]]).split())
    return _announced(result) if said and count == len(parts) // 2 else inline(words)


def markdown(text: str) -> str:
    """Return paragraphs of foreign Markdown; what our grammar refuses is shown as it was written."""
    words = _with_displays_apart(lines(text))
    attempts: tuple[Callable[[str], str], ...] = (
        str,
        lambda text: _outside_code(text, _harmless),
        lambda text: _outside_code(text, lambda part: _MARKS.sub(_escaped, part)),
        block,
    )
    for attempt in attempts:
        result = _announced(attempt(words))
        if is_plain(result) or _is_accepted(result, refuse_block):
            return result
    return block(words)


def is_accepted_line(text: str) -> bool:
    """Return whether our grammar takes one line of Markdown."""
    return _is_accepted(text, refuse_inline)


def _is_accepted(text: str, refuse: Callable[[str], None]) -> bool:
    try:
        refuse(text)
    except PydanticCustomError:
        return False
    return True


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def _escaped_line(match: re.Match[str]) -> str:
    return f"{match['number'] or ''}\\"


def _with_displays_apart(text: str) -> str:
    """Return Markdown whose displayed formulas are paragraphs, as our grammar has them, or part of a line."""
    apart = re.sub(r"^[ \t]*(\$\$[^$]+\$\$)[ \t]*$", r"\n\n\1\n\n", text, flags=re.MULTILINE)
    parts = re.split(r"\n{2,}", apart.strip())
    return "\n\n".join(part if _DISPLAY.fullmatch(part) else _DISPLAY.sub(_in_line, part) for part in parts)


def _in_line(display: re.Match[str]) -> str:
    return f"${' '.join(display[1].split())}$"


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for found in _VERBATIM.finditer(text):
        is_ours = _ROLE_OR_DIRECTIVE.search(text[: found.end()]) is not None
        parts += [
            change(text[at : found.start()]),
            _MARKS.sub(_escaped, found[0]) if is_ours else found[0],
        ]
        at = found.end()
    return _LINE_MARKS.sub(_escaped_block, "".join([*parts, change(text[at:])]))


def _harmless(text: str) -> str:
    """Return Markdown whose images, HTML and links to files are shown as written."""
    without_html = _HTML.sub(r"\\<", text)
    return _LINK.sub(r"\\[", re.sub(r"(?<!\\)!\[", r"!\\[", without_html))


def _escaped_block(match: re.Match[str]) -> str:
    """Escape what begins a heading, a quotation or a line across, and leave lists."""
    rest = match.string[match.start() :].partition("\n")[0]
    is_list = match["number"] or re.match(r"[-+]\s+\S", rest)
    return match[0] if is_list else f"{match['number'] or ''}\\"


def _announced(text: str) -> str:
    """Keep text apart from the words that stand for TBD: a title may well be "Todo"."""
    if not is_to_be(text):
        return text
    return f"&#{ord(text[0])};{text[1:]}" if text[0].isalnum() else f"\\{text}"
