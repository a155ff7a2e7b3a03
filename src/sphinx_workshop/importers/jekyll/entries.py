"""One entry of a list of a site: its facts, by what their keys may be called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll.leaves import Leaf, leaves_in
from sphinx_workshop.importers.tables.heads import comparable_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree

_INNER: Final = frozenset(
    [
        "links",
        "link",
        "social",
        "socials",
        "contact",
        "talk",
        "speaker",
        "profiles",
        "zone",
        "accounts",
        "web",
    ]
)
"""Keys whose keys are read as those of the entry itself."""


class Entry:
    """A mapping of a site, whose facts are taken one by one."""

    def __init__(self, tree: Mapping[str, Tree], words: Mapping[str, Sequence[str]]) -> None:
        """Take the names that each fact may have."""
        self.tree = tree
        self.words = words
        self.values: dict[str, Tree] = {}
        self._add(tree)

    def _add(self, tree: Mapping[str, Tree]) -> None:
        for key, value in tree.items():
            known = comparable_head(key)
            if isinstance(value, dict) and known in _INNER:
                self._add(value)
            else:
                self.values.setdefault(known, value)

    def value(self, fact: str) -> Tree | None:
        """Return what the surest key of a fact has; None if none has anything."""
        for key in self.words[fact]:
            value = self.values.get(key)
            if value is not None and any(leaf.text for leaf in leaves_in(value)):
                return value
        return None

    def leaf(self, fact: str) -> Leaf | None:
        """Return the text of a fact; None if there is none."""
        for key in self.words[fact]:
            value = self.values.get(key)
            if isinstance(value, Leaf) and value.text:
                return value
        return None

    def leaves(self, fact: str) -> list[Leaf]:
        """Return the texts of a fact: one, or a list."""
        value = self.value(fact)
        if isinstance(value, Leaf):
            return [value]
        return [one for one in value if isinstance(one, Leaf) and one.text] if isinstance(value, list) else []

    def trees(self, fact: str) -> list[Tree]:
        """Return the items of a fact that is a list."""
        value = self.value(fact)
        return value if isinstance(value, list) else []

    def has(self, *facts: str) -> bool:
        """Return whether there is any of some facts."""
        return any(self.value(fact) is not None for fact in facts)


def joined(leaves: Sequence[Leaf], sign: str) -> Leaf | None:
    """Return several texts as one, whose fate is theirs; None if there are none."""
    if not leaves:
        return None
    first, *others = leaves
    if not others:
        return first
    return Leaf(first.file, first.path, sign.join(leaf.text for leaf in leaves), others=list(leaves))
