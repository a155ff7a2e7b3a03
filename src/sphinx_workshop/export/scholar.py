"""Metadata of a paper's page for search engines.

Google Scholar reads Highwire Press tags (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing);
others read schema.org's ScholarlyArticle as JSON-LD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Author, Paper
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
    if language := _language(workshop):
        yield "citation_language", language
    if page:
        yield "citation_abstract_html_url", page
    if pdf:
        yield "citation_pdf_url", pdf


def scholarly_article(
    workshop: Workshop, paper: Paper, page: str | None, pdf: str | None
) -> dict[str, object]:
    """Return a paper as schema.org's ScholarlyArticle (https://schema.org/ScholarlyArticle), for JSON-LD."""
    event, span = workshop.event, workshop.event.span
    file = {"@type": "MediaObject", "contentUrl": pdf, "encodingFormat": "application/pdf"}
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain_text(paper.title),
        "author": [_person(author) for author in paper.known_authors],
        "abstract": plain_paragraphs(known(paper.abstract) or ""),
        "keywords": list(items(paper.keywords)),
        "award": known(paper.award),
        "datePublished": span.start.isoformat() if span else None,
        "inLanguage": _language(workshop),
        "isPartOf": {"@type": "PublicationIssue", "name": event.name},
        "url": page,
        "encoding": file if pdf else None,
    }
    return {name: value for name, value in facts.items() if value}


def _person(author: Author) -> dict[str, object]:
    facts: dict[str, object] = {"@type": "Person", "name": author.name}
    if affiliation := known(author.affiliation):
        facts["affiliation"] = [{"@type": "Organization", "name": name} for name in affiliation]
    if orcid := known(author.orcid):
        facts["sameAs"] = f"https://orcid.org/{orcid}"
    return facts


def _language(workshop: Workshop) -> str | None:
    call = known(workshop.call)
    return known(call.language) if call is not None else None
