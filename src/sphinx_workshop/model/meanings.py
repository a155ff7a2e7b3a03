"""The meaning of each field of an entry, for the reference and the schemas: the string below it in code."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from sphinx_workshop.model.base import Entry


@cache
def meanings(entry: type[Entry]) -> dict[str, str]:
    """Return the meaning of each key, those of inherited fields first."""
    found: dict[str, str] = {}
    for model in reversed(entry.__mro__):
        if model.__module__.startswith(__name__.partition(".")[0]):
            found |= _written_below(_classes(model.__module__)[model.__name__].body)
    return {info.alias or name: found[name] for name, info in entry.model_fields.items() if name in found}


def constants(module: ModuleType) -> dict[str, str]:
    """Return the meaning of each constant of a module."""
    return dict(_written_below(ast.parse(inspect.getsource(module)).body))


def _written_below(body: list[ast.stmt]) -> list[tuple[str, str]]:
    return [
        (field.target.id, inspect.cleandoc(text.value.value))
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]


@cache  # to parse a module takes longer than all else
def _classes(module: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
