"""The conference that hosts the workshop, and its rules, each with its source (`hosts/*.yml`)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from pydantic import model_validator

from sphinx_workshop.model.base import Entry, wrong
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.milestones import LAST_MINUTE, MilestoneKind
from sphinx_workshop.model.names import Identifier, Url
from sphinx_workshop.model.texts import Boolean, Count, Line, Several
from sphinx_workshop.model.times import Clock, Day, Moment, Zone, in_utc
from sphinx_workshop.problems import Kind


class Level(Enum):
    """How binding a rule of the host is."""

    MANDATORY = "mandatory"
    SUGGESTED = "suggested"
    STATED = "stated"


class Rule(Entry):
    """What all rules of a host have."""

    source: Url
    """The page of the host that states the rule."""
    read: Day | None = None
    """The day on which that page was read. Default: the day of the profile."""
    level: Level = Level.STATED
    """How binding it is. Default: `stated`. Only a mandatory rule is an error."""
    note: Line | None = None
    """What else that page says, such as what happens if the rule is broken."""


class Limit(Rule):
    """What the extension checks and what is an error unless the profile says otherwise."""

    level: Level = Level.MANDATORY
    """How binding it is. Default: `mandatory`."""


class HostDate(Rule):
    """A date of the host."""

    due: Moment
    """A day means 23:59 there; or a day and a time."""
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


class HostMilestone(HostDate):
    """A date by which something must be done."""

    name: Line
    """The host's name for it."""
    level: Level
    """How binding it is; `stated`: a date without either of the other words."""
    kind: MilestoneKind = MilestoneKind.OTHER
    """The kind of the workshop's dates that it limits; `other`: none, it is the host's own date."""


class HostDays(Rule):
    """The days on which workshops take place; they may move, so another day is only a warning."""

    days: Several[Day]
    """The days."""
    virtual: Boolean = False
    """Whether virtual workshops have to take place on them, too."""


class HostFormats(Limit):
    """The formats that a workshop may have."""

    allowed: Several[Format]
    """The formats: one, or a list."""


class HostHours(Limit):
    """The hours of the day between which the program takes place, in the zone of the workshop."""

    start: Clock
    """The earliest start."""
    end: Clock
    """The latest end."""


class HostDuration(Limit):
    """How long a workshop lasts."""

    min_hours: Count
    """Minimum duration, in hours."""
    max_hours: Count
    """Maximum duration, in hours."""


class HostTalks(Limit):
    """Who may give talks."""

    organizers: Boolean
    """Whether organizers may."""


class HostPart(Rule):
    """A part of the proposal that has a page limit of its own."""

    id: Identifier
    """The name for references: `main`."""
    max_pages: Count
    """The page limit."""
    excluding: Several[Line] = ()
    """What does not count towards it: `references`; one, or a list."""


class HostSection(Rule):
    """What the proposal must say."""

    id: Identifier
    """The name for references: `diversity`."""
    text: Line
    """What it must say, in one sentence."""


class SpeakersTable(Rule):
    """The table of speakers that the proposal must have."""

    columns: Several[Line]
    """What the table says of each speaker: `affiliation`, `confirmation`."""


class HostProposal(Entry):
    """What the host expects of a proposal."""

    parts: tuple[HostPart, ...] = ()
    """Its parts, each with its page limit."""
    sections: tuple[HostSection, ...] = ()
    """What it must say."""
    speakers: SpeakersTable | None = None
    """What its table of speakers has."""


class HostCondition(Rule):
    """Anything else that the host asks for, and that nobody but the organizers can check."""

    text: Line
    """What it asks for, in one sentence."""
    days_after: Count | None = None
    """By how many days after `milestone`."""
    days_before: Count | None = None
    """How many days before `milestone`."""
    milestone: Line | None = None
    """The name of the host's milestone from which these days are counted."""

    @model_validator(mode="after")
    def _is_complete(self) -> HostCondition:
        days = [days for days in (self.days_after, self.days_before) if days is not None]
        if len(days) != (self.milestone is not None):
            fix = "write `milestone:` with either `days_after:` or `days_before:`, or none of the three"
            raise wrong(Kind.VALUE, f"days are counted from one milestone of the host, in one way; {fix}")
        return self


class AuthorKit(Rule):
    """The style files of the host."""

    url: Url
    """Where to download them."""


class Host(Entry):
    """A conference and its rules for workshops."""

    name: Line
    """The conference with its year."""
    read: Day | None = None
    """The day on which its pages were read."""
    milestones: tuple[HostMilestone, ...] = ()
    """Its dates."""
    site_by: HostDate | None = None
    """By when the workshop's site must be live."""
    days: HostDays | None = None
    """On which days workshops take place."""
    formats: HostFormats | None = None
    """Which formats are allowed."""
    hours: HostHours | None = None
    """Between which hours the program takes place."""
    duration: Several[HostDuration] = ()
    """How long the program lasts: one duration, or a list from which a workshop chooses."""
    talks: HostTalks | None = None
    """Who may give talks."""
    proposal: HostProposal | None = None
    """What a proposal is expected to be: `parts`, `sections`, `speakers`."""
    conditions: tuple[HostCondition, ...] = ()
    """What else the host asks for."""
    author_kit: AuthorKit | None = None
    """The style files for papers."""

    def date_of(self, condition: HostCondition) -> HostDate | None:
        """Return the day of a condition that is counted from a milestone; None if it has no day."""
        found = (one for one in self.milestones if one.name == condition.milestone)
        milestone = next(found, None)
        if milestone is None:
            return None
        days = condition.days_after or -(condition.days_before or 0)
        return HostDate(
            source=condition.source,
            level=condition.level,
            note=condition.note,
            due=milestone.local.date() + timedelta(days=days),
            timezone=milestone.timezone,
        )
