"""Who is who among people of one name: found again in the data, which does not have the source's keys.

An id that ends in the key of the source is that person's. Else the sessions tell: an entry is the one
whom the source has in the sessions that name it. Who cannot be told for sure is added, so that nobody's
words come to stand with somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_workshop.importers.guests import entry, id_with_key, plain_id
from sphinx_workshop.messages import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_workshop.importers.found import Found, Notes, Value
    from sphinx_workshop.importers.schedule import Program
    from sphinx_workshop.model.workshop import Workshop


def settle(program: Program, workshop: Workshop, notes: Notes) -> Program:
    """Return a program in which people who share a name have the ids of their own entries."""
    by_name = defaultdict(list)
    for key, person in workshop.people.items():
        by_name[person.name or ""].append(key)
    guests = defaultdict(list)
    for key, guest in sorted(program.guests.items(), key=lambda item: (len(item[1].key), item[1].key)):
        guests[guest.name].append(key)
    known = frozenset(workshop.people)
    shared = [
        name
        for name, keys in guests.items()
        if len(keys) > 1
        or len(by_name[name]) > 1
        or any(id_with_key(program.guests[key]) in known for key in keys)
    ]
    alone = {key for name, keys in guests.items() if name not in shared for key in keys}
    matching = _Matching(program, _speakers(workshop), known, set(known | alone), notes)
    changes: dict[str, str] = {}
    for name in shared:
        changes |= matching.ids(guests[name], by_name[name])
    for key in alone & set(changes.values()):  # a name that makes the id of somebody else
        changes[key] = id_with_key(program.guests[key]) or key
    return _renamed(program, changes)


@dataclass
class _Matching:
    program: Program
    named: Mapping[str, frozenset[str]]
    """Whom each session of the data names."""
    known: frozenset[str]
    taken: set[str]
    """Ids that nobody else can be given."""
    notes: Notes

    def ids(self, guests: Sequence[str], entries: Sequence[str]) -> dict[str, str]:
        """Return the ids of the people of one name, by those that they have now."""
        people = self.program.guests
        found = {key: own for key in guests if (own := id_with_key(people[key])) in self.known}
        left = [key for key in entries if key not in found.values()]
        for _, key, there in sorted(self.common(guests, left), key=lambda pair: -pair[0]):
            if key not in found and there in left:
                found[key] = there
                left.remove(there)
        rest = [key for key in guests if key not in found]
        if len(rest) == len(left) == 1 and not any(left[0] in names for names in self.named.values()):
            found[rest.pop()] = left.pop()
        for key in rest:
            found[key] = self.new(key, left)
        return found

    def common(self, guests: Sequence[str], entries: Sequence[str]) -> Iterable[tuple[int, str, str]]:
        """Yield in how many sessions the source has a person whom the data calls by an entry's id."""
        for key in guests:
            theirs = [one.id for one in _sessions(self.program) if key in _list(one.facts.get("speakers"))]
            for there in entries:
                if count := sum(there in self.named.get(session, ()) for session in theirs):
                    yield count, key, there

    def new(self, key: str, others: Sequence[str]) -> str:
        """Return an id for somebody who is none of the others for sure."""
        guest = self.program.guests[key]
        plain = plain_id(guest)
        made = plain if plain not in self.taken and not others else id_with_key(guest) or plain
        self.taken.add(made)
        if others:
            self.notes.add(
                f"speaker {quoted(guest.name)}",
                f"added as `{made}`, since it may be none of {listing(others)}; if it is one of them, "
                f"name that one in the session, delete `{made}`, and import again",
            )
        return made


def _speakers(workshop: Workshop) -> dict[str, frozenset[str]]:
    return {session.id: frozenset(session.speaker_ids) for _, session in workshop.sessions() if session.id}


def _sessions(program: Program) -> Iterable[Found]:
    return (session for day in program.days.values() for session in day)


def _renamed(program: Program, changes: Mapping[str, str]) -> Program:
    def name(session: Found) -> Found:
        speakers: list[Value] = [changes.get(str(key), key) for key in _list(session.facts.get("speakers"))]
        if not speakers:
            return session
        return replace(
            session, facts={**session.facts, "speakers": speakers[0] if len(speakers) == 1 else speakers}
        )

    guests = {changes.get(key, key): guest for key, guest in program.guests.items()}
    return replace(
        program,
        days={day: [name(session) for session in sessions] for day, sessions in program.days.items()},
        speakers=[entry(key, guest, program.own) for key, guest in guests.items()],
        guests=guests,
    )


def _list(value: Value | None) -> Sequence[Value]:
    return [value] if isinstance(value, str) else list(value or ())
