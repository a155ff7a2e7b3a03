"""The program: days, each with its sessions as a list, in a grid where rooms are parallel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective, names_in
from sphinx_workshop.directives.calendars import links_to_calendars, links_to_program_calendars
from sphinx_workshop.directives.grid import grid_of
from sphinx_workshop.directives.in_browser import QUESTIONS, data_of_event
from sphinx_workshop.directives.session import Sessions
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.calendars import Scope
from sphinx_workshop.model.times import parse_day
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.program_days import day_title, zone_line
from sphinx_workshop.render.program_nodes import parallel, program, program_tools
from sphinx_workshop.render.wording import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import ProgramDay
    from sphinx_workshop.model.workshop import Workshop


def _day(argument: str) -> date:
    try:
        return parse_day(directives.unchanged_required(argument))
    except Exception as error:
        raise ValueError(str(error)) from error


class Program(WorkshopDirective):
    """The days of the program and their sessions; `:day:`, `:room:` and `:track:` show a part of them.

    A room or a track is a name, or several with commas between them. A session without a room, such as a
    plenary or a break, is not in any.
    """

    rooms: tuple[str, ...] | None = None
    tracks: tuple[str, ...] | None = None

    questions = ("program", "tracks", "fact:timezone", *QUESTIONS)
    option_spec: ClassVar = {
        "day": _day,
        "room": directives.unchanged_required,
        "track": directives.unchanged_required,
    }

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        if workshop.program is None:
            return []
        if isinstance(workshop.program, Tbd):
            return [self.notice(_("The program is to be announced."))]
        only = self.options.get("day")
        days = list(zip(workshop.program, workshop.placed_days, strict=True))
        if only is not None and only not in [one.date for one in workshop.program]:
            known_days = [str(one.date) for one in workshop.program if known(one.date)]
            return self.unknown("day of the program", str(only), known_days)
        chosen = [(one, sessions) for one, sessions in days if only in {None, one.date}]
        self.rooms = self.asked("room", [one.room for one in workshop.placed_sessions])
        self.tracks = self.asked("track", [one.track for one in workshop.placed_sessions])
        if self.rooms is None and self.tracks is None:
            sections = [self.day(one, sessions) for one, sessions in chosen]
            tools = self.tools(workshop, [one for one, _sessions in chosen], sections)
            return [self.whole(workshop, [*tools, *sections])]
        found = [(one, tuple(filter(self.includes, sessions))) for one, sessions in chosen]
        sections = [self.day(one, sessions) for one, sessions in found if sessions]
        scopes = [
            Scope(track=track, room=room) for track in self.tracks or [""] for room in self.rooms or [""]
        ]
        dated = any(scope.sessions(workshop) for scope in scopes)
        links = [links_to_calendars(workshop, scopes)] if dated else []
        return [self.whole(workshop, [*sections, *links])]

    def whole(self, workshop: Workshop, parts: Iterable[nodes.Node]) -> nodes.Node:
        """Return the days, and what scripts need of the workshop."""
        return program("", *parts, data=data_of_event(workshop))

    def tools(
        self, workshop: Workshop, days: list[ProgramDay], sections: list[nodes.Element]
    ) -> list[nodes.Node]:
        """Return links to days and calendars, and the place for filters, for the first program of a page."""
        if any(True for _tools in self.state.document.findall(program_tools)):
            return []
        names = map(self.short_name, days)
        links = [(section["ids"][0], name) for section, name in zip(sections, names, strict=True)]
        calendars = [links_to_program_calendars(workshop)] if Scope().sessions(workshop) else []
        return [program_tools(days=links if len(links) > 1 else [], label=_("Days")), *calendars]

    def short_name(self, one: ProgramDay) -> str:
        """Return the name of a day in a link to it."""
        if isinstance(one.date, Tbd):
            return known(one.title) or _("Day to be announced")
        return short_day(one.date, self.locale)

    def asked(self, option: str, there: Iterable[str | None]) -> tuple[str, ...] | None:
        """Return the names that an option asks for, in lower case; None without the option.

        Args:
            option: the name of the option
            there: the names in the data
        """
        if option not in self.options:
            return None
        names = {name.casefold(): name for name in there if name is not None}
        asked = names_in(self.options[option], lambda name: name.casefold() in names)
        for name in asked:
            if name.casefold() not in names:
                self.unknown("session", name, names.values(), option)
        return tuple(dict.fromkeys(name.casefold() for name in asked))

    def includes(self, placed: PlacedSession) -> bool:
        """Return whether the options ask for a session, or for one inside it."""
        in_room = self.rooms is None or (placed.room or "").casefold() in self.rooms
        in_track = self.tracks is None or (placed.track or "").casefold() in self.tracks
        return (in_room and in_track) or any(map(self.includes, placed.inside))

    def day(self, one: ProgramDay, sessions: tuple[PlacedSession, ...]) -> nodes.Element:
        """Return one day with its sessions."""
        node = box(tag="section", classes=["workshop-day"])
        self.make_anchor(node, "day" if isinstance(one.date, Tbd) else f"day-{one.date.isoformat()}")
        node += self.heading(one)
        if isinstance(one.sessions, Tbd):
            node += self.notice(_("The sessions are to be announced."))
        elif sessions:
            if not isinstance(one.date, Tbd):
                node += zone_line(one.date, sessions[0].zone, self.locale)
            grid = grid_of(sessions)
            if grid is None:
                node += Sessions(self, self.includes).listed(sessions)
            else:
                columns = Sessions(self, self.includes).in_grid(grid)
                node += parallel(
                    "",
                    columns,
                    rooms=grid.rooms,
                    rows=[tuple(row) for row in grid.rows],
                    label=_("Program by room: %s") % self.short_name(one),
                    classes=["workshop-parallel"],
                )
        return node

    def heading(self, one: ProgramDay) -> nodes.rubric:
        """Return the heading of a day: its title and its date."""
        level = {"heading-level": self.level()}
        return nodes.rubric(
            "", "", *day_title(one, self.locale), classes=["workshop-day-title"], translatable=False, **level
        )
