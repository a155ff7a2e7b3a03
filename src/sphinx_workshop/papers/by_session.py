"""The papers of a list by the sessions that present them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.render.session_titles import title_text

if TYPE_CHECKING:
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop


def sessions_of(paper: Paper, workshop: Workshop) -> tuple[str, ...]:
    """Return the keys of the sessions of a paper; an empty one if it is in none.

    A session around another one may list the papers of this one: they belong to the inner one.
    """
    there = workshop.sessions_of_papers.get(paper.id, ())
    around = {outer for one in there for outer in one.chain if outer is not one}
    return tuple(_key(one) for one in there if one not in around) or ("",)


def session_headings(workshop: Workshop) -> dict[str, str]:
    """Return the headings of the sessions with papers by their keys, in the order of time.

    Where two would be the same, they have the day and the time, too.
    """
    there = {one for sessions in workshop.sessions_of_papers.values() for one in sessions}
    in_order = sorted(there, key=lambda one: (one.sort_key, one.number))
    titles = {_key(one): title_text(one.session, workshop) for one in in_order}
    often = Counter(titles.values())
    moments = {_key(one): f" ({_when(one)})" for one in in_order}
    return {key: title + (moments[key] if often[title] > 1 else "") for key, title in titles.items()}


def _key(placed: PlacedSession) -> str:
    return str(placed.number)


def _when(placed: PlacedSession) -> str:
    day = placed.day.isoformat() if isinstance(placed.day, date) else ""
    clock = f"{placed.start:%H:%M}" if isinstance(placed.start, time | datetime) else ""
    return " ".join(filter(None, [day, clock]))
