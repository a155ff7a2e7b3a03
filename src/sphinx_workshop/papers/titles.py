"""The papers of a session as HTML: their titles, each a link to the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.render.html import label_html, link_html

if TYPE_CHECKING:
    from collections.abc import Iterable


def titles_html(papers: Iterable[tuple[str, str]]) -> str:
    """Return a list of papers; empty if there are none.

    Args:
        papers: the title (one line of Markdown) and the address of each; an empty address makes no link
    """
    items = [title_html(title, address) for title, address in papers]
    return f'<ul class="workshop-session-papers">{"".join(items)}</ul>\n' if items else ""


def title_html(title: str, address: str) -> str:
    """Return a paper as an item of such a list."""
    label = label_html(title, None)
    return f"<li>{link_html(label, address, 'reference internal') if address else label}</li>\n"
