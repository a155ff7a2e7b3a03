"""How an entry is published: its facts as plain values, without what is not known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from sphinx_workshop.model.base import Entry, Tbd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.export.addresses import Addresses
    from sphinx_workshop.model.workshop import Workshop

Schema: TypeAlias = "dict[str, object]"
"""A part of the JSON Schema."""

_NOTHING: Final[tuple[object, ...]] = (None, "", (), [], {})
"""What is left out."""


class Added(NamedTuple):
    """A key that an entry does not have as such, or not in this form."""

    schema: Schema
    value: Callable[[Any, View], object]
    """Takes what is published (see `View.publish`); returns a plain value, or nothing."""
    always: bool = False
    """Whether the value is always known."""


@dataclass(frozen=True)
class Shape:
    """What is published of a type of entry, and how."""

    without: frozenset[str] = frozenset()
    """The keys that are not published as they are: private ones, and those in `added`."""
    only: frozenset[str] | None = None
    """The keys that are published as they are; None: all but `without`."""
    added: Mapping[str, Added] = field(default_factory=lambda: MappingProxyType({}))

    def keys(self, model: type[Entry]) -> Mapping[str, str]:
        """Return the keys of an entry that are published as they are, each with the name of its field."""
        return _keys(model, self.without, self.only)


@cache  # there are thousands of papers
def _keys(model: type[Entry], without: frozenset[str], only: frozenset[str] | None) -> Mapping[str, str]:
    names = {info.alias or name: name for name, info in model.model_fields.items()}
    return {key: name for key, name in names.items() if key not in without and (only is None or key in only)}


_AS_WRITTEN: Final = Shape()


@dataclass(frozen=True)
class View:
    """The facts, and how they are published."""

    workshop: Workshop
    addresses: Addresses
    shapes: Mapping[type[Entry], Shape]

    def publish(
        self, entry: Entry, model: type[Entry] | None = None, subject: object = None
    ) -> dict[str, object]:
        """Return the facts of an entry that are known.

        Args:
            entry: the entry
            model: publishes it as this type. Default: its own
            subject: what the functions of the shape take. Default: the entry
        """
        model = model or type(entry)
        shape = self.shapes.get(model, _AS_WRITTEN)
        facts = {key: self.value(getattr(entry, name)) for key, name in shape.keys(model).items()}
        facts |= {key: added.value(subject or entry, self) for key, added in shape.added.items()}
        return {key: value for key, value in facts.items() if value not in _NOTHING}

    def value(self, fact: object) -> object:
        """Return a fact as a plain value; None if it is not known."""
        match fact:
            case Tbd():
                return None
            case Entry():
                return self.publish(fact)
            case Enum():
                return fact.value
            case date():
                return fact.isoformat()
            case tuple():
                return [self.value(item) for item in fact]
            case _:
                return fact


def text(description: str, **rules: object) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "minLength": 1, **rules, "description": description}


def listed(items: Schema, description: str) -> Schema:
    """Return the schema of a list, which has something in it."""
    return {"type": "array", "items": items, "minItems": 1, "description": description}


def a(model: type[Entry]) -> Schema:
    """Return the schema of an entry: where it is defined."""
    return {"$ref": f"#/$defs/{model.__name__}"}


def page(kind: str) -> Added:
    """Return the address of the place in the site that shows a thing, by its `key`."""
    return Added(
        text("Where the site shows it.", format="uri"), lambda one, view: view.addresses.of(kind, one.key)
    )
