"""The JSON Schema of what is published, made from the model (https://json-schema.org/draft/2020-12)."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args, get_origin

from sphinx_workshop.export.public.shapes import Schema, Shape, a
from sphinx_workshop.model.base import Checked, Entry, Tbd, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.meanings import meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic.fields import FieldInfo

_OF_FILES: Final = re.compile(
    r" (?:Default|Required)[:,].*|[:;] (?:one, or )?a list(?: of [^.;]+)?|; each may be `TBD`"
)
"""What a meaning says of the data files alone: there, a list may be short, and a fact to be announced."""
_KEPT: Final = ("pattern", "maxLength", "minimum", "maximum")
"""The rules of a fact that its published form keeps, too."""


def definitions(models: Iterable[type[Entry]], shapes: Mapping[type[Entry], Shape]) -> dict[str, Schema]:
    """Return the schemas of entries, and of those inside them, by the names of their types."""
    found: dict[str, Schema] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            shape = shapes.get(model, Shape())
            found[model.__name__] = _entry(model, shape)
            waiting += _inside(model, shape)
    return dict(sorted(found.items()))


def closed(properties: Mapping[str, Schema], required: Iterable[str], description: str) -> Schema:
    """Return the schema of an object that has some keys and no others."""
    schema: Schema = {"type": "object", "description": description, "properties": dict(properties)}
    if names := list(required):
        schema["required"] = names
    return {**schema, "additionalProperties": False}


def _inside(model: type[Entry], shape: Shape) -> Iterator[type[Entry]]:
    yield from filter(None, (entry_type(model, key) for key in shape.keys(model)))


def _entry(model: type[Entry], shape: Shape) -> Schema:
    fields, said = fields_by_key(model), meanings(model)
    properties = {
        key: {**_schema(fields[key]), "description": _OF_FILES.sub("", said[key])}
        for key in shape.keys(model)
    }
    required = [key for key in properties if _is_always_known(model, key)]
    properties |= {key: added.schema for key, added in shape.added.items()}
    required += [key for key, added in shape.added.items() if added.always]
    return closed(properties, required, (model.__doc__ or "").splitlines()[0])


def _is_always_known(model: type[Entry], key: str) -> bool:
    info = fields_by_key(model)[key]
    return not may_be_tbd(model, key) and info.default is not None and info.default != ()


def _schema(info: FieldInfo) -> Schema:
    annotation = info.annotation
    for extra in info.metadata:
        annotation = Annotated[annotation, extra]  # type: ignore[assignment]
    return _of(annotation)


def _of(annotation: Any, rules: Schema | None = None) -> Schema:  # noqa: ANN401 (any annotation)
    """Return the schema of a type; the facts that it also takes in another form are published in its own."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        checks = [one.schema for one in arguments[1:] if isinstance(one, Checked)]
        return _of(arguments[0], checks[0] if checks else rules)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0]), "minItems": 1}
    if isinstance(annotation, type):
        return _of_class(annotation, rules or {})
    (meant,) = (one for one in arguments if one is not type(None) and get_args(one) != (Tbd.TBD,))
    return _of(meant, rules)


def _of_class(kind: type, rules: Schema) -> Schema:
    if issubclass(kind, Entry):
        return a(kind)
    if issubclass(kind, Enum):
        return {"enum": [one.value for one in kind]}
    if issubclass(kind, date):
        return {"type": "string", "format": "date"}
    names = {str: "string", bool: "boolean", int: "integer"}
    return {"type": names[kind], **{name: rules[name] for name in _KEPT if name in rules}}
