"""How messages name the entries of the data, and their times."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.messages import listing, quoted, shortened
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.times import on_clock

if TYPE_CHECKING:
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def paper_name(paper: Paper) -> str:
    """Return the name of a paper: its id and its title."""
    return f'paper {quoted(paper.id)} "{shortened(paper.title)}"'


def milestone_name(milestone: Milestone, event_zone: str) -> str:
    """Return the name of a milestone, with its date, if that is known."""
    if isinstance(milestone.due, Tbd):
        return f"{quoted(milestone.name)} (TBD)"
    return f"{quoted(milestone.name)} ({as_written(milestone.due)} {milestone.zone(event_zone)})"


def session_name(session: Session, workshop: Workshop | None = None) -> str:
    """Return the name of a session: its title, else its speakers, else its start.

    Given the workshop, the name is one for pages: it leaves out speakers who are not public.
    """
    if isinstance(session.title, str):
        return quoted(session.title)
    speakers = [key for key in session.speaker_ids if not (workshop and workshop.hides("speakers", key))]
    if speakers:
        return f"the session of {listing(speakers)}"
    is_known = isinstance(session.start, time | datetime)
    return f"the session at {session.start:%H:%M}" if is_known else "a session"


def times_of(placed: PlacedSession, start: datetime | None = None, end: datetime | None = None) -> str:
    """Return the times of a session, or others in UTC, on its clock: ``2022-12-02 09:00 to 10:00``."""
    instants = (start or placed.start_instant, end or placed.end_instant)
    clocks = [on_clock(instant, placed.zone) for instant in instants if instant is not None]
    texts = [as_written(clock) if placed.is_dated else f"{clock:%H:%M}" for clock in clocks]
    if len(clocks) > 1 and clocks[0].date() == clocks[1].date():
        texts[1] = texts[1].rpartition(" ")[2]
    return " to ".join(texts)
