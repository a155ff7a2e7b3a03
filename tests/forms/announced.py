"""Which facts may be TBD, as the schemas say; data in which chosen ones are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def places(file: str) -> Iterator[tuple[str, ...]]:
    """Yield the facts of a data file that may be TBD, as its schema says: the keys that lead to each."""
    schema = all_schemas()[file]
    yield from _places(schema, schema, ())


def _places(
    schema: Mapping[str, Any], root: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    options = [_resolved(one, root) for one in schema.get("anyOf", [schema])]
    if path and any(one.get("const") == "TBD" or "TBD" in one.get("enum", ()) for one in options):
        yield path
    for one in options:
        for key, inner in one.get("properties", {}).items():
            if path.count(key) == 0:  # sessions have sessions inside
                yield from _places(_resolved(inner, root), root, (*path, key))
        if isinstance(one.get("items"), dict):
            yield from _places(_resolved(one["items"], root), root, path)


def _resolved(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def every(*, deepest: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """Return the facts that may be TBD, but for those of reviewers; perhaps only those with none inside."""
    found = [
        (file, path)
        for file in all_schemas()
        for path in dict.fromkeys(places(file))
        if "proposal" not in path
    ]
    inside = {(file, path[:end]) for file, path in found for end in range(1, len(path))}
    return [one for one in found if one not in inside or not deepest]


def announce(data: Path, *chosen: tuple[str, tuple[str, ...]]) -> None:
    """Write TBD for facts in all entries of a data folder that could have them.

    Args:
        data: The folder.
        chosen: The facts: the name of the data file, and the keys that lead to the fact.
    """
    for file in dict.fromkeys(file for file, _path in chosen):
        facts = yaml.load((data / file).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (texts alone)
        for path in (path for name, path in chosen if name == file):
            _announce(facts, path)
        (data / file).write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _announce(facts: object, path: tuple[str, ...]) -> None:
    key, *rest = path
    if isinstance(facts, list):
        for one in facts:
            _announce(one, path)
    elif isinstance(facts, dict) and rest:
        _announce(facts.get(key), tuple(rest))
        if key == "sessions" and isinstance(facts.get(key), list):
            for one in facts[key]:
                _announce(one if "sessions" in one else None, path)
    elif isinstance(facts, dict) and ("id" not in facts or facts.keys() & {"name", "title"}):
        facts[key] = "TBD"  # but not of a person who is described in another file
