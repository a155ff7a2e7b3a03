"""The text of an edited tree: what no edit touches is copied, with the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sphinx_workshop.yamledit.tree import Node
from sphinx_workshop.yamledit.values import (
    Commented,
    Lines,
    Unquoted,
    block_lines,
    comment_lines,
    flow,
    key_text,
    lines_behind,
)

if TYPE_CHECKING:
    from sphinx_workshop.yamledit.edits import EditedTree
    from sphinx_workshop.yamledit.values import Written

Change: TypeAlias = tuple[int, int, str]
"""Two places, and the text to put between them."""
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


class Layout:
    """Places in a text, counted in characters."""

    def __init__(self, tree: EditedTree) -> None:
        """Take the text and its tree."""
        self.text, self.root = tree.text, tree.root

    def line_start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends, before the break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def span(self, node: Node) -> tuple[int, int]:
        """Return where an item or a key begins, with comments right above, and ends, with those that follow.

        Those above are in its column, those that follow are farther in. What stands above the first item
        or key of the text belongs to the text.
        """
        parent, start, end = node.parent, node.sign, node.end
        if parent is None or parent.flow:
            return start, end
        line, margin = self.line_start(start), " " * parent.column
        before = parent.written[node.index - 1].end if node.index else 0
        if not self.text[line:start].strip() and (node.index or parent is not self.root):
            while before <= (above := self.line_start(line - 1)) < line:
                if not self.text.startswith(f"{margin}#", above):
                    break
                line = above
            start = line + parent.column
        end = self.line_end(end)
        while (below := self.text[end + 1 : self.line_end(end + 1)]).lstrip(" ").startswith("#"):
            if not below.startswith(f"{margin} "):
                break
            end = self.line_end(end + 1)
        return start, end

    def gap(self, node: Node) -> str:
        """Return what stands between an item or a key and the one before it."""
        if node.parent is None or not node.index:
            return ""
        return self.text[self.span(node.parent.written[node.index - 1])[1] : self.span(node)[0]]

    def separator(self, parent: Node) -> str:
        """Return what to put between two items or keys: a comma or a line break, spaced as the last two."""
        if parent.flow:
            return ", "
        is_apart = parent is self.root and parent.kind == "list"
        if len(parent.written) > 1:
            is_apart = re.search(r"\n[ \t\r]*\n", self.gap(parent.written[-1])) is not None
        return "\n" * (1 + is_apart) + " " * parent.column

    def comments(self, node: Node) -> list[str]:
        """Return the comments that belong to an item or a key."""
        at, end = self.span(node)
        found: list[str] = []
        for text in _texts(node):
            found += _COMMENT.findall(self.text, at, text.start)
            at = text.end
        return found + _COMMENT.findall(self.text, at, end)


def _texts(node: Node) -> Iterator[Node]:
    if node.kind == "text":
        yield node
    for inner in node.written:
        yield from _texts(inner)


class Renderer:
    """Makes the text of an edited tree."""

    def __init__(self, tree: EditedTree, *, block_text: bool) -> None:
        """Take the tree; `block_text` is whether new texts may stand below a `|` or a `>`."""
        self._tree, self._text, self._layout, self._block_text = tree, tree.text, Layout(tree), block_text
        self._placed: set[Node] = set()

    def text(self) -> str:
        """Return the text.

        Raises:
            YamlEditError: Something would be lost, or cannot be moved.
        """
        result = self._copied(0, len(self._text), self._tree.root)
        for node in self._tree.moved:
            if node not in self._placed and node.parent and node not in node.parent.inner:
                raise self._tree.error(node, "this cannot be moved into itself or into what is removed")
        return result

    def _copied(self, start: int, end: int, node: Node) -> str:
        parts = []
        for begin, stop, new in self._changes(node):
            parts += [self._text[start:begin], new]
            start = stop
        return "".join([*parts, self._text[start:end]])

    def _changes(self, node: Node) -> Iterator[Change]:
        value = node.new
        if value is None and node.inner != node.written:
            if node.inner and node.written:
                yield self._new_inner(node)
                return
            value = {each.key: each for each in node.inner} if node.kind == "mapping" else node.inner
        if value is not None:
            yield self._new_root(value) if node.parent is None else self._new_value(node, node.parent, value)
        else:
            for inner in node.inner:
                yield from self._changes(inner)

    def _new_root(self, value: Any) -> Change:  # noqa: ANN401 (see `Node.new`)
        """Replace all of the text but comments."""
        root, written = self._tree.root, self._written(value)
        if isinstance(written, str | Commented) or not written:
            new = "\n".join(lines_behind(written, 0, dash=False))
        elif isinstance(written, Mapping):
            new = "\n".join(block_lines(written, 0))
        else:
            new = "\n\n".join("\n".join(block_lines([item], 0)) for item in written)
        above = self._text[: root.start]
        if new.startswith("#") and above.endswith("\n") and not above.endswith("\n\n"):
            new = f"\n{new}"  # what is above is about the text, and not about the first item
        inside = [] if root.written else _COMMENT.findall(self._text[root.start : root.end])
        new = "\n".join([*inside, new])
        if self._layout.line_start(root.start) < root.start:
            new = f"\n{new}"
        return root.start, root.end, new if self._text[root.end :] else f"{new}\n"

    def _new_value(self, old: Node, parent: Node, value: Any) -> Change:  # noqa: ANN401
        """Put another value behind a dash or a colon; comments beside the old one stay."""
        if parent.flow:
            return old.start, old.end, flow(self._written(value, to_flow=True))
        in_block = bool(old.written) and not old.flow
        end = self._layout.line_end(old.end)
        gap = self._text[old.behind : self._layout.span(old.written[0])[0] if in_block else old.start]
        is_block_text = self._text[old.start : old.end].startswith(("|", ">"))
        header = self._text[old.start : self._layout.line_end(old.start)] if is_block_text else ""
        tail = "" if in_block else self._text[old.end : end]
        comments = [found.strip() for text in (gap, header, tail) for found in _COMMENT.findall(text)]
        first, *rest = lines_behind(self._written(value), parent.column, dash=parent.kind == "list")
        is_beside = bool(gap) and not gap.strip(" ")
        if first:
            first = (gap if is_beside else " ") + first
        is_line = not is_block_text and old.end <= self._layout.line_end(old.start)
        if isinstance(value, Unquoted) and is_beside and is_line:
            return old.behind, old.end, first  # a word for a word: what stands beside it is not touched
        return old.behind, end, "\n".join(["  ".join([first, *comments]), *rest])

    def _new_inner(self, node: Node) -> Change:
        """Write a list or a mapping; what stays in order keeps what stands between it."""
        layout, separator, there = self._layout, self._layout.separator(node), set(node.inner)
        gone = [inner for inner in node.written if inner not in there and not node.flow]
        remarks = {inner.index: gap.strip() for inner in gone if "#" in (gap := layout.gap(inner))}
        result: list[str] = []
        last = -1
        for inner in node.inner:
            if inner.parent is not node:
                part = self._new_part(node, inner)
                result += [separator.rstrip(" ") if part.startswith("\n") else separator, part]
                continue
            for index in [index for index in remarks if last < index < inner.index]:
                result += ["\n" + " " * node.column, remarks.pop(index)]
            gap = layout.gap(inner) if inner.index > last else ""
            result += [gap or separator, self._copied(*layout.span(inner), inner)]
            last = inner.index
        for remark in remarks.values():
            result += ["\n" + " " * node.column, remark]
        return layout.span(node.written[0])[0], layout.span(node.written[-1])[1], "".join(result[1:])

    def _new_part(self, parent: Node, node: Node) -> str:
        """Return the text of a new key or item, without the indentation of its first line."""
        if parent.flow and isinstance(node.new, Commented):
            column = parent.column + 2
            item = " " * column + flow(self._written(node.new.value, to_flow=True))
            return "".join(f"\n{line}" for line in [*comment_lines(node.new.comments, column), item])
        written = self._written(node, to_flow=parent.flow)
        if not parent.flow:
            new = block_lines({node.key: written} if parent.kind == "mapping" else [written], parent.column)
            return "\n".join(new).lstrip(" ")
        return f"{key_text(node.key)}: {flow(written)}" if parent.kind == "mapping" else flow(written)

    def _written(self, value: Any, *, to_flow: bool = False) -> Written:  # noqa: ANN401
        """Return a new value with the lines of the nodes that move."""
        if isinstance(value, Node):
            return (
                self._written(value.new, to_flow=to_flow)
                if value.kind == "new"
                else self._moved(value, to_flow)
            )
        if isinstance(value, Commented):
            if to_flow:
                raise self._tree.error(self._tree.root, "no comment fits inside an item in brackets")
            return Commented(self._written(value.value), value.comments)
        if isinstance(value, Mapping):
            return {key: self._written(inner, to_flow=to_flow) for key, inner in value.items()}
        if not isinstance(value, str):
            return [self._written(inner, to_flow=to_flow) for inner in value]
        return value if self._block_text or to_flow or isinstance(value, Unquoted) else Unquoted(flow(value))

    def _moved(self, node: Node, to_flow: bool) -> Lines:  # noqa: FBT001 (private)
        """Return the lines of an item that moves, as if its dash stood in column 0."""
        parent = node.parent
        if parent is None or parent.kind != "list" or parent.flow or to_flow:
            raise self._tree.error(node, "only items of lists can move, and not out of or into brackets")
        self._placed.add(node)
        first, *rest = self._copied(*self._layout.span(node), node).split("\n")
        return Lines([first, *(line[min(parent.column, len(line) - len(line.lstrip())) :] for line in rest)])
