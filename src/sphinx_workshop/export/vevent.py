"""What every event of the calendar has: a name that lasts, the state of its date, words, a place."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import icalendar

from sphinx_workshop.model.event import Event, Venue
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from datetime import datetime

ANNOUNCED: Final = timedelta(days=365)
"""How long before it happens a thing is taken to be announced, where no earlier date says more."""
_UNPRINTABLE: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
"""What no text of a calendar may have in it, and what some readers take for the end of a line."""


def text(words: str) -> icalendar.vText:
    """Return words as a value of a calendar."""
    return icalendar.vText(_UNPRINTABLE.sub(" ", words))


def vevent(event: Event, key: str, summary: str, changed: datetime, moves: int = 0) -> icalendar.Event:
    """Return an event of the calendar (RFC 5545, section 3.6.1) without its dates.

    :param event: the workshop's
    :param key: what names the thing among all of the workshop, as long as it lives
    :param changed: when its date was last moved, in UTC; it grows when the date moves again
    :param moves: how many earlier dates it had
    """
    component = icalendar.Event()
    component.add("UID", uid(event, key))
    component.add("SUMMARY", text(summary))
    component.add("DTSTAMP", changed)
    component.add("LAST-MODIFIED", changed)
    component.add("SEQUENCE", moves)
    if isinstance(event.url, str) and event.url.startswith("http"):
        component.add("URL", event.url)
    return component


def uid(event: Event, key: str) -> str:
    """Return a name that no other calendar has (RFC 5545, section 3.8.4.7).

    Many workshops may share a host, so the path of the site is part of the name, too.
    """
    parts = urlsplit(event.url) if isinstance(event.url, str) else None
    if parts is None or not parts.hostname:
        return f"{key}@{slug(event.title) or 'workshop'}.invalid"
    path = slug(parts.path)
    return f"{key}.{path}@{parts.hostname}" if path else f"{key}@{parts.hostname}"


def describe(component: icalendar.Event, *paragraphs: str) -> None:
    """Give an event its description; an empty paragraph is none."""
    component.add("DESCRIPTION", text("\n".join(filter(None, paragraphs))))


def locate(component: icalendar.Event, event: Event, room: str | None = None) -> None:
    """Give an event its place, as far as it is known.

    :param event: the workshop's
    :param room: the room, if it is not that of the workshop
    """
    venue = event.venue if isinstance(event.venue, Venue) else Venue()
    known = [place for place in (room or venue.room, venue.name, venue.address) if isinstance(place, str)]
    if known:
        component.add("LOCATION", text(", ".join(known)))
