"""A schedule in XML as the data that its JSON would have.

The standard library's parser is enough: XML that declares a document type, which no schedule has, is refused
before anything of it is expanded, so that no entity can grow or read a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_workshop.importers.record import CannotImport

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element


class _Builder(ET.TreeBuilder):
    def doctype(self, *_: object) -> None:
        message = "the XML declares a document type, which no schedule needs; remove the line <!DOCTYPE …>"
        raise CannotImport(message)


def as_data(content: bytes, file: str) -> dict[str, object]:
    """Return the schedule of an XML file as its JSON would have it.

    Raises:
        CannotImport: The XML is not well-formed, not a schedule, or declares a document type.
    """
    try:
        root = ET.fromstring(content, ET.XMLParser(target=_Builder()))  # noqa: S314 (see above)
    except ET.ParseError as error:
        message = f"{file} is not well-formed XML ({error}); export it again"
        raise CannotImport(message) from error
    if root.tag != "schedule":
        message = f"{file} is not a schedule: its outermost element is <{root.tag}>; export it as frab XML"
        raise CannotImport(message)
    texts = {key: root.findtext(f"conference/{key}", "").strip() for key in ("time_zone_name", "day_change")}
    return {"schedule": {"conference": {**texts, "days": [_day(day) for day in root.iter("day")]}}}


def _day(day: Element) -> dict[str, object]:
    rooms: dict[str, list[object]] = {}
    for room in day.iter("room"):
        if room.get("name") is not None or room.find("event") is not None:  # an event has a <room>, too
            rooms.setdefault(room.get("name", ""), []).extend(map(_event, room.iter("event")))
    times = {"day_start": day.get("start", ""), "day_end": day.get("end", "")}
    return {"date": day.get("date", ""), "rooms": rooms, **times}


def _event(event: Element) -> dict[str, object]:
    return {
        **{child.tag: _text(child) for child in event},
        **{key: value for key in ("id", "guid", "code") if (value := event.get(key))},
        "persons": [_person(person) for person in event.findall("persons/person")],
        "links": _links(event.findall("links/link")),
        "attachments": _links(event.findall("attachments/attachment")),
    }


def _person(person: Element) -> dict[str, object]:
    name = (person.text or "").strip() or person.get("public_name") or person.get("name")
    inside = {child.tag: _text(child) for child in person}
    return {**person.attrib, **({"name": name} if name else {}), **inside}


def _links(links: Iterable[Element]) -> list[object]:
    return [{"title": _text(link), "url": link.get("href", "")} for link in links]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
