"""The sessions in which a person speaks, or which they chair or moderate, on their card."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.render.elements import joined, line, tentative, to_be_announced
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.hours import hours, zone_name
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.session_titles import title_questions, title_words
from sphinx_workshop.render.wording import is_place, zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop


def appearances(directive: WorkshopDirective, workshop: Workshop, person: Person) -> Iterator[nodes.Node]:
    """Yield a line for each session of a person: day, times, and a link to it."""
    directive.ask(f"sessions:{person.key}")
    for placed in workshop.sessions_of_people.get(person.key, ()):
        does = {"speakers": _("Speaks:"), "chairs": _("Chairs:"), "moderators": _("Moderates:")}
        part = does[placed.session.part_of(person.key, workshop.person_key)]
        parts = joined([*_when(directive, placed), _what(directive, workshop, placed, person)])
        yield line(nodes.Text(f"{part} "), *parts, classes="workshop-appearance")


def _when(directive: WorkshopDirective, placed: PlacedSession) -> Iterator[nodes.Node]:
    """Yield the day of a session, and its times with their zone."""
    local, locale = placed.local, directive.locale
    times = hours(placed, locale, in_program=False)
    if local is None:
        yield from [to_be_announced(_("Day")), *times]
        return
    on = local.date()
    when: nodes.Node = moment("", day(on, locale), datetime=on.isoformat(), classes=["workshop-date"])
    if placed.is_tentative:
        when = nodes.inline("", "", when, nodes.Text(" "), tentative())
    if any(isinstance(clock, time | datetime) for clock in (placed.start, placed.end)):
        directive.ask("fact:timezone")
        where = zone(placed.zone, local, locale)
        before, after = (" (", ")") if is_place(placed.zone) else (" ", "")
        zone_part = [nodes.Text(before.strip()), zone_name(where), nodes.Text(after)]
        whole = nodes.inline("", "", *zone_part, classes=["workshop-word"])  # on one line
        times = [nodes.inline("", "", *times, nodes.Text(" "), whole)]
    yield nodes.inline("", "", *joined([when, *times]), classes=["workshop-when"])


def _what(
    directive: WorkshopDirective, workshop: Workshop, placed: PlacedSession, person: Person
) -> nodes.Node:
    """Return a link to a session; the card of a speaker has the title of the talk already."""
    session = placed.session
    directive.ask(*title_questions(session))
    on_card = isinstance(person, Speaker) and known(person.talk) is workshop.talk_of(session)
    title = title_words(session, workshop, talk=not on_card) or [to_be_announced(_("Title"))]
    return directive.domain.link_to("session", placed.key, title)
