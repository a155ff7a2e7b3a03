"""The operations of an edit, and what they do to a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sphinx_workshop.yamledit.tree import Node, YamlEditError, parse
from sphinx_workshop.yamledit.values import Commented

Path: TypeAlias = tuple[str | int, ...]
"""The keys and the places (from 0) that lead to a value; `()` is all of the text."""
Value: TypeAlias = "str | Moved | Commented | Sequence[Value] | Mapping[str, Value]"
"""A text, a list or a mapping; in a list also what moves there, and items with comments."""


@dataclass(frozen=True)
class Set:
    """Give a key or an item another value, or a mapping a new key, behind the last of the keys `after`.

    A comment beside the old value stays. A list that replaces a list may name items of it as `Moved`.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Set
        >>> print(Document("{a: b}  # why").edit(Set(("a",), "c"), Set(("d",), ["e"], after=["a"])).text)
        {a: "c", d: ["e"]}  # why
    """

    path: Path
    value: Value
    after: Sequence[str] = ()


@dataclass(frozen=True)
class Insert:
    r"""Put an item into a list, before the one at an index or at its end, spaced as the others are.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Insert
        >>> print(Document("- a\n- b").edit(Insert((), 1, "c"), Insert((), 2, "d")).text)
        - a
        - c
        - b
        - d
    """

    path: Path
    index: int
    value: Value


@dataclass(frozen=True)
class Remove:
    r"""Take out a key or an item, with the comments right above it and beside it.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Remove
        >>> print(Document("a: b\n# why\nc: d").edit(Remove(("c",))).text)
        a: b
    """

    path: Path


@dataclass(frozen=True)
class Moved:
    r"""In a new list: an item of the text as it is written, with its comments and edits; it leaves its place.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Moved, Set
        >>> print(Document("- a  # why\n- b").edit(Set((), [Moved((1,)), "c", Moved((0,))])).text)
        - b
        - c
        - a  # why
    """

    path: Path


Operation: TypeAlias = Set | Insert | Remove


class EditedTree:
    """The tree of a text, and what operations make of it. Every path is one of the text as it is."""

    def __init__(self, text: str) -> None:
        """Read the text."""
        self.text, self.root = text, parse(text)
        self.moved: list[Node] = []

    def find(self, path: Path) -> Node:
        """Return the node of the text at a path."""
        node = self.root
        for depth, step in enumerate(path):
            if (inner := node.at(step)) is None:
                raise self.error(node, f"nothing is at `{'.'.join(map(str, path[: depth + 1]))}`")
            node = inner
        return node

    def take(self, operation: Operation) -> None:
        """Make the change of an operation."""
        if isinstance(operation, Remove):
            self.remove(self.find(operation.path))
        elif isinstance(operation, Insert):
            node, index = self.find(operation.path), operation.index
            if node.kind != "list" or not 0 <= index <= len(node.written):
                raise self.error(node, f"no item can be put at {index} here")
            insert(node, index, self.item(operation.value))
        else:
            self.set(operation.path, operation.value, operation.after)

    def set(self, path: Path, value: Value, after: Sequence[str]) -> None:
        """Replace a value, or add a key."""
        if isinstance(value, Commented):
            raise self.error(self.root, "only an item of a list can have comments above it")
        if path and isinstance(path[-1], str):
            parent = self.find(path[:-1])
            if parent.kind == "mapping" and parent.at(path[-1]) is None:
                there = [node.index + 1 for key in after if (node := parent.at(key))]
                new = Node("new", key=path[-1], new=self.resolved(value))
                insert(parent, there[-1] if there else len(parent.written), new)
                return
        node = self.find(path)
        if node.kind == "list" and node.written and value and isinstance(value, list | tuple):
            node.inner = [self.item(item) for item in value]
        else:
            node.new = self.resolved(value)

    def item(self, value: Value) -> Node:
        """Return a value as an item of a list."""
        resolved = self.resolved(value)
        return resolved if isinstance(resolved, Node) else Node("new", new=resolved)

    def resolved(self, value: Value) -> Any:  # noqa: ANN401 (see `Node.new`)
        """Return a value with the nodes that move, which leave their places."""
        if isinstance(value, Moved):
            node = self.find(value.path)
            self.remove(node)
            self.moved.append(node)
            return node
        if isinstance(value, Commented):
            return Commented(self.resolved(value.value), value.comments)
        if isinstance(value, Mapping):
            return {key: self.resolved(inner) for key, inner in value.items()}
        return value if isinstance(value, str) else [self.resolved(inner) for inner in value]

    def remove(self, node: Node) -> None:
        """Take a node out of its place."""
        if node.parent is None:
            raise self.error(node, "only a part of the text can be removed or moved")
        if node in node.parent.inner:
            node.parent.inner.remove(node)

    def error(self, node: Node, reason: str) -> YamlEditError:
        """Return the error for a node."""
        return YamlEditError(reason, self.text, node.start)


def insert(parent: Node, index: int, node: Node) -> None:
    """Put a node into a list or a mapping, before what stands at an index of the text."""
    after = set(parent.written[index:])
    places = (place for place, other in enumerate(parent.inner if after else ()) if other in after)
    parent.inner.insert(next(places, len(parent.inner)), node)
