"""What the scripts of a site need of the workshop and of each session, and the times beside a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.times import in_utc, tzinfo
from sphinx_workshop.model.uids import uid_ending
from sphinx_workshop.render.program_nodes import tick
from sphinx_workshop.render.wording import clock, instant, minutes_from_utc

if TYPE_CHECKING:
    from datetime import datetime

    from babel import Locale

    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop


TRACK_COLOURS: Final = 8
"""How many colours program.css has for tracks; more tracks begin again with the first."""

QUESTIONS: Final = ("fact:name", "fact:short_name", "fact:url", "fact:venue")
"""What `data_of_event` asks of the facts (see `Facts`)."""


def data_of_event(workshop: Workshop) -> dict[str, str]:
    """Return what calendars say of every session: the end of its id, the workshop, and the place."""
    return {
        "uid": uid_ending(workshop.event),
        "event": workshop.event.title,
        "room": workshop.event.room or "",
        "venue": workshop.event.venue_line,
    }


def data_of(placed: PlacedSession, workshop: Workshop) -> dict[str, str]:
    """Return what a session is found and filtered by, and when it takes place; what is not known is empty."""
    session, start, interval = placed.session, placed.local_start, placed.interval
    is_exact = placed.is_dated and start is not None
    return {
        "key": workshop.session_keys[placed],
        "start": instant(in_utc(start, placed.zone)) if is_exact and start is not None else "",
        "end": instant(interval[1]) if is_exact and interval is not None else "",
        "room": placed.room or "",
        "track": placed.track or "",
        "kind": known(session.label) or kind_name(session.inferred_kind),
    }


def kind_name(kind: SessionKind | None) -> str:
    """Return the name of a kind of sessions; empty for none."""
    names = {
        SessionKind.OPENING: _("Opening"),
        SessionKind.TALK: _("Talk"),
        SessionKind.SPOTLIGHT: _("Spotlight"),
        SessionKind.POSTER: _("Poster"),
        SessionKind.PANEL: _("Panel"),
        SessionKind.BREAK: _("Break"),
        SessionKind.SOCIAL: _("Social"),
        SessionKind.TUTORIAL: _("Tutorial"),
        SessionKind.CLOSING: _("Closing"),
        SessionKind.OTHER: _("Other"),
    }
    return names[kind] if kind is not None else ""


def track_classes(placed: PlacedSession, workshop: Workshop) -> list[str]:
    """Return the class by which a track has its colour, which tells nothing that is not said in words."""
    tracks = list(dict.fromkeys(one.track for one in workshop.placed_sessions if one.track))
    return [f"workshop-track-{tracks.index(placed.track) % TRACK_COLOURS + 1}"] if placed.track else []


def ticks_of(grid: Grid, locale: Locale) -> dict[int, list[tick]]:
    """Return the times beside a grid, by the row before whose sessions they are written.

    Each start is one, and the end of what comes before a time in which nothing takes place.
    """
    zone = tzinfo(grid.sessions[0][0].zone)
    is_dated = grid.sessions[0][0].is_dated
    ticks: dict[int, list[tick]] = {}
    waiting: list[tick] = []
    said = None
    for number, row in enumerate(grid.rows, start=1):
        if row.start is not None and row.start != said:
            said = row.start
            waiting.append(_tick(row.start.astimezone(zone), number, locale, is_dated=is_dated))
        if not row.is_gap:
            ticks[number], waiting = waiting, []
    return ticks


def _tick(when: datetime, row: int, locale: Locale, *, is_dated: bool) -> tick:
    exact = instant(when) if is_dated else ""
    text = clock(when.time(), locale)
    return tick(text=text, datetime=exact, offset=minutes_from_utc(when), row=row)
