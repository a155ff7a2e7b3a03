"""The event: what `workshop.yml` says."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar

from pydantic import model_validator

from sphinx_workshop.model.base import Also, Entry, OrTbd, known, wrong
from sphinx_workshop.model.names import Email, Url
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.texts import Count, Inline, Line, Several
from sphinx_workshop.model.times import DAY_SCHEMA, Day, Zone
from sphinx_workshop.problems import Kind


class Format(Enum):
    """Where people meet."""

    VIRTUAL = "virtual"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"


class Span(Entry):
    """The days of the event, first and last."""

    start: Day
    """The first day."""
    end: Day
    """The last day; the same as the first where there is only one."""

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.end < self.start:
            raise wrong(
                Kind.DATE, f"the end {self.end} comes before the start {self.start}; swap or correct them"
            )
        return self

    @property
    def days(self) -> list[date]:
        """Every day of the event."""
        return [self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1)]


def _span(value: object) -> object:
    """Turn a single day into a span of one day."""
    if isinstance(value, str | date):
        return {"start": value, "end": value}
    return value


class Venue(Entry):
    """Where people meet in person."""

    name: OrTbd[Line] | None = None
    """The building."""
    address: OrTbd[Line] | None = None
    """Street, town, country."""
    room: OrTbd[Line] | None = None
    """The room in the building."""


class Link(Entry):
    """A link with a label."""

    label: Line
    """The text of the link."""
    url: OrTbd[Url]
    """The address."""


class Links(Entry):
    """Links for readers."""

    submission: OrTbd[Url] | None = None
    """Where papers are submitted (OpenReview)."""
    registration: OrTbd[Url] | None = None
    """Where to register."""
    livestream: OrTbd[Url] | None = None
    """Where to watch live."""
    recordings: OrTbd[Url] | None = None
    """Where to watch recordings."""
    proceedings: OrTbd[Url] | None = None
    """Where the papers are published."""
    code_of_conduct: OrTbd[Url] | None = None
    """The code of conduct."""
    mailing_list: OrTbd[Url] | None = None
    """Where to subscribe to news."""
    more: tuple[Link, ...] = ()
    """Any other links: a list of `label` and `url`."""


class Proposal(Entry):
    """The proposal as a document."""

    max_pages: OrTbd[Count] | None = None
    """The page limit."""
    excluding: Several[Line] = ()
    """Pages of the site that do not count towards the page limit."""


class Event(Entry):
    """The workshop as an event (`workshop.yml`)."""

    entry_name: ClassVar[str] = "workshop"

    name: Line
    """The full name with the year."""
    phase: Phase
    """`proposal`, `call`, `review`, `program`, `live` or `archive`; set by hand, on purpose."""
    short_name: OrTbd[Line] | None = None
    """The acronym with the year."""
    tagline: OrTbd[Inline] | None = None
    """What it is about, in one line (Markdown)."""
    host: Line | None = None
    """The conference that hosts it: a profile of its rules, such as `neurips-2022`, or the path of one."""
    format: OrTbd[Format] | None = None
    """`virtual`, `in-person` or `hybrid`."""
    date: OrTbd[Annotated[Span, Also(_span, DAY_SCHEMA)]] | None = None
    """The day of the event; or `start:` and `end:` below it."""
    timezone: Zone = "UTC"
    """The time zone of the event and of its program: an IANA name. Default: UTC."""
    venue: OrTbd[Venue] | None = None
    """Where it takes place, unless it is virtual."""
    url: OrTbd[Url] | None = None
    """The canonical address of the site."""
    contact: OrTbd[Email] | None = None
    """The e-mail address of the organizers."""
    links: OrTbd[Links] | None = None
    """Links for readers; each may be `TBD`."""
    proposal: OrTbd[Proposal] | None = None
    """The proposal as a document."""

    @property
    def title(self) -> str:
        """The short name if there is one, else the name."""
        return known(self.short_name) or self.name

    @property
    def room(self) -> str | None:
        """The room of the venue, if it is known."""
        venue = known(self.venue)
        return known(venue.room) if venue is not None else None

    def link(self, field: str) -> str | None:
        """Return one of the links for readers, such as `livestream`, if it is known."""
        links = known(self.links)
        return known(getattr(links, field)) if links is not None else None
