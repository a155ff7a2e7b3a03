"""The program: days, each with its sessions as a list, in a grid where rooms are parallel."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.grid import grid_of
from sphinx_workshop.directives.session import Sessions
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.times import parse_day
from sphinx_workshop.render.elements import line
from sphinx_workshop.render.nodes import box, moment
from sphinx_workshop.render.program_nodes import parallel
from sphinx_workshop.render.wording import day, zone

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import ProgramDay
    from sphinx_workshop.model.workshop import Workshop


def _day(argument: str) -> date:
    try:
        return parse_day(directives.unchanged_required(argument))
    except Exception as error:
        raise ValueError(str(error)) from error


class Program(WorkshopDirective):
    """The days of the program and their sessions; `:day:` shows one day."""

    questions = ("program", "fact:timezone")
    option_spec: ClassVar = {"day": _day}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        program = workshop.program
        if program is None:
            return []
        if isinstance(program, Tbd):
            return [self.notice(_("The program is to be announced."))]
        only = self.options.get("day")
        placed = zip(program, workshop.placed_days, strict=True)
        days = [self.day(one, sessions) for one, sessions in placed if only in {None, one.date}]
        if only is not None and not days:
            known_days = [str(one.date) for one in program if known(one.date)]
            return self.unknown("day of the program", str(only), known_days)
        return days

    def day(self, one: ProgramDay, sessions: tuple[PlacedSession, ...]) -> nodes.Node:
        """Return one day with its sessions."""
        node = box(tag="section", classes=["workshop-day"])
        node += self.heading(one)
        if isinstance(one.sessions, Tbd):
            node += self.notice(_("The sessions are to be announced."))
        elif sessions:
            if not isinstance(one.date, Tbd):
                node += self.zone(one.date, sessions[0].zone)
            grid = grid_of(sessions)
            if grid is None:
                node += Sessions(self).listed(sessions)
            else:
                columns = Sessions(self).in_grid(grid)
                node += parallel("", columns, rooms=grid.rooms, classes=["workshop-parallel"])
        return node

    def heading(self, one: ProgramDay) -> nodes.rubric:
        """Return the heading of a day: its title and its date."""
        when: nodes.Node
        if isinstance(one.date, Tbd):
            when = nodes.Text(_("Day to be announced"))
        else:
            when = moment("", day(one.date, self.locale), datetime=one.date.isoformat())
        title = [nodes.Text(f"{one.title}: ")] if known(one.title) else []
        level = {"heading-level": self.level()}
        return nodes.rubric("", "", *title, when, classes=["workshop-day-title"], translatable=False, **level)

    def zone(self, on: date, name: str) -> nodes.paragraph:
        """Return a line with the time zone of a day."""
        where = _zone_of(on, name, self.locale)
        before, _mark, after = _("All times are in %s.").partition("%s")
        named = nodes.inline("", where, classes=["workshop-zone-name"])
        return line(nodes.Text(before), named, nodes.Text(after), classes="workshop-zone")


def _zone_of(on: date, name: str, locale: Locale) -> str:
    """Return the name of a zone with its offset on a day; with both, if the clocks change on that day."""
    first, last = (zone(name, datetime.combine(on, clock), locale) for clock in (time.min, time.max))
    if first == last:
        return first
    return _("%s until the clocks change, then %s") % (first, last.rpartition(", ")[2])
