"""The team in numbers, for a proposal: the counts that hosts ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.render.team import team_table

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_workshop.model.workshop import Workshop


class TeamFacts(WorkshopDirective):
    """The organizers and speakers in numbers, from what the data says of them; nobody is named."""

    questions = ("organizers", "speakers")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        return [*team_table(workshop, self.locale)]
