"""What counts as a word: letters without accents and case. `static/papers-index.js` must do the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SEPARATED: Final = bytes(
    byte if not sign.isascii() else ord(sign.lower()) if sign.isalnum() else ord(" ")
    for byte, sign in enumerate(map(chr, range(256)))
)
"""For each byte of UTF-8: a space for what separates words, lower case for letters, the rest unchanged."""
_ALONE: Final = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Characters of Chinese and Japanese, which are written without spaces: each counts as a word."""
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
"""Letters that Unicode does not decompose and many keyboards lack; the final sigma."""


def words(text: str) -> list[str]:
    """Return the words of a text in lower case without accents; Chinese and Japanese by character."""
    parts = text.encode(errors="replace").translate(_SEPARATED).decode().split()
    if text.isascii():
        return parts
    return [word for part in parts for word in ((part,) if part.isascii() else _other_words(part))]


@lru_cache(maxsize=20_000)
def _other_words(part: str) -> tuple[str, ...]:
    """Return the words of a text without spaces that is not ASCII."""
    apart = unicodedata.normalize("NFKD", part.lower())
    bare = "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    return tuple(_WORDS.findall(bare.lower().translate(_FOLDED)))
