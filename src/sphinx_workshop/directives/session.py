"""The sessions of the program: time, title, people, language, place, papers and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.lists import format_list
from docutils import nodes

from sphinx_workshop.directives.grid import after_gaps
from sphinx_workshop.directives.in_browser import data_of, kind_name, ticks_of, track_classes
from sphinx_workshop.directives.person_links import person_links
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.titles import (
    Papers,
    Speakers,
    Written,
    links_of,
    talk_in,
    talks_in,
    title_of,
)
from sphinx_workshop.render.elements import (
    blocks_or_tbd,
    bullets,
    joined,
    line,
    line_if,
    link_or_file,
    long_text,
    more_links,
    or_tbd,
    to_be_announced,
)
from sphinx_workshop.render.hours import hours
from sphinx_workshop.render.nodes import box, paper_titles
from sphinx_workshop.render.program_nodes import permalink_to, session_item
from sphinx_workshop.render.session_titles import papers_words, title_questions, with_talk, written
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import inline, plain
from sphinx_workshop.render.wording import language_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.directives.grid import Grid
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.titles import SessionTitle


class Sessions:
    """Sessions as nodes, for a directive."""

    def __init__(
        self, directive: WorkshopDirective, includes: Callable[[PlacedSession], bool] = lambda _placed: True
    ) -> None:
        """Prepare to show sessions.

        Args:
            directive: has the facts, and notes what the page uses
            includes: whether a session inside another one is shown
        """
        self.directive = directive
        self.includes = includes
        self.workshop = directive.domain.workshop
        self.link_to = directive.domain.link_to

    def listed(self, sessions: Sequence[PlacedSession]) -> nodes.bullet_list:
        """Return sessions as a list."""
        items = []
        gaps = after_gaps(sessions)
        for placed in sessions:
            item = self.fill(session_item(), placed)
            if placed in gaps:
                item["classes"].append("workshop-after-gap")
            items.append(item)
        return bullets(items, "workshop-sessions")

    def in_grid(self, grid: Grid) -> nodes.bullet_list:
        """Return sessions as a list whose items have their places in a grid."""
        items: list[nodes.Node] = []
        ticks = ticks_of(grid, self.directive.locale)
        for placed, area in grid.sessions:
            items += ticks.pop(area.first, ())
            item = self.fill(session_item(area=tuple(area)), placed)
            if not area.column:
                item["classes"].append("workshop-across")
            if rooms := grid.beside.get(placed):
                listed = format_list(rooms, locale=self.directive.locale)
                text = _("At the same time, there are sessions in %s.") % listed
                item.insert(1, line(nodes.Text(text), classes="workshop-session-beside"))
            items.append(item)
        return bullets(items, "workshop-sessions")

    def fill(self, item: session_item, placed: PlacedSession) -> session_item:
        """Add a session, with those inside it, to an item of a list."""
        session = placed.session
        self.directive.ask(*title_questions(session))
        title = title_of(session, self.workshop)
        item["classes"] += ["workshop-session", f"workshop-session-{session.inferred_kind.value}"]
        item["classes"] += track_classes(placed, self.workshop)
        item["data"] = data_of(placed, self.workshop)
        item += self.heading(placed, title, item)
        item += self.people(session, named=isinstance(title, Speakers))
        item += self.talks(session)
        item += self.facts(session)
        item += self.description(session)
        item += self.papers(session, title)
        item += line_if(self.session_links(session), "workshop-session-links")
        inside = [inner for inner in placed.inside if self.includes(inner)]
        if inside:
            item += self.listed(inside)
        return item

    def heading(self, placed: PlacedSession, title: SessionTitle, item: nodes.list_item) -> nodes.paragraph:
        """Return the time and the title of a session, and make the item the target of links to it."""
        content = with_talk(self.title(title), placed.session, self.workshop)
        strong = nodes.strong("", "", *content, classes=["workshop-session-title"])
        if isinstance(title, Written) and not title.paper:
            strong["classes"] += self.in_language(placed.session)
        words = strong.astext()
        name = _stand_in(placed) if isinstance(title, Tbd) else words
        anchor = self.directive.make_target(item, Shown("session", placed.key, name, placed.anchor))
        parts = [*joined([strong, *_kind(placed.session, words)]), permalink_to(anchor, words)]
        named = nodes.inline("", "", *parts, classes=["workshop-session-name"])
        times = hours(placed, self.directive.locale)
        return line(*joined([*times, named], " "), classes="workshop-session-heading")

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
                return [nodes.Text(papers_words(title))]
            case _:
                return [to_be_announced(_("Title"))]

    def people(self, session: Session, *, named: bool) -> Iterator[nodes.Node]:
        """Yield a line with the speakers, one with the chairs, and one with the moderators.

        Args:
            session: The session.
            named: Whether the title is the names of the speakers.
        """
        classes = "workshop-session-people"
        if not named:
            yield from line_if(or_tbd(session.speakers, self.links, _("Speakers")), classes)
        for fact, label, to_come in (
            (session.chairs, _("Chair:"), _("Chair")),
            (session.moderators, _("Moderator:"), _("Moderator")),
        ):
            if isinstance(fact, Tbd):
                yield line(to_be_announced(to_come), classes=classes)
            elif fact:
                yield line(nodes.Text(f"{label} "), *joined(self.links(fact)), classes=classes)

    def talks(self, session: Session) -> list[nodes.Node]:
        """Return the talks of a session with several speakers, as far as their titles are known."""
        items = []
        for key, talk in talks_in(session, self.workshop):
            if isinstance(talk.title, str):
                self.directive.ask(f"name:{key}")
                name = self.workshop.people[key].name or key
                before, _mark, after = _("“%s”").partition("%s")
                title = [nodes.Text(f"{name}{_(': ')}{before}"), *inline(talk.title, talk.place.of("title"))]
                named = nodes.inline("", "", *title, nodes.Text(after))
                links = [
                    link_or_file(label, target, talk.place.of(field))
                    for field, label in (("video", _("Video")), ("slides", _("Slides")))
                    if (target := known(getattr(talk, field))) is not None
                ]
                items.append(nodes.list_item("", line(*joined([named, *links]))))
        return [bullets(items, "workshop-session-talks")] if items else []

    def links(self, keys: tuple[str, ...]) -> list[nodes.Node]:
        """Return people as links, without those who are hidden; a person who is in no file is text."""
        return person_links(self.directive, keys)

    def facts(self, session: Session) -> list[nodes.Node]:
        """Return a line with the language, the track and the room."""
        parts: list[nodes.Node] = []
        language = session.language
        if isinstance(language, str):
            language = language_name(language, self.directive.locale) if self.is_foreign(language) else None
        for field, value, label in (
            ("language", language, _("Language")),
            ("track", session.track, _("Track")),
            ("room", session.room, _("Room")),
        ):
            if isinstance(value, Tbd):
                parts.append(to_be_announced(label))
            elif value is not None:
                heading = nodes.inline("", f"{label}{_(': ')}", classes=["workshop-label"])
                text = plain(value, session.place.of(field))
                parts.append(nodes.inline("", "", heading, text, classes=[f"workshop-{field}"]))
        return line_if(parts, "workshop-session-facts")

    def is_foreign(self, language: str) -> bool:
        """Return whether a language differs from that of the site."""
        of_site: str = self.directive.config.language
        return language.casefold() != of_site.replace("_", "-").casefold()

    def in_language(self, session: Session) -> list[str]:
        """Return the class by which docutils marks texts in the language of a session, if it differs."""
        language = known(session.language)
        return [f"language-{language}"] if language is not None and self.is_foreign(language) else []

    def description(self, session: Session) -> list[nodes.Node]:
        """Return the description of a session; by default, the abstract of its speaker's talk."""
        text, place = session.description, session.place.of("description")
        label = _("Abstract") if session.inferred_kind is SessionKind.TALK else _("Details")
        if text is None:
            talk = talk_in(session, self.workshop)
            if talk is None or known(talk.abstract) is None:
                return []
            text, place, label = talk.abstract, talk.place.of("abstract"), _("Abstract")
        result = blocks_or_tbd(text, lambda text: [long_text(text, place, label)], _("Description"))
        for block in (block for node in result for block in node.findall(box)):
            block["classes"] += self.in_language(session)
        return result

    def session_links(self, session: Session) -> list[nodes.Node]:
        """Return the links of a session, and those of its talk."""
        parts: list[nodes.Node] = [to_be_announced(_("Links"))] if isinstance(session.links, Tbd) else []
        for field, label in (("video", _("Video")), ("slides", _("Slides"))):
            found = links_of(session, self.workshop, field)
            parts += [link_or_file(label, target, place) for target, place in found]
        links = known(session.links)
        return parts + (more_links(links.more) if links is not None else [])

    def papers(self, session: Session, title: SessionTitle) -> Iterator[nodes.Node]:
        """Yield the titles of the papers of a session, unless its own title is that of a paper."""
        if isinstance(session.papers, Tbd):
            yield line(to_be_announced(_("Papers")))
        elif session.papers and not (isinstance(title, Written) and title.paper):
            for key in session.papers:
                self.directive.domain.note_link(self.directive.env.docname, "paper", key)
            yield paper_titles(ids_of_papers=list(session.papers))


UNNAMED: Final = frozenset({None, SessionKind.TALK, SessionKind.OTHER})
"""Kinds that are not said: what is only a talk has its title and its speaker."""


def _stand_in(placed: PlacedSession) -> str:
    """Return what other sites and the search call a session whose title is to be announced."""
    kind = placed.session.inferred_kind
    return known(placed.session.label) or (placed.key if kind is SessionKind.OTHER else kind_name(kind))


def _kind(session: Session, title: str) -> Iterator[nodes.Node]:
    """Yield what a session is called, else its kind, unless its title has that word."""
    if isinstance(session.label, Tbd):
        yield to_be_announced(_("Kind"))
        return
    kind = session.label or (kind_name(session.kind) if session.kind not in UNNAMED else "")
    if kind and kind.lower() not in title.lower():
        yield nodes.inline("", kind, classes=["workshop-kind"])
