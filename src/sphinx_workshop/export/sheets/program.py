"""The sheet of the program: one row a session, with the times and the room that it has or inherits."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.cells import addresses, joined
from sphinx_workshop.export.sheets.sheet import PROGRAM, Kind
from sphinx_workshop.export.timetable import chairs_of, moderators_of, own_title_of, papers_of, speakers_of
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.titles import Written, title_of

if TYPE_CHECKING:
    from sphinx_workshop.model.placed import Clock, PlacedSession
    from sphinx_workshop.model.workshop import Workshop


def session_id(placed: PlacedSession, workshop: Workshop) -> str:
    """Return the id of a session: its own, else one that gives it the same address on its page."""
    return workshop.session_keys[placed].removeprefix("session-")


def clock(time: Clock) -> str:
    """Return a time of a session: that of its day, or with a day of its own; empty if it is not known."""
    if time is None or isinstance(time, Tbd):
        return ""
    return f"{time:%Y-%m-%d %H:%M}" if isinstance(time, datetime) else f"{time:%H:%M}"


def _title(placed: PlacedSession, workshop: Workshop) -> str:
    """Return the title as it is written, with its Markdown, or what stands for it."""
    title = title_of(placed.session, workshop)
    return title.text if isinstance(title, Written) else own_title_of(placed.session, workshop)


def _more(placed: PlacedSession, _workshop: Workshop) -> str:
    links = known(placed.session.links)
    return addresses(links.more) if links is not None else ""


def _link(placed: PlacedSession, field: str) -> str:
    links = known(placed.session.links)
    return known(getattr(links, field)) or "" if links is not None else ""


def _papers(placed: PlacedSession, workshop: Workshop) -> str:
    return joined(key for key in placed.session.paper_ids if key in workshop.public_papers)


SHEET: Final[Kind[PlacedSession]] = Kind(
    PROGRAM,
    frozenset({"Session id", "Speaker ids", "Part of"}),
    {
        "Session id": session_id,
        "Date": lambda placed, _: "" if isinstance(placed.day, Tbd) else placed.day.isoformat(),
        "Start": lambda placed, _: clock(placed.start),
        "End": lambda placed, _: clock(placed.end),
        "Title": _title,
        "Kind": lambda placed, _: placed.session.inferred_kind.value,
        "Label": lambda placed, _: known(placed.session.label) or "",
        "Language": lambda placed, _: known(placed.session.language) or "",
        "Room": lambda placed, workshop: placed.room or workshop.event.room or "",
        "Track": lambda placed, _: placed.track or "",
        "Speakers": lambda placed, workshop: joined(speakers_of(placed.session, workshop)),
        "Chairs": lambda placed, workshop: joined(chairs_of(placed.session, workshop)),
        "Moderators": lambda placed, workshop: joined(moderators_of(placed.session, workshop)),
        "Papers": lambda placed, workshop: joined(papers_of(placed.session, workshop)),
        "Description": lambda placed, _: known(placed.session.description) or "",
        "Video": lambda placed, _: _link(placed, "video"),
        "Slides": lambda placed, _: _link(placed, "slides"),
        "Other links": _more,
        "Speaker ids": lambda placed, _: joined(placed.session.speaker_ids),
        "Chair ids": lambda placed, _: joined(placed.session.chair_keys),
        "Moderator ids": lambda placed, _: joined(placed.session.moderator_keys),
        "Paper ids": _papers,
        "Part of": lambda placed, workshop: session_id(placed.around, workshop) if placed.around else "",
    },
)
"""Sessions, each followed by those inside it."""
