"""Who the people of a schedule are among those of the data files, where two people may share a name.

An id that ends in the source's key is that person's. Else the sessions decide: an entry is the person
whom the source has in the sessions that name the entry. Anybody else gets a new entry, so that nobody's
words come to stand under another name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.record import Record
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_workshop.importers.frab import Person
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value


class Who(NamedTuple):
    """What tells the people of a schedule apart."""

    name: str
    key: str
    """The source's own id; may be empty."""

    @property
    def id_with_key(self) -> str:
        """The id that tells somebody from others of the name; empty without a key."""
        return texts.identifier(f"{slug(self.name) or 'speaker'}-{self.key}") if self.key else ""


def speaker_records(
    sessions: Mapping[str, Iterable[Person]], workshop: Workshop, notes: list[str]
) -> tuple[list[Record], dict[str, list[str]]]:
    """Return the records of speakers.yml, and the ids of the speakers of each session.

    Args:
        sessions: The people of each session of the schedule, by its id.
        workshop: What the data files say now.
        notes: Gets a sentence about everybody who is left out, or may be somebody else.
    """
    bios, by_session = _people(sessions)
    ids = _Ids(workshop, by_session, notes).of(bios)
    records = []
    for who, bio in bios.items():
        if not ids[who]:
            notes.append(
                f"speaker {quoted(who.name)}: left out: no id can be made from that; add them by hand"
            )
        elif ids[who] in workshop.organizers_by_key:  # whose own words stay
            records.append(Record(ids[who], {}, name=who.name))
        else:
            text = texts.unless_tbd(texts.plain_block, bio)
            facts: dict[str, Value] = {"bio": text} if text else {}
            records.append(Record(ids[who], facts, {"name": who.name}, who.name))
    named = {
        key: list(filter(None, map(ids.get, dict.fromkeys(people)))) for key, people in by_session.items()
    }
    return records, named


def _people(sessions: Mapping[str, Iterable[Person]]) -> tuple[dict[Who, str], dict[str, list[Who]]]:
    """Return everybody once, with a bio if there is one, and the people of each session.

    Somebody without a key is the person of that name who has one.
    """
    given = [(key, person, texts.name(person.name)) for key, people in sessions.items() for person in people]
    keyed = sorted(
        ((len(person.key), person.key, name) for _, person, name in given if person.key), reverse=True
    )
    keys = {name: key for _, key, name in keyed}
    bios: dict[Who, str] = {}
    by_session: dict[str, list[Who]] = {key: [] for key in sessions}
    for session, person, name in given:
        if name:
            who = Who(name, person.key or keys.get(name, ""))
            bios[who] = bios.get(who) or person.bio
            by_session[session].append(who)
    return bios, by_session


class _Ids:
    """Gives people ids that do not depend on the order of the schedule."""

    def __init__(self, workshop: Workshop, by_session: Mapping[str, list[Who]], notes: list[str]) -> None:
        self.by_session, self.notes = by_session, notes
        self.in_data = frozenset(workshop.people)
        self.named = {one.id: frozenset(one.speaker_ids) for _, one in workshop.sessions() if one.id}
        """Whom each session of program.yml names."""
        self.entries: defaultdict[str, list[str]] = defaultdict(list)
        """The ids of people in the data files, by name."""
        for key, person in workshop.people.items():
            self.entries[person.name or ""].append(key)
        self.ids: dict[Who, str] = {}

    def of(self, people: Iterable[Who]) -> dict[Who, str]:
        """Return everybody's id; empty if none can be made."""
        by_name: defaultdict[str, list[Who]] = defaultdict(list)
        for who in sorted(people, key=lambda who: (len(who.key), who.key, who.name)):
            by_name[who.name].append(who)
        for name in sorted(
            by_name, key=lambda name: name not in self.entries
        ):  # a new person takes no known id
            self.find(by_name[name], self.entries.get(name, []))
        return self.ids

    def find(self, people: list[Who], entries: list[str]) -> None:
        """Find or make the ids of the people of one name.

        Args:
            people: Those of the schedule.
            entries: The ids of those of the data files.
        """
        found = {who: who.id_with_key for who in people if who.id_with_key in self.in_data}
        left = [key for key in entries if key not in found.values()]
        for count, who, key in sorted(self.in_common(people, left), key=lambda each: -each[0]):
            if count and who not in found and key in left:
                found[who] = key
                left.remove(key)
        rest = [who for who in people if who not in found]
        if len(rest) == len(left) == 1 and (len(people) == len(entries) == 1 or not self.is_named(left[0])):
            found[rest.pop()] = left.pop()
        self.ids |= found
        for who in rest:
            plain, is_only = slug(who.name) or who.id_with_key, len(people) == 1
            is_free = plain not in self.ids.values() and (is_only or plain not in self.in_data)
            self.ids[who] = plain if is_free and not left else who.id_with_key or plain
            if left:
                self.notes.append(
                    f"speaker {quoted(who.name)}: added as `{self.ids[who]}`, since it may be none of "
                    f"{listing(left)}; if it is one of them, name that one in the session, delete "
                    f"`{self.ids[who]}`, and import again"
                )

    def is_named(self, key: str) -> bool:
        """Return whether any session of program.yml names somebody."""
        return any(key in keys for keys in self.named.values())

    def in_common(self, people: list[Who], entries: list[str]) -> Iterator[tuple[int, Who, str]]:
        """Yield how many sessions have a person in the schedule and an entry in program.yml."""
        for who in people:
            sessions = [session for session, there in self.by_session.items() if who in there]
            yield from (
                (sum(key in self.named.get(one, ()) for one in sessions), who, key) for key in entries
            )
