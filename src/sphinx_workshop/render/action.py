"""The main action of each phase: what the landing page's button and the bar on every page lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.locale import _
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.render.deadlines import TO_SUBMIT, deadlines, last_is_known, submission_links
from sphinx_workshop.render.targets import Action, Closed

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
    event, docnames = workshop.event, tuple(pages[name] for name in workshop.event.leads_to)
    match event.phase:
        case Phase.PROPOSAL:
            news, label = _("%s is a workshop proposal."), _("Read the proposal")
            return Action(news % event.title, label, docnames, "")
        case Phase.CALL:
            return _call(workshop, pages, locale)
        case Phase.REVIEW:
            return _review(workshop, docnames, locale)
        case Phase.PROGRAM:
            return Action(_("The program is out."), _("See the program"), docnames, "")
        case Phase.LIVE:
            url = event.link("livestream") or ""
            label = _("Watch") if url else _("See the program")
            return Action(_("%s is under way.") % event.title, label, docnames, url)
        case Phase.ARCHIVE:
            url = event.link("recordings") or ""
            label = _("Watch the recordings") if url else _("Papers and videos")
            return Action(_("%s has taken place.") % event.title, label, docnames, url)


def _call(workshop: Workshop, pages: Mapping[str, str], locale: Locale) -> Action:
    """Lead to where papers are submitted, while a deadline is ahead; then to the dates.

    Where the tracks have links of their own, lead to where the tracks are shown: a link to the nearest of
    them would be the wrong one for everybody else.
    """
    milestones = workshop.all_milestones
    ahead = deadlines(milestones, TO_SUBMIT, workshop, locale)
    closes = last_is_known(milestones, MilestoneKind.SUBMISSION)
    news = _("The call for papers is open.")
    if len(ahead) == 1 and closes:
        news = _("The call for papers is open until %s.") % ahead[0].words
    elif ahead:
        news = _("Submission deadlines:")
    closed = Closed(_("The call for papers is closed."), _("See the dates"), (pages["dates"],))
    links = submission_links(workshop)
    url = links[0] if len(links) == 1 and isinstance(links[0], str) else ""
    label, track = _("Submit a paper") if url else _("Submission"), ""
    if len(links) > 1:
        label, track = _("Choose your track"), tracks_of(workshop)[0].key
    return Action(news, label, (), url, track, ahead, closed if closes else None)


def _review(workshop: Workshop, docnames: tuple[str, ...], locale: Locale) -> Action:
    """Lead to the dates, and say when authors will know."""
    milestones, kind = workshop.all_milestones, MilestoneKind.NOTIFICATION
    ahead = deadlines(milestones, {kind}, workshop, locale)
    closes = last_is_known(milestones, kind)
    news = _("Papers are under review.")
    closed = Closed(news, _("See the dates"), docnames)
    if len(ahead) == 1 and closes:
        news = _("Papers are under review; authors will be notified by %s.") % ahead[0].words
    elif ahead:
        news = _("Papers are under review. Authors will be notified:")
    lead = closed.label, closed.docnames, ""
    return Action(news, *lead, deadlines=ahead, closed=closed if closes else None)
