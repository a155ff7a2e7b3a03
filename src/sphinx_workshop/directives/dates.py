"""The important dates: milestones in order, none of them silently moved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.pieces import line, table, when
from sphinx_workshop.text import at

if TYPE_CHECKING:
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


class ImportantDates(WorkshopDirective):
    """The milestones in order, each with its day, time and zone, and with the earlier dates it replaces."""

    questions = ("milestones", "fact:timezone")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        milestones = workshop.milestones
        if milestones is None:
            return []
        if isinstance(milestones, Tbd):
            return [self.notice(_("The important dates are to be announced."))]
        zone = workshop.event.timezone
        rows = [self.row(milestone, zone) for milestone in in_order(milestones, zone)]
        return [table([_("What"), _("When")], rows, [40, 60], "workshop-dates")]

    def row(self, milestone: Milestone, zone: str) -> list[nodes.Element]:
        """Return the cells of one milestone, which links can lead to."""
        name = at(nodes.paragraph(milestone.name, "", nodes.Text(milestone.name)), milestone.place.of("name"))
        self.anchored(name, self.target("milestone", milestone.key, milestone.name))
        return [name, line(*when(milestone, zone, self.locale))]


def in_order(milestones: tuple[Milestone, ...], zone: str) -> list[Milestone]:
    """Return milestones by their moment; one that is to be announced stays behind the one written before it."""
    latest = datetime.min.replace(tzinfo=UTC)
    keys: list[tuple[datetime, int]] = []
    for index, milestone in enumerate(milestones):
        due = milestone.instant(zone)
        latest = latest if isinstance(due, Tbd) else due
        keys.append((latest, index))
    return [milestones[index] for _latest, index in sorted(keys)]
