"""The ids of the workshop's events and people in calendars and schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from sphinx_workshop.model.base import known
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx_workshop.model.event import Event

_NUMBERS: Final = 2**31 - 1


def uid_ending(event: Event) -> str:
    """Return what follows the key of an event to make its id globally unique (RFC 5545, section 3.8.4.7).

    Many workshops may share a domain, so it has the path of the site, too.
    """
    parts = urlsplit(known(event.url) or "")
    if not parts.hostname:
        return f"@{slug(event.title) or 'workshop'}.invalid"
    path = slug(parts.path)
    return f".{path}@{parts.hostname}" if path else f"@{parts.hostname}"


def guid_of(event: Event, key: str) -> UUID:
    """Return the permanent id of something of the workshop, by its key, as a UUID (RFC 9562, section 5.5)."""
    return uuid5(NAMESPACE_URL, f"{key}{uid_ending(event)}")


def number_of(guid: UUID, taken: Container[int]) -> int:
    """Return a permanent number of 31 bits for programs that need one; the next one, if it is taken."""
    number = guid.int % _NUMBERS + 1
    while number in taken:
        number = number % _NUMBERS + 1
    return number
