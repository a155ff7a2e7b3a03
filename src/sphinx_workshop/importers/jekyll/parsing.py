"""The files of a site as trees: YAML with the defences of our own reader, JSON, CSV, and front matter."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.leaves import Leaf, Tree, tree_of
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.rows import sheet_of
from sphinx_workshop.model.limits import MAX_DEPTH
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.problems import Position, Problem

_FRONT: Final = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
NO_FACT: Final = frozenset({Kind.BLANK, Kind.TO_BE})
"""What is a problem in a data file of ours, and a common way of saying nothing, or TBD, in others."""


class Parsed(NamedTuple):
    """What a file says."""

    tree: Tree
    said: list[str]
    """Sentences about what cannot be read."""
    body: str = ""
    """What follows the front matter."""
    line: int = 1
    """The line in which that begins."""


def parsed(content: bytes, name: PurePosixPath) -> Parsed:
    """Return what a file says; a file that is no text, or is broken, says only why."""
    file = str(name)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Parsed(
            Leaf(file, (), "", why=reasons.CANNOT_READ),
            [f"{file}:{line}: it is not UTF-8 text, and so not read"],
        )
    match name.suffix.lower():
        case ".json":
            return _json(text, file)
        case ".csv" | ".tsv":
            return _csv(text, file)
        case ".yml" | ".yaml":
            return Parsed(*_yaml(text, file))
        case _:
            return _page(text, file)


def _page(text: str, file: str) -> Parsed:
    found = _FRONT.match(text)
    if not found:
        return Parsed({}, [], text)
    line = text.count("\n", 0, found.end()) + 1
    if not found[1].strip():
        return Parsed({}, [], text[found.end() :], line)
    tree, said = _yaml(f"\n{found[1]}", file)
    return Parsed(tree if isinstance(tree, dict) else {"": tree}, said, text[found.end() :], line)


def _yaml(text: str, file: str) -> tuple[Tree, list[str]]:
    if not re.search(r"^[^#\s]", re.sub(r"^(?:---|\.\.\.).*$", "", text, flags=re.MULTILINE), re.MULTILINE):
        return {}, []  # comments alone
    document = read(text, file)
    problems = {problem.position: problem for problem in document.problems}
    tree = _tree(document.data, document.place, file, (), problems)
    said = [f"{one}; not imported" for one in document.problems if one.kind not in NO_FACT]
    return tree, said


def _tree(
    data: object, place: Place, file: str, path: tuple[str | int, ...], problems: dict[Position, Problem]
) -> Tree:
    """Return what our reader found; what it takes for blank, or for TBD, is a leaf that says so."""
    if isinstance(data, Mapping):
        return {
            key: _tree(value, data.place.parts.get(key, place), file, (*path, key), problems)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [
            _tree(value, place.parts.get(index, place), file, (*path, index), problems)
            for index, value in enumerate(data)
        ]
    if data is Bad.BAD:
        problem = problems.get(place.position)
        if problem is not None and problem.kind is Kind.TO_BE:
            return Leaf(file, path, "TBD", place.line)
        is_blank = problem is not None and problem.kind is Kind.BLANK
        return Leaf(file, path, "", place.line, why="" if is_blank else reasons.CANNOT_READ)
    return Leaf(file, path, str(data).strip(), place.line)


def _json(text: str, file: str) -> Parsed:
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: dict(_unlike(pairs)))
    except ValueError as error:
        return Parsed(
            Leaf(file, (), "", why=reasons.CANNOT_READ), [f"{file}: not read, since it is no JSON: {error}"]
        )
    except RecursionError:
        return _too_deep(file)
    return _too_deep(file) if _depth(data) > MAX_DEPTH else Parsed(tree_of(data, file), [])


def _unlike(pairs: Iterable[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Yield keys and values; a key that is there already gets a number, so that no value takes its place."""
    seen: Counter[str] = Counter()
    for key, value in pairs:
        seen[key] += 1
        yield (key if seen[key] == 1 else f"{key} ({seen[key]})"), value


def _too_deep(file: str) -> Parsed:
    said = f"{file}: not read, since values are nested more than {MAX_DEPTH} deep"
    return Parsed(Leaf(file, (), "", why=reasons.CANNOT_READ), [said])


def _depth(data: object) -> int:
    """Return how deep values are nested, up to one more than is allowed."""
    depth, level = 0, [data]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
    return depth


def _csv(text: str, file: str) -> Parsed:
    try:
        rows = sheet_of(text.encode(), Path(file), lambda row: len(row.cells), []).rows
    except CannotImport as error:
        return Parsed(Leaf(file, (), "", why=reasons.CANNOT_READ), [f"not read: {error}"])
    heads = [head.strip() for head in rows[0].cells] if rows else []
    named = [head for head, _ in _unlike((head or f"column {at}", "") for at, head in enumerate(heads, 1))]
    entries = []
    for row in rows[1:]:
        more = [f"column {place}" for place in range(len(named) + 1, len(row.cells) + 1)]
        entries.append(dict(zip([*named, *more], row.cells, strict=False)))
    return Parsed(tree_of(entries, file), [])
