"""What stands in brackets and what outside of them: a comma inside separates nobody."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MARK: Final = "\ue000"
MARK_END: Final = "\ue001"
"""Around the sign of a footnote, while a list is read."""
_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "<": ">", "【": "】", "〔": "〕", MARK: MARK_END}
_WIDE: Final = dict(zip("（）［］｛｝＜＞", "()[]{}<>", strict=True))
"""Brackets as wide as a Chinese sign, each of which people also close with a narrow one."""
_BRACKET: Final = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values(), *_WIDE]))}]")
_HIDDEN: Final = "\x00"


def brackets(text: str) -> list[tuple[int, int]]:
    """Return where the outermost brackets that have both ends begin and end."""
    if not _BRACKET.search(text):
        return []
    waiting: list[tuple[str, int]] = []
    ends: Counter[str] = Counter()
    pairs = []
    for match in _BRACKET.finditer(text):
        sign = _WIDE.get(match[0], match[0])
        if sign in _PAIRS:
            waiting.append((_PAIRS[sign], match.start()))
            ends[_PAIRS[sign]] += 1
        elif ends[sign]:
            end, start = "", 0
            while end != sign:  # what is not closed before this one is no bracket
                end, start = waiting.pop()
                ends[end] -= 1
            pairs.append((start, match.end()))
    outermost: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if not outermost or start >= outermost[-1][1]:
            outermost.append((start, stop))
    return outermost


def hidden(text: str) -> str:
    """Return a text of the same length with nothing to be found inside its brackets."""
    if not (pairs := brackets(text)):
        return text
    signs = list(text)
    for start, end in pairs:
        signs[start + 1 : end - 1] = _HIDDEN * (end - start - 2)
    return "".join(signs)


def split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text at separators outside its brackets, and leave out parts with nothing in them."""
    parts, at = [], 0
    for match in separator.finditer(hidden(text)):
        parts.append(text[at : match.start()])
        at = match.end()
    return [part.strip() for part in [*parts, text[at:]] if part.strip()]


def replaced(text: str, pattern: re.Pattern[str], by: Callable[[str], str]) -> str:
    """Return a text with something else for what matches outside its brackets."""
    parts, at = [], 0
    for match in pattern.finditer(hidden(text)):
        parts += [text[at : match.start()], by(text[match.start() : match.end()])]
        at = match.end()
    return "".join([*parts, text[at:]])


def bare(text: str) -> str:
    """Return a text without its brackets."""
    return " ".join(re.sub(rf".{_HIDDEN}+.|\(\)", "", hidden(text)).split())
