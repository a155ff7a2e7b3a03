"""CITATION.cff is what the Citation File Format says, and takes no name apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.cff import citation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

SCHEMA: Final = json.loads((Path(__file__).parents[1] / "schemas/cff-1.2.0.json").read_text("utf-8"))
LEAST: Final = "name: Example Workshop 2030\nphase: proposal\n"
EVENT: Final = """\
name: "Example: a workshop, 2030"
short_name: EW 2030
phase: program
tagline: Examples *of* $x^2$
host: neurips-2022
date:
  start: 2030-11-30
  end: 2030-12-01
venue:
  name: Example Center
  address: TBD
contact: chairs@example.org
url: https://example.org/2030/
links:
  source: https://example.org/source
  license: https://creativecommons.org/licenses/by-sa/4.0/
  proceedings: TBD
"""
ORGANIZERS: Final = """\
- name: Ada van der Berg
  orcid: 0000-0002-1825-0097
  email: ada@example.org
- name: 李明
  id: li-ming
- name: Sam Example
- name: Sam Example
  id: other-sam
"""


def valid(workshop: Workshop, *addresses: Addresses) -> dict[str, Any]:
    """Return what a file says that the schema takes."""
    facts = yaml.safe_load(citation(workshop, *addresses))
    Draft7Validator(SCHEMA, format_checker=FormatChecker()).validate(facts)
    assert isinstance(facts, dict)
    return facts


def test_the_workshop_is_cited_with_its_organizers(load_data: Callable[[Mapping[str, str]], Any]) -> None:
    workshop = load_data({"workshop.yml": EVENT, "organizers.yml": ORGANIZERS}).workshop
    authors = [
        {"name": "Ada van der Berg", "orcid": "https://orcid.org/0000-0002-1825-0097"},
        {"name": "李明"},
        {"name": "Sam Example"},
    ]
    assert valid(workshop) == {
        "cff-version": "1.2.0",
        "message": "If you cite this workshop, please use the metadata in `preferred-citation`.",
        "type": "dataset",
        "title": "Example: a workshop, 2030",
        "abstract": "Examples of x^2",
        "authors": authors,
        "contact": [{"name": "The organizers of EW 2030", "email": "chairs@example.org"}],
        "url": "https://example.org/2030/",
        "repository-code": "https://example.org/source",
        "license": "CC-BY-SA-4.0",
        "preferred-citation": {
            "type": "conference",
            "title": "Example: a workshop, 2030",
            "authors": authors,
            "year": 2030,
            "month": 11,
            "conference": {
                "name": "Example: a workshop, 2030",
                "alias": "EW 2030",
                "date-start": "2030-11-30",
                "date-end": "2030-12-01",
                "location": "Example Center",
                "website": "https://example.org/2030/",
            },
            "notes": "Workshop at NeurIPS 2022",
            "url": "https://example.org/2030/",
        },
    }


def test_a_published_volume_is_cited_as_proceedings_with_its_editors(
    load_data: Callable[[Mapping[str, str]], Any],
) -> None:
    event = EVENT.replace("proceedings: TBD", "proceedings: https://example.org/volume")
    organizers = ORGANIZERS.replace("email: ada@example.org", "role: Volume editor")
    preferred = valid(load_data({"workshop.yml": event, "organizers.yml": organizers}).workshop)[
        "preferred-citation"
    ]
    assert (preferred["type"], preferred["url"]) == ("proceedings", "https://example.org/volume")
    assert [one["name"] for one in preferred["editors"]] == ["Ada van der Berg"]


def test_no_host_is_named_that_has_not_accepted_the_workshop(load_good: LoadGood) -> None:
    files = {"workshop.yml": f"{LEAST}host: neurips-2022\n"}
    assert "NeurIPS" not in citation(load_good(files))


@pytest.mark.parametrize("organizers", [None, "TBD\n"])
def test_the_least_of_data_makes_a_valid_file(load_good: LoadGood, organizers: str | None) -> None:
    files = {"workshop.yml": LEAST} | ({"organizers.yml": organizers} if organizers else {})
    facts = valid(load_good(files), Addresses("https://example.org/"))
    assert facts["authors"] == [{"name": "The organizers of Example Workshop 2030"}]
    assert facts["url"] == "https://example.org/"
    assert "TBD" not in citation(load_good(files))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://creativecommons.org/publicdomain/zero/1.0/", {"license": "CC0-1.0"}),
        ("http://creativecommons.org/licenses/by/3.0/deed.de", {"license": "CC-BY-3.0"}),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", {"license": "CC-BY-NC-ND-4.0"}),
        ("https://example.org/licence", {"license-url": "https://example.org/licence"}),
        ("mailto:chairs@example.org", {}),
    ],
)
def test_a_licence_has_its_id_or_its_address(load_good: LoadGood, url: str, said: dict[str, str]) -> None:
    facts = valid(load_good({"workshop.yml": f"{LEAST}links:\n  license: {url}\n"}))
    assert {key: value for key, value in facts.items() if "license" in key} == said
