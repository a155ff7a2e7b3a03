"""A schedule in XML as the data that its JSON would have.

The standard library's parser is enough: XML that declares a document type, which no schedule has, is refused
before anything of it is expanded, so that no entity can grow or read a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_workshop.importers.record import CannotImport, not_utf_8
from sphinx_workshop.importers.schedules.refusals import EXPORT

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
    except (LookupError, ValueError) as error:  # an encoding that is not known
        message = f"{file} is not XML that can be read ({error}); save it as UTF-8"
        raise CannotImport(message) from error
    except ET.ParseError as error:
        _check_text(content, file)
        message = f"{file} is not well-formed XML ({error}); it may be cut off: export or download it again"
        raise CannotImport(message) from error
    if root.tag != "schedule":
        found = f"its outermost element is <{root.tag}>"
        message = f"{file} is not a schedule: expected <schedule> of frab XML; {found}; {EXPORT}"
        raise CannotImport(message)
    keys = ("time_zone_name", "timezone", "day_change", "base_url")
    texts = {key: root.findtext(f"conference/{key}", "").strip() for key in keys}
    return {"schedule": {"conference": {**texts, "days": [_day(day) for day in root.iter("day")]}}}


def _check_text(content: bytes, file: str) -> None:
    """Check that XML which names no encoding is UTF-8 (XML 1.0, section 4.3.3).

    Raises:
        CannotImport: It is not.
    """
    if b"encoding=" in content[:200] or content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return
    try:
        content.decode()
    except UnicodeDecodeError as error:
        raise not_utf_8(file, error) from error


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
        "recording_license": event.findtext("recording/license", "").strip(),
        "do_not_record": event.findtext("recording/optout", "").strip() == "true",
        "persons": [
            _person(person) for person in (*event.iterfind("persons/person"), *event.iterfind("person"))
        ],
        "links": _links(event.findall("links/link")),
        "attachments": _links(event.findall("attachments/attachment")),
    }


def _person(person: Element) -> dict[str, object]:
    name = (person.text or "").strip() or person.get("public_name") or person.get("name")
    inside = {child.tag: _text(child) for child in person}
    return {**person.attrib, **({"name": name} if name else {}), **inside}


def _links(links: Iterable[Element]) -> list[object]:
    return [{"title": _text(link), "url": link.get("href", ""), "type": link.get("type")} for link in links]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
