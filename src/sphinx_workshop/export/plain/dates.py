"""The dates of a call as plain text: by track, each with its zone, and with the dates that it replaces."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.plain.sections import Part, Rank
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.times import AOE
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.render.forms import day
from sphinx_workshop.render.wording import days, due_in_words, local_moment, until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop


OF_AUTHORS: Final = frozenset(
    {
        MilestoneKind.ABSTRACT,
        MilestoneKind.SUBMISSION,
        MilestoneKind.NOTIFICATION,
        MilestoneKind.CAMERA_READY,
    }
)
"""The kinds of dates that a short call has, too."""


def dates(workshop: Workshop, locale: Locale) -> Iterator[Part]:
    """Yield the dates that are known: those of each track, then those of all, the event last."""
    milestones, tracks = workshop.all_milestones, tracks_of(workshop)
    keys = {track.key for track in tracks}
    shared = list(_points((one for one in milestones if not keys & {*one.track}), workshop, locale))
    if (when := known(workshop.event.date)) is not None:
        shared.append(Part(Rank.ALWAYS, f"- Workshop: {days(when, locale)}"))
    groups = []
    for track in tracks:
        own = list(_points((one for one in milestones if track.key in one.track), workshop, locale))
        groups += [(track.name, own)] if own else []
    groups += [("All tracks" if groups else "", shared)] if shared else []
    parts = [part for name, points in groups for part in _headed(name, points)]
    yield from parts
    if any(f" {AOE}" in part.text for part in parts):
        yield Part(Rank.ALWAYS, f"{AOE} is anywhere on Earth, UTC-12.")


def _headed(name: str, points: list[Part]) -> list[Part]:
    """Return dates below the name of their track, which is never without a date."""
    if not name:
        return points
    if all(point.rank is Rank.DATES for point in points):
        return [Part(Rank.DATES, "\n".join([f"{name}:", *(point.text for point in points)]))]
    return [Part(Rank.ALWAYS, f"{name}:"), *points]


def _points(milestones: Iterable[Milestone], workshop: Workshop, locale: Locale) -> Iterator[Part]:
    """Yield an item for each milestone whose date is known, in order of time."""
    zone = workshop.event.timezone
    dated = [(window, one) for one in milestones if (window := one.window(zone)) is not None]
    for _window, milestone in sorted(dated, key=lambda pair: pair[0]):
        rank = Rank.ALWAYS if milestone.kind in OF_AUTHORS else Rank.DATES
        yield Part(rank, f"- {milestone.name}: {_when(milestone, zone, locale)}")


def _when(milestone: Milestone, event_zone: str, locale: Locale) -> str:
    due, start, zone = milestone.due, milestone.from_, milestone.zone(event_zone)
    if isinstance(due, Tbd):
        return ""
    text = due_in_words(milestone, due, zone, locale)
    if start is not None:
        begin = local_moment(start, zone, locale) if isinstance(start, datetime) else day(start, locale)
        text = until(begin, text, locale)
    if milestone.tentative:
        text += " (tentative)"
    earlier = [due_in_words(milestone, one.due, one.timezone or zone, locale) for one in milestone.was]
    return f"{text} (formerly {'; '.join(earlier)})" if earlier else text
