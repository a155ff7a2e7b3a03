"""Data with a mark in each fact that is not for readers, made from the schemas; a search for the marks."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MARK: Final = "m4rk3d"
"""The beginning of every mark; the name of the field follows, without signs between its words."""
NUMBER: Final = 424242
"""The mark of a field that is a number."""
ORCID: Final = "0000-0001-5109-3700"
ZONE: Final = "Antarctica/Troll"
DAY: Final = "2187-06-05"
_MARKS: Final = re.compile(
    rb"m4rk3d[a-z]*|(?<![0-9a-f])424[,.]?242(?![0-9a-f])|0000-0001-5109-3700|antarctica/troll|2187-?06-?0[56]|june,?2187"
)
PLACES: Final = frozenset(
    {
        ("workshop.yml", "proposal"),
        ("organizers.yml", "proposal"),
        ("speakers.yml", "proposal"),
        ("committee.yml", "people", "proposal"),
        ("dates.yml", "internal"),
    }
)
"""Where the data has facts that are not for readers, beside whole entries that a phase or a status hides."""


@cache
def _schemas() -> Mapping[str, Any]:
    return all_schemas()


def places() -> frozenset[tuple[str, ...]]:
    """Return where the schemas have facts for reviewers or for organizers only."""
    return frozenset(
        place for name, schema in _schemas().items() for place in _places(schema, schema, (name,))
    )


def _places(
    schema: Mapping[str, Any], root: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for name, inner in _properties(schema, root).items():
        if name in {"proposal", "internal"}:
            yield (*path, name)
        elif path.count(name) == 0:  # sessions have sessions inside
            yield from _places(inner, root, (*path, name))


def _properties(schema: Mapping[str, Any], root: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts of an entry, or of the entries of a list."""
    found = _resolved(schema, root)
    entry = _resolved(found["items"], root) if "items" in found else found
    return dict(entry.get("properties", {}))


def _resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the first thing that a schema takes, where it is described."""
    while True:
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
        elif "anyOf" in schema and "properties" not in schema:
            schema = schema["anyOf"][0]
        else:
            return schema


class Marked:
    """Entries in which every fact is marked, and the files that they name."""

    def __init__(self) -> None:
        """Begin without files."""
        self.files: set[str] = set()

    def proposal(self, file: str, *path: str) -> dict[str, Any]:
        """Return what may stand under `proposal:`, all of it marked.

        Args:
            file: The data file.
            path: The keys that lead from its entry to the one with `proposal:`.
        """
        return self._inside(file, (*path, "proposal"))

    def entry(self, file: str, *path: str, **facts: object) -> dict[str, Any]:
        """Return an entry of which every fact is marked but those that are given."""
        return {**self._inside(file, path), **facts}

    def _inside(self, file: str, path: tuple[str, ...]) -> dict[str, Any]:
        root = _schemas()[file]
        schema: Mapping[str, Any] = root
        for key in path:
            schema = _properties(schema, root)[key]
        facts = _properties(schema, root)
        return {name: self._value(name, inner, root) for name, inner in facts.items()}

    def _value(self, name: str, schema: Mapping[str, Any], root: Mapping[str, Any]) -> object:
        schema = _resolved(schema, root)
        if "properties" in schema:
            return {key: self._value(key, inner, root) for key, inner in schema["properties"].items()}
        if "items" in schema:
            return [self._value(name, schema["items"], root)]
        if "enum" in schema:
            return schema["enum"][0]
        if schema["type"] == "boolean":
            return True
        if schema["type"] == "integer":
            return NUMBER
        return self._text(MARK + re.sub("[^a-z]", "", name), schema.get("pattern", ""), schema["type"])

    def _text(self, mark: str, pattern: str, kind: object) -> str:
        if not pattern and kind == "string":  # an address, or a file
            return self._file(f"files/{mark}.pdf")
        texts = {
            "": f"Text {mark}",
            "@": f"{mark}@example.org",
            "^(https?://|mailto:)": f"https://example.org/{mark}",
            "^[^/\\\\~]": f"files/{mark}.png",
            "^[A-Z]{2}$": "AQ",
            "^[A-Za-z]": ZONE,
        }
        if pattern in texts:
            return self._file(texts[pattern]) if pattern == "^[^/\\\\~]" else texts[pattern]
        for text in (mark, f"9/{mark}", ORCID, DAY):
            if re.search(pattern, text):
                return text
        message = f"say here how a text of the form {pattern} is marked"
        raise AssertionError(message)

    def _file(self, path: str) -> str:
        self.files.add(path)
        return path


def marks_in(content: bytes) -> set[str]:
    """Return the marks in a file, wherever its lines break, and in the files that are packed in it."""
    found = {one.decode() for one in _MARKS.findall(re.sub(rb"\s+", b"", content.lower()))}
    for inner in _unpacked(content):
        found |= marks_in(inner)
    return found


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield what a file has packed in it: books, workbooks, compressed files, Sphinx's inventories."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (name.encode() for name in archive.namelist())
            yield from (archive.read(name) for name in archive.namelist())
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"# Sphinx inventory version 2"):
        yield zlib.decompress(content.split(b"\n", 4)[4])


def marked_files(folder: Path) -> dict[str, set[str]]:
    """Return the marks in each file of an output, and in its name; files without marks are left out.

    What Sphinx remembers for its next build (`environment.pickle`) is no form that anybody reads.
    """
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.name != "environment.pickle"):
        name = str(path.relative_to(folder))
        marks = marks_in(name.encode()) | (marks_in(path.read_bytes()) if path.is_file() else set())
        if marks:
            found[name] = marks
    return found
