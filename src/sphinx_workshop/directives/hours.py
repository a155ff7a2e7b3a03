"""When a session begins and ends, in words and for programs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

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

    from sphinx_workshop.model.plain import Place


class Hours(NamedTuple):
    """When something begins and ends; each absent, to be announced, or a time."""

    start: time | datetime | Tbd | None
    end: time | datetime | Tbd | None
    day: date | Tbd
    """The day of the program."""
    zone: str
    """The zone of the workshop."""

    @property
    def is_known(self) -> bool:
        """Whether there is a time at all."""
        return any(isinstance(value, time | datetime) for value in (self.start, self.end))


def hours(when: Hours, locale: Locale, place: Place, *, in_program: bool = True) -> list[nodes.Node]:
    """Return when something begins and ends, if that is known.

    :param place: where the session is written
    :param in_program: whether it is for the program, where a start on another day says which
    """
    if not when.is_known:
        return [_span([to_be_announced(_("Time"))])] if TBD in {when.start, when.end} else []
    parts: list[nodes.Node] = []
    for field, value in (("start", when.start), ("end", when.end)):
        if isinstance(value, Tbd):
            parts.append(to_be_announced(_("Time")))
        elif value is not None:
            text = clock(value.time() if isinstance(value, datetime) else value, locale)
            if in_program and field == "start" and isinstance(value, datetime) and value.date() != when.day:
                text = f"{day(value.date(), locale)}, {text}"
            classes = [f"workshop-{field}"] if in_program else []  # what the script looks for
            parts.append(at(_moment(text, value, when, classes), place.of(field)))
    return [_span(joined(parts, "–"))]


def _moment(text: str, value: time | datetime, when: Hours, classes: list[str]) -> nodes.Element:
    if isinstance(when.day, Tbd):
        return nodes.inline("", text)
    there = exact(when.day, value, when.zone)
    ahead = minutes_from_utc(there.astimezone(tzinfo(when.zone)))
    return moment("", text, datetime=instant(there), offset=ahead, classes=classes)


def _span(parts: list[nodes.Node]) -> nodes.inline:
    return nodes.inline("", "", *parts, classes=["workshop-time"])
