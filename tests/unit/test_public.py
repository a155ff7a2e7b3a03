"""`workshop.json` has every public fact that is known, in the form that its schema says, and no other."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator, FormatChecker

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.public.facts import as_json, public_facts, public_json, public_schema
from sphinx_workshop.model.base import Entry
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from tests.facts_of_all_kinds import NAMES, folder_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    LoadGood = Callable[[Mapping[str, str]], Workshop]

SCHEMA: Final = public_schema()
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
BASE: Final = "https://example.org/ew/"
ANNOUNCED: Final = re.compile(r"\bTBD\b|to be announced", re.IGNORECASE)
JOINED: Final = {"organizers", "speakers"}
"""The parts that are in `people`."""


def facts_of(workshop: Workshop, addresses: Addresses = NOWHERE) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(public_json(workshop, addresses))
    assert [error.message for error in VALIDATOR.iter_errors(facts)] == []
    return facts


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert not ANNOUNCED.search(as_json(SCHEMA))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_as_the_schema_says(name: str, tmp_path: Path) -> None:
    folder = folder_of(name, tmp_path)
    workshop = load(folder).workshop
    shown = {("person", key): f"people.html#{key}" for key in workshop.people}
    for addresses in (NOWHERE, Addresses(BASE), Addresses(BASE, shown)):
        facts_of(workshop, addresses)
        text = public_json(workshop, addresses)
        assert not ANNOUNCED.search(text)
        assert text == public_json(load(folder).workshop, addresses)


def test_every_file_is_a_part(tmp_path: Path) -> None:
    facts = facts_of(load(folder_of("archive", tmp_path)).workshop)
    parts = {"workshop" if name == "event" else name for name in Workshop.FILES} - JOINED
    assert parts | {"$schema", "version", "people"} == set(facts)


def keys_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from keys_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from keys_in(inside)


def test_every_key_of_the_data_is_published_or_is_left_out_on_purpose() -> None:
    definitions: dict[str, Any] = SCHEMA["$defs"]  # type: ignore[assignment]
    found = {kind.entry.__name__ for kind in FILES.values()}
    left_out = {name: set(entry_keys(name)) - set(definitions[name]["properties"]) for name in sorted(found)}
    assert {name: keys for name, keys in left_out.items() if keys} == {
        "Event": {"data_format", "host", "proposal"},
        "Milestone": {"internal"},
        "Organizer": set(entry_keys("Person")),  # these are in `people`
        "Speaker": set(entry_keys("Person")),
        "Sponsor": {"logo", "logo_dark"},
    }


def entry_keys(name: str) -> set[str]:
    def types(of: type[Entry]) -> Iterator[type[Entry]]:
        for one in of.__subclasses__():
            yield one
            yield from types(one)

    model = next(one for one in types(Entry) if one.__name__ == name)
    return {info.alias or key for key, info in model.model_fields.items()}


def test_a_person_of_the_proposal_is_no_fact(tmp_path: Path) -> None:
    facts = facts_of(load(folder_of("root", tmp_path)).workshop)
    assert not {"proposal", "photo", "internal", "gender", "career_stage"} & set(keys_in(facts))
    assert {"iris-invited", "declined-example", "not-yet"}.isdisjoint(facts["people"])
    assert "papers" not in facts, "they are not public in phase `call`"


def test_dates_have_an_instant_and_what_a_clock_shows(load_good: LoadGood) -> None:
    dates = (
        "- name: Deadline\n  due: 2022-09-22\n  was: 2022-09-15\n"
        "- name: Talk\n  kind: event\n  due: 2022-10-01\n"
        "- name: Grants\n  due: 2022-11\n- name: Later\n  due: TBD\n"
        "- name: Period\n  from: 2022-08-01\n  due: 2022-08-15 17:00\n  timezone: Europe/Paris\n"
    )
    deadline, talk, grants, later, period = facts_of(load_good({"dates.yml": dates}))["milestones"]
    assert (deadline["due"], deadline["due_local"], deadline["timezone"]) == (
        "2022-09-23T11:59:00Z",
        "2022-09-22T23:59:00-12:00",
        "AoE",
    )
    assert deadline["was"] == [
        {"due": "2022-09-16T11:59:00Z", "due_local": "2022-09-15T23:59:00-12:00", "timezone": "AoE"}
    ]
    assert (talk.get("due"), talk["due_local"], talk["timezone"]) == (None, "2022-10-01", "UTC")
    assert (grants.get("due"), grants["due_local"]) == (None, "2022-11")
    assert not {"due", "due_local"} & set(later)
    assert (period["from"], period["from_local"]) == ("2022-07-31T22:00:00Z", "2022-08-01T00:00:00+02:00")


def test_people_are_named_by_id_where_they_have_one(load_good: LoadGood) -> None:
    files = {
        "organizers.yml": "- name: Ada Example\n",
        "call.yml": "tracks:\n  - name: Full papers\n    organizers: [ada-example, Dan Outside]\n",
        "awards.yml": "- name: Service\n  to: [Ada Example, Somebody Else]\n",
    }
    facts = facts_of(load_good(files))
    assert facts["call"]["tracks"][0]["organizers"] == [
        {"id": "ada-example", "name": "Ada Example"},
        {"name": "Dan Outside"},
    ]
    assert facts["awards"][0]["to"] == [
        {"person": "ada-example", "name": "Ada Example"},
        {"name": "Somebody Else"},
    ]


def test_addresses_are_those_of_the_site(tmp_path: Path) -> None:
    workshop = load(folder_of("archive", tmp_path)).workshop
    shown = {
        ("person", "ada-example"): "people.html#ada",
        ("session", "opening"): "program.html#session-opening",
        ("milestone", "submission"): "dates.html#submission",
        ("track", "full"): "cfp.html#full",
        ("paper", "first"): "papers/first.html",
        ("file", "papers/first.pdf"): "papers/first.pdf",
    }
    facts = facts_of(workshop, Addresses(BASE, shown))
    assert facts["$schema"] == f"{BASE}workshop.schema.json"
    assert facts["people"]["ada-example"]["page"] == f"{BASE}people.html#ada"
    assert facts["program"][0]["sessions"][0]["page"] == f"{BASE}program.html#session-opening"
    assert facts["milestones"][1]["page"] == f"{BASE}dates.html#submission"
    assert facts["call"]["tracks"][0]["page"] == f"{BASE}cfp.html#full"
    (first,) = (paper for paper in facts["papers"] if paper["id"] == "first")
    assert first["page"] == f"{BASE}papers/first.html"
    assert first["links"]["pdf"] == f"{BASE}papers/first.pdf"
    assert "slides" not in first["links"], "a file that the site has nowhere has no address"
    assert first["authors"][0]["id"] == "ada-example"


def test_a_fact_that_comes_is_in_it_and_in_the_schema(load_good: LoadGood) -> None:
    workshop = load_good({})
    changed = replace(workshop, event=workshop.event.model_copy(update={"short_name": "EW"}))
    assert public_facts(changed)["workshop"] == {
        "name": "Example Workshop",
        "phase": "proposal",
        "short_name": "EW",
        "timezone": "UTC",
    }


def test_the_command_prints_the_schema() -> None:
    printed = CliRunner().invoke(main, ["schema", "workshop.json"])
    assert json.loads(printed.output) == SCHEMA
    of_data = CliRunner().invoke(main, ["schema", "workshop.yml"])
    assert json.loads(of_data.output)["title"] == "workshop.yml"
