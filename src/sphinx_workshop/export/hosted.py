"""Where a workshop takes place, in the words of citations: at its host conference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.phase import Phase

if TYPE_CHECKING:
    from sphinx_workshop.model.workshop import Workshop


def hosted(workshop: Workshop) -> str:
    """Return `Workshop at NeurIPS 2022`; empty without a host, and while the host has not accepted it."""
    is_accepted = workshop.event.phase.reaches(Phase.CALL)
    return f"Workshop at {workshop.host.name}" if workshop.host is not None and is_accepted else ""
