"""What a source hands over: entries with the facts that it owns, and what it had to leave out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""A fact before it is written: a text, a list or an entry."""
Facts: TypeAlias = Mapping[str, Value]
"""Facts by key; what a source does not know is not there."""


class CannotImport(Exception):  # noqa: N818 (it is an outcome; the message is for people)
    """Nothing was imported; the message says why, and how to mend it."""


class Bare(str):
    """A text that is written without quotes, such as a time: the schema knows what it is."""

    __slots__ = ()


@dataclass(frozen=True)
class Found:
    """One entry of a source."""

    id: str
    facts: Facts
    """What the source owns: an import updates it."""
    first: Facts = field(default_factory=dict)
    """What only a new entry is given; whoever edits it keeps it."""
    name: str = ""
    """What reports call it, beside its id."""

    def new(self, order: Sequence[str]) -> dict[str, Value]:
        """Return the facts of a new entry, the id first and the others in their order."""
        facts = {**self.first, **self.facts}
        return {"id": self.id, **{key: facts[key] for key in order if key in facts}}


@dataclass
class Notes:
    """What a source has that cannot be taken over, in sentences, by what they are about."""

    said: list[str] = field(default_factory=list)

    def add(self, about: str, what: str) -> None:
        """Remember a sentence about an entry."""
        self.said.append(f"{about}: {what}")
