"""Data as it is written in the files, before it is validated."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.problems import Position

if TYPE_CHECKING:
    from collections import abc

_NONE: Final[abc.Mapping[Any, Place]] = MappingProxyType({})


class Place:
    """Where a value is written, and the values inside it."""

    __slots__ = ("column", "file", "keys", "line", "parts", "text_line")

    def __init__(self, file: str, line: int, column: int) -> None:
        """Make a place without parts."""
        self.file = file
        self.line = line
        self.column = column
        self.text_line = line
        """Where the text itself begins: the line below, if it is written below a `|` or `>`."""
        self.keys: abc.Mapping[str, Place] = _NONE
        self.parts: abc.Mapping[str | int, Place] = _NONE

    @property
    def position(self) -> Position:
        """The position, for messages."""
        return Position(self.file, self.line, self.column)

    def of(self, *path: str | int) -> Place:
        """Return the place of a value inside this one, or the nearest place around it that is known."""
        place = self
        for step in path:
            place = place.parts.get(step, place)
        return place

    def with_parts(self, parts: abc.Mapping[str | int, Place]) -> Place:
        """Return the place with other values inside it beside its own."""
        place = Place(self.file, self.line, self.column)
        place.text_line, place.keys, place.parts = self.text_line, self.keys, {**self.parts, **parts}
        return place

    def of_key(self, key: str) -> Place:
        """Return the place of a key of this mapping, or of the mapping."""
        return self.keys.get(key, self)


class Mapping(dict[str, Any]):
    """A mapping of a data file, with its place."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        """Make an empty mapping."""
        self.place = place


class Bad(Enum):
    """Stands for a value whose problem has already been reported."""

    BAD = "BAD"
