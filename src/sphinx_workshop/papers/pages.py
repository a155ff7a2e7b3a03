"""Which pages there are of papers, beside the documents of the site, and what fills each."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.build.digests import digest_of_text
from sphinx_workshop.export.scholar import highwire, scholarly_article
from sphinx_workshop.locale import _
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.papers.index import index_html, index_title
from sphinx_workshop.papers.item import page_html
from sphinx_workshop.papers.list import Layout, list_html
from sphinx_workshop.papers.shell import Filling
from sphinx_workshop.papers.view import page_of
from sphinx_workshop.render.html import escape, escape_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Wrote
    from sphinx_workshop.papers.view import View

DESCRIPTION: Final = 200
"""How many characters of an abstract describe a page to search engines."""


_JSON: Final = json.JSONEncoder(ensure_ascii=False)


class Page(NamedTuple):
    """A page to be written, unless it is there already."""

    docname: str
    fingerprint: str
    """Changes when what the page says changes."""
    fill: Callable[[], Filling]


def fingerprint(*facts: object) -> str:
    """Return a short text that changes when the facts do."""
    text = facts[0] if len(facts) == 1 and isinstance(facts[0], str) else repr(facts)
    return digest_of_text(text)


def pages(view: View, layouts: Sequence[Layout], base: str | None) -> Iterator[Page]:
    """Yield every page of the papers.

    :param view: the view from the root of the site
    :param layouts: the lists of papers in the pages of the site, in reading order
    :param base: the address of the root of the site, with a slash behind it, if that is known
    """
    papers = view.workshop.public_papers.values()
    home = layouts[0].listing.docname if layouts else None
    said = {paper.id: _said(paper) for paper in papers}
    yield from paper_pages(view, said, base, home)
    for layout in layouts:
        for number, groups in enumerate(layout.pages[1:], start=2):
            facts = [(group.title, group.total, *(said[one.id] for one in group.papers)) for group in groups]
            shown = fingerprint(facts, layout.total, len(layout.pages))
            yield Page(layout.listing.page(number), shown, partial(_list, layout, number, view))
    if view.workshop.authors:
        yield from _index(view, home)


def paper_pages(
    view: View, said: Mapping[str, str] | None, base: str | None, home: str | None
) -> Iterator[Page]:
    """Yield the page of each paper, if papers have pages.

    :param said: what changes when a paper does, by id, if that is known
    :param home: the document that has the first list of papers
    """
    if not view.own_pages:
        return
    below = view.at(page_of("any"))
    for key, paper in view.workshop.public_papers.items():
        # The links to authors depend on whether their index has letters.
        shown = f"{said[key] if said else _said(paper)}{int(view.authors.letters)}"
        yield Page(page_of(key), shown, partial(_paper, paper, below, base, home))


def _said(paper: Paper) -> str:
    # A file that is missed is not linked, whatever is written.
    return fingerprint(f"{paper.place.written}\0{paper.own_pdf}" if paper.place.written else paper)


def _paper(paper: Paper, view: View, base: str | None, home: str | None) -> Filling:
    title = escape(plain_text(paper.title))
    return Filling(paper.id, title, _head(paper, view, base), page_html(paper, view, home))


def _head(paper: Paper, view: View, base: str | None) -> str:
    links = paper.links if isinstance(paper.links, PaperLinks) else PaperLinks()
    page = f"{base}{view.uri(page_of(paper.id))}" if base else None
    pdf = links.pdf if isinstance(links.pdf, str) else None
    if pdf and ":" not in pdf:
        pdf = f"{base}{view.file(paper).removeprefix(view.root)}" if base else None
    tags = [("description", _description(paper)), *highwire(view.workshop, paper, page, pdf)]
    names, contents = zip(*[tag for tag in tags if tag[1]], strict=True)
    lines = [
        f'<meta name="{name}" content="{content}">'
        for name, content in zip(names, escape_all(contents), strict=True)
    ]
    article = _JSON.encode(scholarly_article(view.workshop, paper, page, pdf))
    # No text of a paper may end the element: JSON has another way to write the sign.
    article = article.replace("<", "\\u003c")
    return "\n".join([*lines, f'<script type="application/ld+json">{article}</script>'])


def _description(paper: Paper) -> str:
    """Return what search engines show of a page: the one sentence there is, else how the abstract begins."""
    if isinstance(paper.tldr, str):
        return plain_text(paper.tldr)
    abstract = plain_paragraphs(paper.abstract) if isinstance(paper.abstract, str) else ""
    text = " ".join(abstract[: 4 * DESCRIPTION].split())
    if len(text) <= DESCRIPTION:  # blanks may be many
        text = " ".join(abstract.split())
    return text if len(text) <= DESCRIPTION else f"{text[:DESCRIPTION].rpartition(' ')[0]} …"


def _list(layout: Layout, number: int, view: View) -> Filling:
    docname = layout.listing.page(number)
    title = _("Papers, page %s") % number
    body = f"<section><h1>{escape(title)}</h1>\n{list_html(layout, number, view.at(docname))}</section>"
    return Filling(docname.rpartition("/")[2], escape(title), "", body)


def _index(view: View, home: str | None) -> Iterator[Page]:
    """Yield the index of authors."""
    all_pages = view.authors.pages
    names = list(all_pages)
    for docname, wrote in all_pages.items():
        facts = list(names)
        for one in wrote:
            facts.append(one.author.name)
            for paper in one.papers:
                facts += (paper.id, paper.title)
        shown = fingerprint("\0".join(facts))
        yield Page(docname, shown, partial(_authors, wrote, names, docname, view, home))


def _authors(
    wrote: Sequence[Wrote], names: Sequence[str], docname: str, view: View, home: str | None
) -> Filling:
    body = index_html(wrote, names, docname, view.at(docname), home)
    return Filling(docname, escape(index_title(docname)), "", body)
