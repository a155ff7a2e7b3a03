"""Words of messages: what is quoted, what may have been meant, what there is to choose from."""

from __future__ import annotations

import difflib
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_QUOTED: Final = 80
"""How many characters of the data a message quotes."""
LONGEST_WORD: Final = 60
"""Comparing a longer text with words takes time, and finds nothing."""
MAX_SEARCHES: Final = 20
"""How many slips are searched for among many words: whoever has more slips has made another mistake."""
CUTOFF: Final = 0.6
"""How alike two words are, of 1, that one may be a slip of the other."""


def quoted(text: str) -> str:
    """Return text of the data as a message shows it: between backticks, on one line, cut where it is long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= MAX_QUOTED else line[: MAX_QUOTED - 1] + '…'}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a slip of the keyboard may have meant."""
    if len(word) > LONGEST_WORD:
        return None
    return _nearest(word.lower(), tuple(known))


@lru_cache(maxsize=256)  # whoever writes a word wrong may do so in each of thousands of entries
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1, cutoff=CUTOFF)
    return found[0] if found else None


class Nearest:
    """What slips of the keyboard may have meant, among words of which there may be thousands."""

    def __init__(self, known: Iterable[str]) -> None:
        """Hold the words; nothing is done with them before the first slip."""
        self._words = known
        self._found: dict[str, str | None] = {}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The words by their lower-case form, in an order that does not depend on the run."""
        return {word.lower(): word for word in sorted(self._words, reverse=True)}

    def of(self, word: str) -> str | None:
        """Return the known word that a slip may have meant; None after too many slips."""
        if word not in self._found:
            searched = len(self._found) < MAX_SEARCHES and len(word) <= LONGEST_WORD
            self._found[word] = self._search(word.lower()) if searched else None
        return self._found[word]

    def _search(self, word: str) -> str | None:
        # As `difflib.get_close_matches`, which compares with every word in full where all are much alike.
        matcher = difflib.SequenceMatcher()
        matcher.set_seq2(word)
        best, found = CUTOFF - 1e-9, None
        for known in self._known:
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                ratio = matcher.ratio()
                if ratio > best:
                    best, found = ratio, self._known[known]
        return found


def listing(words: Iterable[str]) -> str:
    """Return words as a list for a message."""
    return ", ".join(f"`{word}`" for word in words)
