"""The people of a workshop: who is who, and which of them readers see."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from sphinx_workshop.model.base import items
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.people import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.committee import Group
    from sphinx_workshop.model.people import Organizer, Person, Speaker

P = TypeVar("P", bound="Person")


class Roster:
    """What a workshop knows of its people."""

    organizers: Fact[tuple[Organizer, ...]]
    speakers: Fact[tuple[Speaker, ...]]
    committee: Fact[tuple[Group, ...]]
    people: Mapping[str, Person]

    @cached_property
    def public_speakers(self) -> tuple[Speaker, ...]:
        """The speakers who readers see: not those who declined, or are only invited."""
        return tuple(speaker for speaker in items(self.speakers) if speaker.is_public)

    @property
    def expected_speakers(self) -> tuple[Speaker, ...]:
        """The speakers who did not decline; those who are invited are only where a page asks for them."""
        return tuple(speaker for speaker in items(self.speakers) if speaker.status is not Status.DECLINED)

    @cached_property
    def public_committee(self) -> Fact[tuple[Group, ...]]:
        """The groups of the committee with the members who readers see."""
        groups = self.committee
        return tuple(group.public() for group in groups) if isinstance(groups, tuple) else groups

    @cached_property
    def speakers_by_key(self) -> Mapping[str, Speaker]:
        """The speakers who readers see, by id."""
        return _by_key(self.public_speakers)

    @cached_property
    def organizers_by_key(self) -> Mapping[str, Organizer]:
        """The organizers, by id."""
        return _by_key(items(self.organizers))

    def is_confirmed(self, key: str) -> bool:
        """Return whether a person, by id, is sure to take part; a speaker may be tentative."""
        speaker = self.speakers_by_key.get(key)
        is_sure = speaker is None or speaker.status is Status.CONFIRMED or key in self.organizers_by_key
        return key in self.people and is_sure

    @cached_property
    def declined(self) -> Mapping[str, Speaker]:
        """The speakers who declined, by id: readers never see them."""
        return _by_key(one for one in self.hidden.values() if one.status is Status.DECLINED)

    @cached_property
    def hidden(self) -> Mapping[str, Speaker]:
        """The speakers who readers do not see, by id: they declined, or are only invited."""
        return _by_key(one for one in items(self.speakers) if one.key not in self.people)

    @cached_property
    def unconfirmed(self) -> Mapping[str, Speaker]:
        """The speakers who are not public as such, by id; those who are organizers are left out."""
        speakers = (one for one in items(self.speakers) if not one.is_public)
        return _by_key(one for one in speakers if one.key not in self.organizers_by_key)

    def hides(self, part: str, written: str) -> bool:
        """Return whether readers may not see the part that a person, by id or by name, has in a session.

        The part is `speakers`, `chairs` or `moderators`: a member of a committee who is invited to speak may
        chair.
        """
        hidden = self.unconfirmed if part == "speakers" else self.hidden
        return bool(hidden) and self.person_key(written) in hidden

    def person_key(self, written: str) -> str:
        """Return the id of a person who is written by id or by name.

        For a person in no file, it is the default id of the name, or the name itself.
        """
        if written in self.people or written in self.hidden:
            return written
        return self._keys_by_name.get(written.casefold()) or slug(written) or written

    def name_of(self, written: str) -> str:
        """Return the name of a person who is written by id or by name; the same, if no file has a name."""
        person = self.people.get(self.person_key(written))
        name = person.name if person is not None else self._names_of_members.get(written)
        return name or written

    @cached_property
    def _names_of_members(self) -> Mapping[str, str]:
        """The names in the committee by ids; who has not confirmed may still chair, and then has a name."""
        members = (one for group in items(self.committee) for one in items(group.people))
        return {one.key: one.name for one in members if one.name}

    @cached_property
    def _keys_by_name(self) -> Mapping[str, str]:
        """The ids of people by their names, where one person alone has the name."""
        everybody = [*self.people.values(), *self.hidden.values()]
        names = Counter(person.name.casefold() for person in everybody if person.name)
        return {
            person.name.casefold(): person.key
            for person in everybody
            if person.name and names[person.name.casefold()] == 1
        }


def _by_key(people: Iterable[P]) -> Mapping[str, P]:
    """Return people by their ids; the first, if two have the same, which is a problem."""
    found: dict[str, P] = {}
    for person in people:
        found.setdefault(person.key, person)
    return MappingProxyType(found)
