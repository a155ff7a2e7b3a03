"""What differs by format, or is too much to keep in the environment, is filled in when a page is written."""

from __future__ import annotations

from typing import Final

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.render.nodes import paper_list, paper_titles

BEFORE_REFERENCES: Final = 5
"""Sphinx resolves references at 10."""


class ExpandPaperTitles(SphinxPostTransform):
    """Puts a list of links in place of the papers of a session, where it is not a site that is written."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: object) -> None:
        """Replace each node."""
        domain = domain_of(self.env)
        found = list(self.document.findall(paper_titles))
        if domain.is_site or not found:
            return
        from sphinx_workshop.build.paper_nodes import title_nodes  # noqa: PLC0415 (few builds need it)

        for node in found:
            node.replace_self(title_nodes(node["ids_of_papers"], domain))


class ExpandPaperLists(SphinxPostTransform):
    """Puts docutils nodes in place of a list of papers, where it is not a site that is written."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: object) -> None:
        """Replace each node."""
        domain = domain_of(self.env)
        found = list(self.document.findall(paper_list))
        if domain.is_site or not found:
            return
        from sphinx_workshop.build.paper_nodes import list_nodes  # noqa: PLC0415 (few builds need it)
        from sphinx_workshop.papers.listing import Filter  # noqa: PLC0415 (the same)

        for node in found:
            wanted = Filter(tuple(node["decisions"]), node["group_by"])
            node.replace_self(list_nodes(wanted, domain.workshop, self.document))
