"""The operations, and what they come to for each node of a tree."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from sphinx_workshop.yamledit.tree import error_at
from sphinx_workshop.yamledit.values import Moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.yamledit.tree import Node
    from sphinx_workshop.yamledit.values import Path, Value


@dataclass(frozen=True)
class Set:
    """Give a key or an item another value, or a mapping a new key.

    A comment beside the old value stays. A list that replaces a list may name items of it as `Moved`.

    Attributes:
        path: Where the value is.
        value: The new value.
        after: The keys that come before a new one: it is added behind the last of these that is there.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Set
        >>> print(Document("{a: b}  # why").edit(Set(("a",), "c"), Set(("d",), ["e"])).text)
        {a: "c", d: ["e"]}  # why
    """

    path: Path
    value: Value
    after: Sequence[str] = ()


@dataclass(frozen=True)
class Insert:
    r"""Put an item into a list, spaced as the others are.

    Attributes:
        path: Where the list is.
        index: The place of the item that it comes before; the length of the list: at its end.
        value: The new item.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Insert
        >>> print(Document("- a\n- b").edit(Insert((), 1, "c")).text)
        - a
        - c
        - b
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


Operation: TypeAlias = Set | Insert | Remove


@dataclass
class Plan:
    """What is to become of a node; its children are named by their places."""

    value: Value | None = None
    """What replaces all of it."""
    inserted: dict[int, list[tuple[str, Value]]] = field(default_factory=lambda: defaultdict(list))
    """What comes before each place: values, in a mapping each with its key."""
    removed: set[int] = field(default_factory=set)
    inner: dict[int, Plan] = field(default_factory=lambda: defaultdict(Plan))


class Planner:
    """Turns operations into a plan. Every path is one of the tree as it is."""

    def __init__(self, text: str, root: Node) -> None:
        """Begin without operations."""
        self.text, self.root, self.plan = text, root, Plan()
        self.moved: set[Path] = set()

    def find(self, path: Path) -> tuple[Node, Plan]:
        """Return the node at a path, and its plan."""
        node, plan = self.root, self.plan
        for depth, step in enumerate(path):
            index = node.index(step)
            if index is None:
                here = ".".join(map(str, path[: depth + 1]))
                raise error_at(self.text, node.start, f"nothing is at `{here}`")
            node, plan = node.children[index], plan.inner[index]
        return node, plan

    def take(self, operation: Operation) -> None:
        """Add an operation to the plan."""
        if isinstance(operation, Remove):
            self.remove(operation.path)
        elif isinstance(operation, Insert):
            node, plan = self.find(operation.path)
            if node.kind != "list" or not 0 <= operation.index <= len(node.children):
                raise error_at(self.text, node.start, f"no item can be put at {operation.index} here")
            self.insert(plan, operation.index, "", operation.value)
        else:
            self.set(operation.path, operation.value, operation.after)

    def set(self, path: Path, value: Value, after: Sequence[str]) -> None:
        """Replace a value, or add a key."""
        if path:
            parent, plan = self.find(path[:-1])
            key = path[-1]
            if isinstance(key, str) and parent.kind == "mapping" and parent.index(key) is None:
                there = [index for name in after if (index := parent.index(name)) is not None]
                self.insert(plan, there[-1] + 1 if there else len(parent.children), key, value)
                return
        node, plan = self.find(path)
        if node.kind == "list" and node.children and value and _is_list(value):
            self.arrange(node, plan, path, value)
        else:
            plan.value = value
            self.remove_moved(value)

    def arrange(self, node: Node, plan: Plan, path: Path, values: Sequence[Value]) -> None:
        """Give a list other items; as many as can be stay where they are."""
        own = {Moved((*path, index)): index for index in range(len(node.children))}
        places = [own.get(value, -1) if isinstance(value, Moved) else -1 for value in values]
        staying = _longest_rising([place for place in places if place >= 0])
        plan.removed |= set(range(len(node.children))) - staying
        after = 0
        for place, value in zip(places, values, strict=True):
            if place in staying:
                after = place + 1
            else:
                self.insert(plan, after, "", value)

    def insert(self, plan: Plan, place: int, key: str, value: Value) -> None:
        """Put a value into a list or a mapping."""
        plan.inserted[place].append((key, value))
        self.remove_moved(value)

    def remove(self, path: Path) -> None:
        """Take out a key or an item."""
        self.find(path)
        if not path:
            raise error_at(self.text, self.root.start, "only a part of the text can be removed")
        parent, plan = self.find(path[:-1])
        plan.removed.add(parent.index(path[-1]) or 0)

    def remove_moved(self, value: Value) -> None:
        """Take out of their places the items that a new value moves."""
        for moved in _moved_in(value):
            self.remove(moved.path)
            self.moved.add(moved.path)


def _is_list(value: Value) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _moved_in(value: Value) -> Iterator[Moved]:
    if isinstance(value, Moved):
        yield value
    elif not isinstance(value, str):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _moved_in(inner)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the longest rising subsequence of different numbers."""
    ends: list[int] = []
    chains: list[Any] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
        chains[at : at + 1] = [(number, chains[at - 1] if at else None)]
    result, chain = set(), chains[-1] if chains else None
    while chain:
        result.add(chain[0])
        chain = chain[1]
    return result
