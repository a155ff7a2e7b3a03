"""The main action of the present phase as a button, with the deadlines that it is open until."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_workshop.config import settings
from sphinx_workshop.render.action import action_of
from sphinx_workshop.render.elements import bullets, line, to_be_announced
from sphinx_workshop.render.nodes import box, moment, once_closed
from sphinx_workshop.render.text import link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.render.targets import Action, Closed, Deadline


def action_nodes(directive: WorkshopDirective, workshop: Workshop) -> list[nodes.Node]:
    """Return the button, the deadlines that are announced, and what replaces the button after the last."""
    now = action_of(workshop, settings(directive.config).pages, directive.locale)
    place = workshop.event.place.of("links")
    button = nodes.paragraph("", "", _lead(directive, now, place), classes=["workshop-action"])
    if not now.deadlines:
        return [button]
    closed = [_closed(directive, now.closed)] if now.closed else []
    return [open_until(now.until, button, *closed, deadline_list(now.deadlines, place))]


def open_until(until: str, button: nodes.Element, *others: nodes.Node) -> box:
    """Return a button with what belongs to it; the visitor's browser hides the button once it is closed."""
    button["classes"].append("workshop-open")
    return box("", button, *others, until=until, classes=["workshop-deadlines"])


def deadline_list(deadlines: Iterable[Deadline], place: Place) -> nodes.bullet_list:
    """Return deadlines as a list; where tracks are submitted at links of their own, each name is one."""
    result = bullets([], "workshop-ahead-list")
    for one in deadlines:
        name: nodes.Node = link(one.name, one.url, place) if one.url else nodes.Text(one.name)
        date = (
            moment("", one.words, datetime=one.datetime, until=one.until) if one.until else to_be_announced()
        )
        item = line(name, nodes.Text(": "), date)
        result += nodes.list_item("", item, classes=["workshop-ahead"])
    return result


def _lead(directive: WorkshopDirective, now: Action, place: Place) -> nodes.Node:
    """Return the link of an action; as text, if where it leads is not known."""
    if now.docnames:
        # If the site has none of them, `report_missing_page` says so.
        return _link_to_page(directive, now.page(directive.env.found_docs) or now.docnames[0], now.label)
    if now.track:
        return directive.domain.link_to("track", now.track, [nodes.Text(now.label)])
    return link(now.label, now.url, place) if now.url else to_be_announced(now.label)


def _closed(directive: WorkshopDirective, closed: Closed) -> once_closed:
    docname = closed.page(directive.env.found_docs)
    result = once_closed("", line(nodes.Text(closed.news)), classes=["workshop-closed"])
    if docname:
        to_page = _link_to_page(directive, docname, closed.label)
        result += nodes.paragraph("", "", to_page, classes=["workshop-action"])
    return result


def _link_to_page(directive: WorkshopDirective, docname: str, label: str) -> pending_xref:
    target = {"refdomain": "std", "reftype": "doc", "reftarget": f"/{docname}", "refexplicit": True}
    words = nodes.inline("", label, classes=["doc"])
    refdoc = directive.env.docname
    return pending_xref("", words, refdoc=refdoc, refwarn=True, workshop_page=docname, **target)
