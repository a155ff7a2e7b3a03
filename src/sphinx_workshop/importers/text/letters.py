r"""Letters, quotation marks and dashes as LaTeX writes them: `\"o`, two grave accents, `--`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sphinx_workshop.model.symbols import pairs

_ACCENTS: Final = pairs(
    "' \u0301 ` \u0300 ^ \u0302 \" \u0308 ~ \u0303 = \u0304 . \u0307 c \u0327 v \u030c u \u0306 H \u030b "
    "k \u0328 r \u030a d \u0323"
)
_LETTERS: Final = pairs(
    "ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i \u0131 j ȷ dj đ DJ Đ dh ð DH Ð th þ TH Þ"
)
_ACCENT: Final = (
    r"\\{1,2}(?:([cvuHkrd])(?=\s+[A-Za-z]\b|\s*\{)\s*|(['`^\"~=.]))(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))"
)
_LETTER: Final = rf"\\{{1,2}}({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])"
_ACCENTED: Final = (re.compile(rf"\{{{_ACCENT}\}}"), re.compile(_ACCENT))
_LETTERED: Final = (re.compile(rf"\{{{_LETTER}\}}"), re.compile(rf"{_LETTER}(?:\{{\}}|\s*)"))
"""The first of each two: with braces around the letter."""
_CONTRACTED: Final = re.compile(r"(?<=[a-z])\\'(?=(?:s|t|d|m|re|ll|ve)\b)")
_DOUBLE: Final = re.compile(r"(?:``|(?<![\w'])'')([^`'\n]+(?:'[^`'\n][^`'\n]*)*)''|``([^`\"\n]+)\"")
_SINGLE: Final = re.compile(r"(?<![\w`])`([^`'\n]+)'(?![\w'])")
_DASH: Final = re.compile(
    r"(?<=[^\s!<|:-])-{2,3}(?=[^\s>|:-])"  # 1--2
    r"|(?<=[\w)\]\ufdd1])-{2,3}(?=\s)|(?<=[ \t])-{3}(?=[^\s>|:-])"  # word-- word, word ---word
    r"|(?<=[^|\s:-][ \t])-{2,3}(?=[ \t\n][^|])|(?<=[ \t]{2})-{2,3}(?=[ \t])"
)
"""Dashes of LaTeX; not an option such as `--help`, a rule, a comment, or a line of a table."""
_LONG: Final = 3


def accents(text: str) -> str:
    r"""Return a text with letters for the accents of LaTeX: `\"o` is ö."""
    if "\\" not in text:
        return text
    text = _CONTRACTED.sub("'", text)
    for sign in "\"'":
        if re.search(rf"\\{sign}(?![A-Za-z{{\\])", text):  # a program has escaped a quotation mark
            text = text.replace(f"\\{sign}", sign)
    for pattern in _ACCENTED:
        text = pattern.sub(_accent, text)
    for pattern in _LETTERED:
        text = pattern.sub(lambda found: _LETTERS[found[1]], text)
    return text


def _accent(found: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", (found[3] or found[4]) + _ACCENTS[found[1] or found[2]])
    return composed if len(composed) == 1 else found[0]


def quotes(text: str) -> str:
    """Return a text with quotation marks for those of LaTeX."""
    text = _DOUBLE.sub(lambda found: f"“{found[1] or found[2]}”", text)
    return _SINGLE.sub("\u2018\\1\u2019", text)


def dashes(text: str) -> str:
    """Return a text with dashes for the hyphens of LaTeX."""
    return _DASH.sub(lambda found: "—" if len(found[0]) == _LONG else "–", text) if "--" in text else text
