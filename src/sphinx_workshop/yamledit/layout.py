"""Where the items and keys of a text begin and end, with the comments that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.yamledit.edits import EditedTree
    from sphinx_workshop.yamledit.tree import Node

COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


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
            found += COMMENT.findall(self.text, at, text.start)
            at = text.end
        return found + COMMENT.findall(self.text, at, end)


def _texts(node: Node) -> Iterator[Node]:
    if node.kind == "text":
        yield node
    for inner in node.written:
        yield from _texts(inner)
