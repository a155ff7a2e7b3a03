"""The papers of a session as HTML: their titles, each a link to where the paper is."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_workshop.model.plain import Place
from sphinx_workshop.render.html import label_html, link_html

if TYPE_CHECKING:
    from collections.abc import Iterable


def titles_html(papers: Iterable[tuple[str, str]]) -> str:
    """Return a list of papers; empty if there are none.

    :param papers: the title (one line of Markdown) and the address of each; without an address, it is no link
    """
    items = [title_html(title, address) for title, address in papers]
    return f'<ul class="workshop-session-papers">{"".join(items)}</ul>\n' if items else ""


def title_html(title: str, address: str) -> str:
    """Return a paper as an item of such a list."""
    # The list, or the page of the paper, tells what is wrong with a formula.
    with logging.suppress_logging() if "$" in title else nullcontext():
        label = label_html(title, Place("", 1, 1))
    return f"<li>{link_html(label, address, 'reference internal') if address else label}</li>\n"
