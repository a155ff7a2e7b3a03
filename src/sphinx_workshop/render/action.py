"""The main action of each phase: what the landing page's button and the bar on every page lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.render.dates import when
from sphinx_workshop.render.targets import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from sphinx_workshop.model.workshop import Workshop


def action_of(workshop: Workshop, pages: Mapping[str, str], locale: Locale) -> Action:
    """Return the main action of the present phase.

    Args:
        workshop: The facts.
        pages: The names of the pages `proposal`, `dates`, `program` and `papers`.
        locale: The language of the site.
    """
    event = workshop.event
    match event.phase:
        case Phase.PROPOSAL:
            news, label = _("%s is a workshop proposal."), _("Read the proposal")
            return Action(news % event.title, label, (pages["proposal"],), "")
        case Phase.CALL:
            deadline = _last_date(workshop, MilestoneKind.SUBMISSION, locale)
            until = _("The call for papers is open until %s.")
            news = until % deadline if deadline else _("The call for papers is open.")
            url = event.link("submission") or ""
            return Action(news, _("Submit a paper") if url else _("Submission"), (), url)
        case Phase.REVIEW:
            deadline = _last_date(workshop, MilestoneKind.NOTIFICATION, locale)
            until = _("Papers are under review; authors will be notified by %s.")
            news = until % deadline if deadline else _("Papers are under review.")
            return Action(news, _("See the dates"), (pages["dates"],), "")
        case Phase.PROGRAM:
            return Action(_("The program is out."), _("See the program"), (pages["program"],), "")
        case Phase.LIVE:
            url = event.link("livestream") or ""
            label = _("Watch") if url else _("See the program")
            return Action(_("%s is under way.") % event.title, label, () if url else (pages["program"],), url)
        case Phase.ARCHIVE:
            url = event.link("recordings") or ""
            label = _("Watch the recordings") if url else _("Papers and videos")
            docnames = () if url else (pages["papers"], pages["program"])
            return Action(_("%s has taken place.") % event.title, label, docnames, url)


def _last_date(workshop: Workshop, kind: MilestoneKind, locale: Locale) -> str:
    """Return the last date of a kind in words, with a mark if it is tentative; empty if none is known."""
    zone = workshop.event.timezone
    dated = [one for one in workshop.all_milestones if one.kind is kind and one.moment is not None]
    if not dated:
        return ""
    last = max(dated, key=lambda one: str(one.instant(zone)))
    return "".join(node.astext() for node in when(last, zone, locale, was=False))
