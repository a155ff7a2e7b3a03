"""Authors whose names a source spells in another way: found again, so that what is known of them stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def respelt(old: Sequence[str], new: Sequence[str]) -> Mapping[int, int]:
    """Return which old names become which new ones, by their places, where that is clear.

    Clear are the last name and the initial, if nobody else has them; else the place among as many
    names, if they have a word in common or one has no Latin letter. A name that is in both lists is itself.
    """
    before = [index for index, name in enumerate(old) if name not in new]
    after = [index for index, name in enumerate(new) if name not in old]
    found: dict[int, int] = {}
    for index in before:
        mine = [other for other in before if _short(old[other]) == _short(old[index])]
        theirs = [other for other in after if _short(new[other]) == _short(old[index])]
        if _short(old[index]) and theirs:
            found[index] = theirs[0] if len(mine) == len(theirs) == 1 else -1
    for index in before:
        if len(old) == len(new) and index in after and index not in {*found, *found.values()}:
            words, others = _words(old[index]), _words(new[index])
            if not (words and others) or words & others:
                found[index] = index
    return {index: place for index, place in found.items() if place >= 0}


def _short(name: str) -> tuple[str, str] | None:
    """Return the last name and the initial; nothing for a name of one word."""
    words = slug(name).split("-")
    return (words[-1], words[0][0]) if len(words) > 1 else None


def _words(name: str) -> set[str]:
    return {word for word in slug(name).split("-") if len(word) > 1}
