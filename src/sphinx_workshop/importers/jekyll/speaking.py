"""Who speaks in a session, chairs or moderates it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.cell import authors_of
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.parts import part_of
from sphinx_workshop.importers.jekyll.people import key_of
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.jekyll.entries import Entry
    from sphinx_workshop.importers.jekyll.leaves import Leaf
    from sphinx_workshop.importers.jekyll.people import People

FILE: Final = "program.yml"
_LONGEST: Final = 2_000
_NOBODY: Final = re.compile(
    r"\b(?:organi[sz]ers?|authors?|all|everyone|participants?|team|chairs?|speakers?|panelists?|various|committee)\b",
    re.IGNORECASE,
)


def speaking(leaves: Sequence[Leaf], people: People, *, on_panel: bool = False) -> list[str]:
    """Return the ids of those that texts name; who is in no list of the site becomes a speaker."""
    keys: list[str] = []
    for leaf in leaves:
        found = _persons(leaf)
        if not found:
            leaf.stays(reasons.TO_COME if plain.is_to_be(leaf.text) else reasons.NO_PERSON)
            continue
        leaf.came(FILE)
        for name, affiliation in found:
            known = people.known(key_of(name))
            draft = known or people.speaker(name)
            if on_panel and known is None:
                draft.parts = {"panelist": None}
            said = draft.facts.get("affiliation", affiliation)
            if affiliation and said != affiliation:
                leaf.stays(reasons.SAID_OTHERWISE)
            draft.set("affiliation", affiliation, None)
            keys.append(draft.key)
    return keys


def add_speaker_facts(key: str, entry: Entry, people: People) -> None:
    """Give the one speaker of a session what stands beside the name there."""
    draft = people.known(key)
    if draft is not None:
        leaf = entry.leaf("affiliation")
        draft.set("affiliation", values.words(leaf, values.name, draft.file), leaf)
        leaf = entry.leaf("url")
        draft.set("url", values.address(leaf, draft.file), leaf)


def leading(leaves: Sequence[Leaf], people: People) -> list[str]:
    """Return the ids of those who chair or moderate, or the names of people who are in no list."""
    found = []
    for leaf in leaves:
        persons = _persons(leaf)
        if not persons:
            leaf.stays(reasons.NO_PERSON)
            continue
        leaf.came(FILE)
        for name, _ in persons:
            draft = people.known(key_of(name))
            found.append(draft.key if draft is not None else name)
    return found


def person_named(title: str, people: People) -> str:
    """Return the id of the person whose name is the title of a session; empty if it is nobody's."""
    draft = people.known(slug(title)) if slug(title) else None
    return draft.key if draft is not None else ""


def _persons(leaf: Leaf) -> list[tuple[str, str]]:
    """Return the names and affiliations that a text has; nobody, if nobody can tell who they are."""
    words = values.linked(leaf.text)[0]
    if not words or len(words) > _LONGEST or _NOBODY.search(words):
        return []
    authors, unclear = authors_of(words, last_first=False)
    names = [(plain.name(author.name), plain.name(author.affiliation)) for author in authors]
    is_clear = not unclear and all(len(name.split()) > 1 or not name.isascii() for name, _ in names)
    return names if is_clear and not any(part_of(name) for name, _ in names) else []
