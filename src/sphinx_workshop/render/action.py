"""Where the site leads readers in the present phase: the landing page's action, the bar on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.render.elements import in_words
from sphinx_workshop.render.targets import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

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
            url = workshop.event.link("submission") or ""
            return Action(news, _("Submit a paper") if url else _("Submission"), (), url)
        case Phase.REVIEW:
            deadline = _dated(workshop, MilestoneKind.NOTIFICATION, locale)
            news = _("Papers are under review.")
            news = _("Papers are under review; authors hear by %s.") % deadline if deadline else news
            return Action(news, _("See the dates"), (pages["dates"],), "")
        case Phase.PROGRAM:
            return Action(_("The program is out."), _("See the program"), (pages["program"],), "")
        case Phase.LIVE:
            url = workshop.event.link("livestream") or ""
            label = _("Watch") if url else _("See the program")
            return Action(_("%s takes place.") % title, label, () if url else (pages["program"],), url)
        case Phase.ARCHIVE:
            url = workshop.event.link("recordings") or ""
            label = _("Watch the recordings") if url else _("Papers and videos")
            return Action(
                _("%s has taken place.") % title,
                label,
                () if url else (pages["papers"], pages["program"]),
                url,
            )


def _dated(workshop: Workshop, kind: MilestoneKind, locale: Locale) -> str:
    """Return the last date of a kind in words, as tentative as it is; empty while it is to be announced."""
    zone = workshop.event.timezone
    of_kind = (one for one in workshop.all_milestones if one.kind is kind)
    dated = [(str(one.instant(zone)), one, due) for one in of_kind if (due := known(one.due)) is not None]
    if not dated:
        return ""
    _moment, last, due = max(dated, key=lambda one: one[0])
    words = in_words(last, due, zone, locale)
    return f"{words} {_('(tentative)')}" if last.tentative else words
