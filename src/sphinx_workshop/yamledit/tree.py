"""YAML text as a tree whose nodes know where they stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml import events

from sphinx_workshop.yamledit.values import Commented

if TYPE_CHECKING:
    from collections.abc import Iterator

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a text says."""


class YamlEditError(ValueError):
    """A text that is not YAML, or an edit that cannot be made.

    Attributes:
        reason: The message without the place.
        at: The place, in characters.
        line: The place, as is `column`: both are counted from 1.
    """

    def __init__(self, reason: str, text: str, at: int) -> None:
        """Say what is wrong at a place in a text."""
        self.reason, self.at = reason, at
        self.line, self.column = position(text, at)
        super().__init__(f"line {self.line}, column {self.column}: {reason}")


@dataclass(slots=True, eq=False)
class Node:
    """A value, with the dash or the key before it; positions are counted in characters."""

    kind: str
    """`text`, `list`, `mapping`, `alias`, or `new` for a value that does not stand in the text."""
    start: int = -1
    end: int = -1
    """Without what follows the value: no comment, no blank line."""
    column: int = -1
    """From 0; of a list in block style that of its dashes, of a mapping that of its keys."""
    flow: bool = False
    """Whether it stands between brackets or braces, its own or those around it."""
    text: str = ""
    aliased: Data = ""
    """What an alias stands for, before any edit."""
    key: str = ""
    sign: int = -1
    """Where the dash or the key is."""
    behind: int = -1
    """The place after the dash or the colon."""
    parent: Node | None = None
    index: int = -1
    """The place in the parent."""
    written: list[Node] = field(default_factory=list)
    """The items or values inside, as they stand in the text."""
    inner: list[Node] = field(default_factory=list)
    """The same as edits leave them."""
    new: Any = None
    """The value after an edit: a text, a list or a mapping, in which nodes that move may stand."""

    def at(self, step: str | int) -> Node | None:
        """Return the node of the text that a step of a path leads to."""
        if isinstance(step, int):
            return self.written[step] if self.kind == "list" and 0 <= step < len(self.written) else None
        return next((node for node in self.written if node.key == step and self.kind == "mapping"), None)


def data_of(value: Any) -> Data:  # noqa: ANN401 (a node or a new value)
    """Return what a value says after the edits."""
    if isinstance(value, Node):
        if value.new is not None:
            return data_of(value.new)
        if value.kind == "list":
            return [data_of(inner) for inner in value.inner]
        if value.kind == "mapping":
            return {inner.key: data_of(inner) for inner in value.inner}
        return value.aliased or value.text
    if isinstance(value, Commented):
        return data_of(value.value)
    if isinstance(value, Mapping):
        return {key: data_of(inner) for key, inner in value.items()}
    return str(value) if isinstance(value, str) else [data_of(inner) for inner in value]


def position(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a place, both counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def parse(text: str) -> Node:
    """Return the tree of a text; of one without a value an empty text at its end.

    Raises:
        YamlEditError: The text is not YAML, has several documents, or a key that is not text.
    """
    try:
        parser = _Parser(text, yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        nodes = (event for event in parser.stream if isinstance(event, events.NodeEvent))
        root = parser.node(first, flow=False) if (first := next(nodes, None)) else None
        if second := next(nodes, None):
            raise parser.error(second, "a second document begins here; only one can be edited")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.index if mark else getattr(error, "position", 0)
        raise YamlEditError(str(getattr(error, "problem", None) or error), text, at) from error
    except RecursionError as error:
        reason = "the text is nested too deeply"
        raise YamlEditError(reason, text, 0) from error
    return root or Node("text", len(text), len(text), 0)


@dataclass
class _Parser:
    text: str
    stream: Iterator[Any]
    anchors: dict[str, Node] = field(default_factory=dict)

    def node(self, event: Any, *, flow: bool) -> Node:  # noqa: ANN401 (PyYAML's events)
        start, end = event.start_mark, event.end_mark
        node = Node("text", start.index, end.index, start.column, flow)
        if isinstance(event, events.AliasEvent):
            if event.anchor not in self.anchors:
                raise self.error(event, f"the anchor `&{event.anchor}` is missing")
            node.kind, node.aliased = "alias", data_of(self.anchors[event.anchor])
            return node
        if isinstance(event, events.ScalarEvent):
            node.text = event.value
            if event.style in {"|", ">"}:
                node.end = start.index + len(self.text[start.index : end.index].rstrip())
        else:
            node.kind = "list" if isinstance(event, events.SequenceStartEvent) else "mapping"
            node.flow |= event.flow_style
            if event.anchor and not node.flow:
                node.column = -1  # that of the first item or key, not of the anchor
            self.fill(node)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def fill(self, node: Node) -> None:
        keys = set()
        for event in self.stream:
            start, end = event.start_mark, event.end_mark
            if isinstance(event, events.CollectionEndEvent):
                node.end = end.index if node.flow else node.written[-1].end
                node.inner = node.written.copy()
                return
            if node.kind == "list":
                inner = self.node(event, flow=node.flow)
                inner.sign = inner.start if node.flow else self.dash(inner.start, node.column)
                inner.behind = inner.sign + 1
            elif isinstance(event, events.ScalarEvent):
                if event.value in keys:
                    raise self.error(event, f"the key `{event.value}` is written twice")
                keys.add(event.value)
                inner = self.node(next(self.stream), flow=node.flow)
                inner.key, inner.sign = event.value, start.index
                inner.behind = self.text.find(":", end.index) + 1
            else:
                raise self.error(event, "a key that is not text")
            if node.column < 0:
                node.column = inner.sign - self.text.rfind("\n", 0, inner.sign) - 1
            inner.parent, inner.index = node, len(node.written)
            node.written.append(inner)

    def dash(self, before: int, column: int) -> int:
        """Return the last dash before a place that stands in a column, or in any if that is -1."""
        at = self.text.rfind("-", 0, before)
        while column >= 0 <= at and at - self.text.rfind("\n", 0, at) - 1 != column:
            at = self.text.rfind("-", 0, at)
        return at

    def error(self, event: Any, reason: str) -> YamlEditError:  # noqa: ANN401
        return YamlEditError(reason, self.text, event.start_mark.index)
