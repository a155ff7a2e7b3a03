"""The event: what `workshop.yml` says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum
from typing import Annotated, ClassVar, Final, NamedTuple

from pydantic import ConfigDict, model_validator

from sphinx_workshop.model.base import Also, Entry, OrTbd, known, wrong
from sphinx_workshop.model.data_format import DataFormat
from sphinx_workshop.model.links import Accounts, Link
from sphinx_workshop.model.names import Email, Url
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.texts import Count, Inline, Line, Markdown, Several
from sphinx_workshop.model.times import DAY_SCHEMA, Day, Zone
from sphinx_workshop.problems import Kind

YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year in a name."""


class Format(Enum):
    """Where people meet."""

    VIRTUAL = "virtual"
    IN_PERSON = "in-person"
    HYBRID = "hybrid"


class Span(NamedTuple):
    """The days of the event, once they are decided."""

    start: date
    """The first day."""
    end: date
    """The last day; the same as the first where there is only one."""

    @property
    def days(self) -> list[date]:
        """Every day of the event."""
        return [self.start + timedelta(days=n) for n in range((self.end - self.start).days + 1)]


class EventDate(Entry):
    """The days of the event: first and last, or some from which one is chosen later."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["start", "end"]}, {"required": ["one_of"]}]}
    )
    stands_whole: ClassVar[bool] = True

    start: Day | None = None
    """The first day."""
    end: Day | None = None
    """The last day; the same as the first where there is only one."""
    one_of: tuple[Day, ...] = ()
    """The possible days, while the host has not decided: the event takes place on one of them."""

    @model_validator(mode="after")
    def _is_complete(self) -> EventDate:
        if self.one_of:
            if self.start is not None or self.end is not None:
                raise wrong(Kind.DATE, "`one_of` cannot stand beside `start` and `end`; delete one of them")
            if len(set(self.one_of)) == 1:
                raise wrong(
                    Kind.DATE, "`one_of` needs two days or more; write a single day as `date: 2022-12-02`"
                )
        elif self.start is None or self.end is None:
            key = "start" if self.start is None else "end"
            raise wrong(Kind.MISSING, f"this date needs `{key}`; write `start:` and `end:`, or `one_of:`")
        elif self.end < self.start:
            raise wrong(
                Kind.DATE, f"the end {self.end} comes before the start {self.start}; swap or correct them"
            )
        return self


def _event_date(value: object) -> object:
    """Turn a single day into a first and a last one."""
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
    url: OrTbd[Url] | None = None
    """Its page, or a map."""
    accessibility: OrTbd[Markdown] | None = None
    """Lifts, step-free ways, quiet rooms, hearing loops: what visitors must know (Markdown)."""


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
    chat: OrTbd[Url] | None = None
    """Where participants chat."""
    questions: OrTbd[Url] | None = None
    """Where to ask questions during talks."""
    grants: OrTbd[Url] | None = None
    """Where to apply for grants."""
    reviewers: OrTbd[Url] | None = None
    """Where to offer to review."""
    source: OrTbd[Url] | None = None
    """The repository of the site."""
    license: OrTbd[Url] | None = None
    """The licence of what the site says: `https://creativecommons.org/licenses/by/4.0/`."""
    social: OrTbd[Accounts] | None = None
    """Accounts of the workshop: a list of addresses, or of `label` and `url`."""
    more: tuple[Link, ...] = ()
    """Any other links: a list of `label` and `url`."""


class Expected(Entry):
    """What the organizers expect."""

    attendees: OrTbd[Count] | None = None
    """How many people may attend."""
    submissions: OrTbd[Count] | None = None
    """How many papers may be submitted."""


class Proposal(Entry):
    """The proposal: for the host's reviewers alone."""

    max_pages: OrTbd[Count] | None = None
    """The page limit."""
    excluding: Several[Line] = ()
    """Pages of the site that do not count towards the page limit."""
    expects: OrTbd[Expected] | None = None
    """`attendees` and `submissions`."""
    needs: OrTbd[Markdown] | None = None
    """What the workshop needs from the host: rooms, poster boards (Markdown)."""


class Event(Entry):
    """The workshop as an event (`workshop.yml`)."""

    entry_name: ClassVar[str] = "workshop"

    name: Line
    """The full name with the year."""
    phase: Phase
    """Where the workshop stands; set by hand, on purpose."""
    data_format: DataFormat | None = None
    """The version of the format of the data files, which `sphinx-workshop migrate` raises. Default: 1."""
    short_name: OrTbd[Line] | None = None
    """The acronym with the year."""
    tagline: OrTbd[Inline] | None = None
    """What it is about, in one line (Markdown)."""
    host: Line | None = None
    """The conference that hosts it: a profile of its rules, such as `neurips-2022`, or the path of one."""
    format: OrTbd[Format] | None = None
    """Where people meet."""
    date: OrTbd[Annotated[EventDate, Also(_event_date, DAY_SCHEMA)]] | None = None
    """The day of the event; or `start:` and `end:` below it; or `one_of:`, while the host has not decided."""
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
    """For the host's reviewers: page limits, expected numbers, needs."""

    @property
    def title(self) -> str:
        """The short name if there is one, else the name."""
        return known(self.short_name) or self.name

    @property
    def span(self) -> Span | None:
        """The days of the event, if they are decided."""
        when = known(self.date)
        return Span(when.start, when.end) if when and when.start and when.end else None

    @property
    def year(self) -> int | None:
        """The year of its first day; while no day is decided, the one year in its name, if there is one."""
        if self.span is not None:
            return self.span.start.year
        written = set(YEAR.findall(f"{self.name} {known(self.short_name) or ''}"))
        return int(written.pop()) if len(written) == 1 else None

    @property
    def room(self) -> str | None:
        """The room of the venue, if it is known."""
        venue = known(self.venue)
        return known(venue.room) if venue is not None else None

    @property
    def venue_line(self) -> str:
        """The building and its address in one line, as far as they are known."""
        venue = known(self.venue) or Venue()
        return ", ".join(filter(None, [known(venue.name), known(venue.address)]))

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The pages to which the phase leads readers: the first of them that the site has; none if to a link.

        They are the keys of the setting `workshop_pages`.
        """
        match self.phase:
            case Phase.PROPOSAL:
                return ("proposal",)
            case Phase.CALL:
                return ()
            case Phase.REVIEW:
                return ("dates",)
            case Phase.PROGRAM:
                return ("program",)
            case Phase.LIVE:
                return () if self.link("livestream") else ("program",)
            case Phase.ARCHIVE:
                return () if self.link("recordings") else ("papers", "program")

    def link(self, field: str) -> str | None:
        """Return one of the links for readers, such as `livestream`, if it is known."""
        links = known(self.links)
        return known(getattr(links, field)) if links is not None else None
