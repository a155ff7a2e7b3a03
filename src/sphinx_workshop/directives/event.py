"""The fact sheet of the workshop: when, where, how, contact and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_workshop.config import settings
from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.render.action import action_of
from sphinx_workshop.render.elements import (
    definitions,
    format_text,
    line,
    link_or_tbd,
    or_tbd,
    to_be_announced,
)
from sphinx_workshop.render.text import link, plain
from sphinx_workshop.render.wording import days
from sphinx_workshop.rules.readiness import readiness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.event import Event, Links, Venue
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop


class WorkshopFacts(WorkshopDirective):
    """The fact sheet: when, where, format, contact and links."""

    questions = ("event",)

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        return [definitions(_rows(workshop.event, self.locale), "workshop-facts")]


class MainAction(WorkshopDirective):
    """The button of the landing page: where the present phase leads readers."""

    questions = ("event", "milestones")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        now = action_of(workshop, settings(self.config).pages, self.locale)
        if now.docnames:
            docname = now.page(self.env.found_docs) or now.docnames[0]  # where there is none, Sphinx says so
            label = nodes.inline("", now.label, classes=["doc"])
            target = {"refdomain": "std", "reftype": "doc", "reftarget": f"/{docname}", "refexplicit": True}
            action: nodes.Node = pending_xref("", label, refdoc=self.env.docname, refwarn=True, **target)
        elif now.url:
            action = link(now.label, now.url, workshop.event.place.of("links"))
        else:
            action = to_be_announced(now.label)
        return [nodes.paragraph("", "", action, classes=["workshop-action"])]


class Readiness(WorkshopDirective):
    """The report for organizers: what is known, to be announced, expected by the host, needed next."""

    questions = ("event", "call", "milestones", "organizers", "speakers", "program", "host")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        shown: list[nodes.Node] = []
        for part in readiness(workshop, self.locale):
            items = [nodes.list_item("", line(*_point(point, workshop.event.place))) for point in part.points]
            shown.append(nodes.rubric("", part.title, translatable=False))
            shown.append(nodes.bullet_list("", *items, bullet="*"))
        return shown


def _point(text: str, place: Place) -> Iterator[nodes.Node]:
    """Yield a point of the report: keys as code, addresses as links, all else as it is."""
    for index, part in enumerate(re.split(r"`([^`]*)`|<(https?://[^>\s]+)>", text)):
        if part and index % 3 == 1:
            yield nodes.literal("", part)
        elif part:
            yield link(part, part, place) if index % 3 else nodes.Text(part)


def link_labels() -> dict[str, str]:
    """Return what readers call each link of the workshop."""
    return {
        "submission": _("Submission"),
        "registration": _("Registration"),
        "livestream": _("Livestream"),
        "recordings": _("Recordings"),
        "proceedings": _("Proceedings"),
        "code_of_conduct": _("Code of conduct"),
        "mailing_list": _("Mailing list"),
    }


def _rows(event: Event, locale: Locale) -> Iterator[tuple[str, list[nodes.Node]]]:
    place = event.place
    for label, shown in (
        (_("Date"), or_tbd(event.date, lambda span: [line(plain(days(span, locale), place.of("date")))])),
        (
            _("Format"),
            or_tbd(event.format, lambda form: [line(plain(format_text(form), place.of("format")))]),
        ),
        (_("Venue"), or_tbd(event.venue, _venue)),
        (
            _("Contact"),
            or_tbd(event.contact, lambda to: [line(link(to, f"mailto:{to}", place.of("contact")))]),
        ),
    ):
        if shown:
            yield label, shown
    if isinstance(event.links, Tbd):
        yield _("Links"), or_tbd(event.links, list)
    elif event.links is not None:
        yield from _links(event.links)
    if event.url is not None:
        label = _("Web site") if isinstance(event.url, Tbd) else _short(event.url)
        yield _("Web site"), [line(link_or_tbd(label, event.url, place.of("url")))]


def _venue(venue: Venue) -> Iterator[nodes.Node]:
    for field, label in (("name", _("Venue")), ("room", _("Room")), ("address", _("Address"))):
        value = getattr(venue, field)
        if isinstance(value, Tbd):
            yield line(to_be_announced(label))
        elif value is not None:
            yield line(plain(value, venue.place.of(field)))


def _links(links: Links) -> Iterator[tuple[str, list[nodes.Node]]]:
    labelled = [
        (label, getattr(links, field), links.place.of(field)) for field, label in link_labels().items()
    ]
    for label, url, place in (
        *labelled,
        *((more.label, more.url, more.place.of("url")) for more in links.more),
    ):
        if url is not None:
            yield label, [line(to_be_announced() if isinstance(url, Tbd) else link(_short(url), url, place))]


def _short(url: str) -> str:
    """Return an address as people write it: without the scheme and the last slash."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
