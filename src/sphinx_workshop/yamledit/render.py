"""A plan to the new text, and to what that must say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.yamledit.layout import COMMENT, Layout
from sphinx_workshop.yamledit.tree import error_at
from sphinx_workshop.yamledit.values import (
    Lines,
    Moved,
    ends_in_block_text,
    flow,
    item_lines,
    key_text,
    lines_after,
    mapping_lines,
    text_lines,
)

if TYPE_CHECKING:
    from sphinx_workshop.yamledit.operations import Plan, Planner
    from sphinx_workshop.yamledit.tree import Data, Node, YamlEditError
    from sphinx_workshop.yamledit.values import Path, Value, Written


class _Change(NamedTuple):
    """Another text between two places."""

    start: int
    end: int
    text: str


class Renderer:
    """Makes the new text of a plan."""

    def __init__(self, text: str, root: Node, planner: Planner) -> None:
        """Take the text, its tree, and the plan."""
        self._text, self._root, self._planner = text, root, planner
        self._layout = Layout(text, root)
        self.moved: set[Path] = set()
        """What `expected` has met of what moves."""

    def text(self) -> str:
        """Return the new text."""
        plan = self._planner.plan
        value = _replacement(self._root, plan)
        changes = self._changes(self._root, plan) if value is None else [self._new_root(value)]
        return self._changed(0, len(self._text), changes)

    def expected(self, node: Node, plan: Plan | None) -> Data:
        """Return what a node says after the edits."""
        if plan is None:
            return node.data
        if plan.value is not None:
            return self._data(plan.value)
        parts: list[tuple[str, Data]] = []
        for place in range(len(node.children) + 1):
            parts += [(key, self._data(value)) for key, value in plan.inserted.get(place, ())]
            if place < len(node.children) and place not in plan.removed:
                key = node.keys[place].name if node.keys else ""
                parts.append((key, self.expected(node.children[place], plan.inner.get(place))))
        if node.kind == "mapping":
            return dict(parts)
        return [data for _, data in parts] if node.kind == "list" else node.text

    def _data(self, value: Value) -> Data:
        if isinstance(value, str):
            return str(value)
        if isinstance(value, Moved):
            self.moved.add(value.path)
            return self.expected(*self._planner.find(value.path))
        if isinstance(value, Mapping):
            return {key: self._data(inner) for key, inner in value.items()}
        return [self._data(inner) for inner in value]

    def _changed(self, start: int, end: int, changes: list[_Change]) -> str:
        """Return a part of the text with changes, which are in order."""
        parts = []
        for change in changes:
            parts += [self._text[start : change.start], change.text]
            start = change.end
        return "".join([*parts, self._text[start:end]])

    def _changes(self, node: Node, plan: Plan) -> list[_Change]:
        """Return the changes to a list or a mapping."""
        if plan.inserted or plan.removed:
            return [self._new_parts(node, plan)]
        return [change for index in sorted(plan.inner) for change in self._part_changes(node, index, plan)]

    def _part_changes(self, parent: Node, index: int, plan: Plan) -> list[_Change]:
        """Return the changes to the value of a part.

        Args:
            parent: The list or the mapping.
            index: The part.
            plan: That of the parent.
        """
        inner = plan.inner.get(index)
        if inner is None:
            return []
        value = _replacement(parent.children[index], inner)
        if value is None:
            return self._changes(parent.children[index], inner)
        return [self._new_value(parent, index, value)]

    def _new_root(self, value: Value) -> _Change:
        """Replace all of the text but comments."""
        start, end = self._root.start, self._root.end
        written = self._written(value, flow=False)
        if isinstance(written, str):
            new = "\n".join(text_lines(written, 2))
        elif not written:
            new = flow(written)
        elif isinstance(written, Mapping):
            new = "\n".join(mapping_lines(written, 0))
        else:
            new = "\n\n".join("\n".join(item_lines(item, 0)) for item in written)
        inside = [] if self._root.children else COMMENT.findall(self._text[start:end])
        new = "\n".join([*inside, new])
        if self._layout.line_start(start) < start:
            new = f"\n{new}"
        return _Change(start, end, new if self._text[end:] else f"{new}\n")

    def _new_value(self, parent: Node, index: int, value: Value) -> _Change:
        """Put another value behind a dash or a colon; comments beside the old one stay."""
        old, written = parent.children[index], self._written(value, flow=parent.flow)
        if parent.flow:
            return _Change(old.start, old.end, flow(written))
        layout, in_block = self._layout, bool(old.children) and not old.flow
        start, end = layout.behind(parent, index), layout.line_end(old.end)
        gap = self._text[start : layout.span(old, 0)[0] if in_block else old.start]
        header = self._text[old.start : layout.line_end(old.start)] if old.block_text else ""
        tail = "" if in_block else self._text[old.end : end]
        comments = [found.strip() for part in (gap, header, tail) for found in COMMENT.findall(part)]
        first, *rest = self._lines(parent, written, end)
        if first:
            first = (gap if gap and not gap.strip(" ") else " ") + first
        return _Change(start, end, "\n".join(["  ".join([first, *comments]), *rest]))

    def _lines(self, parent: Node, value: Written, before: int) -> list[str]:
        """Return a value as what stands behind a dash or a colon, and the lines below.

        Args:
            parent: What the value is in.
            value: The value.
            before: The place that it comes before.
        """
        if self._layout.is_before_comment(before, parent.column) and ends_in_block_text(value):
            return [flow(value)]  # block text would swallow the comment
        if parent.kind == "mapping":
            return lines_after(value, parent.column)
        first, *rest = item_lines(value, parent.column)
        return [first[parent.column + 2 :], *rest]

    def _new_parts(self, node: Node, plan: Plan) -> _Change:
        """Put parts into a list or a mapping, and take some out; the others keep what stands between them."""
        separator = self._layout.separator(node)
        spans = [self._layout.span(node, index) for index in range(len(node.children))]
        result: list[str] = []
        for place in range(len(spans) + 1):
            for key, value in plan.inserted.get(place, ()):
                before = spans[place - 1][1] if place else spans[0][0]
                result += [separator, self._new_part(node, key, value, before)]
            if place == len(spans):
                break
            gap = self._text[spans[place - 1][1] : spans[place][0]] if place else ""
            if place not in plan.removed:
                text = self._changed(*spans[place], self._part_changes(node, place, plan))
                result += [gap or separator, text]
            elif "#" in gap and not node.flow:
                result += ["\n" + " " * node.column, gap.strip()]
        return _Change(spans[0][0], spans[-1][1], "".join(result[1:]))

    def _new_part(self, node: Node, key: str, value: Value, before: int) -> str:
        """Return the text of a new key or item, without the indentation of its first line.

        Args:
            node: The list or the mapping.
            key: The key, if it is a mapping.
            value: The value.
            before: The place that it comes before.
        """
        if isinstance(value, Moved):
            return "\n".join(item_lines(self._moved(value, flow=node.flow), node.column)).lstrip(" ")
        written = self._written(value, flow=node.flow)
        sign = f"{key_text(key)}:" if node.kind == "mapping" else "-"
        if node.flow:
            return f"{sign} {flow(written)}".removeprefix("- ")
        first, *rest = self._lines(node, written, before)
        return "\n".join([f"{sign} {first}".rstrip(" "), *rest])

    def _written(self, value: Value, *, flow: bool) -> Written:
        """Return a value with the lines of what it moves."""
        if isinstance(value, str):
            return value
        if isinstance(value, Moved):
            if flow:
                raise self._cannot_move(self._planner.find(value.path)[0], "as the item of a list")
            return self._moved(value, flow=False)
        if isinstance(value, Mapping):
            return {key: self._written(inner, flow=flow) for key, inner in value.items()}
        return [self._written(inner, flow=flow) for inner in value]

    def _moved(self, moved: Moved, *, flow: bool) -> Lines:
        """Return the lines of an item that moves, as if its dash stood in column 0."""
        (parent, plan), index = self._planner.find(moved.path[:-1]), moved.path[-1]
        if not isinstance(index, int) or parent.flow != flow:
            raise self._cannot_move(parent, "on lines of its own" if parent.flow else "as the item of a list")
        text = self._changed(*self._layout.span(parent, index), self._part_changes(parent, index, plan))
        if flow:
            return Lines([text])
        first, *rest = text.split("\n")
        return Lines(
            [first, *(line[min(parent.column, len(line) - len(line.lstrip(" "))) :] for line in rest)]
        )

    def _cannot_move(self, node: Node, style: str) -> YamlEditError:
        return error_at(self._text, node.start, f"write this {style}, so that it can be moved")


def _replacement(node: Node, plan: Plan) -> Value | None:
    """Return what replaces all of a node; None where its parts are edited."""
    if plan.value is not None:
        return plan.value
    parts = [part for place in sorted(plan.inserted) for part in plan.inserted[place]]
    if len(plan.removed) < len(node.children) or bool(parts) == bool(node.children):
        return None
    return dict(parts) if node.kind == "mapping" else [value for _, value in parts]
