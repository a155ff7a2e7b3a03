"""The links to the calendar of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_workshop.build.current_page import current_page, path_to_root
from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import SITES, calendar
from sphinx_workshop.web.files import CALENDAR

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_calendar(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the links to the calendar, where there is one: in a site, not in a book."""
    builder = self.builder
    if builder.name in SITES:
        root = path_to_root(builder, current_page(self)) if builder.name != "singlehtml" else ""
        links = [(_("Add to calendar"), f"{root}{CALENDAR}")]
        if node["url"]:
            links.append((_("Subscribe"), subscription(node["url"])))
        self.body.append(self.starttag(node, "p", ""))
        for label, address in links:
            self.body.append(f'<a href="{self.attval(address)}">{self.encode(label)}</a> ')
        self.body.append("</p>\n")
    raise nodes.SkipNode


def subscription(url: str) -> str:
    """Return the address that calendar programs follow, for the address of the site or of its home page."""
    parts = urlsplit(url)
    folder, _slash, name = parts.path.rpartition("/")
    path = folder if "." in name else parts.path.rstrip("/")
    return f"webcal://{parts.netloc}{path}/{CALENDAR}"


def add_calendar_node(app: Sphinx) -> None:
    """Make the node of the calendar known: it is for HTML alone."""

    def skip(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
        raise nodes.SkipNode

    other: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(calendar, html=(visit_calendar, None), **other)
