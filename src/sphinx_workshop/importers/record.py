"""What a source hands over: records, each of which becomes an entry of a data file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sphinx_workshop.yamledit import Value

Facts: TypeAlias = Mapping[str, Value]
"""Facts by key; what a source does not know is absent."""


class CannotImport(Exception):  # noqa: N818 (an outcome: its message is for people)
    """Nothing was imported; the message says why, and how to fix it."""


def not_utf_8(
    name: str, error: UnicodeDecodeError, fix: str = "save it as UTF-8, and import again"
) -> CannotImport:
    """Return the error that bytes are not UTF-8, with the line of the first that is not."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return CannotImport(f"{name} is not UTF-8, line {line}: {fix}")


@dataclass(frozen=True)
class Record:
    """One paper, person or session of a source."""

    id: str
    facts: Facts
    """What the source owns: every import updates it."""
    first: Facts = field(default_factory=dict)
    """What only a new entry gets; from then on it is the organizers' to edit."""
    name: str = ""
    """What reports call it, beside its id."""
    sessions: Sequence[str] = ()
    """The sessions that a paper is in, by id or title."""
    has_made_id: bool = False
    """Whether the source has no id for it, so that one was made."""
    writes_id: bool = True
    """Whether a new entry has the id; else it is the one that data files make for it anyway."""

    def entry(self, order: Sequence[str]) -> dict[str, Value]:
        """Return a new entry for the data file: the id first, then the facts in order."""
        facts = {**self.first, **self.facts}
        own = {"id": self.id} if self.writes_id else {}
        return {**own, **{key: facts[key] for key in order if key in facts and key not in own}}


def as_mapping(value: object) -> dict[str, object]:
    """Return a part of foreign data that should be a mapping; an empty one if it is not."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """Return a part of foreign data that should be a list; an empty one if it is not."""
    return value if isinstance(value, list) else []
