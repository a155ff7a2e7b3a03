"""A long list of entries, read one by one: quickly, and with positions only where somebody asks for them.

What is written as a list of plain entries is cut at each ``- `` that begins a line, and each piece is read by
itself. Whatever is out of the ordinary is left to the reader that knows all of YAML (`source.yaml`): the
whole file where the cut cannot be trusted, else the one piece.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from sphinx_workshop.model.plain import Mapping, Place
from sphinx_workshop.source.yaml import BLANKS, CONTROL, LONGEST_TO_BE, TO_BE, Document, Plain, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.problems import Problem

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML without libyaml
    _Loader: Any = yaml.BaseLoader
else:

    class _Loader(CParser):  # type: ignore[no-redef]
        """libyaml without PyYAML's guesses at types, which take half as long as to parse."""

        def resolve(self, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
            """Return the tag of what has none: whatever has one is left to the other reader."""
            return ""

        def descend_resolver(self, _node: object, _index: object) -> None:
            """Do without types that depend on paths."""

        def ascend_resolver(self) -> None:
            """Do without types that depend on paths."""


# Each of these begins with one certain character, which `re` finds quickly in a long text.
_DASH: Final = re.compile(r"\n- +(?=[A-Za-z])")
_OTHER: Final = re.compile(r"\n(?:[^-#\n ]|-(?! +[A-Za-z]))")
"""What begins a line and is no entry."""
_FEATURES: Final = {sign: re.compile(rf"{re.escape(sign)}(?<![^\s\[{{,].)") for sign in "&*!"}
"""What may be an anchor, an alias or a tag, where a value begins."""
_NAME: Final = re.compile(r"[^\s\[\]{},]+")
"""What an anchor or an alias may be called."""
_INDENT: Final = 40
"""Blanks behind so many others are taken for those before a value."""
_OTHER_BREAKS: Final = "\r\x85\u2028\u2029"
"""Ends of lines that are counted otherwise elsewhere."""
_NO_KEYS: Final = frozenset({"", "<<"})
_HEAD: Final = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
"""Comments and blank lines."""


class Piece(NamedTuple):
    """The text of one entry."""

    text: str
    line: int
    """Where it begins in the file, counted from 0."""
    odd: bool
    """Whether it may use more of YAML than plain texts, lists and mappings."""


class Odd(Exception):  # noqa: N818 (no error: a piece that needs the whole reader)
    """A piece has something in it that this reader leaves to the other."""


class LazyPlace(Place):
    """A place that is looked for when it is first asked for."""

    __slots__ = ("_found",)

    def __getattribute__(self, name: str) -> object:
        """Return what the place says, once it is found."""
        if name in _SAID:
            try:
                found: Place = object.__getattribute__(self, "_found")
            except AttributeError:
                found = self._found = object.__getattribute__(self, "_find")()
            return getattr(found, name)
        return super().__getattribute__(name)

    def _find(self) -> Place:
        raise NotImplementedError


class LazyEntry(LazyPlace):
    """The place of an entry."""

    __slots__ = ("_file", "_piece")

    def __init__(self, piece: Piece, file: str) -> None:
        """Make the place of the entry that a piece of a file is."""
        self._piece = piece
        self._file = file
        self.written = piece.text

    def _find(self) -> Place:
        return _in_full(self._piece, self._file).place.of(0)


class LazyPart(LazyPlace):
    """The place of a part of an entry."""

    __slots__ = ("_entry", "_path")

    def __init__(self, entry: Place, path: tuple[str | int, ...]) -> None:
        """Make the place of what is at a path of an entry."""
        self._entry = entry
        self._path = path
        self.written = ""

    def _find(self) -> Place:
        return self._entry.of(*self._path)


_SAID: Final = frozenset(Place.__slots__) - {"written"}


def read_entries(text: str, file: str) -> Document:
    """Read the text of a YAML file that is a list of entries; never raises.

    :param text: the whole text
    :param file: the name of the file, as positions shall give it
    """
    pieces = cut(text)
    document = read_pieces(pieces, file) if pieces is not None else None
    return document if document is not None else read(text, file)


def read_pieces(pieces: Sequence[Piece], file: str) -> Document | None:
    """Read some entries of a list; None where one breaks, so that its neighbours may belong to it."""
    data: list[Plain] = []
    problems: list[Problem] = []
    place = Place(file, pieces[0].line + 1, 1)
    for index, piece in enumerate(pieces):
        try:
            value = _read_piece(piece, file)
        except Odd:
            document = _in_full(piece, file)
            if not isinstance(document.data, list):
                return None
            data.append(document.data[0])
            problems += document.problems
            place.parts[index] = document.place.parts[0]
            place.parts[index].written = piece.text
        else:
            data.append(value)
            place.parts[index] = value.place
    return Document(data, place, problems)


def cut(text: str) -> list[Piece] | None:
    """Return the entries of a list, each as it is written; None if it is not plainly a list of them."""
    text = f"\n{text}"
    starts = [match.start() + 1 for match in _DASH.finditer(text)]
    head = _HEAD.match(text)
    if (
        not starts
        or head is None
        or head.end() < starts[0]
        or _OTHER.search(text)
        or any(sign in text for sign in _OTHER_BREAKS)
    ):
        return None
    found = {
        sign: [match.end() for match in feature.finditer(text) if _begins_value(text, match.start())]
        for sign, feature in _FEATURES.items()
    }
    if _names(text, found["&"]) & _names(text, found["*"]):
        return None  # an entry may mean what another one says
    odd = {bisect(starts, end) for ends in found.values() for end in ends}
    line = text.count("\n", 1, starts[0])
    pieces = []
    for number, (start, end) in enumerate(pairwise([*starts, len(text)]), start=1):
        pieces.append(Piece(text[start:end], line, number in odd))
        line += text.count("\n", start, end)
    return pieces


def _names(text: str, places: list[int]) -> set[str]:
    return {name[0] for name in (_NAME.match(text, place) for place in places) if name}


def _begins_value(text: str, at: int) -> bool:
    """Return whether a value may begin at a place of a text: what only stands inside one means itself."""
    before = text[max(0, at - _INDENT) : at].rstrip(" ")
    return not before or before[-1] in ":?,[{-\n"


def _read_piece(piece: Piece, file: str) -> Mapping:
    """Return the mapping that a piece is.

    :raises Odd: where there is anything to report, or to take care of
    """
    if piece.odd:
        raise Odd
    loader = _Loader(piece.text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        raise Odd from None
    finally:
        loader.dispose()
    if not isinstance(node, yaml.SequenceNode) or len(node.value) != 1:
        raise Odd
    (entry,) = node.value
    if not isinstance(entry, yaml.MappingNode):
        raise Odd
    return _mapping(entry, LazyEntry(piece, file), ())


def _mapping(node: yaml.MappingNode, entry: Place, path: tuple[str | int, ...]) -> Mapping:
    """Return a node as a mapping.

    :param path: where it is in the entry
    """
    if not node.value:
        raise Odd
    mapping = Mapping(LazyPart(entry, path) if path else entry)
    for key, value in node.value:
        name = key.value
        if not isinstance(key, yaml.ScalarNode) or name in mapping or name in _NO_KEYS:
            raise Odd
        if isinstance(value, yaml.ScalarNode):
            mapping[name] = _text(value)
        else:
            mapping[name] = _plain(value, entry, (*path, name))
    return mapping


def _plain(node: yaml.Node, entry: Place, path: tuple[str | int, ...]) -> Plain:
    """Return a node as plain data."""
    if isinstance(node, yaml.ScalarNode):
        return _text(node)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, entry, path)
    if not node.value:
        raise Odd
    return [_plain(item, entry, (*path, index)) for index, item in enumerate(node.value)]


def _text(node: yaml.ScalarNode) -> str:
    value: str = node.value
    if node.style == '"' and CONTROL.search(value):  # others cannot have any
        raise Odd
    if len(value) <= LONGEST_TO_BE + 2:
        bare = value.strip()
        if bare == "TBD":
            return bare
        if not bare or bare.lower() in TO_BE or value in BLANKS:
            raise Odd
    elif not value.strip():
        raise Odd
    return value


def _in_full(piece: Piece, file: str) -> Document:
    """Read a piece with all positions and problems."""
    return read(piece.text, file, piece.line)
