"""Any Markdown: what the check accepts is shown with allowed nodes alone; imports write what it accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from pydantic_core import PydanticCustomError

from sphinx_workshop.importers.text import markdown as imported
from sphinx_workshop.model.markup import plain_paragraphs, plain_text, refuse_block, refuse_inline
from sphinx_workshop.model.plain import Place
from sphinx_workshop.render import text as render
from sphinx_workshop.render.mathml import formula, formula_block
from sphinx_workshop.render.nodes import isolated, line_break
from tests.fuzz.choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ALLOWED: Final = (
    *(nodes.Text, nodes.paragraph, nodes.emphasis, nodes.strong, nodes.literal, nodes.literal_block),
    *(nodes.bullet_list, nodes.enumerated_list, nodes.list_item, nodes.reference),
    *(formula, formula_block, isolated, line_break),
)
ADDRESS: Final = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
PLACE: Final = Place("faq.yml", 1, 1)


def markdown(data: bytes) -> None:
    """Check one text as a line and as blocks, as it is and as imports make it."""
    text = Choices(data).text().strip()
    if not text:
        return
    show(" ".join(text.split()), refuse_inline, render.inline)
    show(text, refuse_block, render.blocks)
    for convert, refuse, build in (
        (imported.inline, refuse_inline, render.inline),
        (imported.block, refuse_block, render.blocks),
        (imported.allowed, refuse_block, render.blocks),
        (imported.plain_block, refuse_block, render.blocks),
    ):
        result = convert(text)
        assert not result or show(result, refuse, build), (convert, text, result)


def show(
    text: str, refuse: Callable[[str], None], build: Callable[[str, Place], Sequence[nodes.Node]]
) -> bool:
    """Return whether the check accepts a text; what it accepts must be shown with allowed nodes."""
    try:
        refuse(text)
    except PydanticCustomError:
        return False
    for root in build(text, PLACE):
        for node in root.findall():
            assert type(node) in ALLOWED, node
            if isinstance(node, nodes.reference):
                assert ADDRESS.fullmatch(node["refuri"]), node["refuri"]
    plain_text(text)
    plain_paragraphs(text)
    return True
