"""People of a schedule to entries of speakers.yml: each has one id, whatever the order of the schedule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_workshop.importers import escape, words
from sphinx_workshop.importers.found import Found
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.importers.found import Notes, Value
    from sphinx_workshop.importers.frab import Speaking


class Guests:
    """Gives each person of a schedule one id; that of the data where somebody has the name there.

    Who is known comes first, then whom the source lists by the lesser key, so that nobody else
    takes an id when the schedule is in another order.
    """

    def __init__(self, people: Iterable[Speaking], known: Mapping[str, str], notes: Notes) -> None:
        """Take in all people of a schedule.

        :param known: the ids of people in the data, by name
        """
        given = _unique(people)
        self.people: dict[str, Speaking] = {}
        """Those who have an id, by it, in the order of the schedule."""
        self._ids: dict[tuple[str, str], str] = {}
        for person in sorted(given, key=lambda one: (one.name not in known, len(one.key), one.key, one.name)):
            if key := self._id(person, known):
                self._ids[person.key, person.name] = key
                self.people[key] = person
            else:
                notes.add(
                    f"speaker {quoted(person.name)}",
                    "left out: no id can be made from that; add them by hand",
                )
        order = {(one.key, one.name): index for index, one in enumerate(given)}
        self.people = dict(sorted(self.people.items(), key=lambda item: order[item[1].key, item[1].name]))

    def ids(self, people: Iterable[Speaking]) -> list[str]:
        """Return the ids of the people of an event."""
        return list(dict.fromkeys(filter(None, map(self._id_of, people))))

    def _id_of(self, person: Speaking) -> str:
        name = words.name(person.name)
        same = (key for (_, one), key in self._ids.items() if one == name)
        return self._ids.get((person.key, name)) or (next(same, "") if not person.key else "")

    def _id(self, person: Speaking, known: Mapping[str, str]) -> str:
        made = (known.get(person.name, ""), plain_id(person), id_with_key(person))
        free = (key for key in made if key and key not in self.people)
        return next(free, "" if person.key else made[1])


def plain_id(person: Speaking) -> str:
    """Return the id that a name makes, else the one that the key of the source makes."""
    return slug(person.name) or id_with_key(person)


def id_with_key(person: Speaking) -> str:
    """Return the id that tells somebody from others of the name; nothing where the source has no key."""
    return words.identifier(f"{slug(person.name) or 'speaker'}-{person.key}") if person.key else ""


def entry(key: str, person: Speaking, own: frozenset[str]) -> Found:
    """Return the entry of a person in speakers.yml.

    :param own: the ids of people who have an entry in another file, whose words stay theirs
    """
    bio = escape.told(escape.plain_block, person.bio)
    facts: dict[str, Value] = {"bio": bio} if bio and key not in own else {}
    return Found(key, facts, {} if key in own else {"name": person.name}, person.name)


def _unique(people: Iterable[Speaking]) -> list[Speaking]:
    """Return each person once, with a bio if one is anywhere; without a key only who has no namesake."""
    found: dict[tuple[str, str], Speaking] = {}
    for one in people:
        if name := words.name(one.name):
            before = found.get((one.key, name))
            bio = (before.bio if before else "") or one.bio
            found[one.key, name] = replace(one, name=name, bio=bio)
    with_key = {name for key, name in found if key}
    return [one for (key, name), one in found.items() if key or name not in with_key]
