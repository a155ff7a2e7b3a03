"""Texts of a source that are longer than data files may have: left out, and said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import shortened
from sphinx_workshop.model.limits import LONGEST_TEXT

if TYPE_CHECKING:
    from sphinx_workshop.importers.merge.committee import Member
    from sphinx_workshop.importers.record import Facts, Record
    from sphinx_workshop.yamledit import Value

_NEEDED: Final = frozenset({"title", "name", "authors"})
"""The facts without which there is no entry."""


def fitting(records: Sequence[Record], noun: str, notes: list[str]) -> list[Record]:
    """Return records without texts that are too long; note each, and each record that needs one of them."""
    result = []
    for record in records:
        facts, first = (fitting_facts(part, noun, record.id, notes) for part in (record.facts, record.first))
        if facts is not None and first is not None:
            result.append(replace(record, facts=facts, first=first))
    return result


def fitting_members(members: Sequence[Member], notes: list[str]) -> list[Member]:
    """Return the members of a committee without texts that are too long; note each."""
    result = []
    for member in members:
        written = {"name": member.name, "affiliation": member.affiliation}
        facts = fitting_facts(written, "member", member.name, notes)
        if facts is not None:
            result.append(member if "affiliation" in facts else member._replace(affiliation=""))
    return result


def fitting_facts(facts: Facts, noun: str, key: str, notes: list[str]) -> Facts | None:
    """Return the facts of an entry without those that are too long; None, if it needs one of them.

    Args:
        facts: What a source says.
        noun: What the entry is about.
        key: Its id, or what else notes call it.
        notes: Gets a sentence about each fact that is left out.
    """
    too_long: dict[str, int] = {}
    found = _fitting(facts, too_long, "")
    about, end = f"{noun} {shortened(key)}", f"and {LONGEST_TEXT} are the most; shorten it in the source"
    notes += [
        f"{about}: left out: it has {fact} with {length} characters, {end}"
        if fact in _NEEDED
        else f"{about}: left out {fact}, which has {length} characters, {end}"
        for fact, length in too_long.items()
    ]
    if _NEEDED & too_long.keys():
        return None
    return found if too_long else facts


def _fitting(facts: Facts, too_long: dict[str, int], above: str) -> dict[str, Value]:
    """Return facts without texts that are too long, whose lengths are added by their keys."""
    found: dict[str, Value] = {}
    for key, value in facts.items():
        if isinstance(value, Mapping):
            inner = _fitting(value, too_long, f"{above}{key}.")
            found |= {key: inner} if inner or not value else {}
        elif (length := _longest(value)) > LONGEST_TEXT:
            too_long[f"{above}{key}"] = length
        else:
            found[key] = value
    return found


def _longest(value: Value) -> int:
    """Return the length of the longest text in a value."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Mapping):
        return max(map(_longest, value.values()), default=0)
    return max(map(_longest, value), default=0) if isinstance(value, Sequence) else 0
