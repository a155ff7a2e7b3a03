"""Small changes to the source of a module, one after the other: each makes a mutant of it."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests.mutants.replacements import replacements

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_RUN: Final = frozenset({"annotation", "returns", "type_params"})
"""Parts of a tree that say types."""


class Change(NamedTuple):
    """A change that is made in the tree."""

    line: int
    """The first line of the statement, or of its head, in which the change is."""
    end: int
    """The last one."""
    function: str
    """The outermost function, or method as `Class.method`, that has the change; empty if none has."""
    around: range
    """The lines of that function."""
    text: str
    """The change in words; two of the same words in a function are known as one."""


class _Inside(NamedTuple):
    """Where a node of the tree is."""

    scope: tuple[str, ...] = ()
    """The names of the classes around, and of the outermost function."""
    is_function: bool = False
    around: range = range(0)
    line: int = 1
    end: int = 1

    def change(self, text: str) -> Change:
        return Change(
            self.line, self.end, ".".join(self.scope) if self.is_function else "", self.around, text
        )


def changes(tree: ast.Module) -> Iterator[Change]:
    """Make each change in a tree, yield it while it is made, and take it back; always in the same order."""
    yield from _body(tree, "body", _Inside())


def _body(node: ast.AST, field: str, inside: _Inside) -> Iterator[Change]:
    """Make the changes in a list of statements."""
    statements: list[ast.stmt] = getattr(node, field)
    for index, statement in enumerate(statements):
        if _is_documentation(statement) or _is_for_types(statement):
            continue
        if _may_go(statement):
            with _put(statements, index, ast.Pass()):
                place = inside._replace(line=statement.lineno, end=statement.end_lineno or statement.lineno)
                yield place.change(f"without `{_short(statement)}`")
        yield from _statement(statement, inside)


def _is_documentation(statement: ast.stmt) -> bool:
    is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_text or isinstance(statement, ast.Import | ast.ImportFrom)


def _is_for_types(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.AnnAssign):
        return ast.unparse(statement.annotation) == "TypeAlias"
    if isinstance(statement, ast.Assign):
        return isinstance(statement.value, ast.Call) and ast.unparse(statement.value.func) == "TypeVar"
    return isinstance(statement, ast.If) and ast.unparse(statement.test) in {"TYPE_CHECKING", "False"}


def _may_go(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr | ast.AugAssign | ast.Continue | ast.Break | ast.Raise | ast.Delete)


def _statement(statement: ast.stmt, inside: _Inside) -> Iterator[Change]:
    """Make the changes in one statement: in its head, and in the statements inside it."""
    blocks = [name for name in ("body", "handlers", "orelse", "finalbody") if getattr(statement, name, None)]
    first = min((block.lineno for name in blocks for block in getattr(statement, name)), default=0)
    end = statement.end_lineno or statement.lineno
    if blocks:
        end = max(statement.lineno, first - 1)
    place = inside._replace(line=statement.lineno, end=end)
    is_scope = isinstance(statement, ast.FunctionDef | ast.ClassDef)
    if isinstance(statement, ast.If):
        yield from _forced(statement, place)
    if isinstance(statement, ast.Return) and statement.value is not None and not _is_none(statement.value):
        with _set(statement, "value", ast.Constant(None)) as old:
            yield place.change(f"`return {_short(old)}` → `return None`")
    for field, value in ast.iter_fields(statement):
        if field not in blocks and field not in NOT_RUN:
            yield from _values(statement, field, value, place)
    if is_scope and not inside.is_function:
        assert isinstance(statement, ast.FunctionDef | ast.ClassDef)
        is_function = isinstance(statement, ast.FunctionDef)
        around = range(statement.lineno, (statement.end_lineno or 0) + 1)
        inside = _Inside((*inside.scope, statement.name), is_function, around)
    for name in blocks:
        if name == "handlers":
            for handler in statement.handlers:  # type: ignore[attr-defined]
                yield from _body(handler, "body", inside)
        else:
            yield from _body(statement, name, inside)


def _forced(node: ast.If | ast.IfExp, place: _Inside) -> Iterator[Change]:
    """Take a condition for true, and for false."""
    for value in (True, False):
        with _set(node, "test", ast.Constant(value)) as old:
            yield place.change(f"`if {_short(old)}` → `if {value}`")


def _values(owner: ast.AST, field: str, value: object, place: _Inside) -> Iterator[Change]:
    """Make the changes in a field of a node, and in what is inside it."""
    if isinstance(value, ast.AST):
        with _undone(owner, field, value):
            for new, text in _instead(value, owner):
                setattr(owner, field, _placed(new, value))
                yield place.change(text)
        yield from _inner(value, place)
    elif isinstance(value, list):
        for index, item in enumerate(list(value)):
            if not isinstance(item, ast.AST):
                continue
            for new, text in _instead(item, owner):
                with _put(value, index, new):
                    yield place.change(text)
            yield from _inner(item, place)


def _inner(node: ast.AST, place: _Inside) -> Iterator[Change]:
    if isinstance(node, ast.IfExp):
        yield from _forced(node, place)
    if isinstance(node, ast.comprehension):
        for index, test in enumerate(node.ifs):
            with _put(node.ifs, index, ast.Constant(value=True)):
                yield place.change(f"`if {_short(test)}` → `if True`")
    if isinstance(node, ast.keyword) and node.arg == "strict":  # the types say that both are as long
        return
    for field, value in ast.iter_fields(node):
        if field not in NOT_RUN:
            yield from _values(node, field, value, place)


def _instead(node: ast.AST, owner: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield what may stand in place of an expression, and the change in words."""
    for new in replacements(node, is_part=isinstance(owner, ast.JoinedStr)):
        yield new, f"`{_short(node)}` → `{_short(new)}`"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _short(node: ast.AST) -> str:
    """Return the code of a node in one line."""
    if isinstance(node, ast.FormattedValue):
        return "{" + ast.unparse(node.value) + "}"
    return " ".join(ast.unparse(node).split())


def _placed(new: ast.AST, old: ast.AST) -> ast.AST:
    """Return a node with a place in the file: that of an old one, unless it was there before."""
    return new if hasattr(new, "lineno") else ast.fix_missing_locations(ast.copy_location(new, old))


@contextmanager
def _undone(owner: ast.AST, field: str, value: object) -> Iterator[None]:
    try:
        yield
    finally:
        setattr(owner, field, value)


@contextmanager
def _set(owner: ast.AST, field: str, new: ast.expr) -> Iterator[ast.expr]:
    old: ast.expr = getattr(owner, field)
    with _undone(owner, field, old):
        setattr(owner, field, _placed(new, old))
        yield old


@contextmanager
def _put(items: list[Any], index: int, new: ast.AST) -> Iterator[None]:
    old = items[index]
    items[index] = _placed(new, old)
    try:
        yield
    finally:
        items[index] = old
