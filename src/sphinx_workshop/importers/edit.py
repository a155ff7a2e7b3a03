"""Changes to the text of a data file: what is not changed stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers import write
from sphinx_workshop.importers.found import Bare
from sphinx_workshop.importers.respelt import respelt
from sphinx_workshop.importers.tree import Node, Shape
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from sphinx_workshop.importers.found import Facts, Value


_HOUR: Final = re.compile(r"(?<!\d)(?=\d:)")
"""Where an hour of one digit begins."""
_SHARED: Final = frozenset({"more"})
"""Lists that sources and people add to: nothing is taken out of them."""
COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


def same(old: Node, new: Value) -> bool:
    """Return whether a value of a file says what a source says, however it is wrapped and quoted."""
    if isinstance(new, Bare):
        return old.shape is Shape.TEXT and _HOUR.sub("0", old.text.strip()) == new
    if isinstance(new, str):
        return old.shape is Shape.TEXT and _words(old.text) == _words(new)
    if isinstance(new, Mapping):
        return old.shape is Shape.ENTRY and all(
            (value := old.get(key)) is not None and _says(key, value, fact) for key, fact in new.items()
        )
    olds = old.items if old.shape is Shape.LIST else [old]
    return len(olds) == len(new) and all(map(is_about, olds, new))


def _says(key: str, old: Node, new: Value) -> bool:
    if key in _SHARED and isinstance(new, Sequence):
        return all(any(is_about(item, fact) for item in old.items) for fact in new)
    return same(old, new)


def is_about(old: Node, new: Value) -> bool:
    """Return whether an item of a list may stay for what the source has in its place.

    An entry stands for whom it names, or where it leads: what somebody wrote beside that is kept.
    """
    if old.shape is Shape.ENTRY:
        return _words(_name(old)) == _words(_new_name(new))
    return isinstance(new, str) and same(old, new)


def _name(old: Node) -> str:
    return old.text_of("name") or old.text_of("url") if old.shape is Shape.ENTRY else old.text


def _new_name(new: Value) -> str:
    name = new.get("name") or new.get("url") if isinstance(new, Mapping) else new
    return name if isinstance(name, str) else ""


def _words(text: str) -> str:
    lines = text.strip().split("\n")
    if all(line == line.strip() and line for line in lines):
        return " ".join(text.split())  # one paragraph, wherever its lines end
    return "\n".join(line.rstrip() for line in lines)


class Editor:
    """Collects changes to a text and applies them at once."""

    def __init__(self, text: str) -> None:
        """Begin without changes."""
        self.text = text
        self.edits: list[tuple[int, int, str]] = []
        self.dropped: list[str] = []
        """What goes with items that the source no longer has, in words."""

    @property
    def result(self) -> str:
        """The text with all changes."""
        return self.excerpt(0, len(self.text))

    def excerpt(self, begin: int, stop: int) -> str:
        """Return a part of the text with the changes to it."""
        parts: list[str] = []
        at = begin
        for start, end, new in sorted(self.edits, key=lambda edit: edit[:2]):
            if begin <= start and end <= stop:
                parts += [self.text[at:start], new]
                at = max(at, end)
        return "".join([*parts, self.text[at:stop]])

    def change(self, start: int, end: int, new: str) -> None:
        """Put another text between two places."""
        self.edits.append((start, end, new))

    def update(self, entry: Node, facts: Facts, order: Sequence[str] = ()) -> list[str]:
        """Bring the facts of an entry up to date; return the names of those that change.

        :param order: all keys that an entry has, in the order in which new ones are added
        """
        changed: list[str] = []
        for key, value in facts.items():
            pair = entry.pair(key)
            if pair is None:
                self.add(entry, key, value, order or tuple(facts))
            elif isinstance(value, Mapping) and pair[1].shape is Shape.ENTRY:
                changed += [f"{key}.{name}" for name in self.update(pair[1], value)]
                continue
            elif _says(key, pair[1], value):
                continue
            elif not isinstance(value, str | Mapping) and pair[1].items:
                kept = [item.plain for item in pair[1].items] if key in _SHARED else []
                new = [fact for fact in value if not any(is_about(item, fact) for item in pair[1].items)]
                self.update_list(key, pair[1], [*kept, *new] if kept else value)
            else:
                self.drop(pair[1], "")
                self.replace(pair[0], pair[1], value, in_flow=entry.flow)
            names = value if isinstance(value, Mapping) else ()
            changed += [f"{key}.{name}" for name in names] or [key]
        return changed

    def add(self, entry: Node, key: str, value: Value, order: Sequence[str]) -> None:
        """Add a key to an entry, behind the nearest one that comes before it."""
        before = order[: order.index(key)] if key in order else order
        found = [pair for pair in entry.pairs if pair[0].text in before]
        found.sort(key=lambda pair: before.index(pair[0].text))
        anchor = (found or entry.pairs)[-1][1]
        if entry.flow:
            self.change(anchor.end, anchor.end, f", {key}: {write.flow(value)}")
            return
        lines = write.entry({key: value}, entry.column)
        at = self.line_end(anchor.end)
        self.change(at, at, "".join(f"\n{line}" for line in lines))

    def replace(self, key: Node, old: Node, value: Value, *, in_flow: bool) -> None:
        """Put another value behind a key; a comment beside the old one stays."""
        if in_flow:
            self.change(old.start, old.end, write.flow(value))
            return
        colon = self.text.index(":", key.end)
        gap = self.text[colon + 1 : old.start]
        header = self.text[old.start : self.line_end(old.start)] if old.block_text else ""
        end = self.line_end(old.end)
        tail = self.text[old.end : end] if old.shape is Shape.TEXT or old.flow else ""
        comments = [found.strip() for part in (gap, header, tail) for found in COMMENT.findall(part)]
        first, *rest = write.value_lines(value, key.column)
        space = (gap if gap.strip(" ") == "" else " ") if first else ""
        line = "  ".join(filter(None, [f"{space}{first}", *comments]))
        self.change(colon + 1, end, "\n".join([line if first or not comments else f"  {line}", *rest]))

    def update_list(self, key: str, old: Node, values: Sequence[Value]) -> None:
        """Put other items into a list; those that stay keep their text, and authors their facts."""
        left = list(range(len(old.items)))
        texts: list[str] = []
        as_written = Editor(self.text)
        respelled = self.respell(old, values) if key == "authors" else {}
        for place, value in enumerate(values):
            kept = next((index for index in left if is_about(old.items[index], value)), None)
            if kept is not None:
                left.remove(kept)
                texts.append(as_written.with_comments(old, kept))
            elif place in respelled:
                index, text = respelled[place]
                left.remove(index)
                texts.append(text)
            elif old.flow:
                texts.append(write.flow(value))
            else:
                texts.append("\n".join(write.item(value, old.column)).lstrip(" "))
        start = self.item_span(old, 0)[0]
        end = self.item_span(old, len(old.items) - 1)[1]
        self.change(start, end, (", " if old.flow else "\n" + " " * old.column).join(texts))
        for index in left:
            self.drop(old.items[index], as_written.with_comments(old, index))

    def respell(self, old: Node, values: Sequence[Value]) -> dict[int, tuple[int, str]]:
        """Return the items whose names are spelled in another way now, and their texts, by new place."""
        result: dict[int, tuple[int, str]] = {}
        names = [_words(_name(item)) for item in old.items]
        for index, place in respelt(names, [_words(_new_name(value)) for value in values]).items():
            item, name = old.items[index], _new_name(values[place])
            inner = Editor(self.text)
            if pair := item.pair("name"):
                inner.replace(*pair, name, in_flow=item.flow)
            elif item.shape is Shape.TEXT and isinstance(values[place], str):
                inner.change(item.start, item.end, write.flow(name) if item.flow else write.text(name, 0)[0])
            else:
                continue
            result[place] = index, inner.with_comments(old, index)
        return result

    def drop(self, item: Node, text: str) -> None:
        """Remember what goes with an item: its facts, and comments in its text."""
        facts = [key.text for key, _ in item.pairs if key.text != "name"]
        if facts := facts + ["comment"] * (COMMENT.search(text) is not None):
            self.dropped.append(f"{quoted(_name(item))} with {', '.join(facts)}")

    def with_comments(self, parent: Node, index: int) -> str:
        """Return an item of a list with the comments above it."""
        start, end = self.item_span(parent, index)
        above = self.text[self.item_span(parent, index - 1)[1] : start].strip() if index else ""
        item = self.excerpt(start, end)
        return item if parent.flow or not above else f"{above}\n{' ' * parent.column}{item}"

    def item_span(self, parent: Node, index: int) -> tuple[int, int]:
        """Return where an item of a list begins, with its dash, and ends, with comments that follow it."""
        item = parent.items[index]
        if parent.flow:
            return item.start, item.end
        line = self.text.rfind("\n", 0, item.start) + 1
        while self.text[line + parent.column : line + parent.column + 1] != "-" and line > 0:
            line = self.text.rfind("\n", 0, line - 1) + 1
        end = self.line_end(item.end)
        while end < len(self.text):  # comments that are indented as the item's own lines are
            following = self.text[end + 1 : self.line_end(end + 1)]
            if not following.lstrip(" ").startswith("#") or following.index("#") <= parent.column:
                break
            end = self.line_end(end + 1)
        return line + parent.column, end

    def above(self, parent: Node, index: int) -> int:
        """Return where an item of a list in block style begins with the comments right above it."""
        start = self.item_span(parent, index)[0]
        while (line := self.text.rfind("\n", 0, start) + 1) > 0:
            before = self.text.rfind("\n", 0, line - 1) + 1
            if not self.text.startswith(" " * parent.column + "#", before):
                break
            start = before + parent.column
        return start

    def line_end(self, at: int) -> int:
        """Return where the line of a place ends, before the break."""
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if end > at and self.text[end - 1] == "\r" else end
