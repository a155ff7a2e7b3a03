"""Rising numbers as short texts: the steps between them, each in digits of base 32.

The last digit of a step comes from one half of 64 characters, the others from the other half, so that steps
need no separator (as in VLQ, which source maps use).
"""

from __future__ import annotations

from functools import lru_cache
from operator import sub
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"
OTHER: Final = "ghijklmnopqrstuvwxyz0123456789-_"
_AS_OTHER: Final = str.maketrans(LAST, OTHER)


@lru_cache(maxsize=4)
def steps(count: int) -> list[str]:
    """Return the texts of the numbers below a count, and perhaps of some more."""
    found = list(LAST)
    head = 1
    while len(found) < count:
        before = found[head].translate(_AS_OTHER)
        found += [before + last for last in LAST]
        head += 1
    return found


def encode(numbers: Sequence[int], texts: list[str]) -> str:
    """Return the text of rising numbers.

    Args:
        numbers: the numbers
        texts: `steps` for a count above the largest of them
    """
    return "".join(map(texts.__getitem__, map(sub, numbers, (0, *numbers))))
