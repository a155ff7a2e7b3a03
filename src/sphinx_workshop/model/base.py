"""What all entries of the data files share: their place, the states of a fact, and strict validation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, Self, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sphinx_workshop.model.plain import Mapping, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ModelWrapValidatorHandler
    from pydantic.fields import FieldInfo

    from sphinx_workshop.problems import Kind


class Tbd(Enum):
    """The state of a fact that is known to be coming; readers see "To be announced"."""

    TBD = "TBD"


TBD: Final = Tbd.TBD

T = TypeVar("T")
Fact: TypeAlias = "T | Literal[Tbd.TBD] | None"
"""A value, TBD, or absent."""


ALSO: Final = "workshop_also"
"""Key of a type's metadata: the JSON Schema of what the type takes besides its own values."""
TBD_SCHEMA: Final = {"const": "TBD", "description": "To be announced."}


class _OrTbd:
    """Accepts the word TBD as well as what the type accepts; errors are those of the type alone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Validate everything but the word by the type."""
        inner = next(argument for argument in get_args(source) if argument != Literal[Tbd.TBD])
        schema = handler.generate_schema(inner)

        def validate(value: object, validator: core_schema.ValidatorFunctionWrapHandler) -> object:
            return TBD if value in ("TBD", TBD) else validator(value)

        return core_schema.no_info_wrap_validator_function(validate, schema, metadata={ALSO: TBD_SCHEMA})


OrTbd: TypeAlias = Annotated[T | Literal[Tbd.TBD], _OrTbd()]
"""A fact, or TBD."""


def known(fact: Fact[T]) -> T | None:
    """Return a fact that is known; None if it is absent or to be announced."""
    return None if isinstance(fact, Tbd) else fact


def items(fact: Fact[tuple[T, ...]]) -> tuple[T, ...]:
    """Return the items of a list; nothing if the list is absent or to be announced."""
    return fact if isinstance(fact, tuple) else ()


@dataclass(eq=False)
class Checked:
    """A type of fact: a function that returns the value or raises, and a description of what it takes."""

    check: Callable[[Any], Any]
    """Takes what the file says; returns the value, or raises what `wrong` returns."""
    schema: dict[str, object]
    """The JSON Schema for editors."""
    words: str
    """The name of the type in the reference."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Validate by the function."""
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, object]:  # noqa: ANN401
        """Return the schema of the type."""
        return dict(self.schema)


@dataclass(eq=False)
class Also:
    """A short form that a type takes, too: a function that makes the long form of it, and its JSON Schema.

    Without a schema, the short form is a single item in place of a list.
    """

    lengthen: Callable[[object], object]
    schema: dict[str, object] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        """Validate the long form."""
        return core_schema.no_info_before_validator_function(
            self.lengthen, handler(source), metadata={ALSO: self.schema}
        )


class Entry(BaseModel):
    """One mapping of a data file: immutable, without unknown keys, with its place in the file."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, str_strip_whitespace=True
    )

    # Not a private attribute of pydantic: those take a third of the time in which thousands are read. Slots
    # of a model, and that `__dict__` has its fields alone, are not documented. Tested in test_private.py.
    __slots__ = ("_place",)
    _place: ClassVar[Place]

    stands_whole: ClassVar[bool] = False
    """Whether a problem in one fact leaves out the whole entry, although no single fact is required."""

    @model_validator(mode="wrap")
    @classmethod
    def _take_place(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:  # noqa: ANN401
        entry = handler(data)
        if isinstance(data, Mapping):
            object.__setattr__(entry, "_place", data.place)
        return entry

    @property
    def place(self) -> Place:
        """Where the entry is written; a place without a file if it was not read from one."""
        return getattr(self, "_place", None) or Place("", 1, 1)

    def with_facts(self, facts: dict[str, object], place: Place) -> Self:
        """Return a copy of the entry with other values for some fields, and with another place."""
        entry = self.model_copy(update=facts)
        object.__setattr__(entry, "_place", place)
        return entry

    def __eq__(self, other: object) -> bool:
        """Compare the facts, not their places."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]


def fields_by_key(model: type[Entry]) -> dict[str, FieldInfo]:
    """Return the fields of an entry by the keys that data files write.

    The key is the name of the field, but where that word is taken in Python (`from`) or in entries (`place`).
    """
    return {info.alias or name: info for name, info in model.model_fields.items()}


def entry_type(model: type[Entry], key: str) -> type[Entry] | None:
    """Return the type of entry that a key holds, alone or in a list; None if it holds none."""
    return _find_entry(fields_by_key(model)[key].annotation)


def _find_entry(annotation: object) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _find_entry(argument))), None)


def may_be_tbd(model: type[Entry], key: str) -> bool:
    """Return whether the value of a key of an entry may be `TBD`."""
    info = fields_by_key(model)[key]
    return any(isinstance(extra, _OrTbd) for extra in info.metadata) or _mentions_tbd(info.annotation)


def _mentions_tbd(annotation: object) -> bool:
    return annotation is Tbd.TBD or any(_mentions_tbd(argument) for argument in get_args(annotation))


OWN: Final = "workshop."
"""The beginning of an error's type, if one of our validators raised it and not pydantic."""


def wrong(kind: Kind, message: str) -> PydanticCustomError:
    """Return the error that a validator raises; the message says what is wrong and how to fix it."""
    return PydanticCustomError(f"{OWN}{kind.value}", "{message}", {"message": message})


def unknown(kind: Kind, what: str, word: str, known: frozenset[str], fix: str) -> PydanticCustomError:
    """Return the error that a validator raises for a word that may be misspelt.

    To find the word that is meant takes time, and is left to who tells the problem.

    Args:
        kind: the kind of problem
        what: what is wrong
        word: the word
        known: the words that it may be meant for
        fix: how to fix a word that is similar to none
    """
    context = {"message": f"{what}; {fix}", "what": what, "word": word, "known": known}
    return PydanticCustomError(f"{OWN}{kind.value}", "{message}", context)
