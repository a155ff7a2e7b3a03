"""The conference that hosts the workshop, and its rules, each with its source (`hosts/*.yml`)."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

from sphinx_workshop.model.base import Entry
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.milestones import LAST_MINUTE, MilestoneKind
from sphinx_workshop.model.names import Url
from sphinx_workshop.model.texts import Boolean, Count, Line, Several
from sphinx_workshop.model.times import Clock, Day, Moment, Zone, in_utc


class Level(Enum):
    """How binding a date of the host is."""

    MANDATORY = "mandatory"
    SUGGESTED = "suggested"
    STATED = "stated"


class Rule(Entry):
    """What all rules of a host have."""

    source: Url
    """The page of the host that states the rule."""
    note: Line | None = None
    """What else that page says, such as what happens if the rule is broken."""


class HostMilestone(Rule):
    """A date of the host."""

    name: Line
    """The host's name for it."""
    due: Moment
    """A day means 23:59 there; or a day and a time."""
    level: Level
    """`mandatory`, `suggested`, or `stated`: a date without either word."""
    kind: MilestoneKind = MilestoneKind.OTHER
    """The kind of the workshop's dates that it limits; `other`: none, it is the host's own date."""
    timezone: Zone = "AoE"
    """The time zone of the date. Default: `AoE`."""
    was: Several[Moment] = ()
    """Earlier dates, oldest first."""

    @property
    def local(self) -> datetime:
        """The last moment of the date, on the clock of its zone."""
        return self.on_clock(self.due)

    def on_clock(self, due: date | datetime) -> datetime:
        """Return the last moment of the present date or an earlier one, on the clock of the zone."""
        return due if isinstance(due, datetime) else datetime.combine(due, LAST_MINUTE)

    @property
    def instant(self) -> datetime:
        """The last moment of the date, in UTC."""
        return in_utc(self.local, self.timezone)


class HostDays(Rule):
    """The days on which workshops take place."""

    days: Several[Day]
    """The days."""
    virtual: Boolean = False
    """Whether virtual workshops have to take place on them, too."""


class HostFormats(Rule):
    """The formats that a workshop may have."""

    allowed: Several[Format]
    """`virtual`, `in-person`, `hybrid`: one, or a list."""


class HostHours(Rule):
    """The hours of the day between which the program takes place, in the zone of the workshop."""

    start: Clock
    """The earliest start."""
    end: Clock
    """The latest end."""


class HostDuration(Rule):
    """How long a workshop lasts."""

    min_hours: Count
    """Minimum duration, in hours."""
    max_hours: Count
    """Maximum duration, in hours."""


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
    """Where to download them."""


class Host(Entry):
    """A conference and its rules for workshops."""

    name: Line
    """The conference with its year."""
    milestones: tuple[HostMilestone, ...] = ()
    """Its dates."""
    days: HostDays | None = None
    """On which days workshops take place."""
    formats: HostFormats | None = None
    """Which formats are allowed."""
    hours: HostHours | None = None
    """Between which hours the program takes place."""
    duration: HostDuration | None = None
    """How long the program lasts."""
    talks: HostTalks | None = None
    """Who may give talks."""
    proposal: tuple[HostAdvice, ...] = ()
    """What a proposal is expected to say."""
    author_kit: AuthorKit | None = None
    """The style files for papers."""
