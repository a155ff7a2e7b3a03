"""The sessions of a program as records of program.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.cell import authors_of
from sphinx_workshop.importers.jekyll import values
from sphinx_workshop.importers.jekyll.clocks import Times, times_of
from sphinx_workshop.importers.jekyll.entries import Entry, joined
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at
from sphinx_workshop.importers.jekyll.people import NO_PERSON, People, key_of
from sphinx_workshop.importers.jekyll.words import SESSION, part_of
from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.schedules.events import Event, Person
from sphinx_workshop.importers.schedules.kinds import kind_of, label_of
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.program import Session
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.yamledit import Value

FILE: Final = "program.yml"
_LONGEST_ID: Final = 50
_TITLE_TO_COME: Final = "TBD"
_NOBODY: Final = re.compile(
    r"\b(?:organi[sz]ers?|authors?|all|everyone|participants?|team|chairs?|speakers?|panelists?|various|committee)\b",
    re.IGNORECASE,
)


@dataclass
class Sessions:
    """What makes records of sessions."""

    people: People
    talks: Mapping[str, Entry]
    """What the site says about talks elsewhere, by comparable titles."""
    notes: list[str]
    ids: set[str] = field(default_factory=set)

    def records(self, items: Sequence[Tree], room: Leaf | None = None) -> list[Record]:
        """Return the records of sessions that stand one after the other."""
        entries = [self._entry(item) for item in items if isinstance(item, dict)]
        for item in items:
            if isinstance(item, Leaf) and item.text:
                item.stays("a session needs at least a title and a time; write it in the data file")
        every = times_of(entries, self.notes)
        records = [self._record(entry, times, room) for entry, times in zip(entries, every, strict=True)]
        return [record for record in records if record is not None]

    def _entry(self, tree: Mapping[str, Tree]) -> Entry:
        """Return a session with what the site says about its talk elsewhere."""
        entry = Entry(tree, SESSION)
        title = entry.leaf("title") or entry.leaf("name")
        talk = self.talks.get(slug(title.text)) if title is not None else None
        if talk is not None and title is not None:
            for key, value in talk.values.items():
                same = isinstance(value, Leaf) and slug(value.text) == slug(title.text)
                if same and isinstance(value, Leaf):
                    title.others.append(value)
                elif not isinstance(entry.values.get(key), Leaf) or not entry.values[key].text:  # type: ignore[union-attr]
                    entry.values[key] = value
        return entry

    def _record(self, entry: Entry, times: Times, room: Leaf | None) -> Record | None:
        facts: dict[str, Value] = {}
        title, names = self._title_and_names(entry)
        words = values.words(title, values.line, FILE)
        people = self._people(names, entry, "speakers")
        if words and not people and (key := self._person_named(words)):
            people, words = [key], ""
        if words:
            facts["title"] = words
        self._add_kind(facts, entry, words, people)
        for fact, clock in (("start", times.start), ("end", times.end)):
            if clock is not None:
                facts[fact] = Unquoted(str(clock))
        everybody = {
            "speakers": people,
            "chairs": self._names(entry.leaves("chairs")),
            "moderators": self._names(entry.leaves("moderators")),
        }
        everybody["speakers"] += self._people(entry.leaves("panelists"), entry, "panelists")
        for fact, keys in everybody.items():
            unique: list[Value] = list(dict.fromkeys(keys))
            if unique:
                facts[fact] = unique[0] if len(unique) == 1 else unique
        for fact, leaf in (("room", entry.leaf("room") or room), ("track", entry.leaf("track"))):
            if text := values.words(leaf, values.name, FILE):
                facts[fact] = text
        about = joined(entry.leaves("description"), "\n\n")
        if text := values.words(about, values.block, FILE):
            values.keep(Session, facts, "description", text, about)
        self._add_links(facts, entry)
        inner = self.records([item for item in entry.trees("sessions") if not isinstance(item, Leaf)])
        if inner:
            facts["sessions"] = [{fact: one.facts[fact] for fact in Session.model_fields if fact in one.facts}
                                 for one in inner]
        if not {"title", "speakers"} & {*facts}:
            if not facts:
                return None
            facts["title"] = _TITLE_TO_COME
        return Record(self._id(words, people, times), facts, name=words or ", ".join(people))

    def _title_and_names(self, entry: Entry) -> tuple[Leaf | None, list[Leaf]]:
        """Return the title, and who speaks; with a title, a `name` is that of the speaker."""
        title, name = entry.leaf("title"), entry.leaf("name")
        names = entry.leaves("speakers")
        for item in entry.trees("speakers"):
            leaf = leaf_at(item, "name")
            names += [leaf] if leaf is not None else []
        if title is None:
            return name, names
        if name is not None and name not in title.others and not names:
            return title, [name]
        return title, names

    def _people(self, leaves: Sequence[Leaf], entry: Entry, what: str) -> list[str]:
        """Return the ids of those who speak; who is in no list of the site becomes a speaker."""
        keys: list[str] = []
        for leaf in leaves:
            found = _persons(leaf)
            if not found:
                leaf.stays("to be announced" if plain.is_to_be(leaf.text) else NO_PERSON)
                continue
            for name, affiliation in found:
                known = self.people.known(key_of(name))
                draft = known or self.people.speaker(name)
                if what == "panelists" and draft.file == "speakers.yml" and known is None:
                    draft.parts = {"panelist": None}
                draft.set("affiliation", affiliation, None)
                keys.append(draft.key)
            leaf.came(FILE)
        if len(keys) == 1 and what == "speakers" and (draft := self.people.known(keys[0])) is not None:
            draft.set("affiliation", values.words(entry.leaf("affiliation"), values.name, draft.file),
                      entry.leaf("affiliation"))
            draft.set("url", values.address(entry.leaf("url"), draft.file), entry.leaf("url"))
        return keys

    def _names(self, leaves: Sequence[Leaf]) -> list[str]:
        """Return the ids of those who chair, or the names of people who are in no list."""
        found = []
        for leaf in leaves:
            persons = _persons(leaf)
            if not persons:
                leaf.stays(NO_PERSON)
                continue
            leaf.came(FILE)
            for name, _ in persons:
                draft = self.people.known(key_of(name))
                found.append(draft.key if draft is not None else name)
        return found

    def _person_named(self, title: str) -> str:
        draft = self.people.known(slug(title)) if slug(title) else None
        return draft.key if draft is not None else ""

    def _add_kind(self, facts: dict[str, Value], entry: Entry, title: str, people: Sequence[str]) -> None:
        leaves = entry.leaves("kind")
        words = values.name(leaves[0].text) if leaves else ""
        event = Event((), title, date.min, kind=words, people=tuple(Person("", one) for one in people))
        kind, label = kind_of(event), label_of(event)
        if kind and not (kind == "talk" and people):
            facts["kind"] = kind
        if label and leaves:
            facts["label"] = label
        for leaf in leaves[:1]:
            leaf.came(FILE)

    def _add_links(self, facts: dict[str, Value], entry: Entry) -> None:
        links: dict[str, Value] = {}
        for fact in ("video", "slides"):
            if url := values.address(entry.leaf(fact), FILE):
                links[fact] = url
        leaf = entry.leaf("url")
        if leaf is not None and not leaf.to and not leaf.why and (url := values.address(leaf, FILE)):
            links["more"] = [{"label": "Link" if not leaf.key else leaf.key.rpartition(".")[2].capitalize(), "url": url}]
        if links:
            facts["links"] = links

    def _id(self, title: str, people: Sequence[str], times: Times) -> str:
        """Return an id that every import makes again: of the title, the speakers, or the time."""
        made = slug(title)[:_LONGEST_ID].strip("-") or "-".join(people)[:_LONGEST_ID].strip("-")
        made = made or (f"session-{str(times.start).replace(':', '')}" if times.start else "")
        made = made or f"session-{sha256(title.encode()).hexdigest()[:8]}"
        key, number = made, 1
        while key in self.ids:
            number += 1
            key = f"{made}-{number}"
        self.ids.add(key)
        return key


def _persons(leaf: Leaf) -> list[tuple[str, str]]:
    """Return the names and affiliations that a text has; nobody, if nobody can tell who they are."""
    words = values.linked(leaf.text)[0]
    if not words or _NOBODY.search(words):
        return []
    authors, unclear = authors_of(words, last_first=False)
    names = [(plain.name(author.name), plain.name(author.affiliation)) for author in authors]
    is_clear = not unclear and all(len(name.split()) > 1 or not name.isascii() for name, _ in names)
    return names if is_clear and not any(part_of(name) for name, _ in names) else []
