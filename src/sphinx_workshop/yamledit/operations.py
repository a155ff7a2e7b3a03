"""The operations of an edit, and the values that they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Path: TypeAlias = tuple[str | int, ...]
"""The keys and the places (from 0) that lead to a value; `()` is all of the text."""
Value: TypeAlias = "str | Moved | Sequence[Value] | Mapping[str, Value]"
"""A text, a list or a mapping; in a list also what moves there."""


@dataclass(frozen=True)
class Set:
    """Give a key or an item another value, or a mapping a new key.

    A comment beside the old value stays. A list that replaces a list may name items of it as `Moved`.

    Attributes:
        path: Where the value is.
        value: The new value.
        after: The keys that come before a new one: it is added behind the last of these that is there.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Set
        >>> print(Document("{a: b}  # why").edit(Set(("a",), "c"), Set(("d",), ["e"])).text)
        {a: "c", d: ["e"]}  # why
    """

    path: Path
    value: Value
    after: Sequence[str] = ()


@dataclass(frozen=True)
class Insert:
    r"""Put an item into a list, spaced as the others are.

    Attributes:
        path: Where the list is.
        index: The place of the item that it comes before; the length of the list: at its end.
        value: The new item.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Insert
        >>> print(Document("- a\n- b").edit(Insert((), 1, "c")).text)
        - a
        - c
        - b
    """

    path: Path
    index: int
    value: Value


@dataclass(frozen=True)
class Remove:
    r"""Take out a key or an item, with the comments right above it and beside it.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Remove
        >>> print(Document("a: b\n# why\nc: d").edit(Remove(("c",))).text)
        a: b
    """

    path: Path


@dataclass(frozen=True)
class Moved:
    r"""In a new list: an item of the text as it is written, with its comments and edits; it leaves its place.

    Example:
        >>> from sphinx_workshop.yamledit import Document, Moved, Set
        >>> print(Document("- a  # why\n- b").edit(Set((), [Moved((1,)), "c", Moved((0,))])).text)
        - b
        - c
        - a  # why
    """

    path: Path


Operation: TypeAlias = Set | Insert | Remove
