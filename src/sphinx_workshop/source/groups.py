"""Groups of people: each member with a place, once in a group, and the same person as elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import items
from sphinx_workshop.source.identity import unique

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.committee import Group, Member
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.problems import Problem


def unique_members(groups: tuple[Group, ...]) -> tuple[tuple[Group, ...], list[Problem]]:
    """Return groups in which nobody is twice, and a problem for each member who is."""
    result: list[Group] = []
    problems: list[Problem] = []
    for group in groups:
        placed = tuple(_with_place(one, group, index) for index, one in enumerate(items(group.people)))
        members, found = unique(placed)
        result.append(_with_members(group, members))
        problems += found
    return tuple(result), problems


def _with_place(member: Member, group: Group, index: int) -> Member:
    """Return a member with a place; one that is written as a single text has none of its own."""
    return member if member.place.file else member.with_facts({}, group.place.of("people", index))


def _with_members(group: Group, members: tuple[Person, ...]) -> Group:
    if not isinstance(group.people, tuple):
        return group
    return group.with_facts({"people": members}, group.place)


def by_group(groups: tuple[Group, ...], others: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    """Return the members of each group; a name without an id is that of the one person who has it.

    Args:
        groups: The groups.
        others: The people of the other files.
    """
    names = {one.key: one.name.casefold() for one in others if one.name}
    often = Counter(names.values())
    ids = {name: key for key, name in names.items() if often[name] == 1}

    def known(member: Member) -> Member:
        key = ids.get((member.name or "").casefold())
        return member if member.id or key is None else member.with_facts({"id": key}, member.place)

    return {f"group {index}": tuple(map(known, items(group.people))) for index, group in enumerate(groups)}


def regrouped(groups: tuple[Group, ...], joined: dict[str, tuple[Person, ...]]) -> tuple[Group, ...]:
    """Return groups with the members that `by_group` gave, once they have all facts of all files."""
    return tuple(_with_members(group, joined[f"group {index}"]) for index, group in enumerate(groups))
