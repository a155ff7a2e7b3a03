"""What all events of the calendar have: a permanent id, when they last changed, a description and a place."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import icalendar

from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.model.base import known
from sphinx_workshop.model.uids import uid_ending

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx_workshop.model.event import Event

ANNOUNCED: Final = timedelta(days=365)
"""How long before an event its date counts as announced, if it has no earlier date."""
_UNPRINTABLE: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""Characters that are not allowed in texts of calendars, or that some programs take for the end of a line."""


def text(words: str) -> icalendar.vText:
    """Return a text as a value of a calendar."""
    return icalendar.vText(_UNPRINTABLE.sub(" ", words))


def vevent(event: Event, key: str, summary: str, changed: datetime, moves: int = 0) -> icalendar.Event:
    """Return an event of the calendar (RFC 5545, section 3.6.1) without its dates.

    Args:
        event: The workshop.
        key: A name that is permanent, and unique in the workshop.
        summary: The title.
        changed: When its date last changed, in UTC; this must grow with each change.
        moves: How many earlier dates it had.
    """
    component = icalendar.Event()
    component.add("UID", f"{key}{uid_ending(event)}")
    component.add("SUMMARY", text(summary))
    component.add("DTSTAMP", changed)
    component.add("LAST-MODIFIED", changed)
    component.add("SEQUENCE", moves)
    if url := web_address(known(event.url)):
        component.add("URL", url)
    return component


def describe(component: icalendar.Event, *paragraphs: str) -> None:
    """Add a description to an event; empty paragraphs are left out."""
    component.add("DESCRIPTION", text("\n".join(filter(None, paragraphs))))


def locate(component: icalendar.Event, event: Event, room: str | None = None) -> None:
    """Add a place to an event, as far as it is known; without a room of its own, with that of the venue."""
    if place := ", ".join(filter(None, [room or event.room, event.venue_line])):
        component.add("LOCATION", text(place))
