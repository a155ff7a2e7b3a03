"""Make the JSON Schemas of the data files from the model, for editors and pre-commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from sphinx_workshop.model.base import ALSO, TBD_SCHEMA
from sphinx_workshop.model.meanings import meanings
from sphinx_workshop.source.files import FILES

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.source.files import FileKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Describes what a person may write: a fact that is absent is left out, so nothing may be null."""

    def _inner(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401 (any schema with an inner one)
        return self.generate_inner(schema["schema"])

    nullable_schema = default_schema = _inner

    def model_schema(self, schema: core_schema.ModelSchema) -> dict[str, Any]:
        described = super().model_schema(schema)
        entry: type[Entry] = schema["cls"]
        for name, meaning in meanings(entry).items():
            described["properties"][name]["description"] = meaning
        return {**described, "minProperties": 1}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> dict[str, Any]:
        return {**super().tuple_schema(schema), "minItems": 1}

    def _with_also(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401
        inner = self.generate_inner(schema["schema"])
        metadata = schema.get("metadata", {})
        if ALSO not in metadata:
            return inner
        also = metadata[ALSO] or inner["items"]
        return {"anyOf": [*inner["anyOf"], also] if "anyOf" in inner else [inner, also]}

    function_wrap_schema = function_before_schema = _with_also


def _file_schema(kind: FileKind) -> dict[str, Any]:
    content = tuple[kind.entry, ...] if kind.many else kind.entry  # type: ignore[name-defined]
    schema: dict[str, Any] = TypeAdapter(content).json_schema(schema_generator=_Generator)
    definitions = schema.pop("$defs")
    if kind.may_be_tbd:
        schema = {"anyOf": [schema, TBD_SCHEMA]}
    return {"$schema": DIALECT, **schema, "title": kind.name, "$defs": definitions}


def all_schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of every data file, by the name of the file."""
    return {kind.name: _file_schema(kind) for kind in FILES.values()}
