"""A data file as a tree that knows where each value stands, so that an edit touches nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.error import Mark
    from yaml.events import Event

    from sphinx_workshop.importers.found import Value


class Shape(Enum):
    """What a value is."""

    TEXT = "text"
    LIST = "list"
    ENTRY = "entry"


@dataclass(slots=True)
class Node:
    """A value and the place of its text."""

    shape: Shape
    start: int
    """Where it begins, in characters of the text."""
    end: int
    """Where it ends, without what follows it: no comment, no blank line."""
    column: int
    """The column that it begins in, from 0; of a list in block style, that of its dashes."""
    flow: bool = False
    """Whether it stands between brackets or braces, its own or those around it."""
    block_text: bool = False
    """Whether it is text below a `|` or a `>`."""
    text: str = ""
    items: list[Node] = field(default_factory=list)
    pairs: list[tuple[Node, Node]] = field(default_factory=list)

    def pair(self, key: str) -> tuple[Node, Node] | None:
        """Return a key of an entry and its value."""
        return next((pair for pair in self.pairs if pair[0].text == key), None)

    def get(self, key: str) -> Node | None:
        """Return the value of a key of an entry."""
        found = self.pair(key)
        return found[1] if found else None

    def text_of(self, key: str) -> str:
        """Return the text at a key, and nothing where there is none."""
        value = self.get(key)
        return value.text.strip() if value is not None and value.shape is Shape.TEXT else ""

    @property
    def plain(self) -> Value:
        """The value alone."""
        if self.shape is Shape.LIST:
            return [item.plain for item in self.items]
        if self.shape is Shape.ENTRY:
            return {key.text: value.plain for key, value in self.pairs}
        return self.text


def parse(text: str) -> Node | None:
    """Return the tree of a file without syntax errors; None for one that says nothing.

    :raises yaml.YAMLError: for text that is not YAML
    """
    events = _events(text)
    first = next(events, None)
    return _Builder(text).build(first, events, in_flow=False) if first is not None else None


def _events(text: str) -> Iterator[Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, StreamEndEvent):
            if isinstance(
                event, ScalarEvent | AliasEvent | CollectionStartEvent | MappingEndEvent | SequenceEndEvent
            ):
                yield event
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.anchors: dict[str, Node] = {}

    def build(self, event: Event, events: Iterator[Event], *, in_flow: bool) -> Node:
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        if isinstance(event, AliasEvent):
            node = Node(
                Shape.TEXT, start.index, end.index, start.column, flow=in_flow, text=f"*{event.anchor}"
            )
            if known := self.anchors.get(str(event.anchor)):
                node.shape, node.text, node.items, node.pairs = (
                    known.shape, known.text, known.items, known.pairs,
                )  # fmt: skip
            return node
        if isinstance(event, ScalarEvent):
            block = event.style in {"|", ">"}
            last = len(self.text[start.index : end.index].rstrip()) + start.index if block else end.index
            node = Node(
                Shape.TEXT, start.index, last, start.column, flow=in_flow, block_text=block, text=event.value
            )
        else:
            node = self.collection(event, events, in_flow=in_flow)
        if getattr(event, "anchor", None):
            self.anchors[str(event.anchor)] = node  # type: ignore[attr-defined]
        return node

    def collection(self, event: Event, events: Iterator[Event], *, in_flow: bool) -> Node:
        start = cast("Mark", event.start_mark)
        flow = in_flow or bool(getattr(event, "flow_style", False))
        shape = Shape.LIST if isinstance(event, SequenceStartEvent) else Shape.ENTRY
        node = Node(shape, start.index, start.index, start.column, flow=flow)
        assert isinstance(event, MappingStartEvent | SequenceStartEvent)  # noqa: S101 (nothing else begins one)
        for inner in events:
            if isinstance(inner, MappingEndEvent | SequenceEndEvent):
                if flow:
                    node.end = cast("Mark", inner.end_mark).index
                break
            child = self.build(inner, events, in_flow=flow)
            if shape is Shape.LIST:
                node.items.append(child)
            else:
                value = self.build(next(events), events, in_flow=flow)
                node.pairs.append((child, value))
                child = value
            node.end = child.end
        if shape is Shape.ENTRY and node.pairs and not flow:
            node.column = node.pairs[0][0].column  # an anchor may stand before the first key
        return node
