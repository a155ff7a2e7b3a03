"""A YAML document that can be asked what it says, and edited."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from sphinx_workshop.yamledit.edits import EditedTree
from sphinx_workshop.yamledit.render import Layout, Renderer
from sphinx_workshop.yamledit.tree import YamlEditError, data_of, position

if TYPE_CHECKING:
    from sphinx_workshop.yamledit.edits import Operation, Path
    from sphinx_workshop.yamledit.tree import Data

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
        self._tree = EditedTree(self._text)
        self.data: Data = data_of(self._tree.root)

    @property
    def text(self) -> str:
        """The text, with its own line ends and byte order mark."""
        return self._bom + self._text.replace("\n", self._break)

    def edit(self, *operations: Operation) -> Document:
        """Return the document with edits made, and every other byte as it was.

        All paths are those of this document, before any of the edits.

        Raises:
            YamlEditError: A path leads nowhere, an item would leave its brackets, or the result would not say
                what it should, as an alias stands for what is edited.
        """
        tree = EditedTree(self._text)
        for operation in operations:
            tree.take(operation)
        try:
            return self._checked(tree, block_text=True)
        except YamlEditError:  # text below a `|` may have swallowed a comment
            return self._checked(tree, block_text=False)

    def _checked(self, tree: EditedTree, *, block_text: bool) -> Document:
        """Return the document of an edited tree, which must say what the tree does."""
        text, expected = Renderer(tree, block_text=block_text).text(), data_of(tree.root)
        try:
            result = Document(self._bom + text.replace("\n", self._break))
        except YamlEditError as error:
            reason = f"after the edit this would not be YAML: {error.reason}"
            raise YamlEditError(reason, self._text, _before(self._text, text, error.at)) from error
        if result.data != expected:
            node, reason = result._tree.root, "after the edit this would not say what it should"
            for step in _difference(expected, result.data):
                node = node.at(step) or node
            raise YamlEditError(reason, self._text, _before(self._text, text, node.start))
        return result

    def position(self, path: Path) -> tuple[int, int]:
        """Return the line and the column where a value begins, both counted from 1."""
        return position(self._text, self._tree.find(path).start)

    def comments(self, path: Path) -> list[str]:
        r"""Return the comments that belong to a key or an item: right above, beside and inside it.

        Example:
            >>> Document("a:\n  # above\n  - b  # beside").comments(("a", 0))
            ['# above', '# beside']
        """
        return Layout(self._tree).comments(self._tree.find(path))

    def is_flow(self, path: Path) -> bool:
        """Return whether a value is written between brackets or braces."""
        return self._tree.find(path).flow


def _before(old: str, new: str, at: int) -> int:
    """Return the place in a text of what is at a place after an edit, as far as lines have stayed."""
    lines, after = old.split("\n"), new.split("\n")
    line = new.count("\n", 0, at)
    column = at - (new.rfind("\n", 0, at) + 1)
    for tag, start, _end, first, last in SequenceMatcher(None, lines, after, autojunk=False).get_opcodes():
        if first <= line < last:
            kept = tag == "equal"
            return sum(len(one) + 1 for one in lines[: start + (line - first) * kept]) + column * kept
    return len(old)


def _difference(one: Data, other: Data) -> Path:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in one.keys() & other.keys():
            if one[key] != other[key]:
                return (key, *_difference(one[key], other[key]))
    if isinstance(one, list) and isinstance(other, list):
        for index, (item, now) in enumerate(zip(one, other, strict=False)):
            if item != now:
                return (index, *_difference(item, now))
    return ()
