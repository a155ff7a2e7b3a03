"""What an import says at its end: as lines that fit on one screen, or as data with nothing left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.merge.entries import Merge
    from sphinx_workshop.importers.record import Record

_MOST_LINES: Final = 8
"""How many lines of one sort are printed."""
_FEWEST_LINES: Final = 2
_MOST_OF_ALL: Final = 24
"""How many lines of one sort the files of an import share."""
_MOST_NOTES: Final = 14
_MOST_ALIKE: Final = 3
"""How many notes are printed that differ only in what they quote."""
_QUOTED: Final = re.compile(r"`[^`]*`|\d+")
_ENTRIES: Final = ("paper ", "session ", "speaker ")
"""How notes begin that are about an entry."""


@dataclass(frozen=True)
class Account:
    """What a source had, beside its records."""

    lines: Sequence[str] = ()
    """What it is and how much it has; then a line for each of its decisions."""
    data: Mapping[str, object] = field(default_factory=dict)
    most: int = _MOST_LINES
    """How many of its decisions are printed."""


@dataclass(frozen=True)
class Outcome:
    """What became of the entries of a data file."""

    file: str
    noun: str
    merge: Merge
    names: Mapping[str, str]
    """What the entries of the source are called, by id."""

    @classmethod
    def of(cls, file: str, noun: str, merge: Merge, records: Sequence[Record]) -> Outcome:
        """Return the outcome of a merge of records into a file."""
        return cls(file, noun, merge, {record.id: record.name or record.id for record in records})

    def lines(self, most: int) -> list[str]:
        """Return what was added, changed, dropped and kept; of many the first."""
        noun, merge = self.noun, self.merge
        sorts = (
            [f"added {noun} {shortened(key)}: {quoted(self.names[key])}" for key in merge.added],
            [f"changed {noun} {shortened(key)}: {', '.join(facts)}" for key, facts in merge.changed.items()],
            [f"dropped from {noun} {shortened(key)}: {what}" for key, what in merge.dropped],
            [f"kept in {noun} {shortened(key)}: {what}" for key, what in merge.differing],
            [f"kept {noun} {shortened(key)}: the source does not have it" for key in merge.not_in_source],
        )
        return [line for sort in sorts for line in capped(sort, most)]

    @property
    def summary(self) -> str:
        """How many entries became what."""
        merge = self.merge
        return (
            f"{self.file}: {len(merge.added)} added, {len(merge.changed)} changed, "
            f"{merge.unchanged} unchanged, {len(merge.not_in_source)} kept"
        )

    @property
    def data(self) -> dict[str, object]:
        """The same, with nothing left out."""
        merge = self.merge
        return {
            "file": self.file,
            "came": len(self.names) or len(merge.changed) + merge.unchanged,
            "added": [{"id": key, "name": self.names[key]} for key in merge.added],
            "changed": [{"id": key, "facts": facts} for key, facts in merge.changed.items()],
            "dropped": [{"id": key, "what": what} for key, what in merge.dropped],
            "differing": [{"id": key, "what": what} for key, what in merge.differing],
            "unchanged": merge.unchanged,
            "kept": merge.not_in_source,
        }


def as_lines(
    account: Account, outcomes: Sequence[Outcome], notes: Sequence[str], problems: Sequence[str]
) -> list[str]:
    """Return a report that fits on one screen: what came, what became of it, and what to look at."""
    most = max(_FEWEST_LINES, min(_MOST_LINES, _MOST_OF_ALL // max(len(outcomes), 1)))
    return [
        *account.lines[:1],
        *capped(account.lines[1:], account.most),
        *(line for outcome in outcomes for line in outcome.lines(most)),
        *capped(_in_kinds(notes), _MOST_NOTES),
        *capped([f"check: {problem}" for problem in problems]),
    ]


def as_data(
    account: Account, outcomes: Sequence[Outcome], notes: Sequence[str], problems: Sequence[str]
) -> dict[str, object]:
    """Return a whole report as plain data."""
    return {
        "source": dict(account.data),
        "files": [outcome.data for outcome in outcomes],
        "notes": list(notes),
        "check": list(problems),
    }


def _in_kinds(notes: Sequence[str]) -> list[str]:
    """Return notes as lines; of those that differ only in names and numbers, the first."""
    kinds: dict[str, list[str]] = {}
    for note in notes:
        kind = _QUOTED.sub("", note.partition(": ")[2] if note.startswith(_ENTRIES) else note)
        kinds.setdefault(kind, []).append(f"note: {note}")
    lines = [(like[:_MOST_ALIKE], len(like) - _MOST_ALIKE) for like in kinds.values()]
    return [
        line
        for first, more in lines
        for line in [*first, *[f"note: and {more} more like that; --format json lists all"] * (more > 0)]
    ]


def capped(lines: Sequence[str], most: int = _MOST_LINES) -> list[str]:
    """Return lines; of many the first, and how many more there are."""
    if len(lines) <= most:
        return list(lines)
    sort = lines[0].partition(" ")[0].rstrip(":")
    return [*lines[:most], f"{sort}: and {len(lines) - most} more; --format json lists all"]
