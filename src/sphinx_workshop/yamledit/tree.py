"""YAML text as a tree whose nodes know where they stand in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import yaml
from yaml import events

if TYPE_CHECKING:
    from collections.abc import Iterator

Data: TypeAlias = "str | list[Data] | dict[str, Data]"
"""What a text says."""


class YamlEditError(ValueError):
    """A text that is not YAML, or an edit that cannot be made.

    Attributes:
        reason: The message without the place.
        line: Counted from 1.
        column: Counted from 1, in characters.
    """

    def __init__(self, reason: str, line: int, column: int) -> None:
        """Say what is wrong, and where."""
        super().__init__(f"line {line}, column {column}: {reason}")
        self.reason, self.line, self.column = reason, line, column


class Key(NamedTuple):
    """A key of a mapping; positions are counted in characters."""

    name: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """A value and its place in the text; positions are counted in characters."""

    kind: Literal["text", "list", "mapping", "alias"]
    start: int
    end: int
    """Without what follows the value: no comment, no blank line."""
    column: int
    """From 0; of a list in block style the column of its dashes, of a mapping that of its keys."""
    flow: bool = False
    """Whether it stands between brackets or braces, its own or those around it."""
    block_text: bool = False
    """Whether it is text below a `|` or a `>`."""
    text: str = ""
    keys: list[Key] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    """The items of a list, or the values of a mapping in the order of its keys."""
    target: Node | None = None
    """What an alias stands for."""

    def index(self, step: str | int) -> int | None:
        """Return which child a step of a path leads to; None where there is none."""
        if isinstance(step, int):
            return step if self.kind == "list" and 0 <= step < len(self.children) else None
        return next((index for index, key in enumerate(self.keys) if key.name == step), None)

    @property
    def data(self) -> Data:
        """The value as text, lists and dictionaries."""
        if self.target is not None:
            return self.target.data
        if self.kind == "list":
            return [child.data for child in self.children]
        if self.kind == "mapping":
            return {key.name: child.data for key, child in zip(self.keys, self.children, strict=True)}
        return self.text


def parse(text: str) -> Node:
    """Return the tree of a text; of one without a value an empty text at its end.

    Raises:
        YamlEditError: The text is not YAML, has several documents, or a key that is not text.
    """
    try:
        return _Parser(text).document()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = mark.index if mark else getattr(error, "position", 0)
        raise error_at(text, at, str(getattr(error, "problem", None) or error)) from error
    except RecursionError as error:
        raise error_at(text, 0, "the text is nested too deeply") from error


def position(text: str, at: int) -> tuple[int, int]:
    """Return the line and the column of a place, both counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def error_at(text: str, at: int, reason: str) -> YamlEditError:
    """Return the error for a place in a text."""
    return YamlEditError(reason, *position(text, at))


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.anchors: dict[str, Node] = {}

    def document(self) -> Node:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.text)
        try:
            stream = iter(loader.get_event, None)
            values = (event for event in stream if isinstance(event, events.NodeEvent))
            first = next(values, None)
            if first is None:
                return Node("text", len(self.text), len(self.text), 0)
            root = self.node(first, stream, flow=False)
            if (second := next(values, None)) is not None:
                raise self.error(second, "a second document begins here; only one can be edited")
            return root
        finally:
            loader.dispose()

    def node(self, event: Any, stream: Iterator[Any], *, flow: bool) -> Node:  # noqa: ANN401 (PyYAML's events)
        start, end = event.start_mark, event.end_mark
        if isinstance(event, events.AliasEvent):
            if event.anchor not in self.anchors:
                raise self.error(event, f"the anchor `&{event.anchor}` is missing")
            target = self.anchors[event.anchor]
            return Node("alias", start.index, end.index, start.column, flow, target=target)
        if isinstance(event, events.ScalarEvent):
            block = event.style in {"|", ">"}
            last = start.index + len(self.text[start.index : end.index].rstrip()) if block else end.index
            node = Node("text", start.index, last, start.column, flow, block, event.value)
        else:
            node = self.collection(event, stream, flow=flow or event.flow_style)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def collection(self, begin: Any, stream: Iterator[Any], *, flow: bool) -> Node:  # noqa: ANN401
        start = begin.start_mark
        is_list, anchored = isinstance(begin, events.SequenceStartEvent), begin.anchor and not flow
        node = Node("list" if is_list else "mapping", start.index, start.index, start.column, flow)
        for event in stream:
            start, end = event.start_mark, event.end_mark
            if isinstance(event, events.CollectionEndEvent):
                if flow:
                    node.end = end.index
                break
            if not is_list:
                if not isinstance(event, events.ScalarEvent):
                    raise self.error(event, "a key that is not text")
                node.keys.append(Key(event.value, start.index, end.index))
                if len(node.keys) == 1 and not flow:
                    node.column = start.column  # an anchor may stand before the first key
            node.children.append(self.node(event if is_list else next(stream), stream, flow=flow))
            node.end = node.children[-1].end
            if is_list and anchored and len(node.children) == 1:
                dash = self.text.rindex("-", 0, node.children[0].start)
                node.column = dash - self.text.rfind("\n", 0, dash) - 1
        return node

    def error(self, event: Any, reason: str) -> YamlEditError:  # noqa: ANN401
        return error_at(self.text, event.start_mark.index, reason)
