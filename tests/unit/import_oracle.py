"""That a merge did what it should: compares what two texts say, by code that knows nothing of edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from sphinx_workshop.importers.record import Record

Entry: TypeAlias = dict[str, Any]
Tree: TypeAlias = Any
"""Data of any depth."""


def lost_entries(before: str, after: str, records: Sequence[Record]) -> list[str]:
    """Return the entries of a list that are not as they should be."""
    return _wrong(_entries(before), _entries(after), records)


def lost_sessions(before: str, after: str, records: Sequence[Record]) -> list[str]:
    """Return the sessions of a program that are not as they should be."""
    old, new = list(_sessions(_read(before))), list(_sessions(_read(after)))
    nameless = [sorted(repr(_own(entry)) for entry in each if "id" not in entry) for each in (old, new)]
    lost = [] if nameless[0] == nameless[1] else ["a session without an id"]
    before_id, after_id = ({entry["id"]: entry for entry in each if "id" in entry} for each in (old, new))
    return lost + _wrong(before_id, after_id, records)


def _read(text: str) -> Tree:
    return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 (text alone)


def _entries(text: str) -> dict[str, Entry]:
    data = _read(text)
    return {entry.get("id") or slug(entry["name"]): entry for entry in data} if isinstance(data, list) else {}


def _sessions(holders: object) -> Iterator[Entry]:
    for holder in holders if isinstance(holders, list) else ():
        for session in holder.get("sessions") or () if isinstance(holder.get("sessions"), list) else ():
            yield session
            yield from _sessions([session])


def _own(entry: Entry) -> Entry:
    """Return what a session says without those inside it."""
    return {key: value for key, value in entry.items() if key != "sessions"}


def _wrong(old: Mapping[str, Entry], new: Mapping[str, Entry], records: Sequence[Record]) -> list[str]:
    """Return what is gone, what is not as the source has it, and what changed that is not the source's."""
    expected = {record.id: record for record in records}
    wrong = [key for key in (*old, *expected) if key not in new]
    for key, entry in new.items():
        owned = expected[key].facts if key in expected else {}
        wrong += [f"{key}: {fact}" for fact, value in owned.items() if not _says(entry.get(fact), value)]
        wrong += [key] if key not in old and key not in expected else []
        others = _own(old.get(key, {})).items()
        wrong += [
            f"{key}: {fact}" for fact, value in others if fact not in owned and entry.get(fact) != value
        ]
    return wrong


def _says(now: Tree, value: Tree) -> bool:
    """Return whether a fact is as the source has it, with whatever else was written beside it."""
    if isinstance(value, Unquoted):
        return isinstance(now, str) and now.zfill(5) == value
    if isinstance(value, str):
        return isinstance(now, str) and now.split() == value.split()
    if isinstance(value, Mapping):
        if not isinstance(now, dict):
            return False
        more = [item in now.get("more", []) for item in value.get("more", [])]
        return all(more) and all(_says(now.get(key), inner) for key, inner in value.items() if key != "more")
    items = now if isinstance(now, list) else [now]
    names = [[_name(item) for item in each] for each in (items, value)]
    return names[0] == names[1]


def _name(item: Tree) -> list[str]:
    name = item.get("name", item.get("url", "")) if isinstance(item, Mapping) else item
    return str(name).split()
