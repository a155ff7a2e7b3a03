"""The sessions of the program: time, title, people, place, papers and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.directives.hours import hours
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words, title_of
from sphinx_workshop.render.elements import (
    blocks_or_tbd,
    bullets,
    field_links,
    joined,
    line,
    line_if,
    long_text,
    more_links,
    or_tbd,
    to_be_announced,
)
from sphinx_workshop.render.nodes import paper_titles
from sphinx_workshop.render.program_nodes import parallel_item, permalink_to
from sphinx_workshop.render.session_titles import title_questions, written
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session, SessionLinks
    from sphinx_workshop.model.titles import SessionTitle


class Sessions:
    """Sessions as nodes, for a directive."""

    def __init__(self, directive: WorkshopDirective) -> None:
        """Take the directive, which has the facts and notes what the page uses."""
        self.directive = directive
        self.workshop = directive.domain.workshop
        self.link_to = directive.domain.link_to

    def listed(self, sessions: Iterable[PlacedSession]) -> nodes.bullet_list:
        """Return sessions as a list."""
        return bullets((self.fill(nodes.list_item(), placed) for placed in sessions), "workshop-sessions")

    def in_grid(self, grid: Grid) -> nodes.bullet_list:
        """Return sessions as a list whose items have their places in a grid."""
        items = (self.fill(parallel_item(area=tuple(area)), placed) for placed, area in grid.sessions)
        return bullets(items, "workshop-sessions")

    def fill(self, item: nodes.list_item, placed: PlacedSession) -> nodes.list_item:
        """Add a session, with those inside it, to an item of a list."""
        session = placed.session
        self.directive.ask(*title_questions(session))
        title = title_of(session, self.workshop)
        item["classes"] += ["workshop-session", f"workshop-session-{session.inferred_kind.value}"]
        item += self.heading(placed, title, item)
        item += self.people(session, named=isinstance(title, Speakers))
        item += self.facts(session)
        item += self.description(session)
        item += self.papers(session, title)
        item += line_if(or_tbd(session.links, _links, _("Links")), "workshop-session-links")
        if placed.inside:
            item += self.listed(placed.inside)
        return item

    def heading(self, placed: PlacedSession, title: SessionTitle, item: nodes.list_item) -> nodes.paragraph:
        """Return the time and the title of a session, and make the item the target of links to it."""
        named = nodes.strong("", "", *self.title(title), classes=["workshop-session-title"])
        words = named.astext()
        anchor = self.directive.make_target(item, Shown("session", placed.key, words, placed.anchor))
        parts = [*joined([named, *_kind(placed.session, words)]), permalink_to(anchor, words)]
        name = nodes.inline("", "", *parts, classes=["workshop-session-name"])
        times = hours(placed, self.directive.locale)
        return line(*joined([*times, name], " "), classes="workshop-session-heading")

    def title(self, title: SessionTitle) -> list[nodes.Node]:
        """Return the title of a session; people and papers in it are links."""
        match title:
            case Written(paper=""):
                return [written(title)]
            case Written(paper=paper):
                return [self.link_to("paper", paper, [written(title)])]
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
            named: Whether the title is the names of the speakers.
        """
        classes = "workshop-session-people"
        if not named:
            yield from line_if(or_tbd(session.speakers, self.links, _("Speakers")), classes)
        if session.chair_keys:
            yield line(
                nodes.Text(_("Chair:") + " "), *joined(self.links(session.chair_keys)), classes=classes
            )
        elif isinstance(session.chairs, Tbd):
            yield line(to_be_announced(_("Chair")), classes=classes)

    def links(self, keys: tuple[str, ...]) -> list[nodes.Node]:
        """Return people as links, without those who are hidden; a person who is in no file is text."""
        parts: list[nodes.Node] = []
        for key in keys:
            self.directive.ask(f"name:{key}")
            person = self.workshop.people.get(key)
            label = [nodes.Text(person.name or key if person else key)]
            if person is not None:
                parts.append(self.link_to("person", key, label))
            elif key not in self.workshop.hidden:
                parts.append(nodes.inline("", "", *label))
        return parts

    def facts(self, session: Session) -> list[nodes.Node]:
        """Return a line with the track and the room."""
        parts: list[nodes.Node] = []
        for field, label in (("track", _("Track")), ("room", _("Room"))):
            value = getattr(session, field)
            if isinstance(value, Tbd):
                parts.append(to_be_announced(label))
            elif value is not None:
                heading = nodes.inline("", f"{label}: ", classes=["workshop-label"])
                text = plain(value, session.place.of(field))
                parts.append(nodes.inline("", "", heading, text, classes=[f"workshop-{field}"]))
        return line_if(parts, "workshop-session-facts")

    def description(self, session: Session) -> list[nodes.Node]:
        """Return the description of a session; by default, the abstract of its speaker's talk."""
        text, place = session.description, session.place.of("description")
        label = _("Abstract") if session.inferred_kind is SessionKind.TALK else _("Details")
        if text is None:
            talk = self.workshop.talk_of(session)
            if talk is None or known(talk.abstract) is None:
                return []
            text, place, label = talk.abstract, talk.place.of("abstract"), _("Abstract")
        return blocks_or_tbd(text, lambda text: [long_text(text, place, label)], _("Description"))

    def papers(self, session: Session, title: SessionTitle) -> Iterator[nodes.Node]:
        """Yield the titles of the papers of a session, unless its own title is that of a paper."""
        if isinstance(session.papers, Tbd):
            yield line(to_be_announced(_("Papers")))
        elif session.papers and not (isinstance(title, Written) and title.paper):
            for key in session.papers:
                self.directive.domain.note_link(self.directive.env.docname, "paper", key)
            yield paper_titles(ids_of_papers=list(session.papers))


def _kind(session: Session, title: str) -> Iterator[nodes.Node]:
    """Yield the kind of a session, unless its title has that word."""
    names = {
        SessionKind.OPENING: _("Opening"),
        SessionKind.SPOTLIGHT: _("Spotlight"),
        SessionKind.POSTER: _("Poster"),
        SessionKind.PANEL: _("Panel"),
        SessionKind.BREAK: _("Break"),
        SessionKind.SOCIAL: _("Social"),
        SessionKind.CLOSING: _("Closing"),
    }
    kind = names.get(session.kind, "") if session.kind is not None else ""
    if kind and kind.lower() not in title.lower():
        yield nodes.inline("", kind, classes=["workshop-kind"])


def _links(links: SessionLinks) -> list[nodes.Node]:
    return field_links(links, {"video": _("Video"), "slides": _("Slides")}) + more_links(links.more)
