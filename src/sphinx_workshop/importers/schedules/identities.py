"""The ids of the people of a schedule, which do not depend on its order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.workshop import Workshop


class Who(NamedTuple):
    """What tells the people of a schedule apart: a name, and the source's own id if there is one."""

    name: str
    key: str

    @property
    def id_with_key(self) -> str:
        """The id that tells somebody from others of the name; empty without a key."""
        return plain.identifier(f"{slug(self.name) or 'speaker'}-{self.key}") if self.key else ""

    @property
    def plain_id(self) -> str:
        """The id of somebody whose name nobody shares; made up for a name without Latin letters."""
        made_up = f"speaker-{hashlib.sha256(self.name.encode()).hexdigest()[:8]}"
        return plain.identifier(slug(self.name)) or self.id_with_key or made_up


class Found(NamedTuple):
    """Everybody's id, and who has another name in the data files."""

    ids: dict[Who, str]
    renamed: set[Who]


def _by_key(who: Who) -> tuple[bool, int, str]:
    return not who.key, len(who.key), who.key


class Identities:
    """Finds people in the data files, and gives ids to the others."""

    def __init__(self, workshop: Workshop, by_session: Mapping[str, Iterable[Who]], notes: list[str]) -> None:
        """Take the data as it is, the people of each session in the source, and where notes go."""
        self.by_session, self.notes, self.people = by_session, notes, {**workshop.people, **workshop.hidden}
        self.named = {
            one.id: frozenset((*one.speaker_ids, *one.moderator_keys))
            for _, one in workshop.sessions()
            if one.id
        }
        """Whom each session of program.yml names."""
        self.naming: defaultdict[str, set[str]] = defaultdict(set)
        """The sessions of program.yml that name each entry."""
        for session, keys in self.named.items():
            for key in keys:
                self.naming[key].add(session)
        self.parts: defaultdict[Who, set[str]] = defaultdict(set)
        """The sessions of the source that somebody is in."""
        for session, people in by_session.items():
            for who in people:
                self.parts[who].add(session)
        self.entries: defaultdict[str, list[str]] = defaultdict(list)
        """The ids of people in the data files, by name."""
        for key, person in self.people.items():
            self.entries[person.name or ""].append(key)
        self.ids: dict[Who, str] = {}
        self.renamed: set[Who] = set()

    def of(self, people: Iterable[Who]) -> Found:
        """Return everybody's id."""
        by_name: defaultdict[str, list[Who]] = defaultdict(list)
        for who in sorted(people, key=_by_key):
            by_name[who.name].append(who)
        self.find_renamed([who for people in by_name.values() for who in people])
        # Names of the data files come first, so that no new person takes their ids.
        for name in sorted(by_name, key=lambda name: name not in self.entries):
            self.find([who for who in by_name[name] if who not in self.ids], self.entries.get(name, []))
        for name, same in by_name.items():
            if len(same) > 1 and any(self.ids[who] not in self.people for who in same):
                ids = [self.ids[who] for who in same]
                self.notes.append(f"{len(same)} people are called {quoted(name)}: {listing(ids)}")
        return Found(self.ids, self.renamed)

    def find_renamed(self, people: list[Who]) -> None:
        """Find people whose name has changed: the only new one of a session for the only one missing."""
        known = {who for who in people if who.name in self.entries or who.plain_id in self.people}
        here = {key for who in known for key in (*self.entries.get(who.name, ()), who.plain_id)}
        here |= {who.id_with_key for who in people}
        for session, named in self.named.items():
            new = [
                who for who in self.by_session.get(session, ()) if who not in known and who not in self.ids
            ]
            gone = [
                key
                for key in named
                if key in self.people and key not in here and key not in self.ids.values()
            ]
            if len(new) == len(gone) == 1 and _have_a_word_in_common(
                new[0].name, self.people[gone[0]].name or ""
            ):
                who, key, old = new[0], gone[0], self.people[gone[0]].name or ""
                self.ids[who] = key
                if Who(old, who.key).plain_id == key or Who(old, who.key).id_with_key == key:
                    self.renamed.add(who)  # and nobody has written another name by hand
                self.notes.append(f"speaker {key}: the source now has {quoted(who.name)} for {quoted(old)}")

    def find(self, people: list[Who], entries: list[str]) -> None:
        """Find or make the ids of people who share a name and may have entries in the data files."""
        found = {who: who.id_with_key for who in people if who.id_with_key in self.people}
        left = [key for key in entries if key not in found.values() and key not in self.ids.values()]
        pairs = [(self.in_common(who, key), who, key) for who in people for key in left]
        for count, who, key in sorted(pairs, key=lambda pair: -pair[0]):
            if count and who not in found and key in left:
                found[who] = key
                left.remove(key)
        rest = [who for who in people if who not in found]
        is_named = any(self.naming[key] for key in left)
        if len(rest) == len(left) == 1 and (len(people) == len(entries) == 1 or not is_named):
            found[rest.pop()] = left.pop()
        self.ids |= found
        for who in rest:
            plain = who.plain_id
            is_taken = plain in self.ids.values() or (len(people) > 1 and plain in self.people)
            self.ids[who] = key = who.id_with_key or plain if left or is_taken else plain
            if left:
                self.notes.append(
                    f"speaker {quoted(who.name)}: added as `{key}`, since this may be somebody else than "
                    f"{listing(left)}; if not, name that id in the session, delete `{key}`, and import again"
                )

    def in_common(self, who: Who, key: str) -> int:
        """Return how many sessions have a person in the schedule and an entry in program.yml."""
        return len(self.parts[who] & self.naming[key])


def _have_a_word_in_common(one: str, other: str) -> bool:
    first, second = (set(slug(name).split("-")) - {""} for name in (one, other))
    return bool(first & second)
