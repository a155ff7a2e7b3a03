"""Which entries of a long list differ between two versions of its text; the others are not looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.source.entries import cut

if TYPE_CHECKING:
    from sphinx_workshop.source.entries import Piece

_NEXT: Final = "\n- "
"""Where an entry ends and another begins, in a text that can be cut."""


class Change(NamedTuple):
    """An entry as it was, and as it is."""

    was: Piece
    now: Piece


def entries_of(text: str) -> str:
    """Return a text from its first entry on; empty if it has none."""
    first = f"\n{text}".find(_NEXT)
    return text[first:] if first >= 0 else ""


def changes(before: str, now: str) -> list[Change] | None:
    """Return the entries that have changed; None if that cannot be told, or if some came or went.

    :param before: a text that can be cut, from its first entry on
    :param now: the whole text as it is
    """
    whole, now = now, entries_of(now)
    head = whole[: len(whole) - len(now)]
    same = _same_at_begin(before, now)
    start = before.rfind(_NEXT, 0, same) + 1
    same = _same_at_end(before, now, min(len(before), len(now)) - same)
    end = before.find(_NEXT, len(before) - same) + 1 or len(before)
    # What is before the first entry is looked at, too: it may be more than comments.
    old, new = cut(before[start:end]), cut(head + now[start : end + len(now) - len(before)])
    if old is None or new is None or len(old) != len(new):
        return None
    above = now.count("\n", 0, start)
    return [
        Change(was, piece._replace(line=piece.line + above))
        for was, piece in zip(old, new, strict=True)
        if was.text != piece.text
    ]


def _same_at_begin(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_at_end(one: str, other: str, limit: int) -> int:
    """Return how many characters two texts end with alike, up to a limit."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle : len(one) - low] == other[len(other) - middle : len(other) - low]:
            low = middle
        else:
            high = middle - 1
    return low
