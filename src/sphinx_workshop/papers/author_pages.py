"""The index of authors as HTML: who wrote what, by last name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers import AUTHORS
from sphinx_workshop.papers.author_index import OTHER
from sphinx_workshop.render.html import escape, label_html, link_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Wrote
    from sphinx_workshop.papers.view import View


def index_title(page: str) -> str:
    """Return the title of a page of the index."""
    letter = _letter_of(page)
    return f"{_('Authors')}: {letter}" if letter else _("Authors")


def _letter_of(page: str) -> str:
    """Return the letter of a page; empty for the page that links to the letters."""
    letter = page.removeprefix(AUTHORS).strip("-")
    return _("Others") if letter == OTHER else letter.upper()


def index_html(
    wrote: Sequence[Wrote], pages: Sequence[str], here: str, view: View, papers: str | None
) -> str:
    """Return a page of the index.

    Args:
        wrote: the authors on the page, with their papers
        pages: all pages of the index
        here: the page
        view: the view from that page
        papers: the page with the list of papers
    """
    parts = [f'<section class="workshop-authors" id="{AUTHORS}">', f"<h1>{escape(index_title(here))}</h1>"]
    if papers is not None:
        parts.append(f"<p>{link_html(escape(_('All papers')), view.href(papers))}</p>")
    if len(pages) > 1:
        parts.append(_letters(pages, here, view))
    if wrote:
        parts.append(f'<ul class="workshop-author-list">{"".join(_item(one, view) for one in wrote)}</ul>')
    return "\n".join([*parts, "</section>"])


def _letters(pages: Sequence[str], here: str, view: View) -> str:
    links = []
    for page in pages[1:]:
        label = escape(_letter_of(page))
        current = ' aria-current="page"' if page == here else ""
        links.append(f'<li><a href="{escape(view.href(page))}"{current}>{label}</a></li>')
    label = escape(_("Authors by last name"))
    return f'<nav class="workshop-letters" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def _item(wrote: Wrote, view: View) -> str:
    author = wrote.author
    person = view.thing("person", author.id or slug(author.name))
    name = link_html(escape(author.name), person) if person else escape(author.name)
    titles = "".join([_title(paper, view) for paper in wrote.papers])
    return f'<li id="{anchor_of(author.key)}"><p class="workshop-name">{name}</p><ul>{titles}</ul></li>\n'


def anchor_of(key: str) -> str:
    """Return the id of the element of an author."""
    return f"author-{escape(key)}"


def title_html(paper: Paper, view: View) -> str:
    """Return a paper as the index lists it below each of its authors."""
    title, page = label_html(paper.title, None), view.paper(paper)
    return f"<li>{link_html(title, page) if page else title}</li>"


def _title(paper: Paper, view: View) -> str:
    key = paper.id, view.root
    if key not in view.titles:
        view.titles[key] = title_html(paper, view)
    return view.titles[key]
