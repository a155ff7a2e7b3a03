"""The links to the calendars of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes

from sphinx_workshop.build.current_page import current_page, path_to_root
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import SITES, calendar

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def visit_calendar(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the links to calendars, where there are any: in a site, not in a book.

    One calendar has its two links in a line; several are a list that unfolds.
    """
    builder = self.builder
    if builder.name not in SITES:
        raise nodes.SkipNode
    root = path_to_root(builder, current_page(self))
    base = base_of(self.config.html_baseurl) if node["subscribe"] else ""
    files = node["files"]
    if len(files) == 1:
        file, _name = files[0]
        self.body.append(self.starttag(node, "p", ""))
        self.body.append(_link(self, f"{root}{file}", _("Add to calendar")))
        if base:
            self.body.append(_link(self, subscription(base, file), _("Subscribe")))
        self.body.append("</p>\n")
        raise nodes.SkipNode
    self.body.append(self.starttag(node, "details"))
    self.body.append(f"<summary>{self.encode(_('Calendars'))}</summary>\n<ul>\n")
    for file, name in files:
        self.body.append(f"<li>{_link(self, f'{root}{file}', name)}")
        if base:
            label = f"{_('Subscribe')}{_(': ')}{name}"
            self.body.append(_link(self, subscription(base, file), _("Subscribe"), label))
        self.body.append("</li>\n")
    self.body.append("</ul>\n</details>\n")
    raise nodes.SkipNode


def _link(self: HTML5Translator, address: str, text: str, label: str = "") -> str:
    """Return a link; its label is for screen readers, where the text alone does not say enough."""
    named = f' aria-label="{self.attval(label)}"' if label else ""
    return f'<a href="{self.attval(address)}"{named}><bdi>{self.encode(text)}</bdi></a> '


def subscription(base: str, file: str) -> str:
    """Return the address of a calendar that calendar programs follow.

    Args:
        base: the address of the site, with a slash at its end
        file: the calendar, relative to it
    """
    return f"webcal:{base.partition(':')[2]}{quote(file)}"


def add_calendar_node(app: Sphinx) -> None:
    """Make the node of the calendar known: it is for HTML alone."""

    def skip(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
        raise nodes.SkipNode

    other: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(calendar, html=(visit_calendar, None), **other)
