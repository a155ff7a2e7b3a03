"""The start and the end of a session, as text and as exact moments."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import TBD, Tbd
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.render.elements import joined, to_be_announced
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.text import at
from sphinx_workshop.render.wording import clock, instant, minutes_from_utc

if TYPE_CHECKING:
    from babel import Locale

    from sphinx_workshop.model.placed import PlacedSession


def hours(placed: PlacedSession, locale: Locale, *, in_program: bool = True) -> list[nodes.Node]:
    """Return the start and the end of a session, as far as they are known.

    Args:
        placed: The session.
        locale: The language of the site.
        in_program: Whether it is for the program, where the times of the session around it are not repeated,
            and a start on another day is shown with that day.
    """
    first = placed.session.start if in_program else placed.start
    last = placed.session.end if in_program and not placed.lasts_until_next else placed.end
    if not any(isinstance(value, time | datetime) for value in (first, last)):
        return [_span([to_be_announced(_("Time"))])] if TBD in {first, last} else []
    parts: list[nodes.Node] = []
    for field, value, exact in (
        ("start", first, placed.start_instant),
        ("end", last, placed.end_instant),
    ):
        if isinstance(value, Tbd):
            parts.append(to_be_announced(_("Time")))
        elif value is not None:
            text = clock(value.time() if isinstance(value, datetime) else value, locale)
            if in_program and field == "start" and isinstance(value, datetime) and value.date() != placed.day:
                text = f"{day(value.date(), locale)}, {text}"
            node: nodes.Element = nodes.inline("", text)
            if placed.is_dated and exact is not None:
                ahead = minutes_from_utc(exact.astimezone(tzinfo(placed.zone)))
                classes = [f"workshop-{field}"]  # scripts look for these
                node = moment("", text, datetime=instant(exact), offset=ahead, classes=classes)
            parts.append(at(node, placed.session.place.of(field)))
    return [_span(joined(parts, "–"))]


def _span(parts: list[nodes.Node]) -> nodes.inline:
    return nodes.inline("", "", *parts, classes=["workshop-time"])


def zone_name(name: str) -> nodes.inline:
    """Return the name of a zone, which is a choice of the reader's own time where there are scripts."""
    return nodes.inline("", name, classes=["workshop-zone-name"])
