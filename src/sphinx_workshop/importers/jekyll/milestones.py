"""The important dates of a site as records of dates.yml, and the day of the workshop among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.days import UnclearDateError, days_in
from sphinx_workshop.importers.dates.deadlines import Deadline, deadline_in
from sphinx_workshop.importers.jekyll import values
from sphinx_workshop.importers.jekyll.entries import Entry, joined
from sphinx_workshop.importers.jekyll.leaves import Leaf
from sphinx_workshop.importers.jekyll.words import DATE
from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.record import Record, as_list, as_mapping
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.yamledit import Value

FILE: Final = "dates.yml"
_KINDS: Final = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        "camera-ready": r"camera|final (?:version|paper|manuscript)",
        "notification": r"notif|decision|acceptance|results (?:out|announced)",
        "opening": r"\bopen(?:s|ing|ed)?\b|call (?:for (?:papers|contributions) )?(?:posted|out|released|published)",
        "abstract": r"abstract",
        "video": r"video|recording|pre-?record",
        "registration": r"registration|register",
        "grant": r"grant|travel (?:award|support)|financial",
        "review": r"review|rebuttal|author response",
        "submission": r"submission|submit|paper deadline|papers? due|^deadline$",
    }.items()
}
"""The kinds of milestones by the words of their names; the first that is found counts."""
_EVENT: Final = re.compile(
    r"(?:the )?(?:workshop|event|conference|symposium)(?: (?:day|date|dates|days|at .{2,30}|takes place|itself))?"
    r"(?: (?:in|at|@) .{2,60})?|(?:day|date) of the (?:workshop|event)",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"^(?:\W|_)+|(?:\W|_)+$")
_ENDS: Final = ")]!?"


@dataclass
class Milestones:
    """The dates of a site."""

    records: dict[str, Record] = field(default_factory=dict)
    day: tuple[Deadline, Leaf] | None = None
    """The day of the workshop, and where it is written."""

    def add(self, listed: Listed) -> None:
        """Add the dates of a list."""
        for item in listed.items:
            if isinstance(item, Leaf):
                self._add_text(item)
            elif isinstance(item, dict) and _is_entry(item):
                self._add_entry(Entry(_flat(item), DATE))
            elif isinstance(item, dict):
                for key, leaf in item.items():
                    if isinstance(leaf, Leaf) and leaf.text:
                        self._add(_in_words(key), leaf, None, "")

    def _add_entry(self, entry: Entry) -> None:
        due, name, zone = entry.leaf("due"), entry.leaf("name"), entry.leaf("zone")
        label = entry.values.get("label")
        if due is not None and isinstance(label, Leaf) and label is not name:  # of a zone
            zone = label
        if name is None or name is due:
            if due is not None:
                self._add_text(due)
            return
        words = values.words(name, values.name, FILE)
        if not words:
            return
        given = entry.leaf("id")
        key = plain.identifier(given.text) if given and not given.text.isdigit() else ""
        dated = joined([one for one in (due, zone) if one is not None], " ")
        before = entry.leaf("was")
        if dated is not None and before is not None:
            dated = Leaf(dated.file, dated.path, f"<s>{before.text}</s> {dated.text}", others=[dated, before])
        self._add(words, dated, name, key)
        if given is not None and key:
            given.came(FILE)

    def _add_text(self, leaf: Leaf) -> None:
        """Add a date that stands in one text with its name: `Submission: 1 June 2030`."""
        plain_text = re.sub(r"<[^<>]*>|[*_`]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", leaf.text)
        try:
            found = days_in(plain_text)
        except UnclearDateError as error:
            leaf.stays(f"{error}; write it in {FILE}")
            return
        name, colon, rest = plain_text.partition(": ")
        if not colon and found:
            begin, end = found[0].begin, found[-1].end
            name, rest = (plain_text[:begin], plain_text[begin:]) if begin > 3 else (plain_text[end:], plain_text[:end])
        words = values.name(_ALONE.sub(lambda sign: sign[0] if set(sign[0]) <= {*_ENDS} else "", name))
        if not words or (not found and not rest.strip()):
            leaf.stays("it has no name and date that can be told apart")
            return
        if days_in_name(words):
            leaf.stays("it has several dates")
            return
        kept = _STRUCK.findall(leaf.text)
        self._add(words, Leaf(leaf.file, leaf.path, " ".join([*kept, rest]), leaf.line, others=[leaf]), None, "")

    def _add(self, name: str, leaf: Leaf | None, named: Leaf | None, key: str) -> None:
        """Add a date by its name; one that nobody can tell is TBD, and stays behind."""
        try:
            found = deadline_in(leaf.text) if leaf is not None else Deadline()
        except UnclearDateError as error:
            found = Deadline()
            if leaf is not None:
                leaf.stays(f"{error}; write it as `due:` of {quoted(name)} in {FILE}")
        else:
            if leaf is not None:
                leaf.came(FILE)
        if _EVENT.fullmatch(name):
            self._take_day(found, [one for one in (leaf, named) if one is not None])
            return
        record = _record(name, found, key)
        there = self.records.setdefault(record.id, record)
        if there.facts.get("due") == "TBD" and found.due != "TBD":
            self.records[record.id] = record
        elif there.facts != record.facts and leaf is not None:
            leaf.stays("another list of the site has another date of that name")

    def _take_day(self, found: Deadline, leaves: list[Leaf]) -> None:
        for leaf in leaves:
            if not leaf.why:
                leaf.came("workshop.yml")
        if found.due != "TBD" and self.day is None and leaves:
            self.day = found, leaves[0]


_STRUCK: Final = re.compile(r"(?:<(?:s|del|strike)\b.*?</(?:s|del|strike)>|~~.*?~~)", re.IGNORECASE | re.DOTALL)


def days_in_name(name: str) -> bool:
    """Return whether a name has a date in it."""
    try:
        return bool(days_in(name))
    except UnclearDateError:
        return True


def with_ids(records: Sequence[Record], data: object) -> list[Record]:
    """Return records with the ids of the entries that they are about: by id or name, else by a kind alone.

    An entry whose date is to come is filled by the one date of its kind.
    """
    entries = list(map(as_mapping, as_list(data)))
    ids = {text_of(entry, "id") or slug(text_of(entry, "name")): entry for entry in entries}
    names = {slug(text_of(entry, "name")): key for key, entry in ids.items()}
    result = []
    for record in records:
        kind = str(record.facts.get("kind", ""))
        of_kind = [key for key, entry in ids.items() if text_of(entry, "kind") == kind and kind]
        alike = [one for one in records if one.facts.get("kind") == kind]
        key = record.id if record.id in ids else names.get(slug(record.name), "")
        if not key and len(of_kind) == len(alike) == 1 and text_of(ids[of_kind[0]], "due") == "TBD":
            key = of_kind[0]
            facts = {fact: value for fact, value in record.facts.items() if fact not in {"name", "kind"}}
            record = Record(key, facts, name=record.name)  # noqa: PLW2901 (the same date, by another name)
        result.append(Record(key or record.id, record.facts, name=record.name, writes_id=record.writes_id))
    return result


def _record(name: str, found: Deadline, key: str) -> Record:
    facts: dict[str, Value] = {"name": name, "due": Unquoted(found.due)}
    kind = next((kind for kind, words in _KINDS.items() if words.search(name)), "")
    if kind:
        facts["kind"] = kind
    if found.first:
        facts["from"] = Unquoted(found.first)
    if found.zone:
        facts["timezone"] = found.zone
    if found.was:
        facts["was"] = list(map(Unquoted, found.was))
    made = slug(name)
    return Record(key or made or plain.identifier(name) or kind, facts, name=name, writes_id=bool(key) or not made)


def _is_entry(tree: Mapping[str, Tree]) -> bool:
    """Return whether a mapping is one date, and not a date by each of its keys."""
    entry = Entry(_flat(tree), DATE)
    return entry.has("due") and entry.leaf("name") not in (None, entry.leaf("due"))


def _flat(tree: Mapping[str, Tree]) -> dict[str, Tree]:
    """Return a date whose days stand one level deeper, if there is one alone."""
    inner = tree.get("entries")
    if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], dict):
        return {**{key: value for key, value in tree.items() if key != "entries"}, **inner[0]}
    return dict(tree)


def _in_words(key: str) -> str:
    words = re.sub(r"[_\-\s]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key)).strip()
    return words[:1].upper() + words[1:].lower()


