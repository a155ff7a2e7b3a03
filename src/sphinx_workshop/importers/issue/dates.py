"""The form about a date as an edit of dates.yml; an extension keeps the earlier date in `was`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter

from sphinx_workshop.importers.issue.facts import TBD, facts_of
from sphinx_workshop.importers.issue.forms import ADD
from sphinx_workshop.importers.merge.entries import Merge, merge, text_of
from sphinx_workshop.importers.record import CannotImport, Record, as_list, as_mapping
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.times import Due
from sphinx_workshop.yamledit import Insert, Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.issue.body import Answers
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Document, Value
    from sphinx_workshop.yamledit.edits import Operation

ORDER: Final = ("id", "name", "kind", "track", "from", "due", "timezone", "was", "tentative", "internal")
"""The keys of a milestone, in the order in which they are written."""
_KEYS: Final = {key: key for key in ("due", "timezone", "kind", "track")}
_DUE: Final = TypeAdapter(Due)


@dataclass(frozen=True)
class _Entry:
    """An entry of dates.yml."""

    index: int
    written: Mapping[str, object]
    milestone: Milestone | None
    """None if the entry cannot be read."""


def merge_date(
    answers: Answers, document: Document, workshop: Workshop, notes: list[str]
) -> tuple[Merge, Record]:
    """Return what becomes of dates.yml, and the record of the milestone.

    Raises:
        CannotImport: Nobody can tell which date is meant, or a fact is of the wrong type.
    """
    facts = {key: _written(key, value) for key, value in facts_of(answers, Milestone, _KEYS, notes).items()}
    if answers["action"] == ADD:
        return _added(answers, facts, document)
    entry = _find(answers["name"], document, workshop)
    key = text_of(entry.written, "id") or slug(text_of(entry.written, "name"))
    if name := plain.name(answers["new_name"]):
        facts |= {"name": name} if slug(name) == key else {"id": key, "name": name}
    record = Record(key, facts, name=name or text_of(entry.written, "name"))
    edits = list(_history(entry, facts, workshop, notes))
    merged = Merge(document)
    merged.update((entry.index,), entry.written, record, ORDER, also=["was"] * bool(edits))
    merged.edits += edits
    return merged, record


def _written(key: str, value: str | list[str]) -> Value:
    if isinstance(value, list):
        return value[0] if len(value) == 1 else value
    return Unquoted(value.replace("T", " ")) if key == "due" and value != TBD else Unquoted(value)


def _added(answers: Answers, facts: dict[str, Value], document: Document) -> tuple[Merge, Record]:
    """Return the file with a new milestone."""
    name = plain.name(answers["name"])
    key, there = slug(name), _keys(document)
    if answers["new_name"]:
        message = "`New name` is only for corrections; write the name into `Name`"
        raise CannotImport(message)
    if key in there or answers["name"] in there:
        message = f"there is a date {quoted(name)} already; choose `Correct`, or write another name"
        raise CannotImport(message)
    if "due" not in facts:
        message = "`Date` is empty; write it, or TBD while it is not known"
        raise CannotImport(message)
    record = Record(key, {"name": name, **facts}, name=name, writes_id=False)
    merged = merge(document, [record], ORDER)
    merged.not_in_source = []
    return merged, record


def _keys(document: Document) -> list[str]:
    entries = map(as_mapping, as_list(document.data))
    return [text_of(entry, "id") or slug(text_of(entry, "name")) for entry in entries]


def _find(written: str, document: Document, workshop: Workshop) -> _Entry:
    """Return the entry that has an id or a name.

    Raises:
        CannotImport: None has it, or several have.
    """
    entries = list(map(as_mapping, as_list(document.data)))
    keys = _keys(document)
    found = [index for index, key in enumerate(keys) if key == written] or [
        index
        for index, entry in enumerate(entries)
        if text_of(entry, "name").casefold() == written.casefold()
    ]
    public = {one.key: one.name for one in workshop.all_milestones}
    if len(found) > 1:
        ids = listing(keys[index] for index in found if keys[index] in public)
        message = f"{len(found)} dates have the name {quoted(written)}; write the id of one: {ids}"
        raise CannotImport(message)
    if not found:
        meant = nearest(written, [*public.values(), *public])
        hint = (
            f"did you mean {quoted(meant)}?"
            if meant
            else "write the name as the site has it, or choose `Add`"
        )
        message = f"no date has the name or the id {quoted(written)}; {hint}"
        raise CannotImport(message)
    milestones = {one.key: one for one in workshop.with_internal().all_milestones}
    return _Entry(found[0], entries[found[0]], milestones.get(keys[found[0]]))


def _history(
    entry: _Entry, facts: Mapping[str, Value], workshop: Workshop, notes: list[str]
) -> Sequence[Operation]:
    """Return what writes the present date into `was`, if the new one is later.

    Where the zone changes, too, each earlier date gets the zone in which it was announced.
    """
    old, zone = entry.milestone, workshop.event.timezone
    if old is None or not {"due", "timezone"} & set(facts):
        return []
    due = _DUE.validate_python(facts["due"]) if facts.get("due", TBD) != TBD else old.due
    if facts.get("due") == TBD:
        notes.append(f"{old.key}: was {quoted(text_of(entry.written, 'due'))}, is to be announced again")
        return []
    new = old.with_facts({"due": due, "timezone": facts.get("timezone", old.timezone)}, old.place)
    before, after = old.instant(zone), new.instant(zone)
    if not isinstance(before, datetime) or not isinstance(after, datetime) or after == before:
        return []
    if after < before:
        notes.append(
            f"{old.key}: moved to an earlier date; readers are not told, since `was` is for extensions: "
            "tell those who were counting on the later one"
        )
        return []
    has_moved_zone = new.zone(zone) != old.zone(zone)
    present = _earlier(text_of(entry.written, "due"), old.zone(zone) if has_moved_zone else "")
    was = entry.written.get("was")
    if isinstance(was, list) and not has_moved_zone:
        return [Insert((entry.index, "was"), len(was), present)]
    earlier = [] if was is None else was if isinstance(was, list) else [was]
    zones = [_with_zone(one, old.zone(zone) if has_moved_zone else "") for one in earlier]
    return [Set((entry.index, "was"), [*zones, present], after=ORDER[: ORDER.index("was")])]


def _with_zone(earlier: object, zone: str) -> Value:
    if isinstance(earlier, str):
        return _earlier(earlier, zone)
    facts = as_mapping(earlier)
    return {**_mapping(text_of(facts, "due"), zone), **{key: Unquoted(value) for key, value in facts.items()}}


def _earlier(due: str, zone: str) -> Value:
    """Return an item of `was`."""
    return _mapping(due, zone) if zone else Unquoted(due)


def _mapping(due: str, zone: str) -> dict[str, Value]:
    facts: dict[str, Value] = {"due": Unquoted(due)}
    return {**facts, "timezone": Unquoted(zone)} if zone else facts
