"""Small changes to the source of a module, one after the other: each makes a mutant of it."""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMPARED: Final[dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
COMPUTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
"""Functions, and those that they are taken for; a keyword that the other does not know is dropped."""
CLEANING: Final = frozenset({"casefold", "lower", "strip", "rstrip", "lstrip"})
"""Methods of texts that may be left out."""
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
    """The change in words; the same as that of another change of the function only if nobody can tell them apart."""


class _Inside(NamedTuple):
    """Where a node of the tree is."""

    scope: tuple[str, ...] = ()
    """The names of the classes around, and of the outermost function."""
    is_function: bool = False
    around: range = range(0)
    line: int = 1
    end: int = 1

    def change(self, text: str) -> Change:
        return Change(self.line, self.end, ".".join(self.scope) if self.is_function else "", self.around, text)


def changes(tree: ast.Module) -> Iterator[Change]:
    """Make each change in a tree, yield it while it is made, and take it back; the order is always the same."""
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
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


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
    for new in _replacements(node, owner):
        yield new, f"`{_short(node)}` → `{_short(new)}`"


def _replacements(node: ast.AST, owner: ast.AST) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, ops, comparators):
            for index, operator in enumerate(ops):
                for other in COMPARED[type(operator)]:
                    yield ast.Compare(left, [*ops[:index], other(), *ops[index + 1 :]], comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
            for index in range(len(values)):
                rest = [*values[:index], *values[index + 1 :]]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(operator, rest)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED and not _are_texts(left, right):
            yield ast.BinOp(left, COMPUTED[type(operator)](), right)
        case ast.Call(ast.Name(name), arguments, keywords) if name in NAMES:
            kept = [] if name == "sorted" else keywords
            yield ast.Call(ast.Name(NAMES[name], ast.Load()), arguments, kept)
        case ast.Call(ast.Attribute(value, name), [], []) if name in CLEANING:
            yield value
        case ast.Constant(value):
            yield from (ast.Constant(other) for other in _constants(value, is_part=isinstance(owner, ast.JoinedStr)))
        case ast.FormattedValue():
            yield ast.Constant("")
        case ast.Set(elements) | ast.Tuple(elements) | ast.List(elements) if len(elements) > 1:
            yield from _shorter(node)


def _shorter(node: ast.Set | ast.Tuple | ast.List) -> Iterator[ast.expr]:
    """Yield a list without each of its entries that is a name, as those of tables are."""
    for index, element in enumerate(node.elts):
        if isinstance(element, ast.Attribute | ast.Name | ast.Starred) and isinstance(element.ctx, ast.Load):
            rest: Any = type(node)(elts=[*node.elts[:index], *node.elts[index + 1 :]])
            if not isinstance(node, ast.Set):
                rest.ctx = node.ctx
            yield rest


def _are_texts(*nodes: ast.expr) -> bool:
    return any(
        isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        for node in nodes
    )


def _constants(value: object, *, is_part: bool) -> Iterable[bool | int | str]:
    """Return what may stand in place of a constant; of the parts of a message, only words may go."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, str):
        if is_part and not any(map(str.isalpha, value)):
            return []
        return [""] if value else ["XX"]
    return []


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
