"""A YAML document that can be asked what it says, and edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.yamledit.layout import Layout
from sphinx_workshop.yamledit.operations import Planner
from sphinx_workshop.yamledit.render import Renderer
from sphinx_workshop.yamledit.tree import YamlEditError, error_at, parse, position

if TYPE_CHECKING:
    from sphinx_workshop.yamledit.operations import Operation
    from sphinx_workshop.yamledit.tree import Data
    from sphinx_workshop.yamledit.values import Path

_BOM = "\ufeff"


class Document:
    """YAML text with one value, such as a list of entries.

    Attributes:
        data: What the text says: texts, lists and dictionaries.
    """

    def __init__(self, text: str) -> None:
        """Read a text.

        Raises:
            YamlEditError: The text is not YAML, or has more than one document.
        """
        self._bom = _BOM if text.startswith(_BOM) else ""
        breaks = text.count("\n")
        self._break = "\r\n" if breaks and breaks == text.count("\r\n") else "\n"
        self._text = text.removeprefix(_BOM).replace(self._break, "\n")
        self._root = parse(self._text)
        self.data: Data = self._root.data

    @property
    def text(self) -> str:
        """The text, with its own line ends and byte order mark."""
        return self._bom + self._text.replace("\n", self._break)

    def edit(self, *operations: Operation) -> Document:
        """Return the document with edits made, and every other byte as it was.

        All paths are those of this document, before any of the edits.

        Raises:
            YamlEditError: A path leads nowhere, or the result would not say what it should; aliases of
                what is edited, and items that would leave brackets, cannot be edited.
        """
        planner = Planner(self._text, self._root)
        for operation in operations:
            planner.take(operation)
        renderer = Renderer(self._text, self._root, planner)
        expected = renderer.expected(self._root, planner.plan)
        if lost := planner.moved - renderer.moved:
            at = self._nearest(min(lost, key=repr))
            raise error_at(self._text, at, "this cannot be moved into itself or into what is removed")
        try:
            result = Document(self._bom + renderer.text().replace("\n", self._break))
        except YamlEditError as error:
            reason = f"after the edit this would not be YAML: {error.reason}"
            raise YamlEditError(reason, error.line, error.column) from error
        if result.data != expected:
            at = self._nearest(_difference(expected, result.data))
            raise error_at(self._text, at, "this cannot be edited without a change of something else")
        return result

    def position(self, path: Path) -> tuple[int, int]:
        """Return the line and the column where a value begins, both counted from 1."""
        return position(self._text, Planner(self._text, self._root).find(path)[0].start)

    def comments(self, path: Path) -> list[str]:
        r"""Return the comments that belong to a key or an item: right above, beside and inside it.

        Example:
            >>> Document("a:\n  # above\n  - b  # beside").comments(("a", 0))
            ['# above', '# beside']
        """
        *outer, last = path
        parent = Planner(self._text, self._root).find(tuple(outer))[0]
        return Layout(self._text, self._root).comments(parent, parent.index(last) or 0)

    def is_flow(self, path: Path) -> bool:
        """Return whether a value is written between brackets or braces."""
        return Planner(self._text, self._root).find(path)[0].flow

    def _nearest(self, path: Path) -> int:
        """Return where the innermost value on a path begins."""
        node = self._root
        for step in path:
            if (index := node.index(step)) is None:
                break
            node = node.children[index]
        return node.start


def _difference(one: Data, other: Data) -> Path:
    """Return the path of the first difference."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() & other.keys():
            if one[key] != other[key]:
                return (key, *_difference(one[key], other[key]))
    if isinstance(one, list) and isinstance(other, list):
        for index, (item, now) in enumerate(zip(one, other, strict=False)):
            if item != now:
                return (index, *_difference(item, now))
    return ()
