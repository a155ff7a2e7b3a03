"""The program as a schedule in JSON (https://c3voc.de/schedule/schema.json)."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.frab.events import (
    GENERATOR,
    SLOT,
    acronym_of,
    days_of,
    guid_of_room,
    zone_of,
)
from sphinx_workshop.model.base import items, known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.export.frab.events import Day, Event, Who
    from sphinx_workshop.model.workshop import Workshop

_SCHEMA: Final = "https://c3voc.de/schedule/schema.json"
_ZONE: Final = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC$")
"""How the name of a zone must begin."""


def frab_json(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return the schedule of a workshop as JSON.

    Raises:
        Refused: No session has a known start and a title.
    """
    days = days_of(workshop, addresses)
    conference = _conference(workshop, addresses, days)
    schedule = {"version": _version(conference), "conference": conference}
    data = {"$schema": _SCHEMA, "generator": {"name": GENERATOR}, "schedule": schedule}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def version_of(workshop: Workshop, addresses: Addresses, days: Sequence[Day]) -> str:
    """Return the version of a schedule: it changes with what the schedule says, and with nothing else."""
    return _version(_conference(workshop, addresses, days))


def _version(conference: dict[str, object]) -> str:
    return sha256(json.dumps(conference, ensure_ascii=False).encode()).hexdigest()[:12]


def _conference(workshop: Workshop, addresses: Addresses, days: Sequence[Day]) -> dict[str, object]:
    rooms = dict.fromkeys(room for day in days for room in day.rooms)
    tracks = dict.fromkeys(event.track for day in days for event in day.events if event.track)
    facts: dict[str, object] = {
        "acronym": acronym_of(workshop),
        "title": workshop.event.name,
        "start": days[0].date.isoformat(),
        "end": days[-1].date.isoformat(),
        "daysCount": len(days),
        "timeslot_duration": SLOT,
        "time_zone_name": zone if _ZONE.match(zone := zone_of(workshop)) else "",
        "url": addresses.base,
        "rooms": [{"name": room, "guid": guid_of_room(workshop, room)} for room in rooms],
        "tracks": [{"name": track} for track in tracks],
        "days": [_day(index, day) for index, day in enumerate(days, start=1)],
    }
    return {key: value for key, value in facts.items() if value != ""}


def _day(index: int, day: Day) -> dict[str, object]:
    return {
        "index": index,
        "date": day.date.isoformat(),
        "day_start": day.start.isoformat(),
        "day_end": day.end.isoformat(),
        "rooms": {room: list(map(_event, events)) for room, events in day.rooms.items()},
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "guid": event.guid,
        "id": event.number,
        "date": event.start.isoformat(),
        "start": f"{event.start:%H:%M}",
        "duration": event.duration,
        "room": event.room,
        "slug": event.slug,
        # required to be an address, and some sites have none that is known
        "url": event.url or f"urn:uuid:{event.guid}",
        "title": event.title,
        "subtitle": event.subtitle,
        "track": event.track or None,
        "type": event.kind,
        "language": event.language or None,
        "abstract": event.abstract,
        "description": event.description,
        "persons": list(map(_person, (*event.speakers, *event.moderators))),
        "links": [{"url": url, "title": label, "type": "related"} for label, url in event.links],
        "attachments": [],
    }


def _person(who: Who) -> dict[str, object]:
    person = who.person
    facts: dict[str, object] = {
        "guid": who.guid,
        "id": who.number,
        "name": who.name,
        "role": "moderator" if who.moderates else "",
        "affiliation": ", ".join(items(person.affiliation)),
        "position": known(person.position),
        "pronouns": known(person.pronouns),
        "biography": known(person.bio),
        "url": known(person.url),
        "links": [{"url": one.url, "title": one.name} for one in items(person.links)],
    }
    return {key: value for key, value in facts.items() if value}
