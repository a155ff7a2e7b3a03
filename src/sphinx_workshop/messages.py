"""Words of messages: quotations from the data, likely corrections, lists of choices."""

from __future__ import annotations

import difflib
import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_QUOTED: Final = 80
"""How many characters of the data a message quotes."""
LONGEST_WORD: Final = 60
"""Longest text that is compared with known words: a longer one takes time, and matches none."""
MAX_SEARCHES: Final = 20
"""How many misspelt words are searched for among many: more of them are another kind of mistake."""
CUTOFF: Final = 0.6
"""Least similarity, up to 1, at which a word may be a misspelling of another."""
_PARTS: Final = re.compile(r"[-_/. ]")

_UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal, turns the direction of what follows, or is no character."""
_COMMAND: Final = re.compile(
    r"::(?=(?:error|warning|notice|debug|group|endgroup|add-|set-|save-|remove-|stop-|echo)[\w-]*)"
    r"|##(?=\[|vso\[|teamcity\[)"
)
"""How a line of a log begins that GitHub, Azure or TeamCity obeys."""


def one_line(text: str) -> str:
    """Return text of others on one line that no terminal and no log of a CI obeys."""
    line = _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], " ".join(text.split()))
    return _COMMAND.sub(lambda found: " ".join(found[0]), line)


def shortened(text: str) -> str:
    """Return text of the data on one line, cut if it is long."""
    line = one_line(text)
    return line if len(line) <= MAX_QUOTED else line[: MAX_QUOTED - 1] + "…"


def quoted(text: str) -> str:
    """Return text of the data as messages quote it: between backticks, on one line, cut if it is long."""
    return f"`{shortened(text)}`"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt word may mean."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=256)  # the same misspelling may be in thousands of entries
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return Nearest(known).of(word)


class Nearest:
    """Finds the words that misspelt words may mean, among thousands."""

    def __init__(self, known: Iterable[str]) -> None:
        """Take the words; nothing is computed before the first search."""
        self._words = known
        self._found: dict[str, str | None] = {}

    @cached_property
    def _known(self) -> dict[str, str]:
        """The words by their lower-case form, in an order that does not depend on the run."""
        return {word.lower(): word for word in sorted(self._words, reverse=True)}

    def of(self, word: str) -> str | None:
        """Return the known word that a misspelt word may mean; None after too many searches."""
        if word not in self._found:
            may_search = len(self._found) < MAX_SEARCHES and len(word) <= LONGEST_WORD
            self._found[word] = self._search(word.lower()) if may_search else None
        return self._found[word]

    def _search(self, word: str) -> str | None:
        # As `difflib.get_close_matches`, which compares every word in full if all are similar.
        matcher = difflib.SequenceMatcher()
        matcher.set_seq2(word)
        best, found = CUTOFF - 1e-9, None
        for known in self._known:
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                continue
            if _differ_slightly(word, known) and (ratio := matcher.ratio()) > best:
                best, found = ratio, self._known[known]
        return found


def _differ_slightly(one: str, other: str) -> bool:
    """Return whether what two words do not share is similar, too: not so in `grace-example`, `cy-example`.

    Numbers always are, as in `2022-12-20` and `2022-12-02`, and so are the endings of files.
    """
    before, dot, _end = one.rpartition(".")
    if dot and other.startswith(f"{before}."):
        return True
    parts, others = _PARTS.split(one), _PARTS.split(other)
    left = "-".join(part for part in parts if part not in others)
    right = "-".join(part for part in others if part not in parts)
    if not left or not right or (left, right) == (one, other) or (left + right).isdecimal():
        return True
    matcher = difflib.SequenceMatcher(None, left, right)
    return matcher.real_quick_ratio() >= CUTOFF and matcher.quick_ratio() >= CUTOFF <= matcher.ratio()


def counted(number: int, noun: str) -> str:
    """Return a number of things: `1 paper`, `2 papers`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listing(words: Iterable[str]) -> str:
    """Return words as a list for a message."""
    return ", ".join(f"`{word}`" for word in words)
