"""The papers of a session as HTML: their titles, each a link to the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import counted
from sphinx_workshop.render.html import escape, isolated_html, label_html, link_html

if TYPE_CHECKING:
    from collections.abc import Iterable


def titles_html(papers: Iterable[tuple[str, str]]) -> str:
    """Return a list of papers, folded if there are several; empty if there are none.

    Args:
        papers: the title (one line of Markdown) and the address of each; an empty address makes no link
    """
    items = [title_html(title, address) for title, address in papers]
    if not items:
        return ""
    titles = f'<ul class="workshop-session-papers">{"".join(items)}</ul>\n'
    if len(items) == 1:
        return titles
    label = escape(counted(len(items), "%(number)d paper", "%(number)d papers"))
    return f'<details class="workshop-fold"><summary>{label}</summary>\n{titles}</details>\n'


def title_html(title: str, address: str) -> str:
    """Return a paper as an item of such a list."""
    label = isolated_html(label_html(title, None))
    return f"<li>{link_html(label, address, 'reference internal') if address else label}</li>\n"
