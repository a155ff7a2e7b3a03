"""The sessions of a program as records of program.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.clocks import Times, times_of
from sphinx_workshop.importers.jekyll.entries import Entry, joined
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at, leaves_in
from sphinx_workshop.importers.jekyll.speaking import FILE, add_speaker_facts, leading, person_named, speaking
from sphinx_workshop.importers.jekyll.words import SESSION
from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.schedules.events import Event, Person
from sphinx_workshop.importers.schedules.kinds import kind_in, kind_of, label_of
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.program import Session
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.people import People
    from sphinx_workshop.yamledit import Value

_LONGEST_ID: Final = 50
_TITLE_TO_COME: Final = "TBD"
_NO_LABELS: Final = frozenset(
    ["session", "event", "activity", "service", "presentation", "talk", "other", "none"]
)
"""What says nothing about a session."""
_LONGEST_TITLE: Final = 5
"""How many words a title has, at most, that says what kind of session it is."""


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
                item.stays(reasons.NO_SESSION)
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
                elif not _says_something(entry.values.get(key)):
                    entry.values[key] = value
        return entry

    def _record(self, entry: Entry, times: Times, room: Leaf | None) -> Record | None:
        facts: dict[str, Value] = {}
        title, names = self._title_and_names(entry)
        words = values.words(title, values.line, FILE)
        people = speaking(names, self.people)
        if len(people) == 1:
            add_speaker_facts(people[0], entry, self.people)
        if words and not people and (key := person_named(words, self.people)):
            people, words = [key], ""
        if words:
            facts["title"] = words
        _add_kind(facts, entry, words, people)
        for fact, clock in (("start", times.start), ("end", times.end)):
            if clock is not None:
                facts[fact] = Unquoted(str(clock))
        self._add_people(facts, entry, people)
        _add_texts(facts, entry, room)
        _add_links(facts, entry)
        inner = self.records([item for item in entry.trees("sessions") if not isinstance(item, Leaf)])
        if inner:
            facts["sessions"] = [
                {fact: one.facts[fact] for fact in Session.model_fields if fact in one.facts} for one in inner
            ]
        if not facts:
            return None
        if not {"title", "speakers"} & {*facts}:
            facts["title"] = _TITLE_TO_COME
        return Record(self._id(words, people, times), facts, name=words or ", ".join(people))

    def _add_people(self, facts: dict[str, Value], entry: Entry, people: Sequence[str]) -> None:
        panel = speaking(entry.leaves("panelists"), self.people, on_panel=True)
        everybody = {
            "speakers": [*people, *panel],
            "chairs": leading(entry.leaves("chairs"), self.people),
            "moderators": leading(entry.leaves("moderators"), self.people),
        }
        for fact, keys in everybody.items():
            unique: list[Value] = list(dict.fromkeys(keys))
            if unique:
                facts[fact] = unique[0] if len(unique) == 1 else unique

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


def _says_something(tree: Tree | None) -> bool:
    return tree is not None and any(leaf.text for leaf in leaves_in(tree))


def _kind_by(title: str) -> str:
    """Return the kind of session that a short title says; empty if it says none, or several."""
    if len(title.split()) > _LONGEST_TITLE:
        return ""
    named = ("opening", "closing", "poster", "panel", "break", "social", "spotlight", "tutorial")
    found = [kind for kind in named if kind_in(title.lower(), (kind,))]
    return found[0] if len(found) == 1 else ""


def _add_kind(facts: dict[str, Value], entry: Entry, title: str, people: Sequence[str]) -> None:
    leaves = entry.leaves("kind")
    words = values.name(leaves[0].text) if leaves else ""
    event = Event((), title, date.min, kind=words, people=tuple(Person("", one) for one in people))
    kind = _kind_by(title) if not people else ""
    kind, label = kind or kind_of(event), label_of(event)
    if kind and not (kind == "talk" and people):
        facts["kind"] = kind
    if label and label.lower() not in _NO_LABELS and slug(label) not in slug(title):
        facts["label"] = label
    for leaf in leaves[:1]:
        leaf.came(FILE)


def _add_texts(facts: dict[str, Value], entry: Entry, room: Leaf | None) -> None:
    for fact, leaf in (("room", entry.leaf("room") or room), ("track", entry.leaf("track"))):
        if text := values.words(leaf, values.name, FILE):
            facts[fact] = text
    about = joined(entry.leaves("description"), "\n\n")
    if text := values.words(about, values.block, FILE):
        values.keep(Session, facts, "description", text, about)


def _add_links(facts: dict[str, Value], entry: Entry) -> None:
    links: dict[str, Value] = {}
    for fact in ("video", "slides"):
        if url := values.address(entry.leaf(fact), FILE):
            links[fact] = url
    leaf = entry.leaf("url")
    if leaf is not None and not leaf.to and not leaf.why and (url := values.address(leaf, FILE)):
        links["more"] = [
            {"label": "Link" if not leaf.key else leaf.key.rpartition(".")[2].capitalize(), "url": url}
        ]
    if links:
        facts["links"] = links
