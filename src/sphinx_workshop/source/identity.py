"""Who is who: ids given or made from names, unique in a file, one person across files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.committee import Member, member_of
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.people import Organizer, Person, Speaker
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.source.yaml import Document

WithId = TypeVar("WithId", "Person", "Milestone", "Paper")

_FACTS: Final = tuple(field for field in Person.model_fields if field != "id")
"""What an entry may say of a person, in whichever file."""


class Joined(NamedTuple):
    """The people of all files, each with everything that the files say of them."""

    entries: dict[str, tuple[Person, ...]]
    """The entries of each file."""
    people: dict[str, Person]
    """The people that readers may see, by id."""
    problems: list[Problem]


def written_ids(documents: Iterable[Document], *, only_named: bool = False) -> frozenset[str] | None:
    """Return the ids of all entries of some files, good or bad; None if one of the files cannot be read.

    With them, an entry that is left out for a problem makes no second problem where its id is used.
    `only_named` leaves out the entries without a name.
    """
    ids: set[str] = set()
    for document in documents:
        found = ids_in(document.data, only_named=only_named)
        if found is None:
            return None
        ids |= found
    return frozenset(ids)


def ids_in(data: object, *, only_named: bool = False) -> frozenset[str] | None:
    """Return the ids, given and made from names, of the entries of a file; None if it is no such list."""
    entries = _entries(data)
    if entries is None:
        return None
    ids: set[str] = set()
    for entry in entries:
        name = entry.get("name")
        if only_named and name is None:
            continue
        candidates = entry.get("id"), slug(name) if isinstance(name, str) else None
        ids.update(one for one in candidates if isinstance(one, str))
    return frozenset(ids)


def _entries(data: object) -> list[dict[str, Any]] | None:
    """Return the entries of a file, those of groups one by one; None if one of them cannot be read."""
    if data == TBD.value:
        return []
    if not isinstance(data, list):
        return None
    found: list[dict[str, Any]] = []
    for entry in data:
        if isinstance(entry, Mapping) and "people" in entry:
            members = entry["people"]
            inside = _entries([member_of(one) for one in members] if isinstance(members, list) else members)
        else:
            inside = [entry] if isinstance(entry, dict) else None
        if inside is None:
            return None
        found += inside
    return found


def unique(entries: tuple[WithId, ...]) -> tuple[tuple[WithId, ...], list[Problem]]:
    """Return the entries that have an id of their own, and a problem for each of the others."""
    by_id: dict[str, WithId] = {}
    problems: list[Problem] = []
    for entry in entries:
        first = by_id.setdefault(entry.key, entry) if entry.key else None
        if first is entry:
            continue
        kind, field = Kind.DUPLICATE_ID, "id" if entry.id else "name"
        if first is not None:
            place = first.place.of("id" if first.id else "name").position
            message = f"{_taken(entry, str(place))}; {_own_id(entry)}"
        elif entry.name:
            kind = Kind.NO_ID
            message = f"no id can be made from {quoted(entry.name)}; write one, such as `id: li-ming`"
        else:
            kind = Kind.MISSING
            message = "this person needs a `name`, or the `id` of a person of another file; write one"
        problems.append(Problem(kind, entry.place.of(field).position, message))
    return tuple(by_id.values()), problems


def _taken(entry: Person | Milestone | Paper, place: str) -> str:
    if isinstance(entry, Member):
        return f"`{entry.key}` is in this group already, at {place}"
    return f"the id `{entry.key}` is taken by the entry at {place}"


def _own_id(entry: Person | Milestone | Paper) -> str:
    """Return the fix for an id that is taken."""
    if isinstance(entry, Member):
        return "delete one of the two; or give this one an `id` of its own, if it is somebody else"
    if isinstance(entry, Organizer | Speaker):
        return (
            "if it is the same person, write both roles there as a list, since `role:` takes one, and delete "
            "this entry; else give this one an `id` of its own"
        )
    return "give this one an `id` of its own"


def join_people(files: dict[str, tuple[Person, ...]], named: frozenset[str] | None) -> Joined:
    """Give every entry all that the files say of its person.

    `named` has the ids of those whose name is in a file, even if only in an entry that is left out; None if
    that cannot be known.
    """
    people: dict[str, Person] = {}
    problems: list[Problem] = []
    entries = [entry for file in files.values() for entry in file]
    for entry in entries:
        known = people.setdefault(entry.key, entry)
        if known is not entry:
            people[entry.key], found = _merge(known, entry)
            problems += found
    nameless = {key for key, person in people.items() if person.name is None}
    for entry in entries:
        if entry.key in nameless and named is not None and entry.key not in named:
            fix = "write a `name`, or the `id` of a person of another file"
            message = f"no file says who `{entry.key}` is; {fix}"
            problems.append(Problem(Kind.MISSING, entry.place.of("id").position, message))
    joined = {
        file: tuple([_complete(entry, people[entry.key]) for entry in of_file if entry.key not in nameless])
        for file, of_file in files.items()
    }
    visible = {entry.key for entry in entries if entry.is_public} - nameless
    return Joined(joined, {key: people[key] for key in people if key in visible}, problems)


def _merge(known: Person, entry: Person) -> tuple[Person, list[Problem]]:
    """Return a person with the facts of two entries; where they differ, those of the first."""
    facts: dict[str, object] = {}
    problems: list[Problem] = []
    for field in _FACTS:
        before, value = getattr(known, field), getattr(entry, field)
        if value is None or value == before:
            continue
        if before is None:
            facts[field] = value
            continue
        first = known.place.of(field).position
        message = f"`{entry.key}` has another `{field}` at {first}; correct one of the two, or delete it"
        problems.append(Problem(Kind.CONFLICT, entry.place.of(field).position, message))
    place = known.place.with_parts({field: entry.place.of(field) for field in facts})
    return known.with_facts(facts, place), problems


def _complete(entry: Person, person: Person) -> Person:
    place = entry.place.with_parts({field: person.place.of(field) for field in _FACTS})
    return entry.with_facts({field: getattr(person, field) for field in _FACTS}, place)
