"""Where the site leads readers in the present phase: the landing page's action, the bar on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Links
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.render.elements import in_words
from sphinx_workshop.render.targets import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


def action_of(workshop: Workshop, pages: Mapping[str, str], locale: Locale) -> Action:
    """Return where the present phase leads readers.

    Args:
        workshop: the facts
        pages: the page names of `proposal`, `dates`, `program` and `papers`
        locale: the language of the site
    """
    title = workshop.event.title
    match workshop.event.phase:
        case Phase.PROPOSAL:
            return Action(
                _("%s is a workshop proposal.") % title, _("Read the proposal"), (pages["proposal"],), ""
            )
        case Phase.CALL:
            news = _("The call for papers is open.")
            deadline = _dated(workshop, MilestoneKind.SUBMISSION, locale)
            news = _("The call for papers is open until %s.") % deadline if deadline else news
            url = _url(workshop, "submission")
            return Action(news, _("Submit a paper") if url else _("Submission"), (), url)
        case Phase.REVIEW:
            deadline = _dated(workshop, MilestoneKind.NOTIFICATION, locale)
            news = _("Papers are under review.")
            news = _("Papers are under review; authors hear by %s.") % deadline if deadline else news
            return Action(news, _("See the dates"), (pages["dates"],), "")
        case Phase.PROGRAM:
            return Action(_("The program is out."), _("See the program"), (pages["program"],), "")
        case Phase.LIVE:
            url = _url(workshop, "livestream")
            label = _("Watch") if url else _("See the program")
            return Action(_("%s takes place.") % title, label, () if url else (pages["program"],), url)
        case Phase.ARCHIVE:
            url = _url(workshop, "recordings")
            label = _("Watch the recordings") if url else _("Papers and videos")
            return Action(
                _("%s has taken place.") % title,
                label,
                () if url else (pages["papers"], pages["program"]),
                url,
            )


def _url(workshop: Workshop, field: str) -> str:
    links = workshop.event.links
    url = getattr(links, field) if isinstance(links, Links) else None
    return url if isinstance(url, str) else ""


def _dated(workshop: Workshop, kind: MilestoneKind, locale: Locale) -> str:
    """Return the last date of a kind in words, as tentative as it is; empty while it is to be announced."""
    zone = workshop.event.timezone
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    known = [one for one in milestones if one.kind is kind and not isinstance(one.due, Tbd)]

    def moment(one: Milestone) -> str:
        return str(one.instant(zone))

    last = max(known, key=moment, default=None)
    if last is None or isinstance(last.due, Tbd):
        return ""
    words = in_words(last, last.due, zone, locale)
    return f"{words} {_('(tentative)')}" if last.tentative else words
