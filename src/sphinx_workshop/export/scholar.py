"""What search engines for papers read of a paper's page.

Google Scholar reads Highwire Press tags (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing);
others read schema.org's ScholarlyArticle as JSON-LD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Span
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.workshop import Workshop


def highwire(
    workshop: Workshop, paper: Paper, page: str | None, pdf: str | None
) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the Highwire Press tags of a paper.

    :param page: the whole address of its page, if that is known
    :param pdf: the whole address of the paper itself, if that is known
    """
    yield "citation_title", plain_text(paper.title)
    for author in paper.authors:
        yield "citation_author", author.name
        for institution in author.affiliation if isinstance(author.affiliation, tuple) else ():
            yield "citation_author_institution", institution
        if isinstance(author.orcid, str):
            yield "citation_author_orcid", f"https://orcid.org/{author.orcid}"
    if isinstance(workshop.event.date, Span):
        yield "citation_publication_date", workshop.event.date.start.strftime("%Y/%m/%d")
    yield "citation_conference_title", workshop.event.name
    for word in paper.keywords if isinstance(paper.keywords, tuple) else ():
        yield "citation_keywords", word
    language = _language(workshop)
    if language:
        yield "citation_language", language
    if page:
        yield "citation_abstract_html_url", page
    if pdf:
        yield "citation_pdf_url", pdf


def scholarly_article(
    workshop: Workshop, paper: Paper, page: str | None, pdf: str | None
) -> dict[str, object]:
    """Return a paper as schema.org's ScholarlyArticle (https://schema.org/ScholarlyArticle), for JSON-LD."""
    event = workshop.event
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "headline": plain_text(paper.title),
        "author": [_person(author) for author in paper.authors],
        "abstract": plain_paragraphs(paper.abstract) if isinstance(paper.abstract, str) else None,
        "keywords": list(paper.keywords) if isinstance(paper.keywords, tuple) else None,
        "award": paper.award if isinstance(paper.award, str) else None,
        "datePublished": event.date.start.isoformat() if isinstance(event.date, Span) else None,
        "inLanguage": _language(workshop),
        "isPartOf": {"@type": "PublicationIssue", "name": event.name},
        "url": page,
        "encoding": {"@type": "MediaObject", "contentUrl": pdf, "encodingFormat": "application/pdf"}
        if pdf
        else None,
    }
    return {name: value for name, value in facts.items() if value}


def _person(author: Author) -> dict[str, object]:
    facts: dict[str, object] = {"@type": "Person", "name": author.name}
    if isinstance(author.affiliation, tuple):
        facts["affiliation"] = [{"@type": "Organization", "name": name} for name in author.affiliation]
    if isinstance(author.orcid, str):
        facts["sameAs"] = f"https://orcid.org/{author.orcid}"
    return facts


def _language(workshop: Workshop) -> str | None:
    """Return the language that papers are written in, if the call says one."""
    language = workshop.call.language if isinstance(workshop.call, Call) else None
    return language if isinstance(language, str) else None
