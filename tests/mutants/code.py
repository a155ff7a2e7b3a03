"""A change put into the program that runs already: into a function, or into the tables of a module."""

from __future__ import annotations

import ast
import gc
import sys
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING

from tests.mutants.changes import Change, changes

if TYPE_CHECKING:
    from collections.abc import Iterator


def file_of(module: str) -> Path:
    """Return the file of a module."""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def mutants_of(module: str) -> Iterator[tuple[Change, ast.Module]]:
    """Yield the tree of a module with each change, one after the other."""
    path = file_of(module)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    _name_what_is_around(tree)
    for change in changes(tree):
        yield change, tree


def _name_what_is_around(tree: ast.Module) -> None:
    """Let each inner function name all that it uses of the one around it, even if a change uses less.

    Only code that uses the same can be put into a function that was made before.
    """
    used = dict(_used_of_around(compile(tree, "", "exec")))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (names := used.get((node.name, node.lineno))):
            never = ast.parse(f"if False: ({', '.join(names)},)").body[0]
            node.body.append(ast.fix_missing_locations(ast.copy_location(never, node.body[-1])))


def _used_of_around(code: CodeType) -> Iterator[tuple[tuple[str, int], tuple[str, ...]]]:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield (one.co_name, one.co_firstlineno), one.co_freevars
            yield from _used_of_around(one)


def put_into(function: str, module: ModuleType, code: CodeType) -> None:
    """Give a function, or a method written as `Class.method`, the code that it has in a changed module."""
    *classes, name = function.split(".")
    owner: object = module
    for step in classes:
        owner = vars(owner)[step]
        code = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == step)
    found = _plain(vars(owner)[name])
    line = found.__code__.co_firstlineno
    new = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_firstlineno == line)
    _put_into_made(found.__code__, new)
    found.__code__ = new


def _put_into_made(old: CodeType, new: CodeType) -> None:
    """Give the functions that a function has made before, as those in tables are, their changed code."""
    of_old, of_new = _inner(old), _inner(new)
    changed = {id(code): of_new[key] for key, code in of_old.items() if key in of_new}
    if changed:
        gc.unfreeze()
        for made in gc.get_objects():
            if isinstance(made, FunctionType) and id(made.__code__) in changed:
                made.__code__ = changed[id(made.__code__)]


def _inner(code: CodeType) -> dict[tuple[str, int], CodeType]:
    """Return the code of the functions that are defined in a function, by name and line."""
    return {
        (one.co_name, one.co_firstlineno): one
        for one in code.co_consts
        if isinstance(one, CodeType) and not one.co_name.startswith("<")
    }


def _plain(found: object) -> FunctionType:
    """Return the function in a property, in a method of the class, or in what remembers its results."""
    match found:
        case property():
            found = found.fget
        case cached_property():
            found = found.func
        case staticmethod() | classmethod():
            found = found.__func__
    if hasattr(found, "cache_clear"):
        found.cache_clear()
    found = getattr(found, "__wrapped__", found)
    assert isinstance(found, FunctionType)
    return found


def put_into_tables(module: ModuleType, code: CodeType) -> None:
    """Give the names of a module, wherever they are imported, the values that they have in a changed module.

    Functions and classes stay as they are, but for the defaults of functions, methods and fields.
    """
    changed = ModuleType(module.__name__)
    vars(changed).update(__file__=module.__file__)
    real = sys.modules[module.__name__]
    sys.modules[module.__name__] = changed  # dataclasses look for their module
    exec(code, vars(changed))  # noqa: S102 (it is our own module)
    sys.modules[module.__name__] = real
    users = [one for name, one in sys.modules.items() if name.startswith(("sphinx_workshop", "tests."))]
    for name, value in vars(changed).items():
        old = vars(module).get(name)
        if isinstance(old, FunctionType):
            _put_defaults(old, value)
        if isinstance(old, type) and isinstance(value, type):
            for made_by in ("__init__", "__new__"):
                _put_defaults(getattr(old, made_by), getattr(value, made_by))
        if name.startswith("__") or isinstance(old, FunctionType | type | ModuleType) or old == value:
            continue
        for user in users:
            if vars(user).get(name) is old:
                setattr(user, name, value)
        if not isinstance(old, str | bytes | int):  # these may be the same by chance
            _put_in_place_of(old, value)


def _put_defaults(old: object, new: object) -> None:
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _put_in_place_of(old: object, new: object) -> None:
    """Put a value in place of another one in the tables of other modules."""
    gc.unfreeze()
    for table in gc.get_referrers(old):
        if isinstance(table, dict):
            table.update({key: new for key, value in table.items() if value is old})
