"""The program: days, each with sessions (`program.yml`)."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING

from pydantic import model_validator

from sphinx_workshop.model.base import Entry, OrTbd, Tbd, items, wrong
from sphinx_workshop.model.links import Link, UrlOrFile
from sphinx_workshop.model.names import Identifier, Url, slug
from sphinx_workshop.model.texts import Boolean, Inline, Language, Line, Markdown, Several
from sphinx_workshop.model.times import Clock, Day, in_utc
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.model.plain import Place


class SessionKind(Enum):
    """What happens in a session."""

    OPENING = "opening"
    TALK = "talk"
    SPOTLIGHT = "spotlight"
    POSTER = "poster"
    PANEL = "panel"
    BREAK = "break"
    SOCIAL = "social"
    TUTORIAL = "tutorial"
    CLOSING = "closing"
    OTHER = "other"


class SessionLinks(Entry):
    """Links of a session."""

    video: OrTbd[Url] | None = None
    """The recording."""
    slides: OrTbd[UrlOrFile] | None = None
    """The slides: an address, or a file in the data folder."""
    more: tuple[Link, ...] = ()
    """Any other links: a list of `label` and `url`."""


class Session(Entry):
    """A block in the program; sessions nest."""

    title: OrTbd[Inline] | None = None
    """The title (one line of Markdown). A session needs `title`, `speakers` or `papers`."""
    id: Identifier | None = None
    """The name for references in pages; a session without an id cannot be referred to."""
    kind: SessionKind | None = None
    """What happens. Default: `talk` with speakers, `spotlight` with papers, else `other`."""
    label: OrTbd[Line] | None = None
    """What it is called where none of the kinds fits: `Sprint`."""
    language: OrTbd[Language] | None = None
    """The language, where it differs from that of the site: `fr`."""
    start: OrTbd[Clock] | None = None
    """When it starts, in the zone of the workshop; missing times are those of the session around it."""
    end: OrTbd[Clock] | None = None
    """When it ends; past midnight, with the day: `2022-12-03 00:30`. Default: the next start in its room."""
    speakers: OrTbd[Several[Line]] | None = None
    """Ids from `speakers.yml` or `organizers.yml`: one, or a list."""
    chairs: OrTbd[Several[Line]] | None = None
    """Ids, or names of people who are in no file: one, or a list."""
    moderators: OrTbd[Several[Line]] | None = None
    """Ids, or names of people who are in no file: one, or a list."""
    papers: OrTbd[Several[Line]] | None = None
    """Ids of papers: one, or a list."""
    room: OrTbd[Line] | None = None
    """The room; all sessions without one share one room. Breaks and socials occupy none."""
    track: OrTbd[Line] | None = None
    """The track of the program that it belongs to."""
    description: OrTbd[Markdown] | None = None
    """What happens there (Markdown)."""
    links: OrTbd[SessionLinks] | None = None
    """`video`, `slides`, and `more`."""
    sessions: tuple[Session, ...] = ()
    """Sessions inside this one."""

    @model_validator(mode="after")
    def _says_something(self) -> Session:
        if self.title is None and self.speakers is None and self.papers is None:
            raise wrong(Kind.MISSING, "a session needs a `title`, `speakers` or `papers`; write one, or TBD")
        return self

    @property
    def speaker_ids(self) -> tuple[str, ...]:
        """The ids of the speakers that are known."""
        return items(self.speakers)

    @property
    def chair_keys(self) -> tuple[str, ...]:
        """The ids, or names, of the chairs that are known."""
        return items(self.chairs)

    @property
    def moderator_keys(self) -> tuple[str, ...]:
        """The ids, or names, of the moderators that are known."""
        return items(self.moderators)

    @property
    def paper_ids(self) -> tuple[str, ...]:
        """The ids of the papers that are known."""
        return items(self.papers)

    def people(self) -> Iterator[tuple[str, Place]]:
        """Yield who speaks, chairs and moderates, by id or by name, and where each is written."""
        for field, keys in (
            ("speakers", self.speaker_ids),
            ("chairs", self.chair_keys),
            ("moderators", self.moderator_keys),
        ):
            for index, key in enumerate(keys):
                yield key, self.place.of(field, index)

    def part_of(self, person: str, key_of: Callable[[str], str]) -> str:
        """Return what a person is: the first of `speakers`, `chairs`, `moderators` with them, else empty.

        Args:
            person: The id of the person.
            key_of: Returns the id of a person, given the id or the name that the session has.
        """
        people = {
            "speakers": self.speaker_ids,
            "chairs": self.chair_keys,
            "moderators": self.moderator_keys,
        }
        return next((field for field, keys in people.items() if person in map(key_of, keys)), "")

    @property
    def inferred_kind(self) -> SessionKind:
        """The kind, given or inferred: talk with speakers, spotlight with papers, else other."""
        if self.kind is not None:
            return self.kind
        if self.speakers is not None:
            return SessionKind.TALK
        return SessionKind.SPOTLIGHT if self.papers is not None else SessionKind.OTHER

    def without(self, hides: Callable[[str, str], bool]) -> Session:
        """Return the session without some people; the sessions inside it stay as they are.

        Args:
            hides: returns whether a part, such as `chairs`, of a person by id or name is left out
        """
        facts: dict[str, object] = {
            field: tuple(key for key in keys if not hides(field, key))
            for field, keys in (
                ("speakers", self.speakers),
                ("chairs", self.chairs),
                ("moderators", self.moderators),
            )
            if isinstance(keys, tuple) and any(hides(field, key) for key in keys)
        }
        return self.with_facts(facts, self.place) if facts else self

    def anchor(self, day: date | Tbd) -> str:
        """Return the permanent address of the session on its page."""
        if self.id:
            return f"session-{self.id}"
        when = "" if isinstance(day, Tbd) else f"-{day.isoformat()}"
        clock = f"-{self.start:%H%M}" if isinstance(self.start, time | datetime) else ""
        name = slug(self.title) if isinstance(self.title, str) else "-".join(self.speaker_ids)
        return f"session{when}{clock}-{name or self.inferred_kind.value}"


class ProgramDay(Entry):
    """One day of the program."""

    date: OrTbd[Day]
    """The day."""
    title: OrTbd[Line] | None = None
    """The title of the day."""
    tentative: Boolean = False
    """Whether the program of the day may still change."""
    sessions: OrTbd[tuple[Session, ...]] | None = None
    """The sessions of the day, in order."""


def on_day(clock: time | datetime | Tbd | None, day: date | Tbd) -> datetime | None:
    """Return a time of the program as a day and a time, without a zone; None if either is not known."""
    if isinstance(clock, time):
        return None if isinstance(day, Tbd) else datetime.combine(day, clock)
    return clock if isinstance(clock, datetime) else None


def moment(day: date, clock: time | datetime, zone: str) -> datetime:
    """Return a time of the program in UTC: a time of that day, or a day and a time, in the zone."""
    return in_utc(clock if isinstance(clock, datetime) else datetime.combine(day, clock), zone)
