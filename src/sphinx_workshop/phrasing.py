"""Words of messages: what is quoted, what may have been meant, what there is to choose from."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_QUOTED: Final = 80
"""How many characters of the data a message quotes."""
LONGEST_WORD: Final = 60
"""Comparing a longer text with words takes time, and finds nothing."""


def quoted(text: str) -> str:
    """Return text of the data as a message shows it: between backticks, on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= MAX_QUOTED else line[: MAX_QUOTED - 1] + '…'}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a slip of the keyboard may have meant."""
    if len(word) > LONGEST_WORD:
        return None
    found = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def listing(words: Iterable[str]) -> str:
    """Return words as a list for a message."""
    return ", ".join(f"`{word}`" for word in words)
