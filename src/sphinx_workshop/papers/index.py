"""The index of authors: who wrote what, by last name, on one page or a page for each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.html import escape, inline_html, link_html
from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers.view import AUTHORS, index_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_workshop.model.workshop import Wrote
    from sphinx_workshop.papers.view import View


def index_pages(authors: Iterable[Wrote], *, letters: bool) -> dict[str, list[Wrote]]:
    """Return the authors on each page, by last name; the first page of many is that of all letters."""
    pages: dict[str, list[Wrote]] = {AUTHORS: []}
    for wrote in sorted(authors, key=_by_last_name):
        pages.setdefault(index_page(wrote.author, letters=letters), []).append(wrote)
    return pages


def _by_last_name(wrote: Wrote) -> tuple[bool, str, str]:
    written = wrote.author.name.rpartition(" ")[2]
    last = slug(written)
    return (not last[:1].isalpha(), last or written, wrote.author.name)


def index_html(
    wrote: Sequence[Wrote], pages: Sequence[str], here: str, view: View, papers: str | None
) -> str:
    """Return a page of the index.

    :param wrote: who is on the page
    :param pages: all pages of the index
    :param here: the page
    :param papers: the page of the list of papers
    """
    parts = [f'<section class="workshop-authors" id="{AUTHORS}">', f"<h1>{escape(_('Authors'))}</h1>"]
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
        letter = page.removeprefix(f"{AUTHORS}-")
        label = escape(_("Others") if letter == "other" else letter.upper())
        current = ' aria-current="page"' if page == here else ""
        links.append(f'<li><a href="{escape(view.href(page))}"{current}>{label}</a></li>')
    label = escape(_("Authors by last name"))
    return f'<nav class="workshop-letters" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def _item(wrote: Wrote, view: View) -> str:
    author = wrote.author
    person = view.thing("person", author.id or slug(author.name))
    name = link_html(escape(author.name), person) if person else escape(author.name)
    titles = []
    for paper in wrote.papers:
        title, page = inline_html(paper.title, paper.place), view.paper(paper)
        titles.append(f"<li>{link_html(title, page) if page else title}</li>")
    key = escape(author.key)
    return f'<li id="author-{key}"><p class="workshop-name">{name}</p><ul>{"".join(titles)}</ul></li>\n'
