"""Texts of other systems: cleaned, and written as the Markdown of the data so that they read as before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from sphinx_workshop.model.markup import is_plain, parse_inline, plain_text, refuse_block, refuse_inline
from sphinx_workshop.model.names import Identifier, slug, url_of
from sphinx_workshop.source.yaml import TO_BE

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REMOVED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # marks that change the direction of the text after them
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # not characters
)
_ID: Final = TypeAdapter(Identifier)
_MARKS: Final = re.compile(
    r"[\\`*\[<$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not emphasis inside a word
    r"|&(?=\#?\w+;)"  # an entity
)
_LINE_MARKS: Final = re.compile(
    r"^(?=\#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-[-\s]*$|=+\s*$|~{3}|:{3})|^(?P<number>\d{1,9})(?=[.)](?:\s|$))",
    re.MULTILINE,
)
_ITEM: Final = re.compile(r"(?:[-*+•–]|\(?\w{1,3}[.)])\s")
_FULL_LINE: Final = 60
"""From this length on a line is taken to be wrapped by a program; a shorter one was ended on purpose."""
_FORMULA: Final = re.compile(r"(?<![\\$\w])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\w$])")
_VERBATIM: Final = re.compile(
    r"(?<![\\$])\$\$.+?\$\$|(?<![\\$])\$(?![\s$])[^$]*?[^\s$\\]\$(?!\d)|(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)",
    re.DOTALL,
)
"""Formulas and code: nothing inside them is Markdown."""
_ROLE_OR_DIRECTIVE: Final = re.compile(r"\{[A-Za-z][\w:.+-]*\}(`+)[^`]*\1$|`{3,}\s*\{[^`]*`{3,}$")
_DISPLAY: Final = re.compile(r"(?<![\\$])\$\$([^$]+)\$\$(?!\$)")
_LINK: Final = re.compile(r"(?<!\\)\[(?=[^\]]*\](?!\((?:https?://|mailto:)))", re.IGNORECASE)
_HTML: Final = re.compile(r"(?<!\\)<(?!(?:https?://|mailto:)[^\s<>]*>)")


def lines(text: str) -> str:
    """Return text with plain line breaks, without control characters and spaces at line ends."""
    cleaned = _REMOVED.sub("", _BREAKS.sub("\n", text))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def line(text: str) -> str:
    """Return text as one line, without control characters."""
    return " ".join(lines(text).split())


def paragraphs(text: str) -> str:
    """Return text as lines with single spaces, and paragraphs one blank line apart."""
    cleaned = "\n".join(" ".join(part.split()) for part in lines(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", cleaned)


def name(text: str) -> str:
    """Return a line that is not Markdown, such as a name; empty if it only says "to be announced"."""
    cleaned = line(text)
    return "" if is_to_be(cleaned) else cleaned


def is_to_be(text: str) -> bool:
    """Return whether text only says "to be announced", in any of the words that data files refuse."""
    return text.strip().lower() in TO_BE


def identifier(text: str) -> str:
    """Return an id that data files accept, unchanged if possible; empty if none can be made."""
    cleaned = line(text)
    if re.fullmatch(r"\d+\.0+", cleaned):  # a number from a spreadsheet
        cleaned = cleaned.partition(".")[0]
    for candidate in (cleaned, cleaned.strip("-._ "), slug(cleaned)):
        try:
            return str(_ID.validate_python(candidate))
        except ValidationError:
            continue
    return ""


def address(text: str) -> tuple[str, str]:
    """Return an address that data files accept, or nothing and the reason."""
    cleaned = line(text)
    try:
        return url_of(cleaned.replace(" ", "%20")), ""
    except PydanticCustomError as error:
        return "", error.message()


def inline(text: str) -> str:
    """Return one line of plain text as Markdown that reads the same."""
    return _not_tbd(_escape(line(text)))


def block(text: str) -> str:
    """Return plain text as Markdown that reads the same, with the same lines."""
    marked = _LINE_MARKS.sub(r"\g<number>\\", _escape(paragraphs(text)))
    return _not_tbd(re.sub(r"(?<!\n)\n(?!\n)", "\\\\\n", marked))


def plain_block(text: str) -> str:
    """Return plain text, whose lines a program may have wrapped, as Markdown that reads the same."""
    return block(unwrapped(text))


def unless_tbd(convert: Callable[[str], str], text: str) -> str:
    """Return text as Markdown; empty if it only says "to be announced"."""
    return "" if is_to_be(text) else convert(text)


def unwrapped(text: str) -> str:
    """Return plain text without the line breaks of a program that keeps lines short."""
    result, last = "", ""
    for part in paragraphs(text).split("\n"):
        continues = part and len(last) >= _FULL_LINE and not _ITEM.match(part)
        result += f" {part}" if continues else f"\n{part}"
        last = part
    return result.strip()


def with_formulas(text: str) -> str:
    """Return one line of plain text with formulas (`$x$`) as Markdown that reads the same."""
    words = _DISPLAY.sub(_in_line, line(text))
    parts, meant, at = [], [], 0
    for formula in _FORMULA.finditer(words):
        before = words[at : formula.start()]
        parts += [_escape(before), formula[0]]
        meant += [before, formula[0][1:-1]]
        at = formula.end()
    result = "".join([*parts, _escape(words[at:])])
    count = sum(token.type == "math_inline" for token in parse_inline(result))
    reads_same = plain_text(result) == " ".join("".join([*meant, words[at:]]).split())
    return _not_tbd(result) if reads_same and count == len(parts) // 2 else inline(words)


def markdown(text: str) -> str:
    """Return Markdown of another system; what data files refuse is shown as it was written."""
    words = _with_displays_apart(lines(text))
    attempts: tuple[Callable[[str], str], ...] = (
        str,
        lambda text: _outside_code(text, _harmless),
        lambda text: _outside_code(text, _escape),
        block,
    )
    for attempt in attempts:
        result = _not_tbd(attempt(words))
        if is_plain(result) or is_accepted(result, refuse_block):
            return result
    return block(words)


def is_accepted(text: str, refuse: Callable[[str], None] = refuse_inline) -> bool:
    """Return whether data files accept Markdown, by default as one line."""
    try:
        refuse(text)
    except PydanticCustomError:
        return False
    return True


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _with_displays_apart(text: str) -> str:
    """Return Markdown whose displayed formulas are paragraphs of their own, or formulas inside a line."""
    apart = re.sub(r"^[ \t]*(\$\$[^$]+\$\$)[ \t]*$", r"\n\n\1\n\n", text, flags=re.MULTILINE)
    parts = re.split(r"\n{2,}", apart.strip())
    return "\n\n".join(part if _DISPLAY.fullmatch(part) else _DISPLAY.sub(_in_line, part) for part in parts)


def _in_line(display: re.Match[str]) -> str:
    return f"${' '.join(display[1].split())}$"


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for found in _VERBATIM.finditer(text):
        is_ours = _ROLE_OR_DIRECTIVE.search(text[: found.end()]) is not None
        parts += [change(text[at : found.start()]), _escape(found[0]) if is_ours else found[0]]
        at = found.end()
    return _LINE_MARKS.sub(_escaped_block, "".join([*parts, change(text[at:])]))


def _harmless(text: str) -> str:
    """Return Markdown in which images, HTML and links to files are shown as written."""
    without_html = _HTML.sub(r"\\<", text)
    return _LINK.sub(r"\\[", re.sub(r"(?<!\\)!\[", r"!\\[", without_html))


def _escaped_block(match: re.Match[str]) -> str:
    """Escape the start of a heading, a quotation or a rule, but not that of a list."""
    rest = match.string[match.start() :].partition("\n")[0]
    is_list = match["number"] or re.match(r"[-+]\s+\S", rest)
    return match[0] if is_list else "\\"


def _not_tbd(text: str) -> str:
    """Escape text that data files would take for TBD: a title may well be "Todo"."""
    if not is_to_be(text):
        return text
    return f"&#{ord(text[0])};{text[1:]}" if text[0].isalnum() else f"\\{text}"
