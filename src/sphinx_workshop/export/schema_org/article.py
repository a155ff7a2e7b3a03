"""A paper as schema.org's ScholarlyArticle (https://schema.org/ScholarlyArticle)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.schema_org.graph import identity, node
from sphinx_workshop.export.schema_org.person import organizations, person_id
from sphinx_workshop.export.scholar import language_of_papers
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.workshop import Workshop


def article_node(workshop: Workshop, paper: Paper, base: str, page: str | None, pdf: str | None) -> Node:
    """Return a paper.

    Args:
        workshop: all facts
        paper: the paper
        base: the address of the root of the site; empty if it is not known
        page: the full address of the paper's page, if it is known
        pdf: that of its file, likewise
    """
    event, span = workshop.event, workshop.event.span
    file = node("MediaObject", contentUrl=pdf, encodingFormat="application/pdf")
    return node(
        "ScholarlyArticle",
        identity(base, f"paper-{paper.id}"),
        headline=plain_text(paper.title),
        author=[_author(author, workshop, base) for author in paper.known_authors],
        abstract=plain_paragraphs(known(paper.abstract) or ""),
        keywords=list(items(paper.keywords)),
        award=known(paper.award),
        datePublished=span.start.isoformat() if span else None,
        inLanguage=language_of_papers(workshop),
        isPartOf=node("PublicationIssue", name=event.name),
        url=page,
        encoding=file if pdf else None,
    )


def _author(author: Author, workshop: Workshop, base: str) -> Node:
    orcid = known(author.orcid)
    return node(
        "Person",
        person_id(author.key, base) if author.key in workshop.people else "",
        name=author.name,
        affiliation=organizations(items(author.affiliation)),
        sameAs=f"https://orcid.org/{orcid}" if orcid else None,
    )
