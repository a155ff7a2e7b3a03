"""The program as a schedule in XML (https://c3voc.de/schedule/schema.xsd)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.frab.events import (
    GENERATOR,
    SLOT,
    acronym_of,
    days_of,
    guid_of_room,
    zone_of,
)
from sphinx_workshop.export.frab.json_schedule import version_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from sphinx_workshop.export.frab.events import Day, Event
    from sphinx_workshop.model.workshop import Workshop


def frab_xml(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return the schedule of a workshop as XML.

    Raises:
        Refused: No session has a known start and a title.
    """
    days = days_of(workshop, addresses)
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=GENERATOR)
    _texts(root, {"version": version_of(workshop, addresses, days)})
    root.append(_conference(workshop, addresses, days))
    root.extend(_day(workshop, index, day) for index, day in enumerate(days, start=1))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _texts(parent: Element, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _conference(workshop: Workshop, addresses: Addresses, days: Sequence[Day]) -> Element:
    conference = ET.Element("conference")
    texts = {
        "acronym": acronym_of(workshop),
        "title": workshop.event.name,
        "start": days[0].date.isoformat(),
        "end": days[-1].date.isoformat(),
        "days": str(len(days)),
        "timeslot_duration": SLOT,
        "time_zone_name": zone_of(workshop),
        "url": addresses.base,
    }
    _texts(conference, {name: text for name, text in texts.items() if text})
    for track in dict.fromkeys(event.track for day in days for event in day.events if event.track):
        ET.SubElement(conference, "track", name=track)
    return conference


def _day(workshop: Workshop, index: int, day: Day) -> Element:
    facts = {"index": str(index), "date": day.date.isoformat()}
    element = ET.Element("day", {**facts, "start": day.start.isoformat(), "end": day.end.isoformat()})
    for name, events in day.rooms.items():
        room = ET.SubElement(element, "room", name=name, guid=guid_of_room(workshop, name))
        room.extend(map(_event, events))
    return element


def _event(event: Event) -> Element:
    """Return an event; pretalx's reader needs all texts, empty ones, too."""
    element = ET.Element("event", guid=event.guid, id=str(event.number))
    texts = {
        "room": event.room,
        "title": event.title,
        "subtitle": event.subtitle,
        "type": event.kind,
        "date": event.start.isoformat(),
        "start": f"{event.start:%H:%M}",
        "duration": event.duration,
        "abstract": event.abstract,
        "track": event.track,
        "language": event.language,
        "description": event.description,
    }
    _texts(element, texts)
    persons = ET.SubElement(element, "persons")
    for who in event.speakers:
        ET.SubElement(persons, "person", guid=who.guid, id=str(who.number)).text = who.name
    links = ET.SubElement(element, "links")
    for label, url in event.links:
        ET.SubElement(links, "link", href=url, type="related").text = label
    if event.url:
        _texts(element, {"url": event.url})
    return element
