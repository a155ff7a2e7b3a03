"""The program as time: every session with its real moments, its room, and the sessions around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Venue
from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.program import SessionKind, moment
from sphinx_workshop.model.times import tzinfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Position

Span: TypeAlias = "tuple[datetime, datetime]"
"""A start and a later end, in UTC."""

FIRST_UNKNOWN_DAY: Final = date(1800, 1, 1)
"""Stands for the first day that is TBD, so that its sessions are compared; no fact can be of that year."""


@dataclass(frozen=True, eq=False, slots=True)
class Timed:
    """A session, with what it has from the sessions around it."""

    session: Session
    number: int
    """How many sessions are written before it."""
    day: int
    """The same for its day."""
    around: Timed | None
    """The session around it."""
    start: datetime | None
    """When it begins, in UTC; None while that is not known. Its own, else that of the session around it."""
    end: datetime | None
    """The same of its end."""
    room: str | Tbd | None
    """Its own, else that of the session around, else that of the venue; TBD while it is not known."""
    zone: ZoneInfo
    """The zone of the workshop."""
    dated: bool
    """Whether its day is known."""

    @property
    def owns_times(self) -> bool:
        """Whether it gives times of its own; else it is some time within those of the session around it."""
        return self.session.start is not None or self.session.end is not None

    @property
    def kind(self) -> SessionKind:
        """Its kind; what has papers among the posters, and says no other, is one of these."""
        inferred = self.session.inferred_kind
        if self.session.kind is None and inferred is SessionKind.SPOTLIGHT:
            given = next((one.session.kind for one in self.chain if one.session.kind is not None), None)
            return SessionKind.POSTER if given is SessionKind.POSTER else inferred
        return inferred

    @property
    def span(self) -> Span | None:
        """When it takes place; None while that is not known, or cannot be meant."""
        return None if self.start is None or self.end is None or self.is_wrong else (self.start, self.end)

    @property
    def is_wrong(self) -> bool:
        """Whether it ends before it starts."""
        return self.start is not None and self.end is not None and self.end <= self.start

    @property
    def chain(self) -> Iterator[Timed]:
        """The session itself, and those around it from the inside out."""
        timed: Timed | None = self
        while timed is not None:
            yield timed
            timed = timed.around

    @property
    def position(self) -> Position:
        """Where its start is written, else the session."""
        return self.session.place.of("start").position

    def words(self, start: datetime | None = None, end: datetime | None = None) -> str:
        """Return a time in the zone of the workshop, by default that of the session: ``… 10:00 to 11:00``."""
        first, last = start or self.start, end or self.end
        clocks = [self.local(one) for one in (first, last) if one is not None]
        texts = [as_written(clock) if self.dated else f"{clock:%H:%M}" for clock in clocks]
        if len(clocks) > 1 and clocks[0].date() == clocks[1].date():
            texts[1] = texts[1].rpartition(" ")[2]
        return " to ".join(texts)

    def local(self, instant: datetime) -> datetime:
        """Return a moment as a time on the clock of the workshop's zone, without the zone."""
        return instant.astimezone(self.zone).replace(tzinfo=None)


def timeline(workshop: Workshop) -> tuple[Timed, ...]:
    """Return all sessions in the order in which they are written, those inside others after these."""
    event = workshop.event
    room = event.venue.room if isinstance(event.venue, Venue) and isinstance(event.venue.room, str) else None
    found: list[Timed] = []

    def add(session: Session, number: int, day: date | Tbd, around: Timed | None) -> None:
        stand_in = FIRST_UNKNOWN_DAY + timedelta(days=2 * number) if isinstance(day, Tbd) else day
        start, end = (
            _instant(clock, stand_in, event.timezone, dated=isinstance(day, date))
            for clock in (session.start, session.end)
        )
        # What begins before the session around it has hardly its end, too: it is a slip (`rules.order`).
        if around is not None and session.start is None and not _after(end, around.end):
            start = around.start
        if around is not None and session.end is None and not _after(around.start, start):
            end = around.end
        timed = Timed(
            session=session,
            number=len(found),
            day=number,
            around=around,
            start=start,
            end=end,
            room=session.room or (around.room if around is not None else room),
            zone=tzinfo(event.timezone),
            dated=isinstance(day, date),
        )
        found.append(timed)
        for inner in session.sessions:
            add(inner, number, day, timed)

    for number, day in enumerate(workshop.program if isinstance(workshop.program, tuple) else ()):
        for session in day.sessions if isinstance(day.sessions, tuple) else ():
            add(session, number, day.date, None)
    return tuple(found)


def _instant(clock: time | datetime | Tbd | None, day: date, zone: str, *, dated: bool) -> datetime | None:
    if clock is None or isinstance(clock, Tbd) or (isinstance(clock, datetime) and not dated):
        return None  # how far another day is from one that is TBD, nobody knows
    return moment(day, clock, zone)


def _after(first: datetime | None, second: datetime | None) -> bool:
    """Return whether a time is after another, if both are known."""
    return first is not None and second is not None and first > second


def astray(timed: Timed) -> tuple[Literal["start", "end"], Timed] | None:
    """Return which time of a session is outside those of the session around it, and whose these are.

    Where that session does not know its start or end, those of the one around it count.
    """
    if timed.around is None or timed.is_wrong:
        return None
    first = next((one for one in timed.around.chain if one.start is not None), timed.around)
    last = next((one for one in timed.around.chain if one.end is not None), timed.around)
    if timed.session.start is not None and timed.start is not None:
        if first.start is not None and timed.start < first.start:
            return "start", first
        if last.end is not None and timed.start >= last.end:
            return "start", last
    if timed.session.end is not None and timed.end is not None:
        if last.end is not None and timed.end > last.end:
            return "end", last
        if first.start is not None and timed.end <= first.start:
            return "end", first
    return None


def siblings(sessions: Iterable[Timed]) -> list[list[Timed]]:
    """Return the lists that sessions are written in: those of each day, and those inside each session."""
    lists: dict[tuple[int, Timed | None], list[Timed]] = {}
    for timed in sessions:
        lists.setdefault((timed.day, timed.around), []).append(timed)
    return list(lists.values())


def called(session: Session) -> str:
    """Return how a message names a session."""
    if isinstance(session.title, str):
        return quoted(session.title)
    if session.speaker_ids:
        return f"the session of {listing(session.speaker_ids)}"
    return (
        f"the session at {session.start:%H:%M}" if isinstance(session.start, time | datetime) else "a session"
    )
