"""Milestones, which readers know as important dates (`dates.yml`)."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from typing import Final

from sphinx_workshop.model.base import TBD, Entry, OrTbd, Tbd
from sphinx_workshop.model.names import Identifier, slug
from sphinx_workshop.model.texts import Boolean, Line, Several
from sphinx_workshop.model.times import AOE, Moment, Zone, in_utc

LAST_MINUTE: Final = time(23, 59)
"""The time of a deadline that is only a day."""


def as_written(due: date | datetime) -> str:
    """Return a date as the data files write it: ``2022-09-22`` or ``2022-09-22 17:00``."""
    if not isinstance(due, datetime):
        return due.isoformat()
    return due.isoformat(" ", "seconds" if due.second else "minutes")


class MilestoneKind(Enum):
    """What happens at a milestone."""

    SUBMISSION = "submission"
    ABSTRACT = "abstract"
    NOTIFICATION = "notification"
    CAMERA_READY = "camera-ready"
    VIDEO = "video"
    REGISTRATION = "registration"
    EVENT = "event"
    OTHER = "other"


class Milestone(Entry):
    """A deadline or another date that readers have to know."""

    name: Line
    """What readers call it."""
    due: OrTbd[Moment]
    """A day means 23:59 there (of kind `event`: the whole day); or a day and a time; or `TBD`."""
    id: Identifier | None = None
    """The name for references. Default: made from `name`, in lower-case Latin letters with hyphens."""
    kind: MilestoneKind = MilestoneKind.OTHER
    """`submission`, `abstract`, `notification`, `camera-ready`, `video`, `registration`, `event` or `other`."""  # noqa: E501 (one line of the reference)
    timezone: Zone | None = None
    """An IANA name, or `AoE` (UTC-12). Default: `AoE`; for kind `event`, the zone of the workshop."""
    was: Several[Moment] = ()
    """Earlier dates, oldest first; readers see them struck out."""
    tentative: Boolean = False
    """Whether the date may still change."""

    @property
    def key(self) -> str:
        """The id, given or made from the name; empty if neither is there."""
        return self.id or slug(self.name)

    @property
    def all_day(self) -> bool:
        """Whether it is a whole day and not a moment."""
        return self.kind is MilestoneKind.EVENT and not isinstance(self.due, datetime)

    def zone(self, event_zone: str) -> str:
        """Return the name of the milestone's time zone, given that of the workshop."""
        return self.timezone or (event_zone if self.kind is MilestoneKind.EVENT else AOE)

    def local(self, due: date | datetime) -> datetime:
        """Return the present date or an earlier one as a time on the clock of the milestone's zone."""
        if isinstance(due, datetime):
            return due
        return datetime.combine(due, time() if self.kind is MilestoneKind.EVENT else LAST_MINUTE)

    def instant(self, event_zone: str, due: date | datetime | None = None) -> datetime | Tbd:
        """Return the present date or an earlier one in UTC; for a whole day, its beginning."""
        meant = self.due if due is None else due
        return TBD if isinstance(meant, Tbd) else in_utc(self.local(meant), self.zone(event_zone))
