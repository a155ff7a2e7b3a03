"""A list of papers as HTML: the part on one page, and the links to the other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from sphinx_workshop.export.bibtex import FILE as BIBTEX
from sphinx_workshop.locale import _
from sphinx_workshop.papers import AUTHORS, INDEX, page_of
from sphinx_workshop.papers.item import Style, item_html
from sphinx_workshop.papers.search_form import count_html, found_words, search_html
from sphinx_workshop.render.html import escape, isolated_html, link_html

if TYPE_CHECKING:
    from sphinx_workshop.papers.listing import Group, Layout, Listing
    from sphinx_workshop.papers.view import View


def list_html(layout: Layout, number: int, view: View) -> str:
    """Return the part of a list on one page.

    Args:
        layout: the list
        number: the page, counted from 1
        view: the view from that page
    """
    listing, all_pages, total, in_full, choices = layout
    parts = [
        f'<div class="workshop-papers" {_data(listing, total, view)}>',
        search_html(listing.number, choices),
        f'<p class="workshop-papers-count">{count_html(total)}'
        f" {link_html(escape(_('Authors')), view.href(AUTHORS), 'workshop-papers-authors')}"
        f" {link_html(escape(_('All papers as BibTeX')), view.root + BIBTEX, 'workshop-papers-bibtex')}</p>",
    ]
    seen: set[str] = set()
    for group in all_pages[number - 1]:
        items = []
        for paper in group.papers:
            style = Style(in_full, listing.filter.group_by != "decision", paper.id not in seen)
            items.append(item_html(paper, view, style))
            seen.add(paper.id)
        parts.append(f'<section class="workshop-papers-group">{_heading(group, view)}')
        parts.append(f'<ul class="workshop-paper-list">{"".join(items)}</ul></section>')
    if len(all_pages) > 1:
        parts.append(_pager(listing, number, len(all_pages), view))
    return "\n".join([*parts, "</div>\n"])


def _data(listing: Listing, total: int, view: View) -> str:
    """Return the attributes that the search script reads."""
    facts = {
        "papers": str(total),
        "found": found_words(total),
        "index": f"{view.root}{INDEX}",
        "page": view.href(page_of("ID")).replace("ID", "{}") if view.own_pages else "",
        "decisions": ",".join(listing.filter.decisions),
        "tracks": "\n".join(listing.filter.tracks),
    }
    return " ".join(f'data-{name}="{escape(value)}"' for name, value in facts.items() if value)


def _heading(group: Group, view: View) -> str:
    if not group.title:
        return ""
    count = (
        f' <span class="workshop-papers-number">({format_decimal(group.total, locale=view.locale)})</span>'
    )
    return f'<h2 class="rubric workshop-papers-title">{isolated_html(escape(group.title))}{count}</h2>'


def _pager(listing: Listing, here: int, last: int, view: View) -> str:
    links = []
    for number in range(1, last + 1):
        current = ' aria-current="page"' if number == here else ""
        links.append(f'<li><a href="{escape(view.href(listing.page(number)))}"{current}>{number}</a></li>')
    label = escape(_("Pages of the list"))
    return f'<nav class="workshop-papers-pages" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'
