"""Which lines of the index share a file: those that begin with the same letters.

All lines are in one shard while they fit. A shard that is too large is divided between the halves of the
alphabet, in the end between single letters, and then by the next letter.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIMIT: Final = 16_000
"""How many characters a shard may have, unless it has a single line."""
SIGNS: Final = " 0123456789_abcdefghijklmnopqrstuvwxyz"
"""What terms are made of, and the space after them, in the order of their codes."""


class Range(NamedTuple):
    """Lines with the same beginning: that, and the first and last character that may follow it."""

    beginning: str
    first: str
    last: str

    def parts(self) -> tuple[Range, ...]:
        """Return what it is divided into: two halves, or a single one with a longer beginning."""
        start, stop = SIGNS.index(self.first), SIGNS.index(self.last)
        if start == stop:
            return (self._replace(beginning=self.beginning + self.first, first=SIGNS[0], last=SIGNS[-1]),)
        middle = (start + stop) // 2
        return self._replace(last=SIGNS[middle]), self._replace(first=SIGNS[middle + 1])


def divide(lines: Sequence[str]) -> dict[Range, Sequence[str]]:
    """Return the lines of each shard, in order; none is empty, unless there are no lines.

    The lines are sorted, and all different.
    """
    ends = list(accumulate(map(len, lines), initial=0))

    def shards(all_of: Range, start: int, stop: int) -> Iterator[tuple[Range, Sequence[str]]]:
        if ends[stop] - ends[start] + stop - start <= LIMIT or stop - start == 1:
            yield all_of, lines[start:stop]
            return
        for part in all_of.parts():
            after = bisect_left(lines, f"{part.beginning}{part.last}\x7f", start, stop)
            if start < after:
                yield from shards(part, start, after)
            start = after

    return dict(shards(Range("", SIGNS[0], SIGNS[-1]), 0, len(lines)))
