"""Records into a data file, by id: what the source owns is updated, all else stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Insert, Moved, Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.importers.record import Facts, Record
    from sphinx_workshop.yamledit import Document, Path, Value
    from sphinx_workshop.yamledit.edits import Operation

_HOUR: Final = re.compile(r"(?<!\d)(?=\d:)")
"""Where an hour of one digit begins."""


@dataclass
class Merge:
    """What becomes of a file: the edits, and what to report, by the ids of the entries."""

    document: Document
    edits: list[Operation] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    """The facts that changed."""
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """What was written beside items of lists that the source no longer has."""
    differing: list[tuple[str, str]] = field(default_factory=list)
    """Facts of authors that stay as they are written, though the source has others."""
    unchanged: int = 0
    not_in_source: list[str] = field(default_factory=list)

    def result(self) -> Document:
        """Return the file with the edits made."""
        return self.document.edit(*self.edits) if self.edits else self.document

    def update(
        self,
        path: Path,
        entry: Mapping[str, object],
        record: Record,
        order: Sequence[str],
        also: Sequence[str] = (),
    ) -> None:
        """Bring an entry up to date; new keys stand in `order`, and what else of it changes is in `also`."""
        if changed := [*self._update(path, entry, record.facts, order, record.id), *also]:
            self.changed[record.id] = changed
        else:
            self.unchanged += 1

    def _update(
        self, path: Path, entry: Mapping[str, object], facts: Facts, order: Sequence[str], about: str
    ) -> list[str]:
        changed: list[str] = []
        for fact, value in facts.items():
            old, at = entry.get(fact), (*path, fact)
            if isinstance(old, dict) and isinstance(value, Mapping):
                changed += [f"{fact}.{inner}" for inner in self._update(at, old, value, tuple(value), about)]
                continue
            if old is None:
                before = order[: order.index(fact)] if fact in order else order
                edits: list[Operation] = [Set(at, value, after=before)]
            elif isinstance(old, list) and old and isinstance(value, list | tuple):
                edits = self._list_edits(at, old, value, about)
            else:
                edits = [] if says(old, value) else [Set(at, value)]
                self._note_dropped(about, old, [])
            self.edits += edits
            if edits:
                changed += [f"{fact}.{inner}" for inner in value] if isinstance(value, Mapping) else [fact]
        return changed

    def _list_edits(
        self, path: Path, old: list[object], values: Sequence[Value], key: str
    ) -> list[Operation]:
        """Return what gives a list other items; those that are about the same stay as they are written."""
        if path[-1] in {"more", "links"}:  # organizers add links of their own: nothing is taken out
            new = [value for value in values if not any(_is_about(item, value) for item in old)]
            return [Insert(path, len(old), value) for value in new]
        edits = self._author_edits(path, old, values, key) if path[-1] == "authors" else []
        if says(old, values):
            return edits
        names = _respelled(list(map(_name, old)), list(map(_name, values))) if path[-1] == "authors" else {}
        left = list(range(len(old)))
        items: list[Value] = []
        for place, value in enumerate(values):
            index = next((index for index in left if _is_about(old[index], value)), None)
            if index is None and place in names:
                has_name = "name" in as_mapping(old[names[place]])
                if has_name or (isinstance(old[names[place]], str) and isinstance(value, str)):
                    index = names[place]
                    edits.append(Set((*path, index, *["name"] * has_name), _name(value)))
            if index is not None:
                left.remove(index)
            items.append(value if index is None else Moved((*path, index)))
        for index in left:
            self._note_dropped(key, old[index], self.document.comments((*path, index)))
        return [*edits, Set(path, items)]

    def _author_edits(
        self, path: Path, old: list[object], values: Sequence[Value], key: str
    ) -> list[Operation]:
        """Return what adds facts to authors that are entries; one with another value stays, and is said."""
        edits: list[Operation] = []
        new = {_name(value): value for value in values if isinstance(value, Mapping)}
        for index, author in enumerate(map(as_mapping, old)):
            for fact, value in (new.get(_name(author)) or {}).items():
                if fact not in author:
                    edits.append(Set((*path, index, fact), value))
                elif fact != "name" and not says(author[fact], value):
                    said = f"{fact} of {quoted(_name(author))}: the source has {quoted(str(value))}"
                    self.differing.append((key, said))
        return edits

    def _note_dropped(self, about: str, item: object, comments: list[str]) -> None:
        facts = [key for key in as_mapping(item) if key != "name"] + ["comment"] * bool(comments)
        if facts:
            self.dropped.append((about, f"{quoted(_name(item))} with {', '.join(facts)}"))


def identity(entry: Mapping[str, object]) -> str:
    """Return the id of an entry, given or made from its name."""
    return text_of(entry, "id") or slug(text_of(entry, "name"))


def merge(
    document: Document,
    records: Sequence[Record],
    order: Sequence[str],
    key_of: Callable[[Mapping[str, object]], str] = identity,
) -> Merge:
    """Merge records into a file: a list of entries, `TBD` or nothing; keys stand in `order`.

    `key_of` returns what a source calls an entry of the file.
    """
    merged = Merge(document)
    entries = list(map(as_mapping, as_list(document.data)))
    ids = list(map(key_of, entries))
    places = {key: index for index, key in enumerate(ids) if key}
    new: list[Value] = []
    for record in records:
        if (index := places.pop(record.id, None)) is None:
            merged.added.append(record.id)
            new.append(record.entry(order))
        else:
            merged.update((index,), entries[index], record, order)
    merged.not_in_source = list(places)
    if entries:
        merged.edits += [Insert((), len(entries), entry) for entry in new]
    elif new:
        merged.edits.append(Set((), new))
    return merged


def text_of(entry: Mapping[str, object], key: str) -> str:
    """Return the text at a key of an entry; empty if there is none."""
    text = entry.get(key)
    return text.strip() if isinstance(text, str) else ""


def _respelled(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which new names are other spellings of which old ones, by their places, where that is clear.

    It is clear by the last name and the initial, if nobody else has them; else by the place among as many
    names, if the two have a word in common or one has no Latin letter. A name in both lists is itself.
    """
    before = [index for index, name in enumerate(old) if name not in new]
    after = [index for index, name in enumerate(new) if name not in old]
    found: dict[int, int] = {}
    unclear: set[int] = set()
    for index in before:
        short = _short(old[index])
        mine = [other for other in before if _short(old[other]) == short]
        theirs = [other for other in after if _short(new[other]) == short]
        if short and len(mine) == len(theirs) == 1:
            found[theirs[0]] = index
        elif short and theirs:
            unclear.add(index)
    for index in set(before) & set(after) if len(old) == len(new) else ():
        if index not in unclear and index not in found and index not in found.values():
            words, others = ({*re.findall(r"[^-]{2,}", slug(names[index]))} for names in (old, new))
            if not (words and others) or words & others:
                found[index] = index
    return found


def _short(name: str) -> tuple[str, str] | None:
    """Return the last name and the initial; None for a name of one word."""
    words = slug(name).split("-")
    return (words[-1], words[0][0]) if len(words) > 1 else None


def says(old: object, new: Value) -> bool:
    """Return whether a value of a file says what the source says, however it is wrapped and quoted."""
    if isinstance(new, Unquoted):
        return isinstance(old, str) and _HOUR.sub("0", old.strip()) == new
    if isinstance(new, str):
        return isinstance(old, str) and _words(old) == _words(new)
    olds = old if isinstance(old, list) else [old]
    return isinstance(new, Sequence) and len(olds) == len(new) and all(map(_is_about, olds, new))


def _is_about(old: object, new: Value) -> bool:
    """Return whether an item of a list may stay: an entry does for its person or address, with all it has."""
    return _name(old) == _name(new) if isinstance(old, dict) else isinstance(new, str) and says(old, new)


def _name(item: object) -> str:
    name = item.get("name") or item.get("url") if isinstance(item, Mapping) else item
    return _words(name) if isinstance(name, str) else ""


def _words(text: str) -> str:
    lines = text.strip().split("\n")
    if all(line and line == line.strip() for line in lines):
        return " ".join(text.split())  # one paragraph, wherever its lines end
    return "\n".join(line.rstrip() for line in lines)
