"""Who the people of a schedule are among those of the data files, where two people may share a name.

An id that ends in the source's key is that person's. Otherwise the sessions decide: an entry is the person
who, in the source, is in the sessions that name the entry. Anybody else gets a new entry, so that no text
appears under the wrong name.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.schedules.events import Person
from sphinx_workshop.importers.schedules.identities import Identities, Who
from sphinx_workshop.importers.schedules.words import words_of
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value

_NAMED: Final = 5
"""How many pictures a note names."""


class People(NamedTuple):
    """The records of speakers.yml, and the ids of the people of each session, by its id."""

    records: list[Record]
    speakers: dict[str, list[str]]
    moderators: dict[str, list[str]]


@dataclass
class _Everybody:
    """The people of a schedule, each once."""

    persons: dict[Who, Person] = field(default_factory=dict)
    speakers: defaultdict[str, dict[Who, None]] = field(default_factory=lambda: defaultdict(dict))
    moderators: defaultdict[str, dict[Who, None]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def by_session(self) -> dict[str, list[Who]]:
        """Everybody who has a part in each session."""
        return {key: [*people, *self.moderators.get(key, ())] for key, people in self.speakers.items()}


def speaker_records(sessions: Mapping[str, Iterable[Person]], workshop: Workshop, notes: list[str]) -> People:
    """Return the people of sessions.

    Note everybody who is left out, or may be somebody else than the workshop's data says.
    """
    everybody = _everybody(sessions, notes)
    found = Identities(workshop, everybody.by_session, notes).of(everybody.persons)
    speak = {who for people in everybody.speakers.values() for who in people}
    records = [
        Record(found.ids[who], {}, name=who.name)  # their own words stay
        if found.ids[who] in workshop.organizers_by_key
        else _record(
            found.ids[who],
            person._replace(name=who.name, moderates=who not in speak),
            notes,
            is_renamed=who in found.renamed,
        )
        for who, person in everybody.persons.items()
    ]
    notes += _pictures({found.ids[who]: person.picture for who, person in everybody.persons.items()})
    ids = {
        part: {key: [found.ids[who] for who in people] for key, people in getattr(everybody, part).items()}
        for part in ("speakers", "moderators")
    }
    return People(records, *({key: ids[part].get(key, []) for key in sessions} for part in ids))


def _record(key: str, person: Person, notes: list[str], *, is_renamed: bool) -> Record:
    bio, has_email = words_of([person.bio])
    if has_email:
        notes.append(
            f"speaker {key}: an e-mail address in the biography is left out; add it by hand if it is public"
        )
    facts: dict[str, Value] = {
        "bio": bio,
        "affiliation": plain.name(person.affiliation),
        "position": plain.name(person.position),
        "pronouns": plain.name(person.pronouns),
        "links": _links(person, key, notes),
        "name": person.name if is_renamed else "",
    }
    first = {"name": person.name, **({"role": "moderator"} if person.moderates else {})}
    return Record(key, {fact: value for fact, value in facts.items() if value}, first, person.name)


def _links(person: Person, key: str, notes: list[str]) -> list[Value]:
    """Return the pages and accounts of a person: addresses, or entries with a label."""
    links: dict[str, Value] = {}
    for label, url in person.links:
        address, reason = plain.address(url)
        if not address:
            notes.append(f"speaker {key}: left out links: {reason}")
            continue
        name = plain.name(label)
        links.setdefault(address, {"url": address, "label": name} if name else address)
    return list(links.values())


def _everybody(sessions: Mapping[str, Iterable[Person]], notes: list[str]) -> _Everybody:
    """Return everybody once, with a bio if there is one, and the people of each session.

    Somebody without a key is the person of that name who has one; who has a key has the first name given.
    """
    persons = [(session, person) for session, people in sessions.items() for person in people]
    names: dict[str, str] = {}
    for _, person in persons:
        if person.key and (name := _name(person)):
            names.setdefault(person.key, name)
    keys = {
        name: key for key, name in sorted(names.items(), key=lambda one: (len(one[0]), one[0]), reverse=True)
    }
    result = _Everybody()
    for session in sessions:
        result.speakers[session] = {}
    others: dict[tuple[str, str], None] = {}
    for session, person in persons:
        given = _name(person)
        name = names.get(person.key, given)
        if not name:
            known = f" (its id there is {quoted(person.key)})" if person.key else ""
            notes.append(
                f"session {session}: somebody without a name{known} is left out; add the name in the source"
            )
            continue
        if given and given != name:
            others[name, given] = None
        who = Who(name, person.key or keys.get(name, ""))
        old = result.persons.get(who)
        result.persons[who] = _joined(old, person) if old else person
        (result.moderators if person.moderates else result.speakers)[session][who] = None
    notes += [
        f"speaker {quoted(name)}: the source also has {quoted(other)} for the same person"
        for name, other in others
    ]
    for session, moderating in result.moderators.items():
        for who in moderating:
            result.speakers[session].pop(who, None)
    return result


def _joined(one: Person, other: Person) -> Person:
    """Return a person with what either entry says."""
    said = {fact: value or getattr(other, fact) for fact, value in one._asdict().items()}
    return Person(**{**said, "links": tuple(dict.fromkeys((*one.links, *other.links)))})


def _name(person: Person) -> str:
    """Return the name of a person, without an e-mail address."""
    return plain.name(person.name).strip(" <>,;")


def _pictures(pictures: Mapping[str, str]) -> list[str]:
    """Return the note about pictures, which are not downloaded."""
    found = [f"`{key}` {url}" for key, url in pictures.items() if url]
    if not found:
        return []
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    fix = "save them below the data folder, and name them with `photo:`"
    return [
        f"pictures of speakers ({len(found)}) are not downloaded; {fix}: {', '.join(found[:_NAMED])}{more}"
    ]
