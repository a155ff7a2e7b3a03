"""What a person states for the host's reviewers (`proposal:`), as nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.render.elements import to_be_announced
from sphinx_workshop.render.text import plain

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_workshop.model.people import Person


def stated(person: Person, field: str) -> list[nodes.Node]:
    """Return one fact of `proposal:`, or the words for TBD; nothing if the person does not state it."""
    proposal = known(person.proposal)
    if proposal is None or getattr(proposal, field) is None:
        return []
    fact = getattr(proposal, field)
    if isinstance(fact, Tbd):
        return [to_be_announced()]
    text = (_("yes") if fact else _("no")) if isinstance(fact, bool) else str(fact)
    return [plain(text, proposal.place.of(field))]
