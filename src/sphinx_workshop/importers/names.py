"""Names that a source now spells in another way: who is who, so that what is known of people stays theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence


def respelled(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which new names are which old ones, by their places, where that is clear.

    It is clear by the last name and the initial, if nobody else has them; else by the place among as many
    names, if the two have a word in common or one has no Latin letter. A name in both lists is itself.
    """
    before = [index for index, name in enumerate(old) if name not in new]
    after = [index for index, name in enumerate(new) if name not in old]
    found: dict[int, int] = {}
    unclear: set[int] = set()
    for index in before:
        mine = [other for other in before if _short(old[other]) == _short(old[index])]
        theirs = [other for other in after if _short(new[other]) == _short(old[index])]
        if _short(old[index]) and theirs:
            if len(mine) == len(theirs) == 1:
                found[theirs[0]] = index
            else:
                unclear.add(index)
    for index in set(before) & set(after) if len(old) == len(new) else ():
        if index not in unclear and index not in found and index not in found.values():
            words, others = _words(old[index]), _words(new[index])
            if not (words and others) or words & others:
                found[index] = index
    return found


def _short(name: str) -> tuple[str, str] | None:
    """Return the last name and the initial; None for a name of one word."""
    words = slug(name).split("-")
    return (words[-1], words[0][0]) if len(words) > 1 else None


def _words(name: str) -> set[str]:
    return {word for word in slug(name).split("-") if len(word) > 1}
