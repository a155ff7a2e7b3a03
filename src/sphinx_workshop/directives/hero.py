"""The head of the landing page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import download_reference, pending_xref

from sphinx_workshop.config import Settings
from sphinx_workshop.directives.action import buttons, deadline_list
from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.calendars import whole_calendar
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.render.deadlines import TO_SUBMIT, deadlines
from sphinx_workshop.render.elements import format_text, joined, line, or_tbd, plain_or_tbd
from sphinx_workshop.render.hero_nodes import art, hero
from sphinx_workshop.render.nodes import box, moment
from sphinx_workshop.render.text import inline, link, plain
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale

    from sphinx_workshop.model.event import Event, EventDate, Venue
    from sphinx_workshop.model.workshop import Workshop

_OF_VISITORS: Final = frozenset({MilestoneKind.GRANT, MilestoneKind.REGISTRATION})
AHEAD: Final[Mapping[Phase, frozenset[MilestoneKind]]] = {
    Phase.CALL: TO_SUBMIT | _OF_VISITORS,
    Phase.REVIEW: _OF_VISITORS | {MilestoneKind.NOTIFICATION, MilestoneKind.CAMERA_READY},
    Phase.PROGRAM: _OF_VISITORS | {MilestoneKind.CAMERA_READY, MilestoneKind.VIDEO},
}
"""The kinds of deadlines that readers of the landing page must know, in each phase that has any."""
_SHOWS: Final[Mapping[Phase, str]] = {
    Phase.REVIEW: "dates",
    Phase.PROGRAM: "program",
    Phase.LIVE: "program",
    Phase.ARCHIVE: "papers",
}
"""What the action of a phase is about, if it leads to a page of the site."""
_LINKS: Final = (nodes.reference, pending_xref, download_reference)


def _file(argument: str) -> str:
    """Return the path of a picture of the site."""
    path = directives.unchanged_required(argument)
    if ":" in path or path.startswith("//"):
        message = "a picture from another site; save it in this one, and write the path of the file"
        raise ValueError(message)
    return path


class Hero(WorkshopDirective):
    """The landing page's head: name, tagline, date, place, format, the deadlines ahead, the phase's action.

    The content is further actions, as links. `:art:` is a picture for the eye alone, `:art-dark:` the one for
    dark mode; `:art-fixed:` keeps it from being mirrored where text runs from right to left. On a site, the
    title of the page becomes a part of it, if it stands directly before it.
    """

    questions = ("event", "call", "milestones", "is_dated")
    has_content = True
    option_spec: ClassVar = {"art": _file, "art-dark": _file, "art-fixed": directives.flag}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        event = workshop.event
        name, facts = list(self.other_name(event)), _facts(event, self.locale)
        text = [*name, *_tagline(event), *facts, *self.actions(workshop)]
        text_box = box("", *text, classes=["workshop-hero-text"])
        return [hero("", text_box, *self.art(), title_after=len(name))]

    def other_name(self, event: Event) -> Iterator[nodes.Node]:
        """Yield the name of the workshop, unless it is the title of the page."""
        title = next((title for section in self.sections() for title in section.findall(nodes.title)), None)
        if title is None or title.astext().split() != event.name.split():
            yield line(plain(event.name, event.place.of("name")), classes="workshop-hero-name")

    def actions(self, workshop: Workshop) -> Iterator[nodes.Node]:
        """Yield the main action of the phase, the further ones, and the deadlines; then any other content."""
        now, button, closed = buttons(self, workshop)
        button["classes"].append("workshop-open")
        content = self.parse_content_to_nodes()
        others = [node for node in content if isinstance(node, nodes.paragraph) and _is_links(node)]
        for node in others:
            node["classes"] += ["workshop-action", "workshop-second"]
        event = workshop.event
        is_ahead = workshop.is_dated and event.phase is not Phase.ARCHIVE
        to_calendar = [whole_calendar()] if is_ahead else []
        # Many proposals are not public; a page that conf.py names is missed.
        button["if_written"] = now.docnames == (Settings().pages["proposal"],)
        for target in button.findall(pending_xref):
            target["shows"] = _SHOWS.get(event.phase, "")
        row = box("", button, *closed, *others, *to_calendar, classes=["workshop-hero-actions"])
        kinds = AHEAD.get(event.phase, frozenset())
        ahead = deadlines(workshop.all_milestones, kinds, workshop, self.locale)
        listed = [deadline_list(ahead, event.place.of("links"))] if ahead else []
        yield box("", row, *listed, until=now.until, classes=["workshop-deadlines"] if ahead else [])
        yield from (node for node in content if node not in others)

    def art(self) -> list[nodes.Node]:
        """Return the picture, and the one for dark mode; the style hides one of the two."""
        light, dark = self.options.get("art"), self.options.get("art-dark")
        fixed = ["workshop-art-fixed"] if "art-fixed" in self.options else []
        pictures = [
            art(
                uri=path,
                alt="",
                recipe="art",
                classes=["workshop-art", *classes, *fixed],
                data_line=self.lineno,  # Sphinx sets the lines of images to 0
            )
            for path, classes in (
                # Themes give pictures in dark mode a white ground, but for those of these classes.
                (light, ["workshop-only-light", "only-light"] if dark else ["dark-light"]),
                (dark, ["workshop-only-dark", "only-dark"]),
            )
            if path
        ]
        for picture in pictures:
            self.set_source_info(picture)
        return [box("", *pictures, classes=["workshop-hero-art"])] if pictures else []


def _tagline(event: Event) -> Iterator[nodes.Node]:
    place = event.place.of("tagline")
    parts = or_tbd(event.tagline, lambda text: inline(text, place), _("Tagline"))
    if parts:
        yield line(*parts, classes="workshop-hero-tagline")


def _facts(event: Event, locale: Locale) -> Iterator[nodes.Node]:
    """Yield the line of date, place and format."""
    place = event.place
    parts = [
        *or_tbd(event.date, lambda when: [_date(when, locale)], _("Date")),
        *or_tbd(event.venue, _where, _("Venue")),
        *or_tbd(event.format, lambda form: [plain(format_text(form), place.of("format"))], _("Format")),
    ]
    if parts:
        yield line(*joined(parts, " · "), classes="workshop-hero-facts")


def _date(when: EventDate, locale: Locale) -> nodes.Node:
    words = days(when, locale)
    date = moment("", words, datetime=when.start.isoformat()) if when.start else nodes.Text(words)
    return nodes.inline("", "", date, classes=["workshop-hero-date"])


def _where(venue: Venue) -> Iterator[nodes.Node]:
    """Yield where people meet, as one thing."""
    name, url = plain_or_tbd(venue, "name", _("Venue")), known(venue.url)
    named = [link(name, url, venue.place.of("url"))] if known(venue.name) and url else name
    room = plain_or_tbd(venue, "room", _("Room")) if known(venue.room) else []
    parts = joined([*named, *room, *plain_or_tbd(venue, "address", _("Address"))])
    if parts:
        yield nodes.inline("", "", *parts, classes=["workshop-hero-place"])


def _is_links(paragraph: nodes.paragraph) -> bool:
    """Return whether a paragraph has links and nothing else."""
    return all(isinstance(part, _LINKS) or not part.astext().strip() for part in paragraph.children)
