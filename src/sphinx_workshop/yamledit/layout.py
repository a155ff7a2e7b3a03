"""Where the parts of a list or a mapping begin and end, with the comments that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.yamledit.tree import Node

COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)
_COMMENT_LINE: Final = re.compile(r"\s*\n( *)#")


class Layout:
    """Places in a text, in characters. A part is an item of a list with its dash, or a key with its value."""

    def __init__(self, text: str, root: Node) -> None:
        """Take the text and its tree."""
        self.text, self.root = text, root

    def line_start(self, at: int) -> int:
        """Return where the line of a place begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends, before the break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def start(self, parent: Node, index: int) -> int:
        """Return where a part begins: its dash or its key."""
        if parent.kind == "mapping":
            return parent.keys[index].start
        item = parent.children[index]
        if parent.flow:
            return item.start
        line = self.line_start(item.start)
        while self.text[line + parent.column : line + parent.column + 1] != "-" and line > 0:
            line = self.line_start(line - 1)
        return line + parent.column

    def behind(self, parent: Node, index: int) -> int:
        """Return the place right behind the dash or the colon of a part in block style."""
        if parent.kind == "mapping":
            return self.text.index(":", parent.keys[index].end) + 1
        return self.start(parent, index) + 1

    def span(self, parent: Node, index: int) -> tuple[int, int]:
        """Return where a part begins, with comments right above, and ends, with comments that follow it.

        Those above are in the column of the part, those that follow are farther in. What stands above
        the first part of the text belongs to the text.
        """
        start, end = self.start(parent, index), parent.children[index].end
        if parent.flow:
            return start, end
        line = self.line_start(start)
        before = parent.children[index - 1].end if index else 0
        if not self.text[line:start].strip() and (index or parent is not self.root):
            while before <= (above := self.line_start(line - 1)) < line:
                if not self.text.startswith(f"{' ' * parent.column}#", above):
                    break
                line = above
            start = line + parent.column
        end = self.line_end(end)
        while end < len(self.text):
            below = self.text[end + 1 : self.line_end(end + 1)]
            if not below.lstrip(" ").startswith("#") or below.index("#") <= parent.column:
                break
            end = self.line_end(end + 1)
        return start, end

    def is_before_comment(self, at: int, column: int) -> bool:
        """Return whether the next line with anything in it is a comment farther in than a column."""
        comment = _COMMENT_LINE.match(self.text, at)
        return comment is not None and len(comment[1]) > column

    def separator(self, parent: Node) -> str:
        """Return what to put between two parts: a comma, a line break, or a blank line as between others."""
        if parent.flow:
            return ", "
        last = len(parent.children) - 1
        apart = parent is self.root and parent.kind == "list"
        if last > 0:
            gap = self.text[self.span(parent, last - 1)[1] : self.span(parent, last)[0]]
            apart = re.search(r"\n[ \t\r]*\n", gap) is not None
        return "\n" * (1 + apart) + " " * parent.column

    def comments(self, parent: Node, index: int) -> list[str]:
        """Return the comments that belong to a part."""
        at, end = self.span(parent, index)
        found: list[str] = []
        for text in _texts(parent.children[index]):
            found += COMMENT.findall(self.text, at, text.start)
            at = text.end
        return found + COMMENT.findall(self.text, at, end)


def _texts(node: Node) -> Iterator[Node]:
    if node.kind == "text":
        yield node
    for child in node.children:
        yield from _texts(child)
