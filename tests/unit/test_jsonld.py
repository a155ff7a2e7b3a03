"""JSON-LD says what is known in the words of schema.org, and nothing of what is not."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.jsonld import jsonld
from sphinx_workshop.export.schema_org.event import event_node
from sphinx_workshop.export.schema_org.graph import element, identity, node
from sphinx_workshop.source.loader import load
from tests.facts_of_all_kinds import NAMES, folder_of
from tests.schema_org import breaches, is_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded

    LoadGood = Callable[[Mapping[str, str]], Workshop]

BASE: Final = "https://example.org/ew/"
ANNOUNCED: Final = re.compile(r"\bTBD\b|to be announced", re.IGNORECASE)
PEOPLE: Final = "- name: Ada Example\n- name: 李明\n  id: li-ming\n"
EVENT: Final = "name: Example Workshop\nphase: call\n"


def event_of(workshop: Workshop, base: str = BASE) -> dict[str, Any]:
    return json.loads(json.dumps(event_node(workshop, base)))  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", NAMES)
def test_all_that_is_said_is_in_the_vocabulary(name: str, tmp_path: Path) -> None:
    workshop = load(folder_of(name, tmp_path)).workshop
    for addresses in (NOWHERE, Addresses(BASE)):
        text = jsonld(workshop, addresses)
        assert breaches(json.loads(text)) == []
        assert not ANNOUNCED.search(text)
        assert text == jsonld(load(folder_of_again(name, tmp_path)).workshop, addresses)


def folder_of_again(name: str, folder: Path) -> Path:
    """Return a data folder that `folder_of` has written already."""
    return folder / "source/data" if (folder / "source").exists() else folder_of(name, folder)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"@type": "Event", "nam": "x"}, "no property https://schema.org/nam"),
        ({"@type": "Evnt", "name": "x"}, "no type https://schema.org/Evnt"),
        ({"@type": "Person", "startDate": "2022-01-01"}, "startDate is no property of"),
        ({"@type": "Event", "startDate": "2 January"}, "startDate cannot be"),
        ({"@type": "Event", "startDate": "2022-01-01T10:00:00"}, "startDate cannot be"),
        ({"@type": "Event", "performer": {"@type": "Place", "name": "x"}}, "performer cannot be"),
        ({"@type": "Event", "eventStatus": "https://schema.org/EventSoon"}, "eventStatus cannot be"),
        ({"@type": "Event", "subEvents": {"@type": "Event", "name": "x"}}, "is not used any more"),
    ],
)
def test_the_vocabulary_finds_what_it_does_not_have(document: dict[str, object], said: str) -> None:
    assert any(said in breach for breach in breaches({"@context": "https://schema.org", **document}))


def test_times_of_the_program_have_offsets_and_days_have_none(
    load_data: Callable[[Mapping[str, str]], Loaded],
) -> None:
    files = {"workshop.yml": f"{EVENT}date: 2022-12-02\ntimezone: America/Chicago\n"}
    event = event_of(load_data(files).workshop)
    assert (event["startDate"], event["endDate"]) == ("2022-12-02", "2022-12-02")
    files["program.yml"] = (
        "- date: 2022-12-02\n  sessions:\n    - title: Opening\n      start: 09:00\n      end: 10:00\n"
        "    - title: Social\n      start: 21:00\n      end: 2022-12-03 00:30\n"
    )
    event = event_of(load_data(files).workshop)
    assert event["startDate"] == "2022-12-02T09:00:00-06:00"
    assert event["endDate"] == event["subEvent"][1]["endDate"] == "2022-12-03T00:30:00-06:00"
    files["program.yml"] += "    - title: Closing\n      start: 22:00\n"
    event = event_of(load_data(files).workshop)
    assert event["startDate"] == "2022-12-02T09:00:00-06:00"
    assert event["endDate"] == "2022-12-02", "nobody knows when the last session ends"


def test_an_event_whose_day_is_not_decided_has_no_date(load_good: LoadGood) -> None:
    event = event_of(
        load_good({"workshop.yml": f"{EVENT}date:\n  one_of:\n    - 2022-12-02\n    - 2022-12-03\n"})
    )
    assert not {"startDate", "endDate", "eventStatus"} & set(event)


@pytest.mark.parametrize(
    ("facts", "mode", "location"),
    [
        ("format: virtual", "Online", [("VirtualLocation", BASE)]),
        (
            "format: virtual\nlinks:\n  livestream: https://example.org/live",
            "Online",
            [("VirtualLocation", "https://example.org/live")],
        ),
        (
            "format: hybrid\nvenue:\n  name: Hall\n  url: https://example.org/hall",
            "Mixed",
            [("Place", "https://example.org/hall"), ("VirtualLocation", BASE)],
        ),
        ("format: in-person\nvenue:\n  address: A Street", "Offline", [("Place", None)]),
        ("format: in-person\nvenue: TBD", "Offline", []),
    ],
)
def test_where_it_takes_place_is_said_as_far_as_it_is_known(
    load_good: LoadGood, facts: str, mode: str, location: list[tuple[str, str | None]]
) -> None:
    event = event_of(load_good({"workshop.yml": f"{EVENT}{facts}\n"}))
    assert event["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [(place["@type"], place.get("url")) for place in event.get("location", [])] == location


def test_only_who_is_sure_to_come_performs(load_good: LoadGood) -> None:
    speakers = (
        "- name: Grace Example\n- name: Alan Example\n  status: tentative\n"
        "- name: Iris Example\n  status: invited\n"
    )
    program = (
        "- date: 2022-12-02\n  sessions:\n    - title: Panel\n      start: 09:00\n      end: 10:00\n"
        "      speakers: [grace-example, alan-example, iris-example]\n"
    )
    event = event_of(load_good({"speakers.yml": speakers, "program.yml": program}))
    assert [one["name"] for one in event["performer"]] == ["Grace Example"]
    assert [one["name"] for one in event["subEvent"][0]["performer"]] == ["Grace Example"]


def test_a_session_without_a_title_leaves_its_place_to_those_inside(load_good: LoadGood) -> None:
    program = (
        "- date: TBD\n  sessions:\n    - title: TBD\n      room: A\n      sessions:\n"
        "        - title: Inside\n"
    )
    workshop = load_good({"workshop.yml": f"{EVENT}format: virtual\n", "program.yml": program})
    (session,) = event_of(workshop)["subEvent"]
    assert session == {
        "@type": "Event",
        "@id": f"{BASE}#session-inside",
        "name": "Inside",
        "location": {"@type": "VirtualLocation", "name": "A"},
    }


def test_a_person_is_the_same_wherever_it_is_named(load_good: LoadGood) -> None:
    papers = "- id: p1\n  title: A paper\n  authors: [Ada Example, Somebody Else]\n"
    files = {"organizers.yml": PEOPLE, "papers.yml": papers, "workshop.yml": EVENT.replace("call", "archive")}
    graph = json.loads(jsonld(load_good(files), Addresses(BASE)))["@graph"]
    event, ada, li, paper = graph
    assert (
        ada["@id"]
        == event["organizer"][0]["@id"]
        == paper["author"][0]["@id"]
        == f"{BASE}#person-ada-example"
    )
    assert li["name"] == "李明"
    assert "@id" not in paper["author"][1]
    assert '"@id"' not in jsonld(load_good(files), NOWHERE), (
        "without an address, no two are known to be the same"
    )


def test_an_identity_is_an_address_in_any_script() -> None:
    assert identity(BASE, "person-王芳") == f"{BASE}#person-%E7%8E%8B%E8%8A%B3"


def test_no_text_can_end_the_element_or_a_line_of_it() -> None:
    text = "</script><!-- & \u2028\u2029 -->李明"
    made = element([node("Person", name=text)])
    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert json.loads(inside) == {"@context": "https://schema.org", "@type": "Person", "name": text}


def test_moments_are_told_from_other_texts() -> None:
    good, bad = ("2022-12-02", "2022-12-02T09:00:00-06:00"), ("2022-12", "2022-12-02T09:00:00", "soon")
    assert all(map(is_moment, good))
    assert not any(map(is_moment, bad))
