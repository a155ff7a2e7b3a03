"""Entries of the model as plain data, which one process hands to another: `marshal` is quick with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.event import Link
from sphinx_workshop.model.papers import Author, Paper, PaperLinks
from sphinx_workshop.source.entries import LazyPart

if TYPE_CHECKING:
    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.plain import Place

_TYPES: Final[list[type[Entry]]] = [Paper, Author, PaperLinks, Link]
_NUMBERS: Final = {entry: number for number, entry in enumerate(_TYPES)}

Row: TypeAlias = "list[Any]"
"""Which type it is, whether it has a place, the facts, and the names of those that are packed in turn.

TBD is packed as an ellipsis, a tuple as one, and an entry as a row: no fact is a list.
"""


def pack(entry: Entry) -> Row:
    """Return an entry as a row.

    :raises KeyError: for a type that no row is of
    """
    facts = dict(entry.__dict__)
    packed = [name for name, value in facts.items() if not (value.__class__ is str or value is None)]
    for name in packed:
        facts[name] = _packed(facts[name])
    return [_NUMBERS[type(entry)], hasattr(entry, "_place"), facts, packed]


def _packed(value: object) -> object:
    if isinstance(value, str) or value is None:
        return value
    if isinstance(value, tuple):
        return tuple([_packed(item) for item in value])
    return ... if value is TBD else pack(value)  # type: ignore[arg-type]


def unpack(row: Row, place: Place) -> Entry:
    """Return the entry that a row is.

    :param place: where it is written
    """
    return _entry(row, place, ())


def _entry(row: Row, whole: Place, path: tuple[str | int, ...]) -> Entry:
    number, has_place, facts, packed = row
    for name in packed:
        facts[name] = _unpacked(facts[name], whole, (*path, name))
    entry = _TYPES[number].__new__(_TYPES[number])
    set_on = object.__setattr__
    set_on(entry, "__dict__", facts)
    set_on(entry, "__pydantic_fields_set__", {name for name, value in facts.items() if value})
    set_on(entry, "__pydantic_extra__", None)
    set_on(entry, "__pydantic_private__", None)
    if has_place:
        set_on(entry, "_place", LazyPart(whole, path) if path else whole)
    return entry


def _unpacked(value: Any, whole: Place, path: tuple[str | int, ...]) -> object:  # noqa: ANN401 (as it was packed)
    if value is ...:
        return TBD
    if isinstance(value, list):
        return _entry(value, whole, path)
    if isinstance(value, tuple):
        return tuple(
            [
                item if item.__class__ is str else _unpacked(item, whole, (*path, index))
                for index, item in enumerate(value)
            ]
        )
    return value
