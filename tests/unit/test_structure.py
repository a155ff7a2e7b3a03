"""The package stays a house one can live in: no circle of imports, few loose modules, none of them long."""

from __future__ import annotations

import ast
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sphinx_workshop
from tests.unit.test_imports import imported

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PACKAGE: Final = Path(sphinx_workshop.__file__).parent
NAME: Final = PACKAGE.name
MOST_LOOSE: Final = 8
MOST_LINES: Final = 300
ENTRIES: Final = frozenset({"__init__.py", "build/session.py"})
"""The modules that import something when a function is called: when Sphinx asks for the extension, and when
something first asks for the facts."""


def modules() -> dict[str, Path]:
    """Return the modules of the package by their full names."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def graph() -> dict[str, set[str]]:
    """Return which modules each module imports, for types, too."""
    known = modules()
    arrows: dict[str, set[str]] = {}
    for module, path in known.items():
        names = [name for name, _line in imported(ast.parse(path.read_text(encoding="utf-8")), module)]
        # `from a import b` is an import of a.b if that is a module, else of a
        found = {name if name in known else name.rpartition(".")[0] for name in names}
        arrows[module] = {name for name in found if name in known and name not in {module, NAME}}
    return arrows


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a circle of a graph, from a node back to it; empty if there is none."""
    done: set[str] = set()

    def walk(node: str, path: list[str]) -> list[str]:
        if node in path:
            return [*path[path.index(node) :], node]
        if node in done:
            return []
        for follower in sorted(arrows.get(node, ())):
            if found := walk(follower, [*path, node]):
                return found
        done.add(node)
        return []

    return next(filter(None, (walk(node, []) for node in sorted(arrows))), [])


def folder_of(module: str) -> str:
    """Return the folder below the package that a module is in; a loose module stands for itself."""
    return ".".join(module.split(".")[:2])


def test_no_module_imports_itself_in_a_circle() -> None:
    assert not circle(graph())


def test_no_folder_imports_itself_in_a_circle() -> None:
    folders: dict[str, set[str]] = {}
    for module, others in graph().items():
        here = folder_of(module)
        folders.setdefault(here, set()).update({folder_of(other) for other in others} - {here, NAME})
    assert not circle(folders)


@pytest.mark.parametrize(
    ("arrows", "expected"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b", "c", "b"]),
        ({"a": ["a"]}, ["a", "a"]),
    ],
)
def test_a_circle_is_found(arrows: dict[str, list[str]], expected: list[str]) -> None:
    assert circle(arrows) == expected


def test_the_graph_has_arrows() -> None:
    arrows = graph()
    assert f"{NAME}.model.base" in arrows[f"{NAME}.model.event"]
    assert f"{NAME}.build.facts" in arrows[f"{NAME}.build.session"], (
        "late imports and those for types count, too"
    )
    assert sum(map(len, arrows.values())) > 300


def test_few_modules_lie_loose() -> None:
    loose = [path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    assert len(loose) <= MOST_LOOSE, f"put one of {loose} into a folder (see DESIGN.md)"


def test_no_module_is_long() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules().values()}
    long = {str(path.relative_to(PACKAGE)): count for path, count in lines.items() if count > MOST_LINES}
    assert not long, "a module is about one thing"


def imports_late(path: Path) -> bool:
    """Return whether a function of a module imports something when it is called."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = chain.from_iterable(ast.walk(function) for function in functions)
    return any(isinstance(node, ast.Import | ast.ImportFrom) for node in inside)


def test_imports_are_at_the_top() -> None:
    late = {str(path.relative_to(PACKAGE)) for path in modules().values() if imports_late(path)}
    assert late <= ENTRIES, "import at the top; only the facts are loaded late (build.session)"
