"""Papers in a document of a site: what a list of them says, and a session, when the page is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.render.nodes import paper_list, paper_titles

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.index import AuthorIndex
    from sphinx_workshop.papers.view import View


def view_of(
    builder: StandaloneHTMLBuilder, domain: WorkshopDomain, workshop: Workshop, authors: AuthorIndex
) -> View:
    """Return the view of a workshop from the root of the site."""
    from sphinx_workshop.papers.item import labels  # noqa: PLC0415 (a build without a change needs no model)
    from sphinx_workshop.papers.view import View  # noqa: PLC0415 (the same)
    from sphinx_workshop.render.wording import locale_of  # noqa: PLC0415 (the same)

    return View(
        workshop=workshop,
        locale=locale_of(builder.config.language),
        uri=cache(builder.get_target_uri),
        targets=domain.data["targets"],
        own_pages=domain.own_pages,
        authors=authors,
        labels=labels(),
    )


def visit_paper_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a list of papers."""
    from sphinx_workshop.papers.list import Listing, list_html  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.listing import Filter  # noqa: PLC0415 (see above)

    builder = self.builder
    docname = builder.current_docname
    domain = domain_of(builder.env)
    listing = Listing(docname, node["number"], Filter(tuple(node["decisions"]), node["group_by"]))
    view = view_of(builder, domain, domain.workshop, domain.author_index())
    self.body.append(list_html(domain.layout(listing), 1, view.at(docname)))


def visit_paper_titles(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the papers of a session."""
    from sphinx_workshop.papers.titles import titles_html  # noqa: PLC0415 (see above)

    builder = self.builder
    papers = domain_of(builder.env).links_to_papers(builder, builder.current_docname, node["ids_of_papers"])
    self.body.append(titles_html(papers))


def _pass(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing more."""


def add_paper_nodes(app: Sphinx) -> None:
    """Make the nodes of papers known; other formats have them replaced before they write."""
    app.add_node(paper_list, html=(visit_paper_list, _pass))
    app.add_node(paper_titles, html=(visit_paper_titles, _pass))
