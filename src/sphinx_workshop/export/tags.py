"""Permanent names of what a feed has: tag URIs (RFC 4151) of the site, else UUIDs (RFC 9562)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from sphinx_workshop.model.base import known
from sphinx_workshop.model.uids import uid_ending

if TYPE_CHECKING:
    from datetime import date

    from sphinx_workshop.export.addresses import Addresses
    from sphinx_workshop.model.event import Event

_HOST: Final = re.compile(r"[a-z0-9.-]+")
"""A name that tag URIs can have (RFC 4151, section 2.1)."""


def tag(event: Event, addresses: Addresses, day: date, name: str) -> str:
    """Return the permanent name of a thing of a site.

    It is made from the address in workshop.yml, since a site may be built for others, too, such as previews.

    Args:
        event: the workshop
        addresses: of the site, if workshop.yml has none
        day: a day on which the site had its address
        name: what tells the thing from others: letters, digits, hyphens and slashes
    """
    parts = urlsplit(known(event.url) or addresses.base)
    if not _HOST.fullmatch(parts.hostname or ""):
        return uuid5(NAMESPACE_URL, f"tag:{uid_ending(event)},{day.isoformat()}:{name}").urn
    path = quote(f"{parts.path.strip('/')}/{name}".lstrip("/"))
    return f"tag:{parts.hostname},{day.isoformat()}:{path}"
