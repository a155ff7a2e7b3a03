"""Milestones, which readers know as important dates (`dates.yml`)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Annotated, Final

from pydantic import Field

from sphinx_workshop.model.base import TBD, Also, Entry, OrTbd, Tbd
from sphinx_workshop.model.names import Identifier, slug
from sphinx_workshop.model.texts import Boolean, Line, Several
from sphinx_workshop.model.times import AOE, MOMENT_SCHEMA, Due, Moment, Month, Zone, in_utc

LAST_MINUTE: Final = time(23, 59)
"""The time of a deadline that is only a day."""
_DAY: Final = timedelta(days=1)


def as_written(due: date | datetime | Month) -> str:
    """Return a date as the data files write it: ``2022-09-22``, ``2022-09-22 17:00`` or ``2022-09``."""
    if isinstance(due, Month):
        return str(due)
    if not isinstance(due, datetime):
        return due.isoformat()
    return due.isoformat(" ", "seconds" if due.second else "minutes")


def as_datetime(moment: date | datetime) -> datetime:
    """Return a day as its first minute, and a day and a time as they are."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())


class MilestoneKind(Enum):
    """What happens at a milestone."""

    SUBMISSION = "submission"
    ABSTRACT = "abstract"
    REVIEW = "review"
    NOTIFICATION = "notification"
    CAMERA_READY = "camera-ready"
    VIDEO = "video"
    REGISTRATION = "registration"
    GRANT = "grant"
    OPENING = "opening"
    EVENT = "event"
    OTHER = "other"


class Earlier(Entry):
    """An earlier date of a milestone."""

    due: Moment
    """The date as it was announced."""
    timezone: Zone | None = None
    """The zone in which it was announced, where that has changed, too. Default: that of the milestone."""


def _earlier(value: object) -> object:
    """Turn a date into an entry."""
    return {"due": value} if isinstance(value, str | date) else value


class Milestone(Entry):
    """A deadline or another date that readers have to know."""

    name: Line
    """What readers call it."""
    due: OrTbd[Due]
    """A day means 23:59 there (of kind `event`: the whole day); or a day and a time; a month; or `TBD`."""
    from_: Moment | None = Field(default=None, alias="from")
    """The beginning of a period that ends with `due`. A day means 0:00 there."""
    id: Identifier | None = None
    """The name for references. Default: made from `name`, in lower-case Latin letters with hyphens."""
    kind: MilestoneKind = MilestoneKind.OTHER
    """What happens. Default: `other`."""
    track: Several[Line] = ()
    """Ids of the tracks of the call that it is for: one, or a list. Default: all."""
    timezone: Zone | None = None
    """An IANA name, or `AoE` (UTC-12). Default: `AoE`; for kind `event`, the zone of the workshop."""
    was: Several[Annotated[Earlier, Also(_earlier, MOMENT_SCHEMA)]] = ()
    """Earlier dates, oldest first; readers see them struck out. Where the zone changed, too: `due` and `timezone`."""  # noqa: E501 (one line of the reference)
    tentative: Boolean = False
    """Whether the date may still change."""
    internal: Boolean = False
    """Whether only organizers see it: in the check, and in `export ics --internal`."""

    @property
    def moment(self) -> date | datetime | None:
        """The day, or the day and the time; None while it is to be announced, or only a month is known."""
        return self.due if isinstance(self.due, date) else None

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
        """Return the present date or an earlier one in UTC; for a whole day, its beginning.

        It is TBD if only a month is known: a month has no instant.
        """
        meant = self.moment if due is None else due
        return TBD if meant is None else in_utc(self.local(meant), self.zone(event_zone))

    def instant_before(self, earlier: Earlier, event_zone: str) -> datetime:
        """Return an earlier date in UTC: in the zone in which it was announced."""
        return in_utc(self.local(earlier.due), earlier.timezone or self.zone(event_zone))

    def window(self, event_zone: str) -> tuple[datetime, datetime] | None:
        """Return the first instant that the date can mean, and the one from which on it is past, in UTC.

        They are the same for a deadline; a day or a month has a length. It is None while the date is TBD.
        """
        if isinstance(self.due, Tbd):
            return None
        if isinstance(self.due, Month):
            first, last = self.due.first, self.due.last
        elif isinstance(self.due, datetime) or not self.all_day:
            instant = in_utc(self.local(self.due), self.zone(event_zone))
            return instant, instant
        else:
            first = last = self.due
        midnights = (datetime.combine(day, time()) for day in (first, last + _DAY))
        begins, ends = (in_utc(midnight, self.zone(event_zone)) for midnight in midnights)
        return begins, ends

    def begins(self, event_zone: str) -> datetime | None:
        """Return the beginning of a period, in UTC; a day begins at 0:00 there."""
        if self.from_ is None:
            return None
        return in_utc(as_datetime(self.from_), self.zone(event_zone))

    def is_for(self, track: str) -> bool:
        """Return whether it is for a track, by its id; without `track`, it is for all."""
        return not self.track or track in self.track
