"""The sessions whose times are known, and what readers know of them, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

_Clock: TypeAlias = "time | datetime | Tbd | None"


@dataclass(frozen=True, kw_only=True)
class TimedSession:
    """A session, with what it has from the sessions around it."""

    session: Session
    day: date | Tbd
    """The day of the program."""
    start: datetime
    """On the clock of the workshop's zone, without the zone."""
    end: datetime
    """The same."""
    room: str | None

    @property
    def anchor(self) -> str:
        """The permanent address of the session on its page."""
        return self.session.anchor(self.day)


def timed_sessions(workshop: Workshop) -> Iterator[TimedSession]:
    """Yield the sessions whose start and end are known, those inside others after the one around them.

    A time that is not written is that of the session around; one that is `TBD` is not known. Speakers who
    declined are left out of them, and so out of anchors that are made of speakers.
    """
    for day in workshop.program if isinstance(workshop.program, tuple) else ():
        for session in day.sessions if isinstance(day.sessions, tuple) else ():
            for timed in _timed(session, day.date, None, None, None):
                yield replace(timed, session=timed.session.without(workshop.declined))


def _timed(
    session: Session, day: date | Tbd, start: _Clock, end: _Clock, room: str | None
) -> Iterator[TimedSession]:
    start = start if session.start is None else session.start
    end = end if session.end is None else session.end
    room = session.room if isinstance(session.room, str) else room
    begins, ends = _moment(day, start), _moment(day, end)
    if begins and ends:
        yield TimedSession(session=session, day=day, start=begins, end=ends, room=room)
    for inner in session.sessions:
        yield from _timed(inner, day, start, end, room)


def _moment(day: date | Tbd, clock: _Clock) -> datetime | None:
    if isinstance(clock, time):
        return None if isinstance(day, Tbd) else datetime.combine(day, clock)
    return clock if isinstance(clock, datetime) else None


def title_of(session: Session, workshop: Workshop) -> str:
    """Return the title of a session, else of its speaker's talk, else the names of its speakers."""
    if isinstance(session.title, str):
        return plain_text(session.title)
    if session.title is None:
        talk = workshop.talk_of(session)
        if talk and isinstance(talk.title, str):
            return plain_text(talk.title)
        names = speakers_of(session, workshop)
        if names:
            return ", ".join(names)
    return "Title to be announced"


def abstract_of(session: Session, workshop: Workshop) -> str:
    """Return the description of a session, else the abstract of its speaker's talk, else nothing."""
    text = session.description
    if text is None:
        talk = workshop.talk_of(session)
        text = talk.abstract if talk else None
    return plain_paragraphs(text) if isinstance(text, str) else ""


def speakers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the speakers of a session."""
    return [workshop.people[key].name or key for key in session.speaker_ids if key in workshop.people]


def chairs_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of who chairs a session, also of those who are in no file."""
    keys = session.chairs if isinstance(session.chairs, tuple) else ()
    return [(workshop.people[key].name if key in workshop.people else None) or key for key in keys]
