"""The deadlines that are announced: in the bar, with the main action, and with each track; nearest first.

A build does not know what time it is: all of them are written, and the visitor's browser hides those past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.tracks import full_name, submission_of, tracks_of
from sphinx_workshop.render.dates import when
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.targets import Deadline
from sphinx_workshop.render.wording import instant

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from babel import Locale

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop

TO_SUBMIT: Final = frozenset({MilestoneKind.ABSTRACT, MilestoneKind.SUBMISSION})
"""The kinds of deadlines of a call for papers."""


def deadlines(
    milestones: Iterable[Milestone], kinds: Container[MilestoneKind], workshop: Workshop, locale: Locale
) -> tuple[Deadline, ...]:
    """Return the deadlines of some kinds, nearest first, each with the names of its tracks.

    Those that are to be announced come last; while no date is known, there are none to be announced either.
    """
    zone, tracks = workshop.event.timezone, tracks_of(workshop)
    found = []
    for milestone in milestones:
        if milestone.kind in kinds:
            window = milestone.window(zone)
            date = nodes.inline("", "", *when(milestone, zone, locale, was=False, start=False))
            exact = next((str(one["datetime"]) for one in date.findall(moment)), "")
            until = instant(window[1]) if window is not None else ""
            name, url = full_name(milestone, tracks), _own_link(milestone, workshop)
            found.append(Deadline(name, url, date.astext(), exact, until))
    known = sorted((one for one in found if one.until), key=lambda one: one.until)
    return (*known, *(one for one in found if not one.until)) if known else ()


def last_is_known(milestones: Iterable[Milestone], kind: MilestoneKind) -> bool:
    """Return whether there is a date of a kind, and none is to be announced, so that the last is known."""
    of_kind = [one.due for one in milestones if one.kind is kind]
    return bool(of_kind) and not any(isinstance(due, Tbd) for due in of_kind)


def submission_links(workshop: Workshop) -> tuple[Fact[str], ...]:
    """Return where papers are submitted, each link once: one for all, or several for the tracks."""
    return tuple(dict.fromkeys(submission_of(track, workshop) for track in tracks_of(workshop) or (None,)))


def _own_link(milestone: Milestone, workshop: Workshop) -> str:
    """Return where the tracks of a milestone are submitted; empty if all are submitted at one place."""
    if len(submission_links(workshop)) < 2:  # noqa: PLR2004 (two links differ)
        return ""
    links = {submission_of(track, workshop) for track in tracks_of(workshop) if milestone.is_for(track.key)}
    link = links.pop() if len(links) == 1 else None
    return link if isinstance(link, str) else ""
