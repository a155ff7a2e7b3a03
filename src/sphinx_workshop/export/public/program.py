"""The program as it is published: sessions with the times, the room and the title that they inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.files import address_of
from sphinx_workshop.export.public.people import REFERENCE, references
from sphinx_workshop.export.public.shapes import Added, Shape, View, a, listed, page, text
from sphinx_workshop.export.timetable import ends_at, starts_at
from sphinx_workshop.model.base import known
from sphinx_workshop.model.program import ProgramDay, Session, SessionKind, SessionLinks
from sphinx_workshop.model.titles import Written, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.placed import PlacedSession


def _sessions(sessions: Iterable[PlacedSession], view: View) -> list[dict[str, object]]:
    return [view.publish(placed.session, subject=placed) for placed in sessions]


def _of_day(day: ProgramDay, view: View) -> list[dict[str, object]]:
    workshop = view.workshop
    placed = zip(workshop.days, workshop.placed_days, strict=True)
    return _sessions(next(sessions for one, sessions in placed if one is day), view)


def _title(placed: PlacedSession, view: View) -> str | None:
    title = title_of(placed.session, view.workshop)
    return title.text if isinstance(title, Written) else None


def _papers(placed: PlacedSession, view: View) -> list[str]:
    return [key for key in placed.session.paper_ids if key in view.workshop.public_papers]


SHAPES: Final[Mapping[type[Entry], Shape]] = {
    ProgramDay: Shape(
        without=frozenset({"sessions"}),
        added={
            "timezone": Added(
                text("The time zone of the program: a name of the IANA database."),
                lambda _day, view: view.workshop.event.timezone,
                always=True,
            ),
            "sessions": Added(listed(a(Session), "The sessions, in the order of the file."), _of_day),
        },
    ),
    Session: Shape(
        only=frozenset({"label", "language", "description", "links"}),
        added={
            "id": Added(
                text("The permanent name; calendars know the session by it, too."),
                lambda placed, view: view.workshop.session_keys[placed],
                always=True,
            ),
            "title": Added(text("The title, else that of its talk or paper (one line of Markdown)."), _title),
            "kind": Added(
                {"enum": [kind.value for kind in SessionKind], "description": "What happens there."},
                lambda placed, _view: placed.session.inferred_kind.value,
                always=True,
            ),
            "start": Added(
                text("When it starts, with the offset of the zone.", format="date-time"),
                lambda placed, _view: starts_at(placed),
            ),
            "end": Added(
                text("When it ends, with the offset of the zone.", format="date-time"),
                lambda placed, _view: ends_at(placed),
            ),
            "room": Added(text("The room."), lambda placed, _view: placed.room),
            "track": Added(text("The track of the program."), lambda placed, _view: placed.track),
            "speakers": Added(
                listed(REFERENCE, "Who speaks."),
                lambda placed, view: references(placed.session.speaker_ids, view),
            ),
            "chairs": Added(
                listed(REFERENCE, "Who chairs."),
                lambda placed, view: references(placed.session.chair_keys, view),
            ),
            "moderators": Added(
                listed(REFERENCE, "Who moderates."),
                lambda placed, view: references(placed.session.moderator_keys, view),
            ),
            "papers": Added(listed(text("The `id` of a paper."), "The papers presented there."), _papers),
            "page": page("session"),
            "sessions": Added(
                listed(a(Session), "The sessions inside it."),
                lambda placed, view: _sessions(placed.inside, view),
            ),
        },
    ),
    SessionLinks: Shape(
        without=frozenset({"slides"}),
        added={
            "slides": Added(
                text("The address of the slides.", format="uri"),
                lambda links, view: address_of(known(links.slides), view.addresses),
            )
        },
    ),
}
"""How days and sessions are published."""
