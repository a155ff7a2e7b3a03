"""The dates of the workshop and of its host, each with the earlier dates that it replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective, names_in, words
from sphinx_workshop.directives.calendars import links_to_calendars
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.calendars import DEADLINES, Scope
from sphinx_workshop.model.host import Level
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.render.dates import host_date
from sphinx_workshop.render.dates_table import dates_table, milestone_name
from sphinx_workshop.render.elements import line, table
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import link

if TYPE_CHECKING:
    from sphinx_workshop.model.call import Track
    from sphinx_workshop.model.host import Host, HostDate
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


def _kinds(argument: str) -> list[str]:
    return [directives.choice(word, [kind.value for kind in MilestoneKind]) for word in words(argument)]


class ImportantDates(WorkshopDirective):
    """The milestones in order, each with its day, time and zone, and the earlier dates that it replaces.

    `:track:` (an id or a name) and `:kind:` choose; those for all tracks are among those of a track.
    """

    questions = ("milestones", "tracks", "fact:timezone")
    option_spec: ClassVar = {"track": directives.unchanged_required, "kind": _kinds}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        milestones = workshop.milestones
        if milestones is None:
            return []
        if isinstance(milestones, Tbd):
            return [self.notice(_("The important dates are to be announced."))]
        tracks = self.tracks(workshop)
        chosen = self.chosen(milestones, tracks)
        if not chosen:
            return []
        result: list[nodes.Node] = [dates_table(chosen, workshop, self.locale, self.make_milestone_target)]
        if any(milestone.moment is not None for milestone in chosen):
            if tracks:
                self.ask("calendars")
            limits = [Scope(track=key) for key in tracks or ()]
            result.append(links_to_calendars(workshop, limits or [Scope(only=DEADLINES)]))
        return result

    def chosen(self, milestones: tuple[Milestone, ...], tracks: list[str] | None) -> list[Milestone]:
        """Return the milestones that the options ask for; without tracks, those of all."""
        kinds = self.options.get("kind")
        return [
            one
            for one in milestones
            if (kinds is None or one.kind.value in kinds)
            and (tracks is None or any(one.is_for(key) for key in tracks))
        ]

    def tracks(self, workshop: Workshop) -> list[str] | None:
        """Return the ids of the tracks that the option asks for; None without the option."""
        if "track" not in self.options:
            return None
        call, text = workshop.call, self.options["track"]
        if isinstance(call, Tbd) or (call is not None and isinstance(call.tracks, Tbd)):
            return words(text)  # nobody can tell yet which tracks there will be

        def find(name: str) -> Track | None:
            return call.track(name) if call is not None else None

        keys = []
        for name in names_in(text, lambda name: find(name) is not None):
            track = find(name)
            if track is None:
                self.unknown("track", name, [one.key for one in tracks_of(workshop)])
            keys.append(name if track is None else track.key)
        return keys

    def make_milestone_target(self, name: nodes.Element, milestone: Milestone) -> None:
        """Make the name of a milestone the target of links to it."""
        self.make_target(name, Shown("milestone", milestone.key, milestone.name))


class HostDates(WorkshopDirective):
    """The dates that the host conference sets for its workshops, each with its source; `:level:` chooses.

    The content stands above them, and is left out where there are none.
    """

    has_content = True
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
        rows = [self.row(milestone_name(milestone), milestone, host) for milestone in chosen]
        if (site := host.site_by) is not None and level in {None, site.level.value}:
            text = _("The site of the workshop is live")
            rows.insert(0, self.row(nodes.paragraph("", "", nodes.Text(text)), site, host))
        if not rows:
            return []
        head = [_("What"), _("When"), _("Source")]
        shown = table(head, rows, [30, 50, 20], "workshop-dates", "workshop-host-dates")
        return [*self.parse_content_to_nodes(), shown]

    def row(self, name: nodes.Element, when: HostDate, host: Host) -> list[nodes.Element]:
        """Return the cells of one date of the host."""
        source = link(host.name, when.source, when.place.of("source"))
        return [name, line(*host_date(when, self.locale)), line(source)]
