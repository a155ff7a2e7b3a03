"""How long the parts of the proposal are, on the pages that were typeset."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.model.names import slug
from sphinx_workshop.pdf.document import COUNTED_END, headings
from sphinx_workshop.pdf.pages import title_of
from sphinx_workshop.rules.proposal import WHOLE, Measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.pdf.document import Typed
    from sphinx_workshop.pdf.typeset import Places


def measured(parts: Sequence[Typed], places: Places) -> list[Measured]:
    """Return how long each part is, and the whole proposal, which the workshop may limit itself.

    A part is as long as from the top of its first page to the place where its last counted line ends: 2.4
    pages are two full ones and four tenths of a third. What does not count is typeset after that place, so
    it can take no room before it. The first part has the head of the proposal in it.
    A section is as long as from its heading to that of the next one, or to the end of what counts.
    """
    result = [_of_part(part, places) for part in parts]
    if all(one.part != WHOLE for one in result):
        longest = max(result, key=lambda one: one.longest_pages)
        result.append(longest._replace(part=WHOLE, pages=sum(one.pages for one in result)))
    return result


def _of_part(part: Typed, places: Places) -> Measured:
    begin, end = int(places.of[f"part-{part.id}"]), places.of[f"{COUNTED_END}-{part.id}"]
    sections = list(headings(part, outermost=True))
    bounds = pairwise([*(places.of[one.id] for one in sections), end])
    lengths = [last - first for first, last in bounds]
    longest = max(zip(lengths, sections, strict=True), key=lambda pair: pair[0], default=None)
    if longest is None:
        return Measured(part.id, end - begin)
    return Measured(part.id, end - begin, longest[1].title, longest[0])


def found(parts: Sequence[Typed], places: Places) -> dict[str, str]:
    """Return where the proposal has each id and each slug of a heading: `“Format”, page 2`."""
    result: dict[str, str] = {}
    for part in parts:
        for piece in part.pieces:
            for node in piece.content.findall(nodes.Element):
                keys = list(node.get("ids", ()))
                if isinstance(node, nodes.section):
                    keys.append(slug(title_of(node)))
                for key in keys:
                    result.setdefault(key, _where(node, places))
    return result


def _where(node: nodes.Element, places: Places) -> str:
    section: nodes.Node | None = node
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    of_page = next((f"page {int(places.of[key]) + 1}" for key in node["ids"] if key in places.of), "")
    return ", ".join(filter(None, [f"“{title_of(section)}”" if section is not None else "", of_page]))
