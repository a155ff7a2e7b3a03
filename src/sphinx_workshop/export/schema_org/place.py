"""Where the workshop and its sessions take place, as schema.org's Place and VirtualLocation.

Search engines want a location of every event
(https://developers.google.com/search/docs/appearance/structured-data/event).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.export.schema_org.graph import node
from sphinx_workshop.model.base import known
from sphinx_workshop.model.event import Format, Venue

if TYPE_CHECKING:
    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.event import Event


def places(event: Event, base: str) -> list[Node]:
    """Return where the event takes place, as far as that is known: a place, an address on the web, or both.

    Until a livestream is known, the way to an event on the web is its site.
    """
    form, stream = known(event.format), web_address(event.link("livestream"))
    found = [] if form is Format.VIRTUAL else _venue(event)
    if form in {Format.VIRTUAL, Format.HYBRID} or (form is None and stream):
        url = stream or base
        found += [node("VirtualLocation", url=url)] if url else []
    return found


def room_of(event: Event, room: str | None) -> Node | None:
    """Return a room: in the venue, or on the web."""
    if room is None:
        return None
    if known(event.format) is Format.VIRTUAL:
        return node("VirtualLocation", name=room)
    return node("Place", name=room, containedInPlace=next(iter(_venue(event)), None))


def _venue(event: Event) -> list[Node]:
    venue = known(event.venue) or Venue()
    name, address = known(venue.name), known(venue.address)
    if not (name or address):
        return []
    return [node("Place", name=name, address=address, url=web_address(known(venue.url)))]
