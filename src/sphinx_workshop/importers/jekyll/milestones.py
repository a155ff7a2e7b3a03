"""The important dates of a site as records of dates.yml, and the day of the workshop among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.days import UnclearDateError, days_in
from sphinx_workshop.importers.dates.deadlines import Deadline, deadline_in
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.entries import Entry, joined
from sphinx_workshop.importers.jekyll.leaves import Leaf
from sphinx_workshop.importers.jekyll.words import DATE
from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.yamledit import Value

FILE: Final = "dates.yml"
_KINDS: Final = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        "camera-ready": r"camera|final (?:version|paper|manuscript)",
        "notification": r"notif|decision|acceptance|results (?:out|announced)",
        "opening": r"\bopen(?:s|ing|ed)?\b|call (?:for (?:papers|contributions) )?(?:posted|out|published)",
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
    r"(?:the )?(?:workshop|event|conference|symposium)(?: (?:days?|dates?|at .{2,30}|takes place|itself))?"
    r"(?: \([\w -]{2,20}\))?"
    r"(?: (?:in|at|@) .{2,60})?|(?:day|date) of the (?:workshop|event)",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"^(?:[^\w(]|_)+|(?:[^\w)]|_)+$")
"""Signs at the ends of a name that are not of it."""
_TAGS: Final = re.compile(r"<[^<>]*>|[*_`]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
_SHORTEST_NAME: Final = 3


_STRUCK: Final = re.compile(
    r"(?:<(?:s|del|strike)\b.{0,300}?</(?:s|del|strike)>|~~.{1,300}?~~)", re.IGNORECASE | re.DOTALL
)


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
        shown = _TAGS.sub(" ", _STRUCK.sub("", leaf.text))
        text = " ".join(shown.split()).replace(" :", ":")
        name, colon, rest = text.partition(": ")
        if not colon:
            try:
                found = days_in(text)
            except UnclearDateError as error:
                leaf.stays(f"{error}; write it in {FILE}")
                return
            begin, end = (found[0].begin, found[-1].end) if found else (0, 0)
            is_behind = begin >= _SHORTEST_NAME
            name, rest = (text[:begin], text[begin:]) if is_behind else (text[end:], text[:end])
        words = values.name(_ENDS.sub("", name))
        if not words or not rest.strip() or _has_date(words):
            leaf.stays(reasons.NO_DATE)
            return
        whole = " ".join([*_STRUCK.findall(leaf.text), rest])
        self._add(words, Leaf(leaf.file, leaf.path, whole, leaf.line, others=[leaf]), None, "")

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
            leaf.stays(reasons.OTHER_DATE)

    def _take_day(self, found: Deadline, leaves: list[Leaf]) -> None:
        for leaf in leaves:
            if not leaf.why:
                leaf.came("workshop.yml")
        if found.due == "TBD" or not leaves:
            return
        if self.day is None:
            self.day = found, leaves[0]
        elif self.day[0] != found:
            leaves[0].stays(reasons.OTHER_DATE)


def _has_date(name: str) -> bool:
    """Return whether a name has a date in it."""
    try:
        return bool(days_in(name))
    except UnclearDateError:
        return True


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
    own = key or made or plain.identifier(name) or kind or f"date-{sha256(name.encode()).hexdigest()[:8]}"
    return Record(own, facts, name=name, writes_id=bool(key) or not made)


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
