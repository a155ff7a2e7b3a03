"""Who the people of a schedule are among those of the data files, where two people may share a name.

An id that ends in the source's key is that person's. Otherwise the sessions decide: an entry is the person
who, in the source, is in the sessions that name the entry. Anybody else gets a new entry, so that no text
appears under the wrong name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.record import Record
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.importers.frab import Person
    from sphinx_workshop.model.workshop import Workshop


class Who(NamedTuple):
    """What tells the people of a schedule apart: a name, and the source's own id if there is one."""

    name: str
    key: str

    @property
    def id_with_key(self) -> str:
        """The id that tells somebody from others of the name; empty without a key."""
        return texts.identifier(f"{slug(self.name) or 'speaker'}-{self.key}") if self.key else ""


def speaker_records(
    sessions: Mapping[str, Iterable[Person]], workshop: Workshop, notes: list[str]
) -> tuple[list[Record], dict[str, list[str]]]:
    """Return the records of speakers.yml, and the ids of the speakers of each session, by its id.

    Note everybody who is left out, or may be somebody else than the workshop's data says.
    """
    bios, by_session = _people(sessions)
    ids = _Ids(workshop, by_session, notes).of(bios)
    records = []
    for who, bio in bios.items():
        if not ids[who]:
            reason = "no id can be made from the name; add the speaker by hand"
            notes.append(f"speaker {quoted(who.name)}: left out: {reason}")
        elif ids[who] in workshop.organizers_by_key:  # whose own words stay
            records.append(Record(ids[who], {}, name=who.name))
        else:
            text = texts.unless_tbd(texts.plain_block, bio)
            records.append(Record(ids[who], {"bio": text} if text else {}, {"name": who.name}, who.name))
    return records, {
        session: list(filter(None, map(ids.get, people))) for session, people in by_session.items()
    }


def _people(sessions: Mapping[str, Iterable[Person]]) -> tuple[dict[Who, str], dict[str, dict[Who, None]]]:
    """Return everybody once, with a bio if there is one, and the people of each session.

    Somebody without a key is the person of that name who has one.
    """
    everybody = [person for people in sessions.values() for person in people]
    keys = {texts.name(person.name): person.key for person in sorted(everybody, key=_by_key, reverse=True)}
    bios: dict[Who, str] = {}
    by_session: dict[str, dict[Who, None]] = {session: {} for session in sessions}
    for session, people in sessions.items():
        for person in people:
            if name := texts.name(person.name):
                who = Who(name, person.key or keys[name])
                bios[who] = bios.get(who) or person.bio
                by_session[session][who] = None
    return bios, by_session


def _by_key(person: Person | Who) -> tuple[bool, int, str]:
    return not person.key, len(person.key), person.key


class _Ids:
    """Gives people ids that do not depend on the order of the schedule."""

    def __init__(self, workshop: Workshop, by_session: Mapping[str, Iterable[Who]], notes: list[str]) -> None:
        everybody = {**workshop.people, **workshop.hidden}
        self.by_session, self.notes, self.in_data = by_session, notes, frozenset(everybody)
        self.named = {one.id: frozenset(one.speaker_ids) for _, one in workshop.sessions() if one.id}
        """Whom each session of program.yml names."""
        self.entries: defaultdict[str, list[str]] = defaultdict(list)
        """The ids of people in the data files, by name."""
        for key, person in everybody.items():
            self.entries[person.name or ""].append(key)
        self.ids: dict[Who, str] = {}

    def of(self, people: Iterable[Who]) -> dict[Who, str]:
        """Return everybody's id; empty if none can be made."""
        by_name: defaultdict[str, list[Who]] = defaultdict(list)
        for who in sorted(people, key=_by_key):
            by_name[who.name].append(who)
        # Names of the data files come first, so that no new person takes their ids.
        for name in sorted(by_name, key=lambda name: name not in self.entries):
            self.find(by_name[name], self.entries.get(name, []))
        return self.ids

    def find(self, people: list[Who], entries: list[str]) -> None:
        """Find or make the ids of people who share a name and may have entries in the data files."""
        found = {who: who.id_with_key for who in people if who.id_with_key in self.in_data}
        left = [key for key in entries if key not in found.values()]
        pairs = [(self.in_common(who, key), who, key) for who in people for key in left]
        for count, who, key in sorted(pairs, key=lambda pair: -pair[0]):
            if count and who not in found and key in left:
                found[who] = key
                left.remove(key)
        rest = [who for who in people if who not in found]
        is_named = any(key in keys for keys in self.named.values() for key in left)
        if len(rest) == len(left) == 1 and (len(people) == len(entries) == 1 or not is_named):
            found[rest.pop()] = left.pop()
        self.ids |= found
        for who in rest:
            plain = slug(who.name) or who.id_with_key
            is_taken = plain in self.ids.values() or (len(people) > 1 and plain in self.in_data)
            self.ids[who] = key = who.id_with_key or plain if left or is_taken else plain
            if left:
                self.notes.append(
                    f"speaker {quoted(who.name)}: added as `{key}`, since this may be somebody else than "
                    f"{listing(left)}; if not, name that id in the session, delete `{key}`, and import again"
                )

    def in_common(self, who: Who, key: str) -> int:
        """Return how many sessions have a person in the schedule and an entry in program.yml."""
        return sum(
            who in people and key in self.named.get(one, ()) for one, people in self.by_session.items()
        )
