"""Members of committees into committee.yml: new ones are added to their group, nobody is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.importers.merge.entries import Merge, text_of
from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.names import key_of
from sphinx_workshop.yamledit import Insert, Set

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_workshop.yamledit import Document, Value


class Member(NamedTuple):
    """A member of a committee, as a source has them."""

    name: str
    affiliation: str = ""
    number: int = 0
    """Tells people of one name apart; 0 if the source does not."""

    @property
    def key(self) -> str:
        """The default id of the person; the name itself if it has no Latin letter."""
        return key_of(self.name)


def merge_committee(
    document: Document, groups: Mapping[str, Sequence[Member]], elsewhere: Collection[str]
) -> Merge:
    """Merge members into the groups of committee.yml, found by their roles.

    Args:
        document: The file: a list of groups, `TBD` or nothing.
        groups: The members of each group, by its role.
        elsewhere: The ids of people in other data files, whose facts stand there.
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
            _update(merged, index, entries[index], people, elsewhere)
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
    elsewhere: Collection[str],
) -> None:
    old = as_list(entry.get("people"))
    there = {_key_of(item): place for place, item in enumerate(old)}
    new = []
    for key, member in people.items():
        place = there.pop(key, None)
        if place is None:
            merged.added.append(key)
            new.append(_item(key, member, elsewhere))
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


def _key_of(item: object) -> str:
    """Return the id of a person in a group, who may be an id, a name or an entry."""
    if isinstance(item, str):
        return key_of(item)
    return text_of(as_mapping(item), "id") or key_of(text_of(as_mapping(item), "name"))


def _item(key: str, member: Member, elsewhere: Collection[str]) -> Value:
    """Return a member as the file has them: an id if another file knows the person, a name, or an entry."""
    name, affiliation = plain.name(member.name), plain.name(member.affiliation)
    if key in elsewhere:
        return {"id": key}
    facts: dict[str, Value] = {} if key == member.key else {"id": key}
    facts["name"] = name
    if affiliation:
        facts["affiliation"] = affiliation
    return facts if len(facts) > 1 else name
