"""Questions and answers as schema.org's FAQPage (https://schema.org/FAQPage)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.schema_org.graph import node
from sphinx_workshop.model.markup import plain_paragraphs, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.faq import Question


def faq_nodes(questions: Iterable[Question]) -> list[Node]:
    """Return a page of questions: those whose answer is known; nothing if there are none."""
    found = [
        node(
            "Question",
            name=plain_text(one.question),
            acceptedAnswer=node("Answer", text=plain_paragraphs(one.answer)),
        )
        for one in questions
        if isinstance(one.answer, str)
    ]
    return [node("FAQPage", mainEntity=found)] if found else []
