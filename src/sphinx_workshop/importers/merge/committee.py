"""Members of committees into committee.yml: new ones are added to their group, nobody is taken out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.merge.entries import Merge, text_of
from sphinx_workshop.importers.record import Facts, Record, as_list, as_mapping
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model import committee
from sphinx_workshop.model.names import LIKE_AN_ID, key_of
from sphinx_workshop.yamledit import Insert, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sphinx_workshop.yamledit import Document, Path, Value

ORDER: Final = tuple(committee.Member.model_fields)
"""The keys of a member, in the order in which they are written."""


class Member(NamedTuple):
    """A member of a committee, as a source has them."""

    name: str
    affiliation: str = ""
    number: int = 0
    """Tells people of one name apart; 0 if the source does not."""
    id: str = ""
    """The id of the person, if the source has one that data files use."""
    facts: Facts = MappingProxyType({})
    """What else the source says, by the keys of committee.yml."""

    @property
    def key(self) -> str:
        """The id, given or made from the name; the name itself if it has no Latin letter."""
        return self.id or key_of(self.name)


def merge_committee(
    document: Document,
    groups: Mapping[str, Sequence[Member]],
    elsewhere: Collection[str],
    person_key: Callable[[str], str] = key_of,
) -> Merge:
    """Merge members into the groups of committee.yml, found by their roles.

    Args:
        document: The file: a list of groups, `TBD` or nothing.
        groups: The members of each group, by its role.
        elsewhere: The ids of people in other data files, whose facts stand there.
        person_key: Returns the id of a person, given the id or the name in the file.
    """
    merged = Merge(document)
    entries = list(map(as_mapping, as_list(document.data)))
    places = {text_of(entry, "role").casefold(): index for index, entry in enumerate(entries)}
    new_groups: list[Value] = []
    for role, members in groups.items():
        people = with_ids(members)
        index = places.get(role.casefold())
        if index is None:
            new_groups.append(
                {"role": role, "people": [_item(key, one, elsewhere) for key, one in people.items()]}
            )
            merged.added += people
        else:
            _update(merged, index, entries[index], people, (elsewhere, person_key))
    if entries:
        merged.edits += [Insert((), len(entries), group) for group in new_groups]
    elif new_groups:
        merged.edits.append(Set((), new_groups))
    return merged


def with_ids(members: Sequence[Member]) -> dict[str, Member]:
    """Return members by id: of several with one name, the second and later ones by name and number."""
    people: dict[str, Member] = {}
    for member in sorted(members, key=lambda one: one.number):
        key = member.key
        people[f"{key}-{member.number}" if key in people else key] = member
    order = {id(member): place for place, member in enumerate(members)}
    return dict(sorted(people.items(), key=lambda item: order[id(item[1])]))


def _update(
    merged: Merge,
    index: int,
    entry: Mapping[str, object],
    people: Mapping[str, Member],
    known: tuple[Collection[str], Callable[[str], str]],
) -> None:
    elsewhere, person_key = known
    old = as_list(entry.get("people"))
    there = {_key_of(item, person_key): place for place, item in enumerate(old)}
    new = []
    for key, member in people.items():
        place = there.pop(key, None)
        if place is None:
            merged.added.append(key)
            new.append(_item(key, member, elsewhere))
            continue
        if member.facts:
            _add_facts(merged, (index, "people", place), old[place], Record(key, member.facts))
            continue
        item, affiliation = as_mapping(old[place]), plain.name(member.affiliation)
        if item and affiliation and key not in elsewhere and text_of(item, "affiliation") != affiliation:
            merged.edits.append(Set((index, "people", place, "affiliation"), affiliation))
            merged.changed[key] = ["affiliation"]
        else:
            merged.unchanged += 1
    merged.not_in_source += filter(None, there)
    if old:
        merged.edits += [Insert((index, "people"), len(old), item) for item in new]
    elif new:
        merged.edits.append(Set((index, "people"), new))


def _add_facts(merged: Merge, path: Path, item: object, record: Record) -> None:
    """Update a member who is an entry; one who is only an id or a name becomes an entry."""
    if not isinstance(item, str):
        merged.update(path, as_mapping(item), record, ORDER)
        return
    written = "id" if LIKE_AN_ID.fullmatch(item.strip()) else "name"
    merged.edits.append(Set(path, {written: item.strip(), **record.facts}))
    merged.changed[record.id] = list(record.facts)


def _key_of(item: object, person_key: Callable[[str], str]) -> str:
    """Return the id of a person in a group, who may be an id, a name or an entry."""
    if isinstance(item, str):
        return person_key(item.strip())
    return text_of(as_mapping(item), "id") or person_key(text_of(as_mapping(item), "name"))


def _item(key: str, member: Member, elsewhere: Collection[str]) -> Value:
    """Return a member as the file has them: an id if another file knows the person, a name, or an entry."""
    name = member.name if member.id else plain.name(member.name)
    affiliation = plain.name(member.affiliation)
    facts: dict[str, Value] = dict(member.facts)
    if key in elsewhere:
        return {"id": key, **facts}
    own: dict[str, Value] = {} if key == key_of(member.name) else {"id": key}
    facts = {**own, "name": name, **facts}
    if affiliation:
        facts["affiliation"] = affiliation
    return facts if len(facts) > 1 else name
