"""The calendar of a site: its file, and the links to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from docutils import nodes

from sphinx_workshop.build.current_page import current_page, path_to_root
from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import SITES, calendar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.build.session import Session


CALENDAR: Final = "calendar.ics"
"""The calendar of a site."""


def write_calendar(app: Sphinx, session: Session) -> None:
    """Write the calendar of a site, unless it says the same already."""
    if app.builder.name not in SITES:
        return
    path = Path(app.outdir) / CALENDAR
    if not session.calendar:
        path.unlink(missing_ok=True)
        return
    if path.is_file() and session.calendar == session.last.calendar:
        return
    content = session.facts.calendar().encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


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
