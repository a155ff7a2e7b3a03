"""The tentative schedule of a proposal: each session on a line, with the speakers who are invited, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.people import Status
from sphinx_workshop.model.titles import Speakers, title_of
from sphinx_workshop.render.elements import joined, line, notice, table, to_be_announced
from sphinx_workshop.render.hours import hours
from sphinx_workshop.render.nodes import isolated
from sphinx_workshop.render.program_days import day_title, zone_line
from sphinx_workshop.render.session_titles import title_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from babel import Locale

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.workshop import Workshop


def schedule_nodes(workshop: Workshop, locale: Locale) -> list[nodes.Node]:
    """Return a table of sessions for each day: time, title, people and room."""
    if isinstance(workshop.program, Tbd):
        return [notice(_("The program is to be announced."))]
    seen = _as_reviewers_see(workshop)
    return [
        node
        for one, sessions in zip(seen.days, seen.placed_days, strict=True)
        for node in _day(one, sessions, seen, locale)
    ]


def _as_reviewers_see(workshop: Workshop) -> Workshop:
    """Return the workshop with the speakers who are only invited among the others."""
    speakers = tuple(
        one.with_facts({"status": Status.TENTATIVE}, one.place) if one.status is Status.INVITED else one
        for one in items(workshop.speakers)
    )
    public = {one.key: one for one in speakers if one.is_public}
    return replace(workshop, speakers=speakers, people={**public, **workshop.people})


def _day(
    one: ProgramDay, sessions: Sequence[PlacedSession], workshop: Workshop, locale: Locale
) -> Iterator[nodes.Node]:
    yield line(nodes.strong("", "", *day_title(one, locale)), classes="workshop-day-title")
    if isinstance(one.sessions, Tbd):
        yield notice(_("The sessions are to be announced."))
    elif sessions:
        if not isinstance(one.date, Tbd):
            yield zone_line(one.date, sessions[0].zone, locale)
        in_order = _in_order_of_time(sessions)
        yield _table([inner for outer in in_order for inner in outer.with_inside()], workshop, locale)


def _in_order_of_time(sessions: Sequence[PlacedSession]) -> list[PlacedSession]:
    """Return sessions by their start; one whose start is not known follows the one written before it."""
    first = datetime.min.replace(tzinfo=UTC)
    known_starts = (one.start_instant for one in sessions)
    _first, *starts = accumulate(known_starts, lambda before, start: start or before, initial=first)
    return [one for _start, one in sorted(zip(starts, sessions, strict=True), key=itemgetter(0))]


def _table(sessions: Sequence[PlacedSession], workshop: Workshop, locale: Locale) -> nodes.table:
    """Return sessions as a table; people and rooms have columns only if there are some."""
    heads, widths = [_("Time"), _("Session"), _("People"), _("Room")], [15, 45, 25, 15]
    cells: list[list[list[nodes.Node]]] = [
        [
            hours(one, locale),
            title_words(one.session, workshop) or [to_be_announced(_("Title"))],
            _people(one.session, workshop),
            [nodes.Text(one.room)] if one.room else [],
        ]
        for one in sessions
    ]
    filled = [index for index in range(len(heads)) if any(row[index] for row in cells)]
    classes = ["", "workshop-inside", "", ""]
    rows: list[list[nodes.Element]] = [
        [line(*row[index], classes=classes[index] if one.around else "") for index in filled]
        for one, row in zip(sessions, cells, strict=True)
    ]
    return table([heads[i] for i in filled], rows, [widths[i] for i in filled], "workshop-schedule")


def _people(session: Session, workshop: Workshop) -> list[nodes.Node]:
    """Return who speaks, unless the title says it, and who chairs and moderates."""
    named = isinstance(title_of(session, workshop), Speakers)
    parts = [] if named else _names(session.speaker_ids, workshop)
    for label, keys in ((_("Chair:"), session.chair_keys), (_("Moderator:"), session.moderator_keys)):
        if keys:
            parts.append(nodes.inline("", "", nodes.Text(f"{label} "), *joined(_names(keys, workshop))))
    return joined(parts)


def _names(keys: Iterable[str], workshop: Workshop) -> list[nodes.Node]:
    return [isolated("", workshop.name_of(key)) for key in keys]
