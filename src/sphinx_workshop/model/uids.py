"""The ids of the workshop's events in calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_workshop.model.base import known
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from sphinx_workshop.model.event import Event


def uid_ending(event: Event) -> str:
    """Return what follows the key of an event to make its id globally unique (RFC 5545, section 3.8.4.7).

    Many workshops may share a domain, so it has the path of the site, too.
    """
    parts = urlsplit(known(event.url) or "")
    if not parts.hostname:
        return f"@{slug(event.title) or 'workshop'}.invalid"
    path = slug(parts.path)
    return f".{path}@{parts.hostname}" if path else f"@{parts.hostname}"
