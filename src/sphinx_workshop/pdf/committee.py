"""The committee of a proposal: in each group, who has agreed and who is invited, with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.people import Status
from sphinx_workshop.render.elements import definitions, joined, line, notice
from sphinx_workshop.render.person import affiliation_of, full_name_of, role_nodes
from sphinx_workshop.render.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

    from sphinx_workshop.model.committee import Group, Member
    from sphinx_workshop.model.workshop import Workshop


def committee_nodes(workshop: Workshop, _locale: Locale) -> list[nodes.Node]:
    """Return the groups of the committee; nobody who declined is in them."""
    if isinstance(workshop.committee, Tbd):
        return [notice(_("The committee is to be announced."))]
    rows: list[tuple[str | nodes.term, list[nodes.Node]]] = []
    for group in items(workshop.committee):
        members = list(_members(group))
        if members:
            role = plain(group.role, group.place.of("role"))
            rows.append((nodes.term("", "", role, translatable=False), members))
    return [definitions(rows, "workshop-committee")] if rows else []


def _members(group: Group) -> Iterator[nodes.Node]:
    """Yield a line for each status that members have."""
    if isinstance(group.people, Tbd):
        yield notice(_("The members are to be announced."))
        return
    labels = {
        Status.CONFIRMED: _("Agreed (%d):"),
        Status.TENTATIVE: _("Tentative (%d):"),
        Status.INVITED: _("Invited (%d):"),
    }
    for status, label in labels.items():
        members = [one for one in group.people if one.status is status]
        if members:
            yield line(nodes.Text(f"{label % len(members)} "), *joined(map(_member, members), _("; ")))


def _member(member: Member) -> nodes.Element:
    return nodes.inline("", "", *joined([full_name_of(member), *role_nodes(member), *affiliation_of(member)]))
