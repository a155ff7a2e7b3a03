"""The workshop as schema.org's Event (https://schema.org/Event)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.export.schema_org.graph import identity, node
from sphinx_workshop.export.schema_org.person import person_in_short
from sphinx_workshop.export.schema_org.place import places
from sphinx_workshop.export.schema_org.session import session_nodes
from sphinx_workshop.export.scholar import language_of_papers
from sphinx_workshop.export.timetable import zoned
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.markup import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop

_SCHEDULED: Final = "https://schema.org/EventScheduled"
_ATTENDANCE: Final = {
    Format.VIRTUAL: "https://schema.org/OnlineEventAttendanceMode",
    Format.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Format.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_node(workshop: Workshop, base: str, *, with_abstracts: bool = False) -> Node:
    """Return the workshop, with its sessions inside it.

    Without `startDate`, while the day is not decided, search engines do not take it.

    Args:
        workshop: all facts
        base: the address of the root of the site; empty if it is not known
        with_abstracts: whether each session has its description; they would make a page large
    """
    event = workshop.event
    start, end = _dates(workshop)
    form = known(event.format)
    speakers = [one for one in workshop.public_speakers if workshop.is_confirmed(one.key)]
    return node(
        "Event",
        identity(base, "event"),
        name=event.name,
        alternateName=known(event.short_name),
        description=plain_text(known(event.tagline) or ""),
        startDate=start,
        endDate=end,
        eventStatus=_SCHEDULED if start else None,
        eventAttendanceMode=_ATTENDANCE[form] if form is not None else None,
        location=places(event, base),
        organizer=[person_in_short(one, base) for one in workshop.organizers_by_key.values()],
        performer=[person_in_short(one, base) for one in speakers],
        sponsor=[
            node("Organization", name=one.name, url=web_address(known(one.url)))
            for one in items(workshop.sponsors)
        ],
        superEvent=node("Event", name=workshop.host.name) if workshop.host is not None else None,
        subEvent=[
            one
            for day in workshop.placed_days
            for one in session_nodes(day, workshop, base, with_abstracts=with_abstracts)
        ],
        inLanguage=language_of_papers(workshop),
        url=base or web_address(known(event.url)),
        sameAs=_accounts(event),
    )


def _accounts(event: Event) -> list[str]:
    links = known(event.links)
    accounts = items(links.social) if links is not None else ()
    return [account.url for account in accounts if web_address(account.url)]


def _dates(workshop: Workshop) -> tuple[str, str]:
    """Return the first and the last moment; a day where the program does not say it, else empty."""
    span, zone = workshop.event.span, workshop.event.timezone
    if span is None:
        return "", ""
    outermost = [one for day in workshop.placed_days for one in day]
    first, last = (_on(day, outermost) for day in (span.start, span.end))
    start = _all_known(one.start_instant for one in first)
    end = _all_known(one.interval[1] if one.interval else None for one in last)
    return (
        zoned(min(start), zone) if start else span.start.isoformat(),
        zoned(max(end), zone) if end else span.end.isoformat(),
    )


def _on(day: date, sessions: Iterable[PlacedSession]) -> list[PlacedSession]:
    return [one for one in sessions if one.day == day]


def _all_known(instants: Iterable[datetime | None]) -> list[datetime]:
    """Return instants; none, if one of them is not known."""
    found = list(instants)
    known_ones = [one for one in found if one is not None]
    return known_ones if len(known_ones) == len(found) else []
