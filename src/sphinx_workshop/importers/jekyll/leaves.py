"""What a site says, leaf by leaf: where each text is written, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Step: TypeAlias = "str | int"


@dataclass(eq=False)
class Leaf:
    """A text of a site, with its fate: it came into a data file, or stays behind for a reason."""

    file: str
    """The file, relative to the site."""
    path: tuple[Step, ...]
    """The keys and the places, from 0, that lead to it."""
    text: str
    line: int = 0
    """The line in the file, from 1; 0 where nobody knows."""
    to: str = ""
    """The data file that it came into."""
    why: str = ""
    """Why it, or a part of it, stays behind."""
    others: list[Leaf] = field(default_factory=list)
    """The leaves that this text is made of, if it stands for several."""

    def came(self, to: str) -> str:
        """Note that the text came into a data file, and return it."""
        for leaf in (self, *self.others):
            leaf.to = to
        return self.text

    def stays(self, why: str) -> None:
        """Note why the text stays behind; the first reason counts."""
        for leaf in (self, *self.others):
            leaf.to, leaf.why = "", leaf.why or why

    @property
    def key(self) -> str:
        """The path without the places in lists: `speakers.name`."""
        return ".".join(step for step in self.path if isinstance(step, str))

    @property
    def where(self) -> str:
        """The file, the line and the path: `_data/speakers.yml:7: 2.name`, with places counted from 1."""
        steps = [str(step + 1) if isinstance(step, int) else step for step in self.path]
        file = f"{self.file}:{self.line}" if self.line else self.file
        return f"{file}: {'.'.join(steps)}" if steps else file


Tree: TypeAlias = "Leaf | list[Tree] | dict[str, Tree]"


def leaves_in(tree: Tree) -> Iterator[Leaf]:
    """Yield the leaves of a tree, in order."""
    if isinstance(tree, Leaf):
        yield tree
        return
    for inner in tree.values() if isinstance(tree, dict) else tree:
        yield from leaves_in(inner)


def leaf_at(tree: Tree, *keys: str) -> Leaf | None:
    """Return the leaf at some keys of a tree; None if there is none, or it is empty."""
    for key in keys:
        if not isinstance(tree, dict) or key not in tree:
            return None
        tree = tree[key]
    return tree if isinstance(tree, Leaf) and tree.text else None


def tree_of(data: object, file: str, path: tuple[Step, ...] = ()) -> Tree:
    """Return plain data, as JSON has it, as a tree; numbers and truths become texts."""
    if isinstance(data, dict):
        return {str(key): tree_of(value, file, (*path, str(key))) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [tree_of(value, file, (*path, index)) for index, value in enumerate(data)]
    if isinstance(data, bool):
        return Leaf(file, path, str(data).lower())
    return Leaf(file, path, "" if data is None else str(data).strip())
