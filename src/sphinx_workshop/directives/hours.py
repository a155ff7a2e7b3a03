"""When a session begins and ends, in words and for programs."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import TBD, Tbd
from sphinx_workshop.model.program import moment as exact
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.render.elements import joined, to_be_announced
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.text import at
from sphinx_workshop.render.wording import clock, day, instant, minutes_from_utc

if TYPE_CHECKING:
    from babel import Locale

    from sphinx_workshop.model.placed import PlacedSession


def hours(placed: PlacedSession, locale: Locale, *, in_program: bool = True) -> list[nodes.Node]:
    """Return when a session starts and ends, as far as it is known.

    Args:
        placed: The session.
        locale: The language of the site.
        in_program: Whether it is for the program, which gives only a session's own times, since those of the
            session around it are near, and the day of a start on another day.
    """
    given = placed.session if in_program else placed
    if not any(isinstance(one, time | datetime) for one in (given.start, given.end)):
        return [_span([to_be_announced(_("Time"))])] if TBD in {given.start, given.end} else []
    parts: list[nodes.Node] = []
    for field, value in (("start", given.start), ("end", given.end)):
        if isinstance(value, Tbd):
            parts.append(to_be_announced(_("Time")))
        elif value is not None:
            text = clock(value.time() if isinstance(value, datetime) else value, locale)
            if in_program and field == "start" and isinstance(value, datetime) and value.date() != placed.day:
                text = f"{day(value.date(), locale)}, {text}"
            classes = [f"workshop-{field}"] if in_program else []  # the script looks for these
            parts.append(at(_moment(text, value, placed, classes), placed.session.place.of(field)))
    return [_span(joined(parts, "–"))]


def _moment(text: str, value: time | datetime, placed: PlacedSession, classes: list[str]) -> nodes.Element:
    if isinstance(placed.day, Tbd):
        return nodes.inline("", text)
    there = exact(placed.day, value, placed.zone)
    ahead = minutes_from_utc(there.astimezone(tzinfo(placed.zone)))
    return moment("", text, datetime=instant(there), offset=ahead, classes=classes)


def _span(parts: list[nodes.Node]) -> nodes.inline:
    return nodes.inline("", "", *parts, classes=["workshop-time"])
