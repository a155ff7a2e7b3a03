"""A schedule in XML in the shape of the one in JSON.

The parser of the standard library is enough: schedules have no document type,
and one that declares a type or an entity is refused before anything of it is
expanded, so that no entity can grow or read a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from sphinx_workshop.importers.found import CannotImport

if TYPE_CHECKING:
    from collections.abc import Iterable


def as_data(content: bytes, file: str) -> dict[str, object]:
    """Return the schedule of an XML file as its JSON would have it.

    :raises CannotImport: for XML that is not well-formed, or declares a document type
    """
    try:
        root = _parse(content)
    except expat.ExpatError as error:
        message = f"{file} is not well-formed XML ({error}); export it again"
        raise CannotImport(message) from error
    if root.tag != "schedule":
        message = f"{file} is no schedule: its outermost element is <{root.tag}>; export it as frab XML"
        raise CannotImport(message)
    conference = root.find("conference")
    days = [_day(day) for day in root.iter("day")]
    facts: dict[str, object] = {
        key: (conference.findtext(key) or "").strip() if conference is not None else ""
        for key in ("time_zone_name", "day_change")
    }
    return {"schedule": {"conference": {**facts, "days": days}}}


def _parse(content: bytes) -> Element:
    builder = TreeBuilder()

    def refuse(*_: object) -> NoReturn:
        message = "the XML declares a document type, which no schedule needs; remove the line <!DOCTYPE …>"
        raise CannotImport(message)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.Parse(content, True)  # noqa: FBT003 (the end of the content)
    return builder.close()


def _day(day: Element) -> dict[str, object]:
    rooms: dict[str, list[object]] = {}
    for room in day.iter("room"):
        if room.get("name") is not None or room.find("event") is not None:
            rooms.setdefault(room.get("name", ""), []).extend(map(_event, room.iter("event")))
    times = {"day_start": day.get("start", ""), "day_end": day.get("end", "")}
    return {"date": day.get("date", ""), "rooms": rooms, **times}


def _event(event: Element) -> dict[str, object]:
    texts: dict[str, object] = {
        child.tag: _words(child) for child in event if child.tag not in {"persons", "links", "attachments"}
    }
    return {
        **texts,
        **{key: event.get(key, "") for key in ("id", "guid", "code") if event.get(key)},
        "persons": [_person(person) for person in event.findall("persons/person")],
        "links": _links(event.findall("links/link")),
        "attachments": _links(event.findall("attachments/attachment")),
    }


def _person(person: Element) -> dict[str, object]:
    inside: dict[str, object] = {child.tag: _words(child) for child in person}
    name = person.text.strip() if person.text else ""
    given = name or person.get("public_name") or person.get("name") or ""
    return {**person.attrib, **({"name": given} if given else {}), **inside}


def _links(links: Iterable[Element]) -> list[object]:
    return [{"title": _words(link), "url": link.get("href", "")} for link in links]


def _words(element: Element) -> str:
    return "".join(element.itertext()).strip()
