"""What differs by format, or is too much to keep in the environment, is filled in when a page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.domain import domain_of
from sphinx_workshop.nodes import paper_list, paper_titles
from sphinx_workshop.papers.listing import Filter
from sphinx_workshop.roles import thing_link
from sphinx_workshop.text import inline

if TYPE_CHECKING:
    from sphinx_workshop.domain import WorkshopDomain
    from sphinx_workshop.model.papers import Paper

BEFORE_REFERENCES: Final = 5
"""Sphinx resolves references at 10."""


class ExpandPaperTitles(SphinxPostTransform):
    """Puts a list of links in place of the papers of a session."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: object) -> None:
        """Replace each node; papers that are not public are left out."""
        domain = domain_of(self.env)
        for node in list(self.document.findall(paper_titles)):
            public = domain.workshop.public_papers
            shown = [_item(domain, public[key]) for key in node["ids_of_papers"] if key in public]
            node.replace_self(
                nodes.bullet_list("", *shown, bullet="*", classes=["workshop-session-papers"])
                if shown
                else []
            )


class ExpandPaperLists(SphinxPostTransform):
    """Puts docutils nodes in place of a list of papers, where it is not a site that is written."""

    default_priority = BEFORE_REFERENCES

    def run(self, **_kwargs: object) -> None:
        """Replace each node."""
        domain = domain_of(self.env)
        if domain.is_site:
            return
        from sphinx_workshop.papers.as_nodes import list_nodes  # noqa: PLC0415 (few builds need it)

        for node in list(self.document.findall(paper_list)):
            wanted = Filter(tuple(node["decisions"]), node["group_by"])
            node.replace_self(list_nodes(wanted, domain.workshop, self.document))


def _item(domain: WorkshopDomain, paper: Paper) -> nodes.list_item:
    link = thing_link(domain, "paper", paper.id, inline(paper.title, paper.place.of("title")))
    return nodes.list_item("", nodes.paragraph("", "", link, translatable=False))
