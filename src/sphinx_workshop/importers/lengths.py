"""Texts of a source that are longer than data files may have: left out, and said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.limits import LONGEST_TEXT

if TYPE_CHECKING:
    from sphinx_workshop.importers.record import Facts, Record
    from sphinx_workshop.yamledit import Value

_NEEDED: Final = frozenset({"title", "name"})
"""The facts without which there is no entry."""


def fitting(records: Sequence[Record], noun: str, notes: list[str]) -> list[Record]:
    """Return records without texts that are too long; note each, and each record that needs one of them."""
    result = []
    for record in records:
        too_long: dict[str, int] = {}
        facts, first = (_fitting(part, too_long) for part in (record.facts, record.first))
        most = f"{LONGEST_TEXT} are the most"
        for key, length in too_long.items():
            what = f"{noun} {record.id}: left out" + (
                f" {key}" if key not in _NEEDED else f": its {key} is too long"
            )
            notes.append(f"{what}, which has {length} characters, and {most}; shorten it in the source")
        if not _NEEDED & too_long.keys():
            result.append(replace(record, facts=facts, first=first) if too_long else record)
    return result


def _fitting(facts: Facts, too_long: dict[str, int]) -> Facts:
    """Return facts without those that have a text that is too long, whose lengths are added by their keys."""
    found = {key: length for key, value in facts.items() if (length := _longest(value)) > LONGEST_TEXT}
    too_long |= found
    return {key: value for key, value in facts.items() if key not in found} if found else facts


def _longest(value: Value) -> int:
    """Return the length of the longest text in a value."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return max(map(_longest, value.values()), default=0)
    return max(map(_longest, value), default=0) if isinstance(value, Sequence) else 0
