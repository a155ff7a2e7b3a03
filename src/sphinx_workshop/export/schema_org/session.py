"""The sessions of the program as events inside the workshop (https://schema.org/subEvent)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.export.schema_org.graph import identity, known_facts, node
from sphinx_workshop.export.schema_org.person import person_in_short
from sphinx_workshop.export.schema_org.place import room_of
from sphinx_workshop.export.timetable import abstract_of, ends_at, starts_at, title_of
from sphinx_workshop.model import titles
from sphinx_workshop.model.base import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop


def session_nodes(
    sessions: Iterable[PlacedSession], workshop: Workshop, base: str, *, with_abstracts: bool
) -> Iterator[Node]:
    """Yield the sessions whose title is known; in place of another one, those inside it."""
    for placed in sessions:
        name = title_of(placed.session, workshop)
        inside = list(session_nodes(placed.inside, workshop, base, with_abstracts=with_abstracts))
        if name:
            abstract = abstract_of(placed.session, workshop) if with_abstracts else ""
            yield _session(placed, name, workshop, base) | known_facts(description=abstract, subEvent=inside)
        else:
            yield from inside


def _session(placed: PlacedSession, name: str, workshop: Workshop, base: str) -> Node:
    session = placed.session
    confirmed = [workshop.people[key] for key in session.speaker_ids if workshop.is_confirmed(key)]
    recordings = titles.links_of(session, workshop, "video")
    videos = [web_address(target) for target, _place in recordings if isinstance(target, str)]
    return node(
        "Event",
        identity(base, workshop.session_keys[placed]),
        name=name,
        startDate=starts_at(placed),
        endDate=ends_at(placed),
        location=room_of(workshop.event, placed.room),
        performer=[person_in_short(one, base) for one in confirmed],
        inLanguage=known(session.language),
        recordedIn=[node("VideoObject", name=name, url=video) for video in videos if video],
    )
