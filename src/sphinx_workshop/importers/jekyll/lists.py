"""The lists of a site, each with the part of a workshop that it is: by its name, its folder and its group."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaves_in
from sphinx_workshop.importers.jekyll.parts import part_of
from sphinx_workshop.importers.jekyll.words import LABEL, MEMBERS, PERSON
from sphinx_workshop.importers.tables.heads import comparable_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.importers.jekyll.leaves import Tree

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WHOLE: Final = frozenset({"program", "topics"})
"""Parts whose readers know what is inside."""


@dataclass
class Listed:
    """A list of a site, or a part of it."""

    part: str
    items: list[Tree]
    name: str
    """The file, the collection or the key that named it."""
    label: Leaf | None = None
    """The heading of the group."""
    others: dict[str, Tree] = field(default_factory=dict)
    """What else stands beside the items."""


@dataclass
class Finder:
    """What finds the lists of a site."""

    mapped: Mapping[str, str]
    """The parts that the user names, by the names of files, collections and keys."""
    year: int | None
    """The year of the edition that is imported."""
    years: set[int] = field(default_factory=set)
    """The years that the site names."""

    def lists(self, tree: Tree, name: str, around: str = "") -> Iterator[Listed]:
        """Yield the lists of a file, by its name, or of what stands at a key.

        Args:
            tree: What is there.
            name: The name of the file without its ending, or the key.
            around: The part that what is around it has.
        """
        if written := _YEAR.search(name):
            self.years.add(int(written[1]))
            if int(written[1]) != self.year:
                why = reasons.EDITION if self.year else reasons.SEVERAL_YEARS
                for leaf in leaves_in(tree):
                    leaf.stays(why)
                return
        part = self.mapped.get(comparable_head(name)) or part_of(name) or around
        if part == "committee" and around == "organizers" and not _says_committee(name):
            part = "organizers"
        if part == "program" and around in {"committee", "organizers"}:  # of the program committee
            part = "committee"
        yield from self._inside(tree, part, name, None)

    def _inside(self, tree: Tree, part: str, name: str, label: Leaf | None) -> Iterator[Listed]:
        if isinstance(tree, list):
            yield from self._items(tree, part, name, label)
        elif isinstance(tree, dict):
            yield from self._mapping(tree, part, name, label)
        elif part in _WHOLE or (part == "dates" and tree.text):
            yield Listed(part, [tree], name, label)

    def _items(self, items: list[Tree], part: str, name: str, label: Leaf | None) -> Iterator[Listed]:
        if part in _WHOLE:
            yield Listed(part, items, name, label)
            return
        groups: list[dict[str, Tree]] = []
        rest: list[Tree] = []
        for one in items:
            if isinstance(one, dict) and _members(one, part):
                groups.append(one)
            else:
                rest.append(one)
        if rest and (part or any(isinstance(one, dict) for one in rest)):
            yield Listed(part, rest, name, label)
        for group in groups:
            yield from self._mapping(group, part, name, label)

    def _mapping(self, tree: dict[str, Tree], part: str, name: str, label: Leaf | None) -> Iterator[Listed]:
        if part in _WHOLE and not any(_YEAR.fullmatch(key) for key in tree):
            yield Listed(part, [tree], name, label)
            return
        if (
            part == "dates"
            and not _members(tree, part)
            and all(isinstance(one, Leaf) for one in tree.values())
        ):
            yield Listed(part, [tree], name, label)
            return
        if part and _is_entry(tree, part):
            yield Listed(part, [tree], name, label)
            return
        heading = _heading(tree) or label
        for key, value in tree.items():
            if isinstance(value, Leaf):
                continue
            if comparable_head(key) in MEMBERS:
                named = (
                    part_of(heading.text)
                    if heading and part in {"", "people", "organizers", "committee"}
                    else ""
                )
                inner = part_of(key) if key.lower() not in {"people", "members", "persons", "team"} else ""
                own = self.mapped.get(comparable_head(key), "")
                yield from self._inside(
                    value, own or named or part or inner, key if not part else name, heading
                )
            else:
                yield from self.lists(value, key, part)


def _says_committee(name: str) -> bool:
    return re.search(r"committee|review|pc|steering|advis", name, re.IGNORECASE) is not None


def _heading(tree: Mapping[str, Tree]) -> Leaf | None:
    """Return the heading of a group."""
    keys = {comparable_head(key): value for key, value in tree.items()}
    found = [keys[key] for key in LABEL if key in keys]
    return next((one for one in found if isinstance(one, Leaf) and one.text), None)


def _members(tree: Mapping[str, Tree], part: str) -> bool:
    """Return whether a mapping is a group, and no entry of a part."""
    inside = [value for key, value in tree.items() if comparable_head(key) in MEMBERS]
    return any(isinstance(value, list) for value in inside) and not _is_entry(tree, part)


def _is_entry(tree: Mapping[str, Tree], part: str) -> bool:
    """Return whether a mapping is one entry: a person with a name and more, a paper, a date."""
    keys = {comparable_head(key) for key, value in tree.items() if isinstance(value, Leaf)}
    if part == "speakers" and any(
        key == "speaker" and isinstance(value, dict) for key, value in tree.items()
    ):
        return True
    if part in {"organizers", "speakers", "committee", "people"}:
        more = {key for fact in ("affiliation", "photo", "url", "bio", "country") for key in PERSON[fact]}
        return bool(keys & {*PERSON["name"]}) and bool(keys & more)
    if part == "papers":
        return "title" in keys and any(comparable_head(key) == "authors" for key in tree)
    if part == "talks":
        return "name" in keys or "title" in keys
    if part == "dates":
        return any(comparable_head(key) == "entries" for key in tree) and bool(keys & {"summary", "name"})
    return part == "faq" and "question" in keys
