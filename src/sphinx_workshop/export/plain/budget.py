"""A short form of a plain text: the parts that matter most, within a budget of words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.plain.sections import Rank, Section, as_text
from sphinx_workshop.export.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ONE_BY_ONE: Final = frozenset({Rank.DATES, Rank.TOPICS, Rank.DETAILS, Rank.MORE})
"""Lists that may lose an item. A shorter one of another kind would mislead: one of two tracks."""


def shortened(title: str, sections: Sequence[Section], budget: int) -> tuple[Section, ...]:
    """Return the sections with as much as fits into a budget of words, the most important first.

    Once something of a section does not fit, neither does what matters less in it; other sections may still
    have what is short enough.

    Raises:
        Refused: What is always said does not fit; the message says how many words it has.
    """
    chosen: set[tuple[int, int]] = set()
    full: set[int] = set()
    for rank, number, indexes in sorted(_choices(sections)):
        more = chosen | {(number, index) for index in indexes}
        fits = number not in full and words(as_text(title, _only(sections, more))) <= budget
        if fits or rank is Rank.ALWAYS:
            chosen = more
        else:
            full.add(number)
    result = _only(sections, chosen)
    if (least := words(as_text(title, result))) > budget:
        message = f"the shortest call has {least} words; write `--words {least}` or more"
        raise Refused(message)
    return result


def _choices(sections: Iterable[Section]) -> Iterator[tuple[Rank, int, tuple[int, ...]]]:
    """Yield what is there or not: its rank, the number of its section, and those of its parts."""
    for number, section in enumerate(sections):
        ranks = [part.rank for part in section.parts]
        by_rank = sorted(range(len(ranks)), key=ranks.__getitem__)
        for rank, found in groupby(by_rank, key=ranks.__getitem__):
            indexes = tuple(found)
            if rank in ONE_BY_ONE:
                yield from ((rank, number, (index,)) for index in indexes)
            else:
                yield rank, number, indexes


def _only(sections: Iterable[Section], chosen: set[tuple[int, int]]) -> tuple[Section, ...]:
    """Return the sections with the parts that are chosen by the numbers of a section and of a part."""
    return tuple(
        Section(one.title, tuple(part for index, part in enumerate(one.parts) if (number, index) in chosen))
        for number, one in enumerate(sections)
    )


def words(text: str) -> int:
    """Return how many words a text has: what stands between spaces and has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
