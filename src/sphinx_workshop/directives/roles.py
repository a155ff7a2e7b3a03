"""The roles: a date, a link to a person or a session, a fact of workshop.yml, inside a sentence."""

from __future__ import annotations

import re
from abc import abstractmethod
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, final

from babel.lists import format_list
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole, SphinxRole

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.reporting import report_unknown
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, fields_by_key
from sphinx_workshop.model.event import Event, EventDate, Format, Links, Venue
from sphinx_workshop.model.links import Account, Link
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.dates import when
from sphinx_workshop.render.elements import (
    format_in_sentence,
    joined,
    link_or_tbd,
    tbd_words,
    to_be_announced,
)
from sphinx_workshop.render.forms import day, locale_of
from sphinx_workshop.render.nodes import isolated
from sphinx_workshop.render.session_titles import title_questions, title_words
from sphinx_workshop.render.text import inline, link, plain, unlinked
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale
    from docutils.nodes import Node, system_message

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop

logger = logging.getLogger(__name__)

EXTERNAL: Final = re.compile(r"[:{]external\b")
"""How a role of another site begins, in reStructuredText and in Markdown."""
EXPLICIT_TITLE: Final = ReferenceRole.explicit_title_re
MARKDOWN: Final = frozenset({"tagline", "accessibility"})
"""The facts of workshop.yml that are Markdown."""


class _Role(SphinxRole):
    """What all roles share: they ask the facts, and the domain notes what the page uses."""

    @final
    def run(self) -> tuple[list[Node], list[system_message]]:
        if EXTERNAL.match(self.rawtext):
            return [self.external()], []
        return self.content_from(self.domain.workshop), []

    def external(self) -> pending_xref:
        """Return a link to a thing of another site: `sphinx.ext.intersphinx` finds it, and its title."""
        found = EXPLICIT_TITLE.match(self.text)
        title, target = (found[1], found[2]) if found else (self.text, self.text)
        kind = self.name.rpartition(":")[2]
        link = pending_xref("", nodes.inline("", title), refdomain="workshop", reftype=kind, reftarget=target)
        link["refexplicit"], link["refdoc"] = bool(found), self.env.docname
        self.set_source_info(link)
        return link

    @abstractmethod
    def content_from(self, workshop: Workshop) -> list[Node]:
        """Return what the role stands for in the text."""

    @property
    def domain(self) -> WorkshopDomain:
        """The domain, which has the facts."""
        return domain_of(self.env)

    def ask(self, *questions: str) -> None:
        """Note that the page uses the answers to questions (see `Facts`)."""
        for question in questions:
            self.domain.note_use(self.env.docname, question)

    def unknown(self, what: str, key: str, known: Iterable[str]) -> list[Node]:
        """Report an id that nothing has, and return it as code."""
        report_unknown(what, key, known, self.get_location())
        return [nodes.literal("", key)]

    def kept_back(self, key: str, message: str) -> list[Node]:
        """Warn that readers may not see a thing, and return its id as code."""
        logger.warning(message, location=self.get_location(), type="workshop", subtype=Kind.DIRECTIVE.value)
        return [nodes.literal("", key)]


class MilestoneRole(_Role):
    """The date of a milestone, by its id."""

    def content_from(self, workshop: Workshop) -> list[Node]:
        self.ask(f"milestone:{self.text}", "fact:timezone")
        if isinstance(workshop.milestones, Tbd):
            return [to_be_announced()]
        milestone = workshop.milestone(self.text)
        if any(one.key == self.text for one in workshop.internal_milestones):
            return self.kept_back(
                self.text,
                f"the milestone `{self.text}` is internal, so that pages do not show it; name another, or "
                "delete `internal` in dates.yml",
            )
        if milestone is None:
            return self.unknown("milestone", self.text, [one.key for one in workshop.all_milestones])
        return when(milestone, workshop.event.timezone, locale_of(self.config.language), was=False)


class _LinkRole(_Role, ReferenceRole):
    """A role that may have a text of its own: ``{person}`Ada <ada-example>```."""

    def link_to(self, kind: str, key: str, label: list[Node]) -> list[Node]:
        """Return a link to a thing; the label is for a role without a text of its own."""
        content = [nodes.Text(self.title)] if self.has_explicit_title else label
        return [self.domain.link_to(kind, key, content)]


class PersonRole(_LinkRole):
    """A link to where a person is shown, by the person's id."""

    def content_from(self, workshop: Workshop) -> list[Node]:
        self.ask(f"name:{self.target}")
        person = workshop.people.get(self.target)
        if self.target in workshop.hidden:
            is_out = self.target in workshop.declined
            why = "declined" if is_out else "is only invited"
            fix = (
                "name somebody else"
                if is_out
                else "write `status: confirmed` in speakers.yml once they accept"
            )
            return self.kept_back(
                self.target, f"the speaker `{self.target}` {why}, so that pages do not show them; {fix}"
            )
        if person is None:
            return self.unknown("person", self.target, workshop.people)
        return self.link_to("person", person.key, [isolated("", person.name or person.key)])


class SessionRole(_LinkRole):
    """A link to where a session is shown, by the session's explicit id."""

    def content_from(self, workshop: Workshop) -> list[Node]:
        self.ask(f"session:{self.target}")
        if isinstance(workshop.program, Tbd):
            return [to_be_announced()]
        found = workshop.session(self.target)
        if found is None:
            known = [session.id for _day, session in workshop.sessions() if session.id]
            return self.unknown("session", self.target, known)
        if not self.has_explicit_title:
            self.ask(*title_questions(found[1]))
        label = title_words(found[1], workshop) or [nodes.Text(self.target)]
        return self.link_to("session", self.target, label)


class PaperRole(_LinkRole):
    """A link to a paper, by its id: to its page, else to where it is listed."""

    def content_from(self, workshop: Workshop) -> list[Node]:
        self.ask(f"paper:{self.target}")
        if isinstance(workshop.papers, Tbd) or (workshop.papers and not workshop.papers_are_public):
            return [to_be_announced()]
        paper = workshop.public_papers.get(self.target)
        if paper is None:
            return self.unknown("paper", self.target, workshop.public_papers)
        return self.link_to("paper", paper.id, unlinked(paper.title, paper.place.of("title")))


class FactRole(_LinkRole):
    """A value of `workshop.yml`, by its dotted path: an address becomes a link."""

    def content_from(self, workshop: Workshop) -> list[Node]:
        try:
            value, place = workshop.fact(self.target)
        except KeyError as error:
            known = {key for model in (Event, EventDate, Venue, Links) for key in fields_by_key(model)}
            return self.unknown("fact", str(error.args[0]), known - {"proposal"})
        self.ask(f"fact:{self.target}")
        if value is None:
            return []
        label = self.title if self.has_explicit_title else None
        if isinstance(value, Tbd):
            text = _("to be announced")
            return [tbd_words(f"{label} ({text})" if label else text)]
        if isinstance(value, str):
            return self.text_fact(value, place, label)
        if isinstance(value, tuple) and value and isinstance(value[0], Account | Link):
            return joined(self.links(value, place))
        words = _in_words(value, locale_of(self.config.language))
        if words is None:
            logger.warning(
                "`%s` is not a single fact; write one, such as `name` or `links.submission`",
                self.target,
                location=self.get_location(),
                type="workshop",
                subtype=Kind.DIRECTIVE.value,
            )
            return [nodes.literal("", self.target)]
        return [plain(words, place)] if words else []

    def links(self, listed: Iterable[Account | Link], place: Place) -> Iterator[Node]:
        """Yield the accounts, or the links that have labels of their own, of a list."""
        for index, one in enumerate(listed):
            label = one.name if isinstance(one, Account) else one.label
            yield link_or_tbd(label, one.url, place.of(index, "url"))

    def text_fact(self, value: str, place: Place, label: str | None) -> list[Node]:
        """Return a fact that is a text: as a link, if it is an address."""
        field = self.target.rpartition(".")[2]
        address = f"mailto:{value}" if field == "contact" else value
        if address.startswith(("https://", "http://", "mailto:")):
            return [link(label or value, address, place)]
        return inline(value, place) if field in MARKDOWN else [plain(value, place)]


def _in_words(value: object, locale: Locale) -> str | None:
    """Return a fact that is not a text in words; None for a fact that holds others, such as `links`."""
    match value:
        case Format():
            return format_in_sentence(value)
        case Enum():
            return str(value.value)
        case int():
            return str(value)
        case EventDate():
            return days(value, locale)
        case date():
            return day(value, locale)
        case tuple() if value and all(isinstance(item, date) for item in value):
            return format_list([day(item, locale) for item in value], "or", locale=locale)
        case tuple() if all(isinstance(item, str) for item in value):
            return _(", ").join(value)
        case _:
            return None


milestone: Final = MilestoneRole()
person: Final = PersonRole()
session: Final = SessionRole()
paper: Final = PaperRole()
fact: Final = FactRole()
