"""The links to the calendars of a site, as directives show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.calendars import WHOLE, calendars_of, track_key
from sphinx_workshop.render.nodes import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.calendars import Calendar, Scope
    from sphinx_workshop.model.workshop import Workshop

CLASSES = ["workshop-calendar"]


def whole_calendar() -> calendar:
    """Return the link to the calendar of everything, without one to subscribe."""
    return calendar(files=[(WHOLE, "")], subscribe=False, classes=CLASSES)


def links_to_calendars(workshop: Workshop, scopes: Iterable[Scope]) -> calendar:
    """Return links to the calendars of parts of a workshop; a part without one has that of everything.

    Whether a track has one depends on the call and on the program: a page asks both, or `calendars`.
    """
    there = {_normal(one.scope, workshop): one for one in calendars_of(workshop)}
    found = [there.get(_normal(scope, workshop)) for scope in scopes]
    if None in found:
        return calendar(files=[(WHOLE, "")], subscribe=True, classes=CLASSES)
    return _links(one for one in found if one is not None)


def links_to_program_calendars(workshop: Workshop) -> calendar:
    """Return links to the calendars that have sessions: that of everything, those of tracks and of rooms."""
    return _links(one for one in calendars_of(workshop) if one.scope.sessions(workshop))


def _links(calendars: Iterable[Calendar]) -> calendar:
    files = [(one.file, one.name or str(_("Everything"))) for one in calendars]
    return calendar(files=files, subscribe=True, classes=CLASSES)


def _normal(scope: Scope, workshop: Workshop) -> Scope:
    return scope._replace(track=track_key(scope.track, workshop), room=scope.room.casefold())
