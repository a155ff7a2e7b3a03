"""The important dates: milestones in order, none of them silently moved."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.host import Level
from sphinx_workshop.render.elements import host_moment, line, table, when
from sphinx_workshop.render.nodes import calendar
from sphinx_workshop.render.text import at, link

if TYPE_CHECKING:
    from sphinx_workshop.model.host import Host, HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


class ImportantDates(WorkshopDirective):
    """The milestones in order, each with its day, time and zone, and with the earlier dates it replaces."""

    questions = ("milestones", "fact:timezone", "fact:url")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        milestones = workshop.milestones
        if milestones is None:
            return []
        if isinstance(milestones, Tbd):
            return [self.notice(_("The important dates are to be announced."))]
        event = workshop.event
        zone = event.timezone
        rows = [self.row(milestone, zone) for milestone in in_order(milestones, zone)]
        shown: list[nodes.Node] = [table([_("What"), _("When")], rows, [40, 60], "workshop-dates")]
        if any(known(milestone.due) is not None for milestone in milestones):
            shown.append(calendar(url=known(event.url) or "", classes=["workshop-calendar"]))
        return shown

    def row(self, milestone: Milestone, zone: str) -> list[nodes.Element]:
        """Return the cells of one milestone, which links can lead to."""
        name = at(nodes.paragraph(milestone.name, "", nodes.Text(milestone.name)), milestone.place.of("name"))
        self.anchored(name, self.target("milestone", milestone.key, milestone.name))
        return [name, line(*when(milestone, zone, self.locale))]


class HostDates(WorkshopDirective):
    """The dates that the host conference sets for its workshops, each with its source; `:level:` chooses."""

    questions = ("host",)
    option_spec: ClassVar = {
        "level": lambda argument: directives.choice(argument, [level.value for level in Level])
    }

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        host = workshop.host
        if host is None:
            return []
        wanted = self.options.get("level")
        limits = [limit for limit in host.milestones if wanted in {None, limit.level.value}]
        if not limits:
            return []
        head = [_("What"), _("When"), _("Source")]
        rows = [self.row(limit, host) for limit in limits]
        return [table(head, rows, [30, 50, 20], "workshop-dates", "workshop-host-dates")]

    def row(self, limit: HostMilestone, host: Host) -> list[nodes.Element]:
        """Return the cells of one date of the host."""
        name = at(nodes.paragraph(limit.name, "", nodes.Text(limit.name)), limit.place.of("name"))
        source = link(host.name, limit.source, limit.place.of("source"))
        return [name, line(*host_moment(limit, self.locale)), line(source)]


def in_order(milestones: tuple[Milestone, ...], zone: str) -> list[Milestone]:
    """Return milestones by their moment; one to be announced stays behind the one written before it."""
    latest = datetime.min.replace(tzinfo=UTC)
    keys: list[tuple[datetime, int]] = []
    for index, milestone in enumerate(milestones):
        due = milestone.instant(zone)
        latest = latest if isinstance(due, Tbd) else due
        keys.append((latest, index))
    return [milestones[index] for _latest, index in sorted(keys)]
