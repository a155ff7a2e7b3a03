"""What may stand in place of an expression: nearly the same, and wrong."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def replacements(node: ast.AST, *, is_part: bool) -> Iterator[ast.expr]:
    """Yield what may stand in place of an expression; `is_part` says that it is a part of a text."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED and not _are_texts(left, right):
            yield ast.BinOp(left, COMPUTED[type(operator)](), right)
        case ast.Call():
            yield from _called(node)
        case ast.Constant(value):
            yield from (ast.Constant(other) for other in _constants(value, is_part=is_part))
        case ast.FormattedValue():
            yield ast.Constant("")
        case ast.Set() | ast.Tuple() | ast.List() if len(node.elts) > 1:
            yield from _shorter(node)


def _compared(node: ast.Compare) -> Iterator[ast.expr]:
    for index, operator in enumerate(node.ops):
        for other in COMPARED[type(operator)]:
            yield ast.Compare(
                node.left, [*node.ops[:index], other(), *node.ops[index + 1 :]], node.comparators
            )


def _joined(node: ast.BoolOp) -> Iterator[ast.expr]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for index in range(len(node.values)):
        rest = [*node.values[:index], *node.values[index + 1 :]]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _called(node: ast.Call) -> Iterator[ast.expr]:
    match node:
        case ast.Call(ast.Name(name), arguments, keywords) if name in NAMES:
            yield ast.Call(ast.Name(NAMES[name], ast.Load()), arguments, [] if name == "sorted" else keywords)
        case ast.Call(ast.Attribute(value, name), [], []) if name in CLEANING:
            yield value


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


def _constants(value: object, *, is_part: bool) -> list[bool | int | str | bytes]:
    """Return what may stand in place of a constant; of the parts of a message, only words may go."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, str):
        if is_part and not any(map(str.isalpha, value)):
            return []
        return [""] if value else ["XX"]
    if isinstance(value, bytes):
        return [b""] if value else [b"XX"]
    return []
