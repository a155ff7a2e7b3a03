"""The sessions whose times are known, and what readers know of them, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.model import titles
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


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
    for one in workshop.placed_sessions:
        begins, ends = _moment(one.day, one.start), _moment(one.day, one.end)
        if begins and ends:
            yield TimedSession(session=one.session, day=one.day, start=begins, end=ends, room=one.room)


def _moment(day: date | Tbd, clock: time | datetime | Tbd | None) -> datetime | None:
    if isinstance(clock, time):
        return None if isinstance(day, Tbd) else datetime.combine(day, clock)
    return clock if isinstance(clock, datetime) else None


def title_of(session: Session, workshop: Workshop) -> str:
    """Return what a session is called."""
    match titles.title_of(session, workshop):
        case Written(text):
            return plain_text(text)
        case Papers() as papers:
            return papers_in_words(papers)
        case Speakers() if names := speakers_of(session, workshop):
            return ", ".join(names)
        case _:
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


def papers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the titles of the papers of a session, as far as they are public."""
    public = workshop.public_papers
    return [plain_text(public[key].title) for key in session.paper_ids if key in public]
