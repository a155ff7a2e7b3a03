"""The program: days, each with sessions (program.yml)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from pydantic import model_validator

from sphinx_workshop.model.base import Entry, OrTbd, Tbd, wrong
from sphinx_workshop.model.event import Link
from sphinx_workshop.model.names import Identifier, Url, slug
from sphinx_workshop.model.texts import Inline, Line, Markdown, Several
from sphinx_workshop.model.times import Clock, Day, tzinfo
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


class SessionKind(Enum):
    """What happens in a session."""

    OPENING = "opening"
    TALK = "talk"
    SPOTLIGHT = "spotlight"
    POSTER = "poster"
    PANEL = "panel"
    BREAK = "break"
    SOCIAL = "social"
    CLOSING = "closing"
    OTHER = "other"


class SessionLinks(Entry):
    """What readers of a session are sent to."""

    video: OrTbd[Url] | None = None
    """The recording."""
    slides: OrTbd[Url] | None = None
    """The slides."""
    more: tuple[Link, ...] = ()
    """Anything else: a list of `label` and `url`."""


class Session(Entry):
    """A block in the program; sessions nest."""

    title: OrTbd[Inline] | None = None
    """What readers see (one line of Markdown). A session needs this, `speakers` or `papers`."""
    id: Identifier | None = None
    """What pages name it by; a session without one cannot be named."""
    kind: SessionKind | None = None
    """`opening`, `talk`, `spotlight`, `poster`, `panel`, `break`, `social`, `closing` or `other`."""
    start: OrTbd[Clock] | None = None
    """When it begins, in the zone of the workshop; missing times are those of the session around it."""
    end: OrTbd[Clock] | None = None
    """When it ends; past midnight, with the day: `2022-12-03 00:30`."""
    speakers: OrTbd[Several[Line]] | None = None
    """Ids from `speakers.yml` or `organizers.yml`: one, or a list."""
    chairs: OrTbd[Several[Line]] | None = None
    """Ids, or names of people who are in no file: one, or a list."""
    papers: OrTbd[Several[Line]] | None = None
    """Ids of papers: one, or a list."""
    room: OrTbd[Line] | None = None
    """The room; sessions without one all share one."""
    track: OrTbd[Line] | None = None
    """The strand of the program it belongs to."""
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
        """The ids of the speakers, none where they are to be announced."""
        return self.speakers if isinstance(self.speakers, tuple) else ()

    @property
    def chair_keys(self) -> tuple[str, ...]:
        """The ids, or names, of who chairs it; none where they are to be announced."""
        return self.chairs if isinstance(self.chairs, tuple) else ()

    @property
    def paper_ids(self) -> tuple[str, ...]:
        """The ids of the papers presented in it, none where they are to be announced."""
        return self.papers if isinstance(self.papers, tuple) else ()

    @property
    def inferred_kind(self) -> SessionKind:
        """The kind, given or inferred: talk with speakers, spotlight with papers, else other."""
        if self.kind is not None:
            return self.kind
        if self.speakers is not None:
            return SessionKind.TALK
        return SessionKind.SPOTLIGHT if self.papers is not None else SessionKind.OTHER

    def without(self, people: frozenset[str]) -> Session:
        """Return the session, less those inside it, without some of its people."""
        facts: dict[str, object] = {
            field: tuple(key for key in keys if key not in people)
            for field, keys in (("speakers", self.speakers), ("chairs", self.chairs))
            if isinstance(keys, tuple) and not people.isdisjoint(keys)
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
    """What the day is called."""
    sessions: OrTbd[tuple[Session, ...]] | None = None
    """The sessions of the day, in order."""


def moment(day: date, clock: time | datetime, zone: str) -> datetime:
    """Return the exact moment of a clock time of the program, in UTC.

    :param day: the day of the program
    :param clock: a time of that day, or a day and a time
    :param zone: the zone of the workshop
    """
    local = clock if isinstance(clock, datetime) else datetime.combine(day, clock)
    return local.replace(tzinfo=tzinfo(zone)).astimezone(UTC)


class PlacedSession(NamedTuple):
    """A session with its day, and with what it has from the sessions around it."""

    session: Session
    day: date | Tbd
    """The day of the program."""
    start: time | datetime | Tbd | None
    """When it begins; where it does not say so itself, when the session around it does."""
    end: time | datetime | Tbd | None
    """When it ends, likewise."""
    room: str | None
    """The room, likewise."""

    @property
    def key(self) -> str:
        """What links to the session name it by: its id, else the anchor that is made for it."""
        return self.session.id or self.session.anchor(self.day)

    @property
    def local(self) -> datetime | None:
        """When it begins, on the clock of the workshop; noon, where only its day is known, if that is."""
        if isinstance(self.start, datetime):
            return self.start
        if isinstance(self.day, Tbd):
            return None
        return datetime.combine(self.day, self.start if isinstance(self.start, time) else time(12))

    def when(self) -> datetime:
        """Return when it begins, on the clock of the workshop; what is not known comes last in its day."""
        if isinstance(self.start, datetime):
            return self.start
        day = date.max if isinstance(self.day, Tbd) else self.day
        return datetime.combine(day, self.start if isinstance(self.start, time) else time.max)


def placed(session: Session, day: date | Tbd, around: PlacedSession | None = None) -> Iterator[PlacedSession]:
    """Yield a session and those inside it, each after the one around it."""
    start, end = session.start, session.end
    room = session.room if isinstance(session.room, str) else None
    if around is not None:
        start = around.start if start is None else start
        end = around.end if end is None else end
        room = room or around.room
    here = PlacedSession(session, day, start, end, room)
    yield here
    for inner in session.sessions:
        yield from placed(inner, day, here)
