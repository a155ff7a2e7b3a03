"""The phases: what each needs, and where it leads readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from sphinx_workshop.config import Settings
from sphinx_workshop.model.event import Event, Links
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.render.action import action_of
from sphinx_workshop.rules.phases import NEEDS
from workshop_manual.reference.writing import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_workshop.rules.phases import Need


def phases(_document: nodes.document) -> Iterator[nodes.Node]:
    """Yield the phases as a table."""
    rows = []
    for phase in Phase:
        needs = [_need(need) for need in NEEDS if need.phase is phase]
        rows.append([f"`{phase.value}`", "; ".join(needs) or "nothing more", _leads(phase)])
    yield table(["Phase", "Also needs", "Main action"], rows, [15, 60, 25])


def _leads(phase: Phase) -> str:
    """Return the main action of a phase: the label of its button, and where it leads."""
    links = Links(submission="https://example.org", livestream="https://example.org")
    now = action_of(
        Workshop(event=Event(name="The workshop", phase=phase, links=links)), Settings().pages, Locale("en")
    )
    pages = " or ".join(f"`{name}`" for name in now.docnames)
    return f"{now.label}: {f'the page {pages}' if pages else 'the link'}"


def _need(need: Need) -> str:
    """Return what a phase needs, and when it does."""
    if need.of_call and need.phase is not Phase.CALL:
        return f"{need.words} (where there is a call)"
    return need.words + " (a warning only)" * need.only_warns
