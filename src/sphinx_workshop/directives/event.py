"""The workshop as an event: its fact sheet, its main action, its readiness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.directives.action import action_nodes
from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.links import service_of
from sphinx_workshop.render.elements import (
    account_links,
    blocks_or_tbd,
    bullets,
    definitions,
    format_text,
    line,
    link_or_tbd,
    or_tbd,
    plain_or_tbd,
    row,
    to_be_announced,
)
from sphinx_workshop.render.event_links import LinkWords, link_words
from sphinx_workshop.render.text import blocks, link, plain
from sphinx_workshop.render.wording import days
from sphinx_workshop.rules.readiness import readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.event import Event, Venue
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop


class WorkshopFacts(WorkshopDirective):
    """The fact sheet: when, where, format, contact, and the links that readers need in the present phase.

    Where to submit goes after phase `call`, where to offer to review after `review`, grants after `program`;
    registration, livestream and questions go with the `archive`. Recordings and proceedings come with
    `program`. A fact that is not on the sheet is still in the data, in the exports, and in the role `fact`.
    """

    questions = ("event",)

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        return [definitions(_rows(workshop.event, self.locale), "workshop-facts")]


class MainAction(WorkshopDirective):
    """The button of the landing page: the main action of the present phase, with the deadlines ahead."""

    questions = ("event", "call", "milestones")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        return action_nodes(self, workshop)


class Readiness(WorkshopDirective):
    """The report for organizers: what is known, to be announced, expected by the host, needed next."""

    questions = (
        "event",
        "call",
        "milestones",
        "organizers",
        "speakers",
        "program",
        "papers",
        "host",
        "committee",
        "sponsors",
        "news",
        "faq",
        "awards",
        "editions",
    )

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        place, result = workshop.event.place, list[nodes.Node]()
        for part in readiness(workshop, self.locale):
            points = [nodes.list_item("", line(*_point(point, place))) for point in part.points]
            result += [nodes.rubric("", part.title, translatable=False), bullets(points)]
        return result


def _point(text: str, place: Place) -> Iterator[nodes.Node]:
    """Yield a point of the report: keys as code, addresses as links, the rest as text."""
    for index, part in enumerate(re.split(r"`([^`]*)`|<(https?://[^>\s]+)>", text)):
        if part and index % 3 == 1:
            yield nodes.literal("", part)
        elif part:
            yield link(part, part, place) if index % 3 else nodes.Text(part)


def _rows(event: Event, locale: Locale) -> Iterator[tuple[str, list[nodes.Node]]]:
    place = event.place
    yield from row(_("Date"), event.date, lambda when: [plain(days(when, locale), place.of("date"))])
    yield from row(_("Format"), event.format, lambda form: [plain(format_text(form), place.of("format"))])
    yield from row(_("Venue"), event.venue, _venue)
    venue = known(event.venue)
    if venue is not None:
        where = venue.place.of("accessibility")
        access = blocks_or_tbd(venue.accessibility, lambda text: blocks(text, where))
        yield from [(_("Accessibility"), access)] if access else []
    yield from row(_("Contact"), event.contact, lambda to: [link(to, f"mailto:{to}", place.of("contact"))])
    yield from row(_("Links"), event.links, lambda _links: [])
    links = known(event.links)
    if links is not None:
        for field, said in link_words().items():
            if said.is_needed(event.phase):
                yield from _link(said, getattr(links, field), links.place.of(field))
        where = links.place.of("social")
        yield from row(_("Accounts"), links.social, lambda accounts: account_links(accounts, where))
        for more in links.more:
            yield from _link(LinkWords(more.label), more.url, more.place.of("url"))
    if event.url is not None:
        label = _("Web site") if isinstance(event.url, Tbd) else service_of(event.url)
        link_to_it = link_or_tbd(label, event.url, place.of("url"))
        yield _("Web site"), [line(link_to_it, classes="workshop-fact-link")]


def _venue(venue: Venue) -> Iterator[nodes.Node]:
    name, url = plain_or_tbd(venue, "name", _("Venue")), known(venue.url)
    yield from [link(name, url, venue.place.of("url"))] if name and url else name
    for field, label in (("room", _("Room")), ("address", _("Address"))):
        yield from plain_or_tbd(venue, field, label)
    if url and not name:
        yield link(_("Page of the venue"), url, venue.place.of("url"))
    elif isinstance(venue.url, Tbd):
        yield to_be_announced(_("Page of the venue"))


def _link(said: LinkWords, url: Fact[str], place: Place) -> list[tuple[str, list[nodes.Node]]]:
    found = or_tbd(url, lambda address: [link(said.text(address), address, place)])
    return [(said.term, [line(*found, classes="workshop-fact-link")])] if found else []
