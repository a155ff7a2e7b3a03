"""What tells programs that a site has a feed of its news: an element in the head of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import escape

from sphinx_workshop.build.current_page import path_to_root
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.export.addresses import FEED, FEED_TYPE
from sphinx_workshop.render.nodes import SITES

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

AFTER_THEME: Final = 950
"""The priority of what comes after the theme, which looks for a description among the tags of a page."""


def add_link(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Tell programs where the feed is (RFC 4287 has its type; `alternate` is that of HTML)."""
    around = domain_of(app.env).around
    if app.builder.name not in SITES or around is None or not around.has_news:
        return
    root = path_to_root(app.builder, pagename) if app.builder.name != "singlehtml" else ""
    link = f'<link rel="alternate" type="{FEED_TYPE}" href="{root}{FEED}" title="{escape(around.name)}">'
    context["metatags"] = f"{context.get('metatags') or ''}\n{link}"
