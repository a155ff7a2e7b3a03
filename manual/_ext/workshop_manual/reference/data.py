"""The data files: each with its keys, the values that they take, and what these mean."""

from __future__ import annotations

import types
from enum import Enum
from typing import TYPE_CHECKING, get_args, get_origin

from sphinx_workshop.model import limits as model_limits
from sphinx_workshop.model.base import Checked, Entry, Tbd, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.meanings import constants, meanings
from sphinx_workshop.source.files import FILES
from workshop_manual.reference.writing import definition, definitions, first_line, paragraph, section, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from pydantic.fields import FieldInfo


def data(document: nodes.document, stem: str) -> Iterator[nodes.Node]:
    """Yield what is in a data file.

    Args:
        document: The document.
        stem: The name of the file without its ending: `dates`.
    """
    kind = FILES[stem]
    what = "A list; each item is one entry." if kind.many else "One entry."
    either = "The whole file may be `TBD`." if kind.may_be_tbd else "The one file that every site needs."
    yield paragraph(f"{what} {either}")
    for entry in entries(kind.entry):
        keys = definitions(_keys(document, entry))
        if entry is kind.entry:
            yield section(document, "Keys", keys)
        else:
            yield section(document, entry.__name__, paragraph(first_line(entry.__doc__)), keys)


def limits(_document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the sizes beyond which the check says that something is wrong."""
    rows = [
        [meaning, f"{getattr(model_limits, name):,}"] for name, meaning in constants(model_limits).items()
    ]
    yield table(["Limit", "Value"], rows, [80, 20])


def entries(entry: type[Entry]) -> list[type[Entry]]:
    """Return the types of the entries in a file, each once, the outer before the inner."""
    found = [entry]
    for model in found:
        inner = [entry_type(model, key) for key in fields_by_key(model)]
        found += [one for one in dict.fromkeys(inner) if one is not None and one not in found]
    return found


def _keys(document: nodes.document, entry: type[Entry]) -> Iterator[nodes.definition_list_item]:
    for name, info in fields_by_key(entry).items():
        meaning = paragraph(meanings(entry).get(name, ""))
        anchor = f"{entry.__name__}-{name}"
        yield definition(document, name, words_of(entry, name, info), meaning, anchor=anchor)


def words_of(entry: type[Entry], name: str, info: FieldInfo) -> str:
    """Return what a key takes, in plain words."""
    words = _checked(info.metadata) or _type(info.annotation)
    if may_be_tbd(entry, name):
        words += ", or `TBD`"
    return f"{words}; required" if info.is_required() else words


def _type(annotation: object) -> str:
    """Return a type in plain words."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return f"entry: {annotation.__name__}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{choice.value}`" for choice in annotation)
    if words := _checked(getattr(annotation, "__metadata__", ())):
        return words
    arguments = [
        one
        for one in get_args(annotation)
        if one not in {Ellipsis, types.NoneType} and Tbd.TBD not in get_args(one)
    ]
    return f"{'list of: ' if get_origin(annotation) is tuple else ''}{_type(arguments[0])}"


def _checked(metadata: Iterable[object]) -> str:
    """Return the words of a type that has a check of its own, if it has one."""
    return next((extra.words for extra in metadata if isinstance(extra, Checked)), "")
