"""Milestones as they are published: the instant for programs, and what the clock of its zone shows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.public.shapes import Added, Schema, Shape, View, listed, page, text
from sphinx_workshop.export.timetable import zoned
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.times import Month

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.model.base import Entry

_INSTANT: Final[Schema] = {"type": "string", "format": "date-time", "pattern": "Z$"}
_ZONE: Final = text("The time zone: a name of the IANA database, or `AoE` (UTC-12).")
_LOCAL: Final[Schema] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?$",
    "description": "The same on the clock of `timezone`, with its offset; a day where it is a whole day; "
    "a month where no more is known.",
}
_EARLIER: Final[Schema] = {
    "type": "object",
    "properties": {
        "due": {**_INSTANT, "description": "The instant, in UTC."},
        "due_local": _LOCAL,
        "timezone": _ZONE,
    },
    "required": ["due_local", "timezone"],
    "additionalProperties": False,
}


def utc(instant: datetime) -> str:
    """Return an instant in UTC, in ISO 8601: `2022-09-23T11:59:00Z`."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def _zone(milestone: Milestone, view: View) -> str:
    return milestone.zone(view.workshop.event.timezone)


def _due(milestone: Milestone, view: View) -> str | None:
    instant = milestone.instant(view.workshop.event.timezone)
    return utc(instant) if isinstance(instant, datetime) and not milestone.all_day else None


def _due_local(milestone: Milestone, view: View) -> str | None:
    if isinstance(milestone.due, Month):
        return str(milestone.due)
    instant, zone = milestone.instant(view.workshop.event.timezone), _zone(milestone, view)
    if not isinstance(instant, datetime):
        return None
    return _day_of(zoned(instant, zone)) if milestone.all_day else zoned(instant, zone)


def _from(milestone: Milestone, view: View) -> str | None:
    instant = milestone.begins(view.workshop.event.timezone)
    return utc(instant) if instant is not None else None


def _from_local(milestone: Milestone, view: View) -> str | None:
    instant = milestone.begins(view.workshop.event.timezone)
    return zoned(instant, _zone(milestone, view)) if instant is not None else None


def _was(milestone: Milestone, view: View) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for earlier in milestone.was:
        zone = earlier.timezone or _zone(milestone, view)
        instant = milestone.instant_before(earlier, view.workshop.event.timezone)
        local = zoned(instant, zone)
        is_moment = not milestone.all_day or isinstance(earlier.due, datetime)
        found.append(
            {
                **({"due": utc(instant)} if is_moment else {}),
                "due_local": local if is_moment else _day_of(local),
                "timezone": zone,
            }
        )
    return found


def _day_of(local: str) -> str:
    return local.partition("T")[0]


SHAPES: Final[Mapping[type[Entry], Shape]] = {
    Milestone: Shape(
        without=frozenset({"id", "due", "from", "timezone", "was", "internal"}),
        added={
            "id": Added(text("The name for references."), lambda one, _view: one.key),
            "due": Added(
                {**_INSTANT, "description": "The instant, in UTC; absent for a whole day and for a month."},
                _due,
            ),
            "due_local": Added(_LOCAL, _due_local),
            "timezone": Added(_ZONE, _zone, always=True),
            "from": Added(
                {**_INSTANT, "description": "The beginning of a period that ends with `due`."}, _from
            ),
            "from_local": Added(_LOCAL, _from_local),
            "was": Added(listed(_EARLIER, "Earlier dates, oldest first."), _was),
            "page": page("milestone"),
        },
    ),
}
"""How milestones are published."""
