"""The conference that hosts the workshop, and its rules, each with its source (hosts/*.yml)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum

from sphinx_workshop.model.base import Entry
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.milestones import LAST_MINUTE, MilestoneKind
from sphinx_workshop.model.names import Url
from sphinx_workshop.model.texts import Boolean, Count, Line, Several
from sphinx_workshop.model.times import Clock, Day, Moment, Zone, tzinfo


class Level(Enum):
    """How much a host's date binds the workshop."""

    MANDATORY = "mandatory"
    SUGGESTED = "suggested"
    STATED = "stated"


class Rule(Entry):
    """What every rule of a host says of itself."""

    source: Url
    """The page of the host that says so."""
    note: Line | None = None
    """What else that page says, such as what happens otherwise."""


class HostMilestone(Rule):
    """A date of the host."""

    name: Line
    """What the host calls it."""
    due: Moment
    """A day means 23:59 there; or a day and a time."""
    level: Level
    """`mandatory`, `suggested`, or `stated`: a date without either word."""
    kind: MilestoneKind = MilestoneKind.OTHER
    """Which dates of the workshop it is a limit for; `other`: none, it is the host's own."""
    timezone: Zone = "AoE"
    """The zone of the date. Default: `AoE`."""
    was: Several[Moment] = ()
    """Earlier dates, oldest first."""

    @property
    def local(self) -> datetime:
        """The last moment of the date on the clock of its zone, without the zone."""
        return self.on_clock(self.due)

    def on_clock(self, due: date | datetime) -> datetime:
        """Return a present or earlier date on the clock of its zone, without the zone."""
        return due if isinstance(due, datetime) else datetime.combine(due, LAST_MINUTE)

    @property
    def instant(self) -> datetime:
        """The last moment of the date, in UTC."""
        return self.local.replace(tzinfo=tzinfo(self.timezone)).astimezone(UTC)


class HostDays(Rule):
    """The days on which workshops take place."""

    days: Several[Day]
    """The days."""
    virtual: Boolean = False
    """Whether workshops that are only virtual are bound to them, too."""


class HostFormats(Rule):
    """The formats that a workshop may have."""

    allowed: Several[Format]
    """`virtual`, `in-person`, `hybrid`: one, or a list."""


class HostHours(Rule):
    """The hours of the day that the program stays in, in the zone of the workshop."""

    start: Clock
    """The earliest beginning."""
    end: Clock
    """The latest end."""


class HostDuration(Rule):
    """How long a workshop lasts."""

    min_hours: Count
    """At least so many hours."""
    max_hours: Count
    """At most so many hours."""


class HostTalks(Rule):
    """Who may give talks."""

    organizers: Boolean
    """Whether organizers may."""


class HostAdvice(Rule):
    """What the host expects a proposal to say."""

    text: Line
    """One expectation."""


class AuthorKit(Rule):
    """The style files of the host."""

    url: Url
    """Where they are."""


class Host(Entry):
    """A conference and its rules for workshops."""

    name: Line
    """The conference with its year."""
    milestones: tuple[HostMilestone, ...] = ()
    """Its dates."""
    days: HostDays | None = None
    """On which days workshops take place; virtual ones are free unless it says otherwise."""
    formats: HostFormats | None = None
    """Which formats there may be."""
    hours: HostHours | None = None
    """Between which hours the program lies."""
    duration: HostDuration | None = None
    """How long the program lasts."""
    talks: HostTalks | None = None
    """Who may give talks."""
    proposal: tuple[HostAdvice, ...] = ()
    """What a proposal is expected to say."""
    author_kit: AuthorKit | None = None
    """The style files for papers."""
