"""The pages of papers beside the documents of the site, and what fills each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.schema_org.article import article_node
from sphinx_workshop.export.schema_org.graph import element
from sphinx_workshop.export.scholar import highwire
from sphinx_workshop.locale import _
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.papers import file_of, page_of
from sphinx_workshop.papers.author_pages import index_html, index_title
from sphinx_workshop.papers.badges import and_more, folded
from sphinx_workshop.papers.list import list_html
from sphinx_workshop.papers.listing import neighbours
from sphinx_workshop.papers.own_page import page_html
from sphinx_workshop.papers.shell import Filling
from sphinx_workshop.render.html import escape, escape_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.papers.author_index import Letter
    from sphinx_workshop.papers.listing import Around, Layout
    from sphinx_workshop.papers.view import View

DESCRIPTION: Final = 200
"""Length of the description for search engines, in characters."""


Head = Callable[[str, str, str, str | None], str]
"""Returns the tags of a page, from its name, title and description, and the authors if it is a paper's."""


class Page(NamedTuple):
    """A page to be made."""

    docname: str
    fill: Callable[[], Filling]


def on_card(paper: Paper) -> tuple[str, str]:
    """Return the title and the authors of a paper, as other sites show them."""
    first, rest = folded([author.name for author in paper.known_authors])
    names = str(_(", ")).join(first)
    return plain_text(paper.title), f"{names} {and_more(len(rest))}" if rest else names


def pages(view: View, layouts: Sequence[Layout], base: str | None, head: Head) -> Iterator[Page]:
    """Yield every page of the papers that is no document.

    Args:
        view: the view from the root of the site
        layouts: the lists of papers in the pages of the site, in reading order
        base: the address of the root of the site, with a slash at its end, if that is known
        head: returns the tags that every page has
    """
    home = layouts[0].listing.docname if layouts else None
    if view.own_pages:
        below = view.at(page_of("any"))
        around = neighbours(layouts)
        for key, paper in view.workshop.public_papers.items():
            yield Page(page_of(key), partial(_paper, paper, below, base, head, around.get(key)))
    for layout in layouts:
        for number in range(2, len(layout.pages) + 1):
            yield Page(layout.listing.page(number), partial(_list, layout, number, view, head))
    if view.workshop.authors:
        for docname, letters in view.authors.pages.items():
            yield Page(docname, partial(_authors, letters, docname, view, head, home))


def _paper(paper: Paper, view: View, base: str | None, head: Head, around: Around | None) -> Filling:
    title, authors = on_card(paper)
    about = head(page_of(paper.id), title, _description(paper) or _title(title, view), authors)
    return Filling(
        paper.id, escape(title), f"{about}\n{_scholar(paper, view, base)}", page_html(paper, view, around)
    )


def _scholar(paper: Paper, view: View, base: str | None) -> str:
    """Return what indexes of papers read."""
    links = paper.links if isinstance(paper.links, PaperLinks) else PaperLinks()
    page = f"{base}{view.uri(page_of(paper.id))}" if base else None
    pdf = links.pdf if isinstance(links.pdf, str) else None
    if pdf and names_file(pdf):
        pdf = f"{base}{file_of(paper.id, 'pdf', pdf)}" if base else None
    tags = highwire(view.workshop, paper, page, pdf)
    names, contents = zip(*[tag for tag in tags if tag[1]], strict=True)
    lines = [_meta(name, content) for name, content in zip(names, escape_all(contents), strict=True)]
    return "\n".join([*lines, element([article_node(view.workshop, paper, base or "", page, pdf)])])


def _meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def _title(title: str, view: View) -> str:
    """Return what search engines show of a page that says nothing that describes it."""
    return f"{title} \N{EN DASH} {view.workshop.event.name}"


def _description(paper: Paper) -> str:
    """Return the summary of a paper in one sentence, else the beginning of its abstract."""
    if isinstance(paper.tldr, str):
        return plain_text(paper.tldr)
    abstract = plain_paragraphs(paper.abstract) if isinstance(paper.abstract, str) else ""
    text = " ".join(abstract[: 4 * DESCRIPTION].split())
    if len(text) <= DESCRIPTION:  # it may have had many spaces
        text = " ".join(abstract.split())
    return text if len(text) <= DESCRIPTION else f"{text[:DESCRIPTION].rpartition(' ')[0]} …"


def _list(layout: Layout, number: int, view: View, head: Head) -> Filling:
    docname = layout.listing.page(number)
    title = _("Papers, page %s") % number
    body = f"<section><h1>{escape(title)}</h1>\n{list_html(layout, number, view.at(docname))}</section>"
    about = head(docname, title, _title(title, view), None)
    return Filling(docname.rpartition("/")[2], escape(title), about, body)


def _authors(letters: Sequence[Letter], docname: str, view: View, head: Head, home: str | None) -> Filling:
    body = index_html(letters, view.authors, view.at(docname), home)
    title = index_title(letters, view.authors)
    about = head(docname, title, _title(title, view), None)
    return Filling(docname, escape(title), about, body)
