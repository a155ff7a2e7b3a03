"""Records that only fill: what a data file does not say, or says as TBD; what it says stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.merge.entries import Merge, identity, merge, says
from sphinx_workshop.importers.record import Record, as_list, as_mapping
from sphinx_workshop.messages import quoted
from sphinx_workshop.yamledit import Set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_workshop.importers.record import Facts
    from sphinx_workshop.yamledit import Document, Value

_GROWING: Final = frozenset({"links", "more", "social"})
"""Lists that get what they lack."""


def fill(
    document: Document,
    records: Sequence[Record],
    order: Sequence[str],
    key_of: Callable[[Mapping[str, object]], str] = identity,
) -> Merge:
    """Merge records into a list of entries, `TBD` or nothing; entries that are there are only filled."""
    entries = {key: entry for entry in map(as_mapping, as_list(document.data)) if (key := key_of(entry))}
    differing: list[tuple[str, str]] = []
    coming = [
        unsaid(entries[record.id], record, differing) if record.id in entries else record
        for record in records
    ]
    merged = merge(document, coming, order, key_of)
    merged.differing += differing
    return merged


def fill_one(document: Document, record: Record, order: Sequence[str]) -> Merge:
    """Merge a record into a file that is one entry, `TBD` or nothing."""
    merged = Merge(document)
    entry = as_mapping(document.data)
    if not entry:
        merged.added.append(record.id)
        merged.edits.append(Set((), record.entry(order)))
        return merged
    merged.update((), entry, unsaid(entry, record, merged.differing), order)
    return merged


def unsaid(entry: Mapping[str, object], record: Record, differing: list[tuple[str, str]]) -> Record:
    """Return a record without the facts that an entry has; those with other values are added to a list."""
    facts = _unsaid(entry, record.facts, record.id, "", differing)
    return replace(record, facts=facts)


def _unsaid(
    entry: Mapping[str, object], facts: Facts, about: str, above: str, differing: list[tuple[str, str]]
) -> dict[str, Value]:
    left: dict[str, Value] = {}
    for fact, value in facts.items():
        old = entry.get(fact)
        if old is None or old == "TBD" or (fact in _GROWING and isinstance(old, list)):
            left[fact] = value
        elif isinstance(old, dict) and isinstance(value, Mapping):
            if inner := _unsaid(old, value, about, f"{above}{fact}.", differing):
                left[fact] = inner
        elif not says(old, value):
            shown = value if isinstance(value, str) else "another list"
            differing.append((about, f"{above}{fact}: the source has {quoted(shown)}"))
    return left
