"""Which entries of papers.yml the papers of a source are, whose ids or titles may have changed since."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_workshop.importers.record import Record

_ALIKE: Final = 0.6
"""Least similarity, up to 1, of two titles of one paper whose authors are the same."""
_Facts = Mapping[str, object]


def found_again(records: Sequence[Record], data: object, notes: list[str]) -> list[Record]:
    """Return the records with the ids of the entries that they are about.

    A paper is the entry with its id, unless the title of either is that of another; else the one with its
    page at OpenReview; else the one with its title; else, if the source has no id for it, the one with its
    authors and a title that is much alike.
    """
    entries = {
        text_of(entry, "id"): entry for entry in map(as_mapping, as_list(data)) if text_of(entry, "id")
    }
    if not entries:
        return list(records)
    left = dict(entries)
    found: dict[str, str] = {}
    coming = {_title(record.facts) for record in records}
    there = {_title(entry) for entry in entries.values()}
    for record in records:
        entry, title = left.get(record.id), _title(record.facts)
        if entry is not None and (
            _title(entry) == title or (_title(entry) not in coming and title not in there)
        ):
            found[record.id] = record.id
            del left[record.id]
    for key_of in (_page, _title):
        by_key: defaultdict[str, list[str]] = defaultdict(list)
        for key, entry in left.items():
            by_key[key_of(entry)].append(key)
        for record in records:
            keys = [key for key in by_key.get(key_of(record.facts), ()) if key in left]
            if record.id not in found and key_of(record.facts) and keys:
                found[record.id] = key = _nearest(record, keys, entries)
                del left[key]
    for record in records:
        if record.id not in found and record.id in left:
            found[record.id] = record.id
            del left[record.id]
    _find_retitled(records, left, found)
    return _renamed(records, found, entries, notes)


def _find_retitled(
    records: Sequence[Record], left: dict[str, dict[str, object]], found: dict[str, str]
) -> None:
    """Find the entries of papers without ids of their own whose titles were corrected."""
    by_author: defaultdict[str, list[str]] = defaultdict(list)
    for key, entry in left.items():
        for name in _names(entry):
            by_author[name].append(key)
    for record in records:
        if record.has_made_id and record.id not in found:
            keys = dict.fromkeys(
                key for name in _names(record.facts) for key in by_author[name] if key in left
            )
            alike = {key: _ratio(_title(left[key]), _title(record.facts)) for key in keys}
            best = max(alike, key=lambda key: alike[key], default="")
            if best and alike[best] >= _ALIKE:
                found[record.id] = best
                del left[best]


def _renamed(
    records: Sequence[Record], found: Mapping[str, str], entries: Mapping[str, _Facts], notes: list[str]
) -> list[Record]:
    """Return the records with the ids of their entries; a new paper gets none that an entry has."""
    used = {*entries, *found.values()}
    result = []
    for record in records:
        key = found.get(record.id)
        if key is None:
            key, number = record.id, 1
            while key in used:
                number += 1
                key = f"{record.id}-{number}"
            if number > 1:
                notes.append(
                    f"paper {key}: new; its number in the source was that of {quoted(record.id)} before"
                )
            used.add(key)
        elif key != record.id and not record.has_made_id:
            notes.append(
                f"paper {key}: found by its title; its number in the source is now {quoted(record.id)}"
            )
        result.append(replace(record, id=key))
    return result


def _nearest(record: Record, keys: Sequence[str], entries: Mapping[str, _Facts]) -> str:
    """Return the entry that has most authors of a paper."""
    names = _names(record.facts)
    return max(keys, key=lambda key: len(names & _names(entries[key])))


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio() if one and other else 0.0


def _title(facts: _Facts) -> str:
    title = text_of(facts, "title")
    return slug(title) or "".join(title.split())


def _page(facts: _Facts) -> str:
    return text_of(as_mapping(facts.get("links")), "openreview")


def _names(facts: _Facts) -> set[str]:
    """Return the names of the authors, as they are compared."""
    authors: Iterable[object] = as_list(facts.get("authors"))
    names = [author.get("name") if isinstance(author, Mapping) else author for author in authors]
    return {slug(name) or name for name in names if isinstance(name, str)}
