"""HTML, and the Markdown that data may not use, written with what data may use."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.text.entities import unescaped
from sphinx_workshop.importers.text.marks import (
    BREAK,
    ITEM,
    NUMBER,
    Held,
    as_line,
    emphasis,
    label,
    strong,
    without_marks,
)
from sphinx_workshop.model.symbols import names
from sphinx_workshop.model.tex import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_PAIR: Final = re.compile(
    r"<([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>([^<>]*+(?:<(?!/?\1\b)[^<>]*+(?:>[^<>]*+)?)*?)</\1\s*>",
    re.DOTALL,
)
"""An element with no element of its own kind inside."""
_START: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>")
_END: Final = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*>")
MAX_NAMES: Final = 100
"""With more names of elements than HTML has, those that mean nothing here are not looked for."""
_TAG: Final = re.compile(
    r"</?(?:p|div|ul|ol|section|article|center|hr|table|tbody|thead|tr|dl)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BR: Final = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
_IMG: Final = re.compile(r"<img\s([^<>]*)>", re.IGNORECASE)
_PLAIN: Final = names(
    "a span u font small big abbr cite label mark ins q time bdi nobr tbody thead body html"
)
_BLOCKS: Final = names("p div ul blockquote section article center pre dl table")
_WEB: Final = re.compile(r"(?:https?://|mailto:)[^\s<>()]+", re.IGNORECASE)

_IMAGE: Final = re.compile(
    r"(?<!\\)!\[([^\[\]]*)\]\(\s*+<?([^\s()<>]*+)>?(?:\s++(?:\"[^\"]*\"|'[^']*'))?\s*+\)"
)
_HEADING: Final = re.compile(r"^ {0,3}#{1,6}[ \t]++(.*)$", re.MULTILINE)
_UNDERLINED: Final = re.compile(
    r"^(?! {0,3}(?:[-*+>|]|\d+[.)])[ ])(?![^\S\n]*$)([^\n|]+)\n {0,3}(?:={2,}|-{3,})[ \t]*$", re.MULTILINE
)
_RULE: Final = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_QUOTE: Final = re.compile(r"(?:^ {0,3}>.*(?:\n|$))+", re.MULTILINE)
_TABLE: Final = re.compile(
    r"^(?=.*\|)[ \t]*+(.*+)\n[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?)?[ \t]*+\n"
    r"((?:.*\|.*(?:\n|$))*)",
    re.MULTILINE,
)


def characters(text: str) -> str:
    """Return plain text with the characters that its entities stand for: `R&amp;D` is R&D."""
    return _ENTITY.sub(lambda found: unescaped(found[0]).replace("\xa0", " "), text) if "&" in text else text


def without_html(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return a text with marks for what its HTML means; HTML that means nothing here stays.

    Args:
        text: may be plain text or Markdown
        held: takes links and code
        escape: makes plain text Markdown
    """
    if "<" not in text:
        return text
    text = _IMG.sub(lambda found: _image(found[1], held, escape), _BR.sub(BREAK, text))
    before = ""
    for _level in range(DEEPEST):  # from the inside to the outside
        if before == text:
            break
        before, text = text, _elements(text, held, escape)
    return _TAG.sub("\n\n", text)


def _elements(text: str, held: Held, escape: Callable[[str], str]) -> str:
    """Return a text with marks for the elements that have no element of their own kind inside."""
    ends = {found[1]: found.start() for found in _END.finditer(text)}
    if len(ends) > MAX_NAMES:
        ends = {name: end for name, end in ends.items() if name.lower() in _MEANT}
    result: list[str] = []
    at = 0
    for start in _START.finditer(text):
        if start.start() < at or ends.get(start[1], -1) < start.end():
            continue
        if found := _PAIR.match(text, start.start()):
            result += text[at : found.start()], _element(found, held, escape)
            at = found.end()
    return "".join([*result, text[at:]])


def _element(found: re.Match[str], held: Held, escape: Callable[[str], str]) -> str:
    """Return what an element means; one that means nothing here is shown as it is written."""
    name, attributes, inside = found[1].lower(), found[2], found[3]
    if name in _WITH_TEXT and "<" not in inside:
        return _WITH_TEXT[name](inside, attributes, held, escape)
    if name in _AS_MARKS:
        return _AS_MARKS[name](inside)
    if name in {"sub", "sup"}:
        return held.script("_" if name == "sub" else "^", inside)
    if name in _BLOCKS:
        return f"\n\n{inside}\n\n"
    return inside if name in _PLAIN else _shown(found[0])


def _code(inside: str, _attributes: str, held: Held, _escape: Callable[[str], str]) -> str:
    code = without_marks(characters(held.back(inside)))
    return held.hold(f"`{code}`") if code and "`" not in code else inside


def _anchor(inside: str, attributes: str, held: Held, escape: Callable[[str], str]) -> str:
    address = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", attributes, re.IGNORECASE)
    return _link(characters(held.back(address[1])) if address else "", inside, held, escape)


def _numbered(inside: str) -> str:
    items = re.sub(r"(</?)li\b", r"\1nli", inside, flags=re.IGNORECASE)
    return f"\n\n{items.replace(ITEM, NUMBER)}\n\n"


_WITH_TEXT: Final[Mapping[str, Callable[[str, str, Held, Callable[[str], str]], str]]] = {
    **dict.fromkeys(names("code tt kbd samp"), _code),
    "a": _anchor,
}
_AS_MARKS: Final[Mapping[str, Callable[[str], str]]] = {
    **dict.fromkeys(names("b strong"), strong),
    **dict.fromkeys(names("i em"), emphasis),
    **dict.fromkeys(names("h1 h2 h3 h4 h5 h6"), lambda inside: f"\n\n{strong(inside)}\n\n"),
    "li": lambda inside: f"\n{ITEM}{inside.strip()}\n",
    "nli": lambda inside: f"\n{NUMBER}{inside.strip()}\n",
    "ol": _numbered,
    **dict.fromkeys(names("tr dt dd"), lambda inside: f"{inside.strip()}{BREAK}"),
    **dict.fromkeys(names("td th"), lambda inside: f"{inside} "),
}
_MEANT: Final = _PLAIN | _BLOCKS | {"sub", "sup"} | _WITH_TEXT.keys() | _AS_MARKS.keys()


def _shown(element: str) -> str:
    """Return an element that is shown as it is written, with signs that no later step takes for a tag."""
    return element.replace("<", "\ufdd8").replace(">", "\ufdd9")


def tags_back(text: str) -> str:
    """Return a text with the tags that are shown as they are written."""
    return text.replace("\ufdd8", "<").replace("\ufdd9", ">")


def _link(address: str, words: str, held: Held, escape: Callable[[str], str]) -> str:
    if not _WEB.fullmatch(address) or not as_line(words):
        return words
    return held.hold(f"<{address}>" if words.strip() == address else f"[{escape(label(words))}]({address})")


def _image(attributes: str, held: Held, escape: Callable[[str], str]) -> str:
    found = {
        name: re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))", attributes)
        for name in ("alt", "src")
    }
    alt, source = (next(filter(None, one.groups()), "") if one else "" for one in found.values())
    source = characters(held.back(source))
    return _link(source, characters(alt) or source, held, escape)


def allowed_blocks(text: str, held: Held) -> str:
    """Return Markdown with what data may have for images, headings, quotations, tables and rules."""
    text = _IMAGE.sub(lambda found: _picture(found[1], held.back(found[2]), held), text)
    text = _TABLE.sub(_rows, text)
    for mark in (*[r"^ {0,3}> ?"] * (DEEPEST - 1), r"^(?: {0,3}> ?)+"):  # a quotation may be in a quotation
        before, text = text, _QUOTE.sub(partial(_unquoted, re.compile(mark, re.MULTILINE)), text)
        if before == text:
            break
    text = _UNDERLINED.sub(_title, _HEADING.sub(_heading, text))
    return _RULE.sub("\n\n", text)


def _unquoted(mark: re.Pattern[str], found: re.Match[str]) -> str:
    return f"\n\n{mark.sub('', found[0])}\n\n"


def _picture(alt: str, address: str, held: Held) -> str:
    if not _WEB.fullmatch(address):
        return alt
    return held.hold(f"<{address}>") if not alt.strip() else f"[{alt}]({held.hold(address)})"


def _heading(found: re.Match[str]) -> str:
    return _title_of(found[1].rstrip(" \t").rstrip("#"))


def _title(found: re.Match[str]) -> str:
    return _title_of(found[1])


def _title_of(text: str) -> str:
    words = re.sub(r"\*\*|__", "", text).strip()
    return f"\n\n{strong(words)}\n\n"


def _rows(found: re.Match[str]) -> str:
    """Return a table as a list: an item for each row."""
    head = [strong(cell) for cell in _cells(str(found[1]))]
    rows = [head, *(_cells(row) for row in str(found[2]).splitlines())]
    lines = [" · ".join(cells) for cells in rows if any(cells)]
    return "\n\n" + "\n".join(f"{ITEM}{line}" for line in lines) + "\n\n"


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]
