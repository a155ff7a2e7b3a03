"""Who is who: ids given or made from names, unique in a file, one person across files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.people import Person, Status
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.files import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.source.yaml import Document

Keyed = TypeVar("Keyed", "Person", "Milestone", "Paper")

_FACTS: Final = tuple(field for field in Person.model_fields if field != "id")


def written_ids(documents: Iterable[Document], *, with_names: bool = False) -> frozenset[str] | None:
    """Return the ids of all people of some files, good or bad; None if one of the files cannot be read.

    That somebody is left out for a problem shall make no second problem.

    :param with_names: only of those whose name is there
    """
    ids: set[str] = set()
    for document in documents:
        if document.data == TBD.value:
            continue
        if not isinstance(document.data, list):
            return None
        for entry in document.data:
            if not isinstance(entry, Mapping):
                return None
            if with_names and "name" not in entry:
                continue
            given, name = entry.get("id"), entry.get("name")
            ids.update(
                key for key in (given, slug(name) if isinstance(name, str) else None) if isinstance(key, str)
            )
    return frozenset(ids)


def unique(entries: tuple[Keyed, ...]) -> tuple[tuple[Keyed, ...], list[Problem]]:
    """Return the entries less those without an id of their own, and a problem for each of these."""
    kept: dict[str, Keyed] = {}
    problems: list[Problem] = []
    for entry in entries:
        if not entry.key:
            position = entry.place.of("name").position
            if entry.name:
                message = f"no id can be made from {quoted(entry.name)}; write one, such as `id: li-ming`"
                problems.append(Problem(Kind.NO_ID, position, message))
            else:
                message = "this person needs a `name`, or the `id` of a person of another file; write one"
                problems.append(Problem(Kind.MISSING, position, message))
        elif entry.key in kept:
            known = kept[entry.key]
            first, position = (one.place.of("id" if one.id else "name").position for one in (known, entry))
            message = (
                f"the id `{entry.key}` is taken by the entry at {first}; give this one an `id` of its own"
            )
            problems.append(Problem(Kind.DUPLICATE_ID, position, message))
        else:
            kept[entry.key] = entry
    return tuple(kept.values()), problems


def join_people(
    parts: dict[str, Any], named: frozenset[str] | None
) -> tuple[dict[str, Person], list[Problem]]:
    """Give every entry of the people files all that the files say of its person.

    :param parts: what each file says, by stem; the people files are replaced in it
    :param named: the ids of those whose name is in a file, if only in an entry that is left out;
        None where that cannot be known
    :returns: everybody whom readers may see, by id, and the problems
    """
    people: dict[str, Person] = {}
    problems: list[Problem] = []
    entries = [
        (stem, entry) for stem in PEOPLE if isinstance(parts.get(stem), tuple) for entry in parts[stem]
    ]
    for _, entry in entries:
        known = people.get(entry.key)
        if known is None:
            people[entry.key] = entry
            continue
        people[entry.key], found = _merge(known, entry)
        problems += found
    nameless = {key for key, person in people.items() if person.name is None}
    for _, entry in entries:
        if entry.key in nameless and named is not None and entry.key not in named:
            message = (
                f"no file says who `{entry.key}` is; write a `name`, or the `id` of a person of another file"
            )
            problems.append(Problem(Kind.MISSING, entry.place.of("id").position, message))
    for key in nameless:
        del people[key]
    for stem in PEOPLE:
        if isinstance(parts.get(stem), tuple):
            parts[stem] = tuple(
                _complete(entry, people[entry.key]) for entry in parts[stem] if entry.key in people
            )
    seen = {entry.key for _, entry in entries if getattr(entry, "status", None) is not Status.DECLINED}
    return {key: person for key, person in people.items() if key in seen}, problems


def _merge(known: Person, entry: Person) -> tuple[Person, list[Problem]]:
    """Return a person with the facts of two entries; where they differ, the first stays."""
    facts: dict[str, object] = {}
    problems: list[Problem] = []
    place = known.place.copy()
    for field in _FACTS:
        before, value = getattr(known, field), getattr(entry, field)
        if value is None or value == before:
            continue
        if before is None:
            facts[field] = value
            place.parts[field] = entry.place.of(field)
            continue
        first = known.place.of(field).position
        message = f"`{entry.key}` has another `{field}` at {first}; one person has one: keep it in one place"
        problems.append(Problem(Kind.CONFLICT, entry.place.of(field).position, message))
    return known.with_facts(facts, place), problems


def _complete(entry: Person, person: Person) -> Person:
    place = entry.place.copy()
    place.parts |= {field: person.place.of(field) for field in _FACTS}
    return entry.with_facts({field: getattr(person, field) for field in _FACTS}, place)
