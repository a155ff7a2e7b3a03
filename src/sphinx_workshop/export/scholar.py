"""Metadata of a paper's page for Google Scholar: Highwire Press tags.

Source: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop


def highwire(
    workshop: Workshop, paper: Paper, page: str | None, pdf: str | None
) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of a paper's Highwire Press tags; addresses are full, or not known."""
    yield "citation_title", plain_text(paper.title)
    for author in paper.known_authors:
        yield "citation_author", author.name
        for institution in items(author.affiliation):
            yield "citation_author_institution", institution
        if orcid := known(author.orcid):
            yield "citation_author_orcid", f"https://orcid.org/{orcid}"
    if span := workshop.event.span:
        yield "citation_publication_date", span.start.strftime("%Y/%m/%d")
    yield "citation_conference_title", workshop.event.name
    for word in items(paper.keywords):
        yield "citation_keywords", word
    if language := language_of_papers(workshop):
        yield "citation_language", language
    if page:
        yield "citation_abstract_html_url", page
    if pdf:
        yield "citation_pdf_url", pdf


def language_of_papers(workshop: Workshop) -> str | None:
    """Return the language of the papers, as the call says it."""
    call = known(workshop.call)
    return known(call.language) if call is not None else None
