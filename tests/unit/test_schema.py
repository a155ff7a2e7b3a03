"""The JSON Schemas say to editors what the check says, as far as a schema can."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

from sphinx_workshop.problems import Kind
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).parents[2]
GOOD: Final = [
    path
    for folder in ("docs/data", "tests/roots/full/data")
    for path in sorted((ROOT / folder).glob("*.yml"))
]
BAD: Final = {
    str(path.relative_to(ROOT / "tests/bad").with_suffix("")): path
    for stem in FILES
    for path in sorted((ROOT / "tests/bad" / stem).glob("*.yml"))
}
SCHEMAS: Final = all_schemas()


class _Core(yaml.SafeLoader):
    """Plain scalars become what YAML 1.2 makes of them, as editors do; nothing becomes a date."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 (as PyYAML has it)


_Core.add_implicit_resolver(
    "tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]
)
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])
_Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]+$"), list("-+0123456789")
)


def errors(path: Path, stem: str) -> list[str]:
    """Return what a schema has against a file; a file that is not YAML is one error."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), _Core)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        return [str(error)]
    return [error.message for error in Draft202012Validator(SCHEMAS[f"{stem}.yml"]).iter_errors(data)]


def test_there_is_a_schema_for_each_data_file() -> None:
    assert set(SCHEMAS) == {kind.name for kind in FILES.values()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_valid(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"] == name
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", GOOD, ids=lambda path: str(path.relative_to(ROOT)))
def test_good_data_passes_its_schema(path: Path) -> None:
    assert load(path.parent).problems == []
    assert errors(path, path.stem) == []


VISIBLE: Final = {Kind.UNKNOWN_KEY, Kind.MISSING, Kind.TYPE, Kind.BLANK, Kind.SYNTAX}
INVISIBLE: Final = {
    "dates/blank-text",  # blanks between quotes
    "organizers/unknown-id-only",  # who is named in which file
    "organizers/nobody",
    "dates/alias-of-nothing",
    "program/session-says-nothing",  # one of three keys
}
"""What no schema can say, though others of its kind can be said."""


BETWEEN: Final = {
    Kind.REFERENCE,
    Kind.DUPLICATE_ID,
    Kind.DAYLIGHT_SAVING,
    Kind.DAY_ORDER,
    Kind.OUTSIDE,
    Kind.ROOM_CLASH,
    Kind.PERSON_CLASH,
    Kind.SESSION_ORDER,
    Kind.GAP,
}
"""Problems between values that are good each by itself."""


def _visible() -> Iterator[str]:
    for name, path in BAD.items():
        stated = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if any(f"[{kind.value}]" in stated for kind in VISIBLE) and name not in INVISIBLE:
            yield name


@pytest.mark.parametrize("name", list(_visible()))
def test_bad_data_fails_its_schema_where_a_schema_can_tell(name: str) -> None:
    assert errors(BAD[name], BAD[name].parent.name) != []


def test_most_bad_values_fail_their_schema() -> None:
    alone = {
        name: path
        for name, path in BAD.items()
        if not any(f"[{kind.value}]" in path.read_text(encoding="utf-8") for kind in BETWEEN)
    }
    passing = {name for name, path in alone.items() if not errors(path, path.parent.name)}
    assert len(passing) < len(alone) / 3, sorted(passing)


@pytest.mark.parametrize("path", sorted((ROOT / "docs/data").glob("*.yml")), ids=lambda path: path.stem)
def test_a_data_file_names_its_schema_for_editors(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=schemas/{path.stem}.json"


def test_the_schemas_that_the_data_files_name_are_those_of_the_code() -> None:
    for name, schema in all_schemas().items():
        written = (ROOT / "docs/data/schemas" / name).with_suffix(".json").read_text(encoding="utf-8")
        assert json.loads(written) == schema, "run: sphinx-workshop schema --folder docs/data/schemas"


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from _objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _objects(inner)


@pytest.mark.parametrize("name", SCHEMAS)
def test_editors_can_explain_and_complete_each_key(name: str) -> None:
    entries = [schema for schema in _objects(SCHEMAS[name]) if "properties" in schema]
    assert entries
    for entry in entries:
        assert entry["additionalProperties"] is False
        for key, fact in entry["properties"].items():
            assert fact.get("description"), f"{name}: {key}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_may_be_null(name: str) -> None:
    assert [schema for schema in _objects(SCHEMAS[name]) if schema.get("type") == "null"] == []


@pytest.mark.parametrize(
    ("stem", "data"),
    [
        ("dates", "TBD"),
        ("organizers", [{"name": "Ada", "affiliation": "X"}]),
        ("organizers", [{"name": "Ada", "affiliation": ["X", "Y"], "url": "TBD"}]),
        ("workshop", {"name": "W", "phase": "call", "date": "2022-12-02"}),
        ("workshop", {"name": "W", "phase": "call", "date": {"start": "2022-12-02", "end": "2022-12-03"}}),
        (
            "workshop",
            {"name": "W", "phase": "call", "date": "TBD", "links": {"more": [{"label": "L", "url": "TBD"}]}},
        ),
        (
            "program",
            [{"date": "TBD", "sessions": [{"title": "T", "start": "9:05", "end": "2022-12-03 00:30"}]}],
        ),
        (
            "program",
            [{"date": "2022-12-02", "sessions": [{"speakers": "ada", "sessions": [{"papers": ["42"]}]}]}],
        ),
        ("call", {"review": {"reviewers": 3, "blind": "double"}, "archival": False, "topics": [2022]}),
    ],
)
def test_short_and_long_forms_pass(stem: str, data: object) -> None:
    assert [error.message for error in Draft202012Validator(SCHEMAS[f"{stem}.yml"]).iter_errors(data)] == []


@pytest.mark.parametrize("stem", FILES)
def test_only_what_may_be_to_be_announced_may_be_tbd(
    stem: str, write_data: Callable[[dict[str, str]], Path]
) -> None:
    tbd = Draft202012Validator(SCHEMAS[f"{stem}.yml"]).is_valid("TBD")
    assert tbd is not bool(load(write_data({f"{stem}.yml": "TBD\n"})).problems)
