"""One paper as HTML on its own page: all that is known of it, and the way to its neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from sphinx_workshop.model.base import known
from sphinx_workshop.model.names import slug
from sphinx_workshop.papers.badges import and_more, folded
from sphinx_workshop.papers.item import abstract_html, authors_html, badges_html, bibtex_html, links_html
from sphinx_workshop.papers.presented import sessions_html
from sphinx_workshop.render.html import escape, escape_all, inline_html, isolated_html, link_html
from sphinx_workshop.search.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.papers.listing import Around
    from sphinx_workshop.papers.view import View


def page_html(paper: Paper, view: View, around: Around | None) -> str:
    """Return all of a paper, for its own page.

    Args:
        paper: the paper
        view: the view from the page
        around: where it is listed, if it is
    """
    sections = [
        f'<section class="workshop-paper-full" id="paper-{paper.id}">',
        f"<h1>{inline_html(paper.title, paper.place)}</h1>",
        _people(list(_authors(paper, view))) if paper.known_authors else authors_html(paper, view),
    ]
    if badges := badges_html(paper, view):
        sections.append(f'<p class="workshop-paper-badges">{badges}</p>')
    sections += sessions_html(paper, view)
    if links := list(links_html(paper, view)):
        sections.append(f'<p class="workshop-paper-links">{" ".join(links)}</p>')
    if isinstance(paper.tldr, str):
        sections.append(f'<p class="workshop-paper-tldr">{inline_html(paper.tldr, paper.place)}</p>')
    if abstract := abstract_html(paper, paper.place):
        sections.append(
            f'<h2>{view.words.abstract}</h2>\n<div class="workshop-paper-abstract">{abstract}</div>'
        )
    if isinstance(paper.keywords, tuple):
        sections.append(_keywords(paper.keywords, view, around))
    # A script adds a button that copies it.
    sections.append(f'<div class="workshop-cite">{bibtex_html(paper, view)}</div>')
    if around is not None:
        sections.append(_neighbours(paper, view, around))
    return "\n".join([*sections, "</section>"])


def _people(items: Sequence[str]) -> str:
    """Return the authors; of very many, all but the first ones are folded, so that the abstract is near."""
    first, rest = folded(items)
    people = f'<ul class="workshop-paper-people">{"".join(first)}</ul>'
    if not rest:
        return people
    more = f'<ul class="workshop-paper-people">{"".join(rest)}</ul>'
    return f"{people}\n<details><summary>{escape(and_more(len(rest)))}</summary>{more}</details>"


def _authors(paper: Paper, view: View) -> Iterator[str]:
    authors = paper.known_authors
    names = escape_all([author.name for author in authors])
    links = escape_all([view.author(author) for author in authors])
    affiliations = [author.affiliation if isinstance(author.affiliation, tuple) else () for author in authors]
    places = escape_all([view.words.comma.join(where) for where in affiliations])
    mark = f' <span class="workshop-presenter">{view.words.presenter}</span>'
    for author, name, link, where in zip(authors, names, links, places, strict=True):
        presents = mark if author.presenter else ""
        place = f' <span class="workshop-affiliation">{where}</span>' if where else ""
        accounts = _accounts(author, name, view) if author.orcid or view.has_people else ""
        yield f'<li><a href="{link}">{isolated_html(name)}</a>{presents}{accounts}{place}</li>'


def _accounts(author: Author, name: str, view: View) -> str:
    """Return links to the ORCID record and to the home page of an author, as far as they are known."""
    person = _person(author, view) if view.has_people else None
    orcid = known(author.orcid) or (known(person.orcid) if person else None)
    home = known(person.url) if person else None
    links = []
    if orcid:
        links.append(("ORCID", f"https://orcid.org/{orcid}"))
    if home:
        links.append((view.words.home_page, escape(home)))
    return "".join(
        f' <a class="workshop-account" href="{url}" aria-label="{label}{view.words.colon}{name}">{label}</a>'
        for label, url in links
    )


def _person(author: Author, view: View) -> Person | None:
    """Return an author as a person of the workshop, if a page shows that person."""
    key = author.id or slug(author.name)
    return view.workshop.people.get(key) if view.thing("person", key) else None


def _keywords(keywords: tuple[str, ...], view: View, around: Around | None) -> str:
    """Return the keywords, each with a link to the list, which then shows the papers that have it."""
    address = view.href(around.docname) if around is not None else ""
    items = [_keyword(word, address) for word in keywords]
    label = f'<span class="workshop-paper-label">{view.words.keywords}</span>'
    return f'<p class="workshop-paper-keywords">{label} {" ".join(items)}</p>'


@lru_cache(maxsize=10_000)  # papers share keywords
def _keyword(word: str, address: str) -> str:
    """Return a keyword with a link to a list; without one, if there is no list, or nothing to find it by."""
    label = isolated_html(escape(word))
    if not address or not words(word):
        return f"<span>{label}</span>"
    return link_html(label, f"{address}?keyword={quote_plus(word)}")


def _neighbours(paper: Paper, view: View, around: Around) -> str:
    """Return links to the papers before and after in the list, and to the place of this one there."""
    parts = []
    for other, rel, label in (
        (around.before, "prev", view.words.previous_paper),
        (around.after, "next", view.words.next_paper),
    ):
        if other is not None:
            text = f"<span>{label}</span> <strong>{view.title(other)}</strong>"
            parts.append(f'<a rel="{rel}" href="{escape(view.paper(other) or "")}">{text}</a>')
    place = view.href(around.page, f"paper-{paper.id}")
    parts.append(link_html(view.words.all_papers, place, "workshop-paper-back"))
    name = view.words.more_papers
    return f'<nav class="workshop-paper-more" aria-label="{name}">{"".join(parts)}</nav>'
