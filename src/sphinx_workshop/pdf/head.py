"""The head of the proposal: the name and the subject of the workshop, its host, its team, and its contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items, known
from sphinx_workshop.render.elements import line, or_tbd
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.text import inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop


def head(workshop: Workshop) -> box:
    """Return the head of the first page."""
    event = workshop.event
    name = box("", plain(event.name, event.place.of("name")), tag="h1")
    return box("", name, *_about(workshop), tag="header", classes=["proposal-head"])


def _about(workshop: Workshop) -> Iterator[nodes.Node]:
    event = workshop.event
    if tagline := known(event.tagline):
        yield line(*inline(tagline, event.place.of("tagline")), classes="proposal-tagline")
    if workshop.host is not None:
        yield line(nodes.Text(_("Workshop proposal for %s") % workshop.host.name), classes="proposal-host")
    team = items(workshop.organizers)
    if team:
        people = [nodes.list_item("", _person(workshop.people.get(one.key, one))) for one in team]
        yield nodes.bullet_list("", *people, classes=["proposal-team"])
    address = or_tbd(event.contact, lambda email: [link(email, f"mailto:{email}", event.place.of("contact"))])
    if address:
        yield line(nodes.Text(_("Contact")), nodes.Text(_(": ")), *address, classes="proposal-contact")


def _person(person: Person) -> nodes.paragraph:
    """Return a name with the affiliation."""
    name = nodes.strong("", "", plain(person.name or "", person.place.of("name")))
    affiliation = person.affiliation
    if affiliation is None or isinstance(affiliation, Tbd):
        return line(name)
    where = plain(_(", ").join(affiliation), person.place.of("affiliation"))
    return line(name, nodes.Text(_(", ")), where)
