"""A list of thousands of entries: read and checked in two processes, where that is worth it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.problems import Kind, Position, Problem
from sphinx_workshop.source.entries import LazyEntry, cut, read_entries, read_pieces
from sphinx_workshop.source.identity import written_ids
from sphinx_workshop.source.reading import read_text, unreadable
from sphinx_workshop.source.rows import pack, unpack
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_workshop.source.entries import Piece
    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.validate import Parsed
    from sphinx_workshop.source.yaml import Document

_ENOUGH: Final = 500
"""From so many entries on, a process is worth what it takes to start it."""
_SHARE: Final = 0.55
"""How much this process reads; the other has to hand over what it has read."""


class Part(NamedTuple):
    """What a file, or a part of it, says: as far as it is usable, and what is wrong with it."""

    parsed: Parsed
    problems: list[Problem]
    ids: frozenset[str] | None
    """The ids of all entries, good or bad; None if they cannot be read."""


def read_long(path: Path, kind: FileKind) -> Part:
    """Read and validate a file that may be a list of thousands."""
    from sphinx_workshop.workers import Answer, processors  # noqa: PLC0415 (few lists are long)

    file, text = str(path), read_text(path)
    if isinstance(text, Problem):
        return _part(unreadable(path, text), kind)
    pieces = cut(text)
    if pieces is None or len(pieces) < _ENOUGH or processors() == 1:
        return _part(read_entries(text, file), kind)
    share = round(len(pieces) * _SHARE)
    theirs = Answer(partial(_packed_part, pieces[share:], file, kind))
    document = read_pieces(pieces[:share], file)
    ours = _part(document, kind) if document is not None else None
    found = theirs.get()
    if ours is None or found is None or not isinstance(ours.parsed, tuple):
        return _part(read_entries(text, file), kind)
    entries, problems, ids = found
    known = None if ours.ids is None or ids is None else ours.ids.union(ids)
    others = [unpack(row, LazyEntry(pieces[share + index], file)) for index, row in entries]
    return Part((*ours.parsed, *others), [*ours.problems, *map(_problem, problems)], known)


def _part(document: Document, kind: FileKind) -> Part:
    parsed, problems = validate(document, kind)
    return Part(parsed, [*document.problems, *problems], written_ids([document]))


def _packed_part(pieces: Sequence[Piece], file: str, kind: FileKind) -> tuple[Any, ...] | None:
    """Return what some entries say, as plain data: with the index of its piece for each that is usable."""
    document = read_pieces(pieces, file)
    if document is None:
        return None
    parsed, problems, ids = _part(document, kind)
    if not isinstance(parsed, tuple) or not isinstance(document.data, list):
        return None
    index_of = {
        id(entry.place): index for index, entry in enumerate(document.data) if isinstance(entry, Mapping)
    }
    rows = [(index_of[id(entry.place)], pack(entry)) for entry in parsed]
    told = [(problem.kind.name, *problem.position, problem.message) for problem in problems]
    return rows, told, ids


def _problem(told: tuple[str, str, int, int, str]) -> Problem:
    kind, file, line, column, message = told
    return Problem(Kind[kind], Position(file, line, column), message)
