"""The committees: groups of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.directives.layouts import lay_out, layout
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_workshop.model.committee import Group
    from sphinx_workshop.model.workshop import Workshop


class Committee(WorkshopDirective):
    """The groups of `committee.yml` with their members; `:role:` chooses groups."""

    questions = ("committee",)
    option_spec: ClassVar = {"role": words, "layout": layout("list", "table", "cards")}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        groups = workshop.public_committee
        if groups is None:
            return []
        if isinstance(groups, Tbd):
            return [self.notice(_("The committee is to be announced."))]
        roles = self.names_asked_for("role", "group", [group.role for group in groups])
        chosen = [group for group in groups if roles is None or group.role in roles]
        with_headings = roles is None or len(chosen) > 1
        return [node for group in chosen for node in self.group(group, with_heading=with_headings)]

    def group(self, group: Group, *, with_heading: bool) -> Iterator[nodes.Node]:
        """Yield a group; nothing, if readers may see none of its members."""
        if not group.people:
            return
        if with_heading:
            yield self.group_heading(group.role, group.place.of("role"), "workshop-group")
        if isinstance(group.people, Tbd):
            yield self.notice(_("The members are to be announced."))
        else:
            people = lay_out(self, group.people, self.options.get("layout", "list"))
            people["classes"].append("workshop-committee")
            yield people
