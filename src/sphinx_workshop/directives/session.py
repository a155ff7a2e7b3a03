"""The sessions of the program: time, title, people, place, papers and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.directives.hours import hours
from sphinx_workshop.directives.roles import thing_link
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words, title_of
from sphinx_workshop.render.elements import joined, line, link_or_tbd, to_be_announced
from sphinx_workshop.render.nodes import box, paper_titles
from sphinx_workshop.render.program_nodes import folded, parallel_item, permalink_to
from sphinx_workshop.render.session_titles import title_questions, written
from sphinx_workshop.render.text import blocks, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.titles import SessionTitle


class Sessions:
    """Makes the nodes of sessions for a directive."""

    def __init__(self, directive: WorkshopDirective) -> None:
        """Take the directive, which knows the facts and notes what the page uses."""
        self.directive = directive
        self.workshop = directive.domain.workshop

    def listed(self, sessions: Iterable[PlacedSession]) -> nodes.bullet_list:
        """Return sessions as a list."""
        items = (self.fill(nodes.list_item(), placed) for placed in sessions)
        return nodes.bullet_list("", *items, bullet="*", classes=["workshop-sessions"])

    def beside(self, grid: Grid) -> nodes.bullet_list:
        """Return sessions as a list whose items have their places in a grid."""
        items = (self.fill(parallel_item(area=tuple(area)), placed) for placed, area in grid.sessions)
        return nodes.bullet_list("", *items, bullet="*", classes=["workshop-sessions"])

    def fill(self, item: nodes.list_item, placed: PlacedSession) -> nodes.list_item:
        """Add a session, with those inside it, to an item of a list."""
        session = placed.session
        for question in title_questions(session):
            self.directive.ask(question)
        title = title_of(session, self.workshop)
        item["classes"] += ["workshop-session", f"workshop-session-{session.inferred_kind.value}"]
        item += self.heading(placed, title, item)
        item += self.people(session, named=isinstance(title, Speakers))
        item += self.facts(session)
        item += self.description(session)
        item += self.papers(session, title)
        links = list(_links(session))
        if links:
            item += line(*joined(links), classes="workshop-session-links")
        if placed.inside:
            item += self.listed(placed.inside)
        return item

    def heading(self, placed: PlacedSession, title: SessionTitle, item: nodes.list_item) -> nodes.paragraph:
        """Return the time and the title of a session, and add its anchor to the item."""
        named = nodes.strong("", "", *self.title(title), classes=["workshop-session-title"])
        words = named.astext()
        anchor = self.directive.target("session", placed.key, words, anchor=placed.anchor)
        self.directive.anchored(item, anchor)
        parts = [*joined([named, *_kind(placed.session, words)]), permalink_to(anchor, words)]
        whole = nodes.inline("", "", *parts, classes=["workshop-session-name"])
        shown = [*hours(placed, self.directive.locale), whole]
        return line(*joined(shown, " "), classes="workshop-session-heading")

    def title(self, title: SessionTitle) -> list[nodes.Node]:
        """Return the title of a session; people and papers in it are links to where they are shown."""
        match title:
            case Written(paper=""):
                return [written(title)]
            case Written(paper=paper):
                return [thing_link(self.directive.domain, "paper", paper, [written(title)])]
            case Speakers(keys):
                return joined(self.links(keys))
            case Papers():
                return [nodes.Text(_(papers_in_words(title)))]
            case _:
                return [to_be_announced(_("Title"))]

    def people(self, session: Session, *, named: bool) -> Iterator[nodes.Node]:
        """Yield a line with the speakers and a line with the chairs.

        Args:
            session: The session.
            named: Whether the title names the speakers already.
        """
        if isinstance(session.speakers, Tbd):
            yield line(to_be_announced(_("Speakers")), classes="workshop-session-people")
        elif session.speakers and not named:
            yield line(*joined(self.links(session.speakers)), classes="workshop-session-people")
        if isinstance(session.chairs, Tbd):
            yield line(to_be_announced(_("Chair")), classes="workshop-session-people")
        elif session.chairs:
            chairs = joined(self.links(session.chairs))
            yield line(nodes.Text(_("Chair:") + " "), *chairs, classes="workshop-session-people")

    def links(self, keys: tuple[str, ...]) -> list[nodes.Node]:
        """Return people as links to where they are shown; without those who declined."""
        parts: list[nodes.Node] = []
        for key in keys:
            self.directive.ask(f"name:{key}")
            person = self.workshop.people.get(key)
            label = [nodes.Text(person.name or key if person else key)]
            if person is not None:
                parts.append(thing_link(self.directive.domain, "person", key, label))
            elif key not in self.workshop.declined:
                parts.append(nodes.inline("", "", *label))
        return parts

    def facts(self, session: Session) -> Iterator[nodes.Node]:
        """Yield a line with the track and the room."""
        parts: list[nodes.Node] = []
        for field, label in (("track", _("Track")), ("room", _("Room"))):
            value = getattr(session, field)
            if isinstance(value, Tbd):
                parts.append(to_be_announced(label))
            elif value is not None:
                told = nodes.inline("", f"{label}: ", classes=["workshop-label"])
                named = plain(value, session.place.of(field))
                parts.append(nodes.inline("", "", told, named, classes=[f"workshop-{field}"]))
        if parts:
            yield line(*joined(parts), classes="workshop-session-facts")

    def description(self, session: Session) -> Iterator[nodes.Node]:
        """Yield the description of a session; by default, the abstract of its speaker's talk."""
        text, place = session.description, session.place.of("description")
        label = _("Abstract") if session.inferred_kind is SessionKind.TALK else _("Details")
        if text is None:
            talk = self.workshop.talk_of(session)
            if talk is None or not isinstance(talk.abstract, str):
                return
            text, place, label = talk.abstract, talk.place.of("abstract"), _("Abstract")
        if isinstance(text, Tbd):
            yield line(to_be_announced(_("Description")))
            return
        shown = box("", *blocks(text, place), classes=["workshop-abstract"])
        yield folded(shown, text, label)

    def papers(self, session: Session, title: SessionTitle) -> Iterator[nodes.Node]:
        """Yield the titles of the papers of a session, unless its own title is that of its only paper."""
        if isinstance(session.papers, Tbd):
            yield line(to_be_announced(_("Papers")))
        elif session.papers and not (isinstance(title, Written) and title.paper):
            for key in session.papers:
                self.directive.domain.note_link(self.directive.env.docname, "paper", key)
            yield paper_titles(ids_of_papers=list(session.papers))


def _kind(session: Session, title: str) -> Iterator[nodes.Node]:
    """Yield the kind of a session, if its title does not say it."""
    named = {
        SessionKind.OPENING: _("Opening"),
        SessionKind.SPOTLIGHT: _("Spotlight"),
        SessionKind.POSTER: _("Poster"),
        SessionKind.PANEL: _("Panel"),
        SessionKind.BREAK: _("Break"),
        SessionKind.SOCIAL: _("Social"),
        SessionKind.CLOSING: _("Closing"),
    }
    kind = named.get(session.kind, "") if session.kind is not None else ""
    if kind and kind.lower() not in title.lower():
        yield nodes.inline("", kind, classes=["workshop-kind"])


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
