"""All public facts that schema.org has words for, as one document of JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.files import address_of
from sphinx_workshop.export.schema_org.article import article_node
from sphinx_workshop.export.schema_org.event import event_node
from sphinx_workshop.export.schema_org.faq import faq_nodes
from sphinx_workshop.export.schema_org.graph import document
from sphinx_workshop.export.schema_org.person import person_node
from sphinx_workshop.model.base import items

if TYPE_CHECKING:
    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop


def jsonld(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return the event, the people, the papers, and the questions with their answers."""
    base = addresses.base
    nodes = [
        event_node(workshop, base, with_abstracts=True),
        *(person_node(person, base) for person in workshop.people.values()),
        *(_article(workshop, paper, addresses) for paper in workshop.public_papers.values()),
        *faq_nodes(items(workshop.faq)),
    ]
    return json.dumps(document(nodes), indent=2, ensure_ascii=False) + "\n"


def _article(workshop: Workshop, paper: Paper, addresses: Addresses) -> Node:
    page, pdf = addresses.of("paper", paper.id), address_of(paper.link("pdf"), addresses)
    return article_node(workshop, paper, addresses.base, page, pdf)
