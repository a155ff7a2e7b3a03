"""The dates of the workshop and of its host, each with the earlier dates that it replaces."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.host import Level
from sphinx_workshop.render.dates import host_date, when
from sphinx_workshop.render.elements import line, table
from sphinx_workshop.render.nodes import calendar
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import at, link

if TYPE_CHECKING:
    from sphinx_workshop.model.host import Host, HostMilestone
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


class ImportantDates(WorkshopDirective):
    """The milestones in order, each with its day, time and zone, and the earlier dates that it replaces."""

    questions = ("milestones", "fact:timezone", "fact:url")

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        milestones = workshop.milestones
        if milestones is None:
            return []
        if isinstance(milestones, Tbd):
            return [self.notice(_("The important dates are to be announced."))]
        zone = workshop.event.timezone
        rows = [self.row(milestone, zone) for milestone in in_order(milestones, zone)]
        result: list[nodes.Node] = [table([_("What"), _("When")], rows, [40, 60], "workshop-dates")]
        if any(milestone.moment is not None for milestone in milestones):
            result.append(calendar(url=known(workshop.event.url) or "", classes=["workshop-calendar"]))
        return result

    def row(self, milestone: Milestone, zone: str) -> list[nodes.Element]:
        """Return the cells of one milestone, which links can lead to."""
        name = _name(milestone)
        self.make_target(name, Shown("milestone", milestone.key, milestone.name))
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
        level = self.options.get("level")
        chosen = [milestone for milestone in host.milestones if level in {None, milestone.level.value}]
        if not chosen:
            return []
        rows = [self.row(milestone, host) for milestone in chosen]
        head = [_("What"), _("When"), _("Source")]
        return [table(head, rows, [30, 50, 20], "workshop-dates", "workshop-host-dates")]

    def row(self, milestone: HostMilestone, host: Host) -> list[nodes.Element]:
        """Return the cells of one date of the host."""
        source = link(host.name, milestone.source, milestone.place.of("source"))
        return [_name(milestone), line(*host_date(milestone, self.locale)), line(source)]


def _name(milestone: Milestone | HostMilestone) -> nodes.paragraph:
    name = nodes.paragraph(milestone.name, "", nodes.Text(milestone.name))
    return at(name, milestone.place.of("name"))


def in_order(milestones: tuple[Milestone, ...], zone: str) -> list[Milestone]:
    """Return milestones in time order; one that is TBD comes after the one written before it."""
    latest = datetime.min.replace(tzinfo=UTC)
    keys: list[tuple[datetime, int]] = []
    for index, milestone in enumerate(milestones):
        latest = known(milestone.instant(zone)) or latest
        keys.append((latest, index))
    return [milestones[index] for _latest, index in sorted(keys)]
