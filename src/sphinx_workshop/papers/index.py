"""The index of authors: who wrote what, by last name, on one page or a page for each letter."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.html import inline_html, link_html
from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers.view import AUTHORS, author_key, index_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.papers.view import View


class Wrote(NamedTuple):
    """An author, and what the author wrote."""

    author: Author
    papers: list[Paper]


def authors_of(papers: Iterable[Paper]) -> dict[str, Wrote]:
    """Return all authors by their keys, each under the first form of the name."""
    found: dict[str, Wrote] = {}
    for paper in papers:
        for author in paper.authors:
            key = author_key(author)
            wrote = found.get(key)
            if wrote is None:
                found[key] = Wrote(author, [paper])
            elif wrote.papers[-1] is not paper:
                wrote.papers.append(paper)
    return found


def index_pages(authors: dict[str, Wrote], *, letters: bool) -> dict[str, list[Wrote]]:
    """Return the authors on each page, by last name; the first page of many is that of all letters."""
    pages: dict[str, list[Wrote]] = {AUTHORS: []}
    for wrote in sorted(authors.values(), key=_by_last_name):
        pages.setdefault(index_page(wrote.author, letters=letters), []).append(wrote)
    return pages


def _by_last_name(wrote: Wrote) -> tuple[bool, str, str]:
    words = wrote.author.name.split()
    last = slug(words[-1])
    return (not last[:1].isalpha(), last or words[-1], wrote.author.name)


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
    key = escape(author_key(author))
    return f'<li id="author-{key}"><p class="workshop-name">{name}</p><ul>{"".join(titles)}</ul></li>\n'
