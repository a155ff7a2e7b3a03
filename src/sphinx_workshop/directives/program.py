"""The program: days and their sessions, as lists that read well aloud."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import moment as exact
from sphinx_workshop.model.times import parse_day
from sphinx_workshop.nodes import box, moment
from sphinx_workshop.pieces import joined, line, link_or_tbd, to_be_announced
from sphinx_workshop.roles import thing_link
from sphinx_workshop.text import at, blocks, inline, plain
from sphinx_workshop.wording import clock, day, instant, zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_workshop.model.people import Talk
    from sphinx_workshop.model.program import ProgramDay, Session
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
        wanted = self.options.get("day")
        days = [one for one in program if wanted in {None, one.date}]
        if wanted is not None and not days:
            written = [str(one.date) for one in program if not isinstance(one.date, Tbd)]
            return self.unknown("day of the program", str(wanted), written)
        return [self.day(one, workshop) for one in days]

    def day(self, one: ProgramDay, workshop: Workshop) -> nodes.Node:
        """Return one day with its sessions."""
        node = box(tag="section", classes=["workshop-day"])
        name = _("Day to be announced") if isinstance(one.date, Tbd) else day(one.date, self.locale)
        title = f"{one.title}: {name}" if isinstance(one.title, str) else name
        node += nodes.rubric(
            "", title, classes=["workshop-day-title"], translatable=False, **{"heading-level": 2}
        )
        if isinstance(one.sessions, Tbd):
            node += self.notice(_("The sessions are to be announced."))
        elif one.sessions:
            if not isinstance(one.date, Tbd):
                noon = datetime.combine(one.date, time(12))
                where = zone(workshop.event.timezone, noon, self.locale)
                node += line(nodes.Text(_("All times are in %s.") % where), classes="workshop-zone")
            node += self.sessions(one.sessions, one.date, workshop)
        return node

    def sessions(
        self, sessions: tuple[Session, ...], on: date | Tbd, workshop: Workshop
    ) -> nodes.bullet_list:
        """Return sessions as a list."""
        items = nodes.bullet_list(bullet="*", classes=["workshop-sessions"])
        items += [self.session(session, on, workshop) for session in sessions]
        return items

    def session(self, session: Session, on: date | Tbd, workshop: Workshop) -> nodes.list_item:
        """Return one session with those inside it."""
        session = session.without(workshop.declined)
        kind = session.inferred_kind.value
        item = nodes.list_item(classes=["workshop-session", f"workshop-session-{kind}"])
        title = self.title(session, workshop)
        anchor = session.anchor(on)
        self.anchored(item, self.target("session", session.id or anchor, title.astext(), anchor=anchor))
        heading = [
            *self.times(session, on, workshop),
            nodes.strong("", "", title, classes=["workshop-session-title"]),
        ]
        item += line(*joined(heading, " "), classes="workshop-session-heading")
        item += self.people(session, workshop, named=title.get("named", False))
        item += self.description(session, workshop)
        links = list(_links(session))
        if links:
            item += line(*joined(links), classes="workshop-session-links")
        if session.sessions:
            item += self.sessions(session.sessions, on, workshop)
        return item

    def times(self, session: Session, on: date | Tbd, workshop: Workshop) -> list[nodes.Node]:
        """Return when a session begins and ends, if that is known."""
        parts: list[nodes.Node] = []
        for field in ("start", "end"):
            value = getattr(session, field)
            if isinstance(value, Tbd):
                parts.append(to_be_announced(_("Time")))
            elif value is not None:
                shown = value.time() if isinstance(value, datetime) else value
                text = clock(shown, self.locale)
                if field == "start" and isinstance(value, datetime) and value.date() != on:
                    text = f"{day(value.date(), self.locale)}, {text}"
                if isinstance(on, Tbd):
                    parts.append(plain(text, session.place.of(field)))
                else:
                    program = instant(exact(on, value, workshop.event.timezone))
                    parts.append(at(moment("", text, datetime=program), session.place.of(field)))
        return [nodes.inline("", "", *joined(parts, "–"), classes=["workshop-time"])] if parts else []

    def title(self, session: Session, workshop: Workshop) -> nodes.inline:
        """Return the title of a session, else of its speaker's talk, else the names of its speakers."""
        if isinstance(session.title, str):
            place = session.place.of("title")
            return at(nodes.inline(session.title, "", *inline(session.title, place)), place)
        if session.title is not None:
            return to_be_announced(_("Title"))
        talk = self.talk(session, workshop)
        if talk is not None and isinstance(talk.title, str):
            place = talk.place.of("title")
            return at(nodes.inline(talk.title, "", *inline(talk.title, place)), place)
        people = self.links(session.speaker_ids, workshop)
        if people:
            return nodes.inline("", "", *joined(people), named=True)
        return to_be_announced(_("Title"))

    def talk(self, session: Session, workshop: Workshop) -> Talk | None:
        """Return the talk that a session is about."""
        for key in session.speaker_ids:
            self.ask(f"talk:{key}")
        return workshop.talk_of(session)

    def description(self, session: Session, workshop: Workshop) -> list[nodes.Node]:
        """Return what a session is about; by default, the abstract of its speaker's talk."""
        if isinstance(session.description, str):
            return blocks(session.description, session.place.of("description"))
        if session.description is not None:
            return [line(to_be_announced(_("Description")))]
        talk = self.talk(session, workshop)
        if talk is not None and isinstance(talk.abstract, str):
            return [box("", *blocks(talk.abstract, talk.place.of("abstract")), classes=["workshop-abstract"])]
        return []

    def people(self, session: Session, workshop: Workshop, *, named: bool) -> list[nodes.Node]:
        """Return who speaks, who chairs, and where.

        :param named: whether the title names the speakers already
        """
        result: list[nodes.Node] = []
        speakers = self.links(session.speaker_ids, workshop)
        if isinstance(session.speakers, Tbd):
            result.append(line(to_be_announced(_("Speakers")), classes="workshop-session-people"))
        elif speakers and not named:
            result.append(line(*joined(speakers), classes="workshop-session-people"))
        if isinstance(session.chairs, tuple):
            chairs = joined(self.links(session.chairs, workshop))
            result.append(line(nodes.Text(_("Chair:") + " "), *chairs, classes="workshop-session-people"))
        elif session.chairs is not None:
            result.append(line(to_be_announced(_("Chair")), classes="workshop-session-people"))
        for label, field in ((_("Room"), "room"), (_("Track"), "track")):
            value = getattr(session, field)
            if isinstance(value, Tbd):
                result.append(line(to_be_announced(label)))
            elif value is not None:
                result.append(line(nodes.Text(f"{label}: "), plain(value, session.place.of(field))))
        return result

    def links(self, keys: tuple[str, ...], workshop: Workshop) -> list[nodes.Node]:
        """Return people as links to where they are shown; without those who declined."""
        parts: list[nodes.Node] = []
        for key in keys:
            self.ask(f"name:{key}")
            person = workshop.people.get(key)
            label = [nodes.Text(person.name or key if person else key)]
            if person is not None:
                parts.append(thing_link(self.domain, "person", key, label))
            elif key not in workshop.declined:
                parts.append(nodes.inline("", "", *label))
        return parts


def _links(session: Session) -> Iterator[nodes.Node]:
    """Yield the links of a session."""
    links = session.links
    if isinstance(links, Tbd):
        yield to_be_announced(_("Links"))
    elif links is not None:
        for label, field in ((_("Video"), "video"), (_("Slides"), "slides")):
            url = getattr(links, field)
            if url is not None:
                yield link_or_tbd(label, url, links.place.of(field))
        for more in links.more:
            yield link_or_tbd(more.label, more.url, more.place.of("url"))
