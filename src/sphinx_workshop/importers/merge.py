"""Entries of a source into the text of a data file, by id: what the source owns is updated, the rest kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_workshop.importers import write
from sphinx_workshop.importers.edit import COMMENT, Editor
from sphinx_workshop.importers.tree import Node, Shape, parse
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.found import Found


@dataclass
class Merged:
    """What became of a file, and what of its entries changed."""

    text: str
    added: list[str] = field(default_factory=list)
    changed: list[tuple[str, list[str]]] = field(default_factory=list)
    """Entries, each with the names of the facts that changed."""
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """Entries, each with something of an item that the source no longer has."""
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    """Entries that the source does not have."""


def merge(text: str, found: Sequence[Found], order: Sequence[str]) -> Merged:
    """Merge entries into a file that is a list of them.

    :param text: the file, free of syntax errors; empty where there is none yet
    :param order: the keys of an entry, in the order in which they are written
    """
    merged = Merged(text)
    tree = parse(text)
    known = entries(tree)
    editor = Editor(text)
    new: list[Found] = []
    for one in found:
        node = known.pop(one.id, None)
        if node is None:
            new.append(one)
        elif changed := editor.update(node, one.facts, order):
            merged.changed.append((one.id, changed))
        else:
            merged.unchanged += 1
        merged.dropped += [(one.id, what) for what in editor.dropped]
        editor.dropped.clear()
    merged.added = [one.id for one in new]
    merged.kept = list(known)
    if tree is not None and tree.flow and tree.items and new:
        end = tree.items[-1].end
        editor.change(end, end, "".join(f", {write.flow(one.new(order))}" for one in new))
    else:
        append(editor, tree, [write.item(one.new(order), 0) for one in new])
    merged.text = editor.result
    return merged


def entries(tree: Node | None) -> dict[str, Node]:
    """Return the entries of a file by the ids that they have, given or made from names."""
    items = tree.items if tree is not None and tree.shape is Shape.LIST else []
    return {
        key: item
        for item in items
        if item.shape is Shape.ENTRY and (key := item.text_of("id") or slug(item.text_of("name")))
    }


def append(editor: Editor, tree: Node | None, new: Sequence[Sequence[str]]) -> None:
    """Add entries to a file in block style, behind those that it has and spaced as they are.

    :param new: the lines of each entry, from column 0
    """
    if not new:
        return
    if tree is None or not tree.items:  # nothing, TBD, or an empty list
        start, end = (len(editor.text), len(editor.text)) if tree is None else (tree.start, tree.end)
        comments = COMMENT.findall(editor.text[start:end])
        text = "\n".join([*comments, "\n\n".join("\n".join(lines) for lines in new)])
        if editor.text[:start].rpartition("\n")[2]:
            text = f"\n{text}"
        editor.change(start, end, text if editor.text[end:] else f"{text}\n")
        return
    gap = "\n\n" if are_apart(editor, tree) else "\n"
    at = editor.item_span(tree, len(tree.items) - 1)[1]
    editor.change(at, at, "".join(gap + indented(lines, tree.column) for lines in new))


def indented(lines: Sequence[str], column: int) -> str:
    """Return lines as text that begins in a column."""
    return "\n".join(" " * column + line if line else "" for line in lines)


def are_apart(editor: Editor, tree: Node) -> bool:
    """Return whether a blank line stands between the entries of a list."""
    if len(tree.items) == 1:
        return True
    start, end = tree.items[-2].end, editor.item_span(tree, len(tree.items) - 1)[0]
    return any(not line.strip() for line in editor.text[editor.line_end(start) + 1 : end].split("\n")[:-1])
