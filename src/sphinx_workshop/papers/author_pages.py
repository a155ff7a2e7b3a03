"""The index of authors as HTML: who wrote what, by last name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers import AUTHORS
from sphinx_workshop.papers.author_index import page_of_letter
from sphinx_workshop.render.html import escape, isolated_html, link_html
from sphinx_workshop.render.sorting import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Wrote
    from sphinx_workshop.papers.author_index import AuthorIndex, Letter
    from sphinx_workshop.papers.view import View


def index_title(letters: Sequence[Letter], index: AuthorIndex) -> str:
    """Return the title of a page of the index: with the letter, if the page is about one alone."""
    return (
        f"{_('Authors')}{_(': ')}{_label(letters[0].letter)}" if index.has_pages and letters else _("Authors")
    )


def _label(letter: str) -> str:
    return _("Others") if letter == OTHER else letter.upper()


def index_html(letters: Sequence[Letter], index: AuthorIndex, view: View, papers: str | None) -> str:
    """Return a page of the index.

    Args:
        letters: the letters on the page
        index: all authors
        view: the view from that page
        papers: the page with the list of papers
    """
    title = escape(index_title(letters, index))
    parts = [f'<section class="workshop-authors" id="{AUTHORS}">', f"<h1>{title}</h1>"]
    if papers is not None:
        parts.append(f"<p>{link_html(escape(_('All papers')), view.href(papers))}</p>")
    if len(index.letters) > 1:
        parts.append(_letters(letters, index, view))
    for letter, authors in letters:
        if letter and not index.has_pages:
            parts.append(f'<h2 id="{page_of_letter(letter)}">{escape(_label(letter))}</h2>')
        items = "".join(_item(one, view) for one in authors)
        parts.append(f'<ul class="workshop-author-list">{items}</ul>')
    return "\n".join([*parts, "</section>"])


def _letters(here: Sequence[Letter], index: AuthorIndex, view: View) -> str:
    links = []
    for letter in index.letters:
        page = page_of_letter(letter.letter)
        href = view.href(page) if index.has_pages else f"#{page}"
        current = ' aria-current="page"' if index.has_pages and letter in here else ""
        links.append(f'<li><a href="{escape(href)}"{current}>{escape(_label(letter.letter))}</a></li>')
    label = escape(_("Authors by last name"))
    return f'<nav class="workshop-letters" aria-label="{label}"><ul>{"".join(links)}</ul></nav>'


def _item(wrote: Wrote, view: View) -> str:
    author = wrote.author
    person = view.thing("person", author.id or slug(author.name))
    label = isolated_html(escape(author.name))
    name = link_html(label, person) if person else label
    titles = "".join([_title(paper, view) for paper in wrote.papers])
    return f'<li id="{anchor_of(author.key)}"><p class="workshop-name">{name}</p><ul>{titles}</ul></li>\n'


def anchor_of(key: str) -> str:
    """Return the id of the element of an author."""
    return f"author-{escape(key)}"


def title_html(paper: Paper, view: View) -> str:
    """Return a paper as the index lists it below each of its authors."""
    title, page = view.title(paper), view.paper(paper)
    return f"<li>{link_html(title, page) if page else title}</li>"


def _title(paper: Paper, view: View) -> str:
    key = paper.id, view.root
    if key not in view.titles:
        view.titles[key] = title_html(paper, view)
    return view.titles[key]
