"""What counts as a word: letters without marks and case. `static/papers-index.js` must find the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SEPARATED: Final = bytes(
    byte if not sign.isascii() else ord(sign.lower()) if sign.isalnum() else ord(" ")
    for byte, sign in enumerate(map(chr, range(256)))
)
"""For each byte of UTF-8: a blank for what separates words, small letters for large, the rest as it is."""
_ALONE: Final = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters of Chinese and Japanese, which puts no blanks between words: each counts as a word."""
_WORDS: Final = re.compile(rf"[^\W_{_ALONE}]+|(?!\W)[{_ALONE}]")
_FOLDED: Final = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",  # noqa: RUF001 (that very letter)
        "ł": "l",
        "ø": "o",
        "ŧ": "t",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ς": "σ",  # noqa: RUF001 (that very letter)
    }
)
"""Letters that Unicode does not take apart and many keyboards lack; the sigma at the end of a word."""


def words(text: str) -> list[str]:
    """Return the words of a text: small letters without marks, and digits; Chinese and Japanese by sign."""
    pieces = text.encode(errors="replace").translate(_SEPARATED).decode().split()
    if text.isascii():
        return pieces
    return [word for piece in pieces for word in ((piece,) if piece.isascii() else _other_words(piece))]


@lru_cache(maxsize=20_000)
def _other_words(piece: str) -> tuple[str, ...]:
    """Return the words of a piece that has other letters than those of ASCII."""
    apart = unicodedata.normalize("NFKD", piece.lower())
    bare = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    return tuple(_WORDS.findall(bare.lower().translate(_FOLDED)))
