"""Texts of other systems as Markdown of the data, so that they read as before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.importers.text import latex, plain
from sphinx_workshop.importers.text.emails import without_emails
from sphinx_workshop.importers.text.foreign import allowed_blocks, characters, tags_back, without_html
from sphinx_workshop.importers.text.latex import hold_formulas, without_latex
from sphinx_workshop.importers.text.marks import (
    BREAK,
    ITEM,
    NUMBER,
    Held,
    as_line,
    as_markdown,
    count,
    strong,
    without_emphasis,
)
from sphinx_workshop.model.markup import is_plain, parse_block, refuse_block, refuse_inline

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKS: Final = re.compile(
    r"[\\`*\[<$]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not emphasis inside a word
    r"|&(?=\#?\w+;)"  # an entity
)
_LINE_MARKS: Final = re.compile(
    r"^(?=\#{1,6}(?:\s|$)|>|[-+](?:\s|$)|-[- \t]*$|=++[ \t]*$|~{3}|:{3})"
    r"|^(?P<number>\d{1,9})(?=[.)](?:\s|$))",
    re.MULTILINE,
)
_ITEM: Final = re.compile(r"(?:[-*+•–]|\(?\w{1,3}[.)])\s")
_FULL_LINE: Final = 60
"""From this length on a line is taken to be wrapped by a program; a shorter one was ended on purpose."""
_BOLD: Final = re.compile(r"(?<![\w*\\])\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*(?!\*)")
_INDENTED: Final = re.compile(
    rf"^(?:\t| {{4,}}+)[ \t]*+(?=(?![-*+] |\d+[.)] ).{{{_FULL_LINE}}})", re.MULTILINE
)
"""The indent of a paragraph of prose, which Markdown would take for code."""
_CODE: Final = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^`\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![\\`])(?P<ticks>`+)(?![`]|(?:(?!(?P=ticks)).)*?\s(?P=ticks)\w)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""Code: nothing inside it is Markdown or LaTeX. An opening quotation mark of LaTeX looks the same."""
_ROLE_OR_DIRECTIVE: Final = re.compile(r"\{[A-Za-z][\w:.+-]*\}(`+)[^`]*\1$|[`~]{3,}\s*\{")
_DISPLAY: Final = re.compile(r"^[ \t]*(?<![\\$])\$\$([^$]+)\$\$[ \t]*(?=$|[.,;]?$)", re.MULTILINE)
_ADDRESS: Final = re.compile(r"\((?:https?://|mailto:|\ufdd0)", re.IGNORECASE)
_HTML: Final = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])")
_LIST_ITEM: Final = re.compile(r"[-+][^\S\n]+\S")
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"{}\\^`|\ufdd0-\ufdef]*[\w/=#&~-]")
_AUTOLINK: Final = re.compile(r"<(?:https?://|mailto:)[^\s<>]+>", re.IGNORECASE)


def inline(text: str) -> str:
    """Return one line of plain text as Markdown; formulas, LaTeX and HTML stay what they mean."""
    words = plain.line(without_emails(text))
    held = Held()
    marked = as_line(_meant(words, held, _escape))
    return _first_accepted(_escape(tags_back(marked)), held, is_accepted) or literal(words)


def literal(text: str) -> str:
    """Return one line of plain text as Markdown that reads the same, sign by sign."""
    return _not_tbd(_escape(plain.line(without_emails(text))))


def block(text: str) -> str:
    """Return plain text as Markdown with the same lines; formulas, LaTeX and HTML stay what they mean."""
    held = Held()
    words = _with_displays(latex.formulas(plain.paragraphs(without_emails(text))), held)
    marked = _broken(_escape(tags_back(_meant(words, held, _escape))))
    return _first_accepted(marked, held, _is_accepted_block) or _literal_block(text)


def _broken(text: str) -> str:
    """Return escaped text whose line breaks stay."""
    marked = _LINE_MARKS.sub(r"\g<number>\\", text)
    return re.sub(rf"(?<![\n{BREAK}])\n(?![\n{ITEM}{NUMBER}])", BREAK, marked)


def _literal_block(text: str) -> str:
    marked = _LINE_MARKS.sub(r"\g<number>\\", _escape(plain.paragraphs(without_emails(text))))
    return _not_tbd(re.sub(r"(?<!\n)\n(?!\n)", "\\\\\n", marked))


def plain_block(text: str) -> str:
    """Return plain text, whose lines a program may have wrapped, as Markdown that reads the same."""
    return block(unwrapped(text))


def unless_tbd(convert: Callable[[str], str], text: str) -> str:
    """Return text as Markdown; empty if it only says "to be announced"."""
    return "" if plain.is_to_be(text) else convert(text)


def unwrapped(text: str) -> str:
    """Return plain text without the line breaks of a program that keeps lines short."""
    result, last = "", ""
    for part in plain.paragraphs(text).split("\n"):
        continues = part and len(last) >= _FULL_LINE and not _ITEM.match(part)
        result += f" {part}" if continues else f"\n{part}"
        last = part
    return result.strip()


def allowed(text: str) -> str:
    """Return Markdown of another system as data may have it; what means nothing is shown as written."""
    held = Held()
    words = _INDENTED.sub("", plain.lines(without_emails(text)))
    words = re.sub(r"\n{3,}", "\n\n", _hold_code(words, held))
    words = _with_displays(latex.formulas(words), held)
    words = hold_formulas(_AUTOLINK.sub(lambda found: held.hold(found[0]), words), held)
    words = _hold_addresses(words, held, str)
    words = allowed_blocks(without_html(words, held, _escape), held)
    words = _shown_as_written(tags_back(without_latex(words, held, _escape)))
    return _first_accepted(words, held, _is_accepted_block) or _literal_block(text)


def _is_accepted_block(text: str) -> bool:
    return is_plain(text) or is_accepted(text, refuse_block)


def is_accepted(text: str, refuse: Callable[[str], None] = refuse_inline) -> bool:
    """Return whether data files accept Markdown, by default as one line."""
    try:
        refuse(text)
    except PydanticCustomError:
        return False
    return True


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def _meant(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return plain text with marks for its formulas and for what its LaTeX and HTML mean."""
    words = hold_formulas(latex.formulas(text), held)
    words = _hold_addresses(words, held, escape)
    words = _BOLD.sub(lambda found: strong(found[1]), words)  # of Markdown; a single star may be a footnote
    words = without_latex(without_html(words, held, escape), held, escape)
    return characters(re.sub(r"\\([$_{}])", r"\1", words))


def _with_displays(text: str, held: Held) -> str:
    """Return a text with marks for the formulas that stand on lines of their own."""

    def hold(found: re.Match[str]) -> str:
        content = "\n".join(filter(None, map(str.strip, found[1].split("\n"))))
        held.formulas.append(content)
        return f"\n\n{held.hold(f'$${chr(10)}{content}{chr(10)}$$')}\n\n"

    return _DISPLAY.sub(hold, text).strip() if "$$" in text else text


def _hold_code(text: str, held: Held) -> str:
    """Return Markdown with marks for its code; a role or a directive is shown as it is written."""

    def hold(found: re.Match[str]) -> str:
        is_ours = _ROLE_OR_DIRECTIVE.search(text[max(0, found.start() - 80) : found.end()]) is not None
        shown = _LINE_MARKS.sub(r"\g<number>\\", _escape(found[0])) if is_ours else found[0]
        return held.hold(shown)

    return _CODE.sub(hold, text) if "`" in text or "~~~" in text else text


def _hold_addresses(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return a text with marks for addresses: a tilde in them is no space."""
    return _URL.sub(lambda found: held.hold(escape(found[0])), text)


def _first_accepted(marked: str, held: Held, is_fine: Callable[[str], bool]) -> str:
    """Return a text with marks as Markdown, without emphasis that would not be read as such; else nothing."""
    bare = marked.replace("\\$", "$")  # most prices read as such without a backslash
    for attempt in dict.fromkeys((bare, marked, without_emphasis(marked))):
        result = _not_tbd(held.back(as_markdown(attempt)))
        if is_fine(result):
            tokens = [inner for token in parse_block(result) for inner in token.children or [token]]
            formulas = [token.content.strip() for token in tokens if token.type.startswith("math")]
            emphasized = sum(token.type in {"strong_open", "em_open"} for token in tokens)
            if sorted(formulas) == sorted(held.formulas) and emphasized >= count(attempt):
                return result
    return ""


def _shown_as_written(text: str) -> str:
    """Return Markdown in which HTML, links to files, directives and dollars are shown as written."""
    without_tags = re.sub(r"(?<!\\)\$", r"\\$", _HTML.sub(r"\\<", text))
    return _LINE_MARKS.sub(_escaped_block, _without_links(re.sub(r"(?<!\\)!\[", r"!\\[", without_tags)))


def _without_links(text: str) -> str:
    """Escape each bracket that opens no link to an address."""
    parts = text.split("]")
    for number, after in enumerate(parts[1:]):
        if not _ADDRESS.match(after):
            parts[number] = re.sub(r"(?<!\\)\[", r"\\[", parts[number])
    return "]".join(parts)


def _escaped_block(match: re.Match[str]) -> str:
    """Escape the start of a heading, a quotation or a rule, but not that of a list."""
    is_list = match["number"] or _LIST_ITEM.match(match.string, match.start())
    return match[0] if is_list else "\\"


def _not_tbd(text: str) -> str:
    """Escape text that data files would take for TBD: a title may well be "Todo"."""
    if not plain.is_to_be(text):
        return text
    return f"&#{ord(text[0])};{text[1:]}" if text[0].isalnum() else f"\\{text}"
