"""The sheet of papers: one row a paper, with the facts of its authors in lists of the same length."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.cells import INNER, addresses, joined, yes_or_no
from sphinx_workshop.export.sheets.sheet import PAPERS, Kind
from sphinx_workshop.export.timetable import title_of
from sphinx_workshop.model.base import items, known

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.workshop import Workshop

    Write = Callable[[Paper, Workshop], str]

LINKS: Final = {
    "OpenReview": "openreview",
    "PDF": "pdf",
    "Video": "video",
    "Slides": "slides",
    "Poster": "poster",
    "Code": "code",
}
"""The keys of the links, by the heads of their columns."""


def _each(fact: Callable[[Author], str]) -> Write:
    """Return what writes a fact of the authors: one part for each, in their order."""
    return lambda paper, _workshop: joined(map(fact, paper.known_authors))


def _link(field: str) -> Write:
    return lambda paper, _workshop: paper.link(field) or ""


def _presenters(paper: Paper, _workshop: Workshop) -> str:
    return joined(author.name for author in paper.known_authors if author.presenter)


def _more(paper: Paper, _workshop: Workshop) -> str:
    links = known(paper.links)
    return addresses(links.more) if links is not None else ""


def _sessions(paper: Paper, workshop: Workshop) -> str:
    """Return the sessions of a paper by what an import finds them by: the title, else the id.

    One that has neither yet is left out.
    """
    sessions = [placed.session for placed in workshop.sessions_of_papers.get(paper.id, ())]
    named = (
        session.title if isinstance(session.title, str) else session.id or title_of(session, workshop)
        for session in sessions
    )
    return joined(filter(None, named))


SHEET: Final[Kind[Paper]] = Kind(
    PAPERS,
    frozenset({"Paper id", "Title", "Author ids"}),
    {
        "Paper id": lambda paper, _: paper.id,
        "Title": lambda paper, _: paper.title,
        "Authors": _each(lambda author: author.name),
        "Affiliations": _each(lambda author: joined(items(author.affiliation), INNER)),
        "ORCID iDs": _each(lambda author: known(author.orcid) or ""),
        "Presenters": _presenters,
        "Decision": lambda paper, _: known(paper.decision) or "",
        "Track": lambda paper, _: known(paper.track) or "",
        "Presentation": lambda paper, _: form.value if (form := known(paper.presentation)) else "",
        "Poster board": lambda paper, _: known(paper.board) or "",
        "Award": lambda paper, _: known(paper.award) or "",
        "Archival": lambda paper, _: yes_or_no(known(paper.archival)),
        "Sessions": _sessions,
        "Keywords": lambda paper, _: joined(items(paper.keywords)),
        "Abstract": lambda paper, _: known(paper.abstract) or "",
        "Summary": lambda paper, _: known(paper.tldr) or "",
        **{head: _link(field) for head, field in LINKS.items()},
        "Other links": _more,
        "Author ids": _each(lambda author: author.id or ""),
    },
)
"""Papers, by their ids."""
