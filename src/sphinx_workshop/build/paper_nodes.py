"""How a document shows papers: as HTML in a site, as docutils nodes in every other format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.build.current_page import current_page, path_to_root
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.papers.listing import Filter, Listing
from sphinx_workshop.render.nodes import paper_list, paper_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.build.domain import WorkshopDomain

BEFORE_REFERENCES: Final = 5
"""Sphinx resolves references at 10."""


def _filter_of(node: nodes.Element) -> Filter:
    return Filter(tuple(node["decisions"]), node["group_by"], tuple(node["tracks"]))


def _visit_list(self: HTML5Translator, node: nodes.Element) -> None:
    builder = self.builder
    domain = domain_of(builder.env)
    listing = Listing(current_page(self), node["number"], _filter_of(node))
    self.body.append(domain.session.facts.list_html(listing, builder, domain.data["targets"]))


def _visit_titles(self: HTML5Translator, node: nodes.Element) -> None:
    builder = self.builder
    domain = domain_of(builder.env)
    root = path_to_root(builder, current_page(self))
    papers = _titles(domain, builder, root, node["ids_of_papers"])
    self.body.append(domain.session.facts.titles_html(papers))


def _titles(
    domain: WorkshopDomain, builder: Builder, root: str, keys: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield the title, as it is written, and the address of each paper that is public."""
    for key in keys:
        target = domain.find("paper", key)
        if target is not None:
            anchor = f"#{target.anchor}" if target.anchor else ""
            yield domain.papers[key].written, f"{root}{builder.get_target_uri(target.docname)}{anchor}"
        elif key in domain.papers:
            yield domain.papers[key].written, ""


def _depart(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing more."""


class ExpandPapers(SphinxPostTransform):
    """Puts docutils nodes in place of lists of papers and of the papers of sessions, except in a site."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: object) -> None:
        """Replace each node."""
        domain = domain_of(self.env)
        if domain.session.is_site:
            return
        link = partial(domain.link_to, "paper")
        for titles in list(self.document.findall(paper_titles)):
            titles.replace_self(domain.session.facts.title_nodes(titles["ids_of_papers"], link))
        for papers in list(self.document.findall(paper_list)):
            papers.replace_self(domain.session.facts.list_nodes(_filter_of(papers), self.document))


def add_paper_nodes(app: Sphinx) -> None:
    """Make the nodes of papers known; other formats have them replaced before they write."""
    app.add_node(paper_list, html=(_visit_list, _depart))
    app.add_node(paper_titles, html=(_visit_titles, _depart))
    app.add_post_transform(ExpandPapers)
