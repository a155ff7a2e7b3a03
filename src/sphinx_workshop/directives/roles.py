"""The roles: a date, a link to a person or a session, a fact of workshop.yml, inside a sentence."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxRole

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.reporting import report_unknown
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Event, Format, Links, Span
from sphinx_workshop.render.elements import format_in_sentence, to_be_announced, when
from sphinx_workshop.render.session_titles import title_questions, title_words
from sphinx_workshop.render.text import inline, link, plain, unlinked
from sphinx_workshop.render.wording import days, locale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from babel import Locale
    from docutils.nodes import Node, system_message
    from sphinx.addnodes import pending_xref

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.plain import Place

logger = logging.getLogger(__name__)


def thing_link(domain: WorkshopDomain, kind: str, key: str, content: Sequence[nodes.Node]) -> pending_xref:
    """Return a link to where a thing is shown."""
    return domain.link_to(kind, key, content)


def _unknown(
    role: SphinxRole, what: str, key: str, known: Iterable[str]
) -> tuple[list[Node], list[system_message]]:
    report_unknown(what, key, known, role.get_location())
    return [nodes.literal("", key)], []


class MilestoneRole(SphinxRole):
    """The date of a milestone, by its id."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = domain_of(self.env)
        for question in (f"milestone:{self.text}", "fact:timezone"):
            domain.note_use(self.env.docname, question)
        milestones = domain.workshop.milestones
        if isinstance(milestones, Tbd):
            return [to_be_announced()], []
        milestone = domain.workshop.milestone(self.text)
        if milestone is None:
            return _unknown(self, "milestone", self.text, [one.key for one in milestones or ()])
        return when(milestone, domain.workshop.event.timezone, locale_of(self.config.language), was=False), []


class PersonRole(ReferenceRole):
    """A link to where a person is shown, by the person's id."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = domain_of(self.env)
        domain.note_use(self.env.docname, f"name:{self.target}")
        person = domain.workshop.people.get(self.target)
        if person is None:
            return _unknown(self, "person", self.target, domain.workshop.people)
        label = self.title if self.has_explicit_title else person.name or person.key
        return [thing_link(domain, "person", person.key, [nodes.Text(label)])], []


class SessionRole(ReferenceRole):
    """A link to where a session is shown, by the session's explicit id."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = domain_of(self.env)
        domain.note_use(self.env.docname, f"session:{self.target}")
        if isinstance(domain.workshop.program, Tbd):
            return [to_be_announced()], []
        found = domain.workshop.session(self.target)
        if found is None:
            known = [session.id for _day, session in domain.workshop.sessions() if session.id]
            return _unknown(self, "session", self.target, known)
        session = found[1]
        if self.has_explicit_title:
            return [thing_link(domain, "session", self.target, [nodes.Text(self.title)])], []
        for question in title_questions(session):
            domain.note_use(self.env.docname, question)
        content = title_words(session, domain.workshop) or [nodes.Text(self.target)]
        return [thing_link(domain, "session", self.target, content)], []


class PaperRole(ReferenceRole):
    """A link to a paper, by its id: to its page, else to where it is listed."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = domain_of(self.env)
        domain.note_use(self.env.docname, f"paper:{self.target}")
        workshop = domain.workshop
        if isinstance(workshop.papers, Tbd) or (workshop.papers and not workshop.papers_are_public):
            return [to_be_announced()], []
        paper = workshop.public_papers.get(self.target)
        if paper is None:
            return _unknown(self, "paper", self.target, workshop.public_papers)
        title = unlinked(paper.title, paper.place.of("title"))
        content = [nodes.Text(self.title)] if self.has_explicit_title else title
        return [thing_link(domain, "paper", paper.id, content)], []


class FactRole(ReferenceRole):
    """A value of `workshop.yml`, by its dotted path: an address becomes a link."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        domain = domain_of(self.env)
        try:
            value, place = domain.workshop.fact(self.target)
        except KeyError as error:
            step = str(error.args[0])
            return _unknown(self, "fact", step, [*Event.model_fields, *Links.model_fields])
        domain.note_use(self.env.docname, f"fact:{self.target}")
        label = self.title if self.has_explicit_title else None
        return self.shown(value, place, label), []

    def shown(self, value: object, place: Place, label: str | None) -> list[Node]:
        """Return a fact inside a sentence; nothing if it is absent."""
        locale = locale_of(self.config.language)
        field = self.target.rpartition(".")[2]
        if value is None:
            return []
        if isinstance(value, Tbd):
            text = _("to be announced")
            return [nodes.inline("", f"{label} ({text})" if label else text, classes=["workshop-tbd"])]
        if isinstance(value, str):
            address = f"mailto:{value}" if field == "contact" else value
            if address.startswith(("https://", "http://", "mailto:")):
                return [link(label or value, address, place)]
            return inline(value, place) if field == "tagline" else [plain(value, place)]
        words = _in_words(value, locale)
        if words is None:
            return _unknown(self, "fact for a sentence", self.target, [])[0]
        return [plain(words, place)] if words else []


def _in_words(value: object, locale: Locale) -> str | None:
    """Return a fact that is not a text as words; None for one that is a whole entry."""
    match value:
        case Format():
            return format_in_sentence(value)
        case Enum():
            return str(value.value)
        case int():
            return str(value)
        case Span():
            return days(value, locale)
        case tuple() if all(isinstance(item, str) for item in value):
            return ", ".join(value)
        case _:
            return None


milestone: Final = MilestoneRole()
person: Final = PersonRole()
session: Final = SessionRole()
paper: Final = PaperRole()
fact: Final = FactRole()
