"""Text in columns: lines of at most 72, in which a wide character counts as two."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 72
"""The longest line, in columns: what mail programs show and quote without breaking it."""
MOST_INDENT: Final = 16
"""How far a line of the data may be indented, in columns."""
_MARK: Final = re.compile(r"- |[0-9]{1,6}\. ")
"""The sign before an item of a list."""
_WORD: Final = re.compile(r"\S+(?: \[[0-9]+\]\S*)*")
"""A word, with the numbers of the footnotes that belong to it."""
_WITHOUT_WIDTH: Final = frozenset({"Mn", "Me", "Cf", "Cc"})
_NOT_FIRST: Final = frozenset({"Pe", "Pf", "Po", "Lm"}) | _WITHOUT_WIDTH
"""Categories of characters that do not begin a line: closing brackets, full stops, prolonged sounds."""
_NOT_LAST: Final = frozenset({"Ps", "Pi"})
"""Categories of characters that do not end a line: opening brackets."""


def columns(text: str) -> int:
    """Return how many columns a text takes (UAX 11: wide and fullwidth characters take two)."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrapped(text: str) -> str:
    """Return a text with lines of at most 72 columns; items of lists hang, and indentation stays.

    Words are broken only where they are longer than a line, or, in Chinese and Japanese, where they may be.
    """
    return "\n".join(line for written in text.split("\n") for line in _lines(written))


def headed(title: str, sign: str) -> str:
    """Return a title that is underlined with a sign."""
    lines = wrapped(title)
    return f"{lines}\n{sign * max(map(columns, lines.splitlines()))}"


def _lines(written: str) -> Iterator[str]:
    body = written.strip()
    if not body:
        yield ""
        return
    indent = " " * min(len(written) - len(written.lstrip(" ")), MOST_INDENT)
    found = _MARK.match(body)
    mark = found[0] if found else ""
    line, hang, begun = indent + mark, indent + " " * len(mark), False
    for word in _WORD.findall(" ".join(body.removeprefix(mark).split())):
        rest = word
        while rest:
            gap = " " if begun else ""
            taken = _taken(rest, WIDTH - columns(line + gap), alone=not begun)
            if taken:
                line, rest, begun = f"{line}{gap}{rest[:taken]}", rest[taken:].lstrip(" "), True
            if rest:
                yield line.rstrip(" ")
                line, begun = hang, False
    yield line


def _taken(word: str, room: int, *, alone: bool) -> int:
    """Return how many characters of a word go into a room; 0 if all of it goes to the next line.

    Args:
        word: The word.
        room: The columns that are left in the line.
        alone: Whether nothing stands before it, so that a word that is too long is broken anywhere.
    """
    if columns(word) <= room:
        return len(word)
    end, used = 0, 0
    while used + _columns(word[end]) <= room:
        used += _columns(word[end])
        end += 1
    may_break = next((place for place in range(end, 0, -1) if _may_break(word, place)), 0)
    if may_break or not alone:
        return may_break
    before_note = word.rfind(" ", 0, end + 1)
    return before_note if before_note > 0 else max(end, 1)


def _may_break(word: str, place: int) -> bool:
    """Return whether a line may end before a character: beside ideographs and kana (UAX 14, in short)."""
    before, after = word[place - 1], word[place]
    if not (_is_ideographic(before) or _is_ideographic(after)) or after == " ":
        return False
    return unicodedata.category(before) not in _NOT_LAST and unicodedata.category(after) not in _NOT_FIRST


def _is_ideographic(character: str) -> bool:
    """Return whether a line may be broken beside a character; Korean has spaces between words."""
    is_hangul = "\uac00" <= character <= "\ud7a3"
    return _columns(character) > 1 and not is_hangul
