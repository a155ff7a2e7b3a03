"""The order of deadlines: in each track, papers come before decisions, and all of them before the event.

A date is compared only where it is certain: a month may be any of its days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.times import on_clock
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import milestone_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.workshop import Workshop

ORDER: Final = (
    MilestoneKind.ABSTRACT,
    MilestoneKind.SUBMISSION,
    MilestoneKind.NOTIFICATION,
    MilestoneKind.CAMERA_READY,
)
"""Kinds of milestones in order; the event comes last."""
SAME_TIME: Final = frozenset({MilestoneKind.SUBMISSION})
"""Kinds that may be due at the same time as the kind before: a paper with its abstract."""


class _Dated(NamedTuple):
    """A milestone whose date is known, in UTC."""

    first: datetime
    """The first instant that its date can mean."""
    last: datetime
    """The instant from which on it is past."""
    milestone: Milestone


def check_deadlines(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each milestone that is certainly out of order; one for each milestone."""
    found: dict[int, Problem] = {}
    milestones = workshop.with_internal().all_milestones
    zone = workshop.event.timezone
    for key, own in _tracks(workshop, milestones).items():
        track = _Track(key, own, zone)
        for late, problem in (*_order(track), *_openings(track), *_reviews(track)):
            found.setdefault(id(late), problem)
    yield from found.values()
    yield from _before_event(workshop, _dated(milestones, zone))


def _tracks(workshop: Workshop, milestones: Sequence[Milestone]) -> dict[str, list[Milestone]]:
    """Return the milestones of each track, by its id; "" if there are no tracks.

    Milestones, too, may name tracks; one that names none is for all.
    """
    everyones = [number for number, milestone in enumerate(milestones) if not milestone.track]
    own: dict[str, list[int]] = {track.key: [] for track in tracks_of(workshop)}
    for number, milestone in enumerate(milestones):
        for key in dict.fromkeys(milestone.track):
            own.setdefault(key, []).append(number)
    merged = {key: sorted([*everyones, *numbers]) for key, numbers in (own or {"": []}).items()}
    return {key: [milestones[number] for number in numbers] for key, numbers in merged.items()}


def _dated(milestones: Iterable[Milestone], zone: str) -> list[_Dated]:
    windows = ((one.window(zone), one) for one in milestones)
    return [_Dated(*window, one) for window, one in windows if window is not None]


class _Track:
    """The milestones of one track, by kind."""

    def __init__(self, key: str, own: Iterable[Milestone], zone: str) -> None:
        self.key, self.zone = key, zone
        self._dated = _dated(own, zone)
        self.awaited = {one.kind for one in own if isinstance(one.due, Tbd)}
        """The kinds of which one is to be announced, so that neither the first nor the last is certain."""

    def of(self, kind: MilestoneKind) -> list[_Dated]:
        """Return those of a kind whose date is known."""
        return [one for one in self._dated if one.milestone.kind is kind]

    def last(self, kind: MilestoneKind) -> _Dated | None:
        """Return the last of a kind, if that is certain."""
        return None if kind in self.awaited else max(self.of(kind), key=lambda one: one.last, default=None)


def _order(track: _Track) -> Iterator[tuple[Milestone, Problem]]:
    """Yield a problem for each milestone that comes before all milestones that it must follow.

    A track may have several dates of a kind: what follows must come after the first of them. Each milestone
    is compared with the nearest kind that is known, so that one mistake makes one problem.
    """
    before: _Dated | None = None
    for kind in ORDER:
        dated = track.of(kind)
        for one in dated:
            if before is not None and _is_early(one, before):
                yield one.milestone, _problem(one, "after", before, track.zone)
        if kind not in track.awaited:
            before = min(dated, key=lambda one: one.first, default=before)


def _is_early(one: _Dated, before: _Dated) -> bool:
    """Return whether a date is certainly not after one that it must follow."""
    may_be_same = one.milestone.kind in SAME_TIME
    return one.last < before.first or (one.last == before.first and not may_be_same)


def _openings(track: _Track) -> Iterator[tuple[Milestone, Problem]]:
    """Yield a problem for each opening after the last submission deadline of a track.

    Without a track, what opens may be the registration.
    """
    last = track.last(MilestoneKind.SUBMISSION)
    for one in track.of(MilestoneKind.OPENING):
        if last is not None and track.key in one.milestone.track and one.first > last.last:
            yield one.milestone, _problem(one, "before", last, track.zone)


def _reviews(track: _Track) -> Iterator[tuple[Milestone, Problem]]:
    """Yield a problem for each review after the last notification.

    Where a later submission follows that notification, as in a shared task, so may its reviews. Reviews may
    come before all submissions: somebody may be looking for reviewers.
    """
    last, papers = track.last(MilestoneKind.NOTIFICATION), track.last(MilestoneKind.SUBMISSION)
    if last is None or papers is None or papers.last > last.first:
        return
    for one in track.of(MilestoneKind.REVIEW):
        if one.first > last.last:
            yield one.milestone, _problem(one, "before", last, track.zone)


def _problem(one: _Dated, relation: str, other: _Dated, zone: str) -> Problem:
    kinds = one.milestone.kind.value, other.milestone.kind.value
    message = (
        f"{milestone_name(one.milestone, zone)} is not {relation} {milestone_name(other.milestone, zone)} "
        f"at {other.milestone.place.of('due').position}; `{kinds[0]}` comes {relation} "
        f"`{kinds[1]}`: correct one of the two{_or_track(one.milestone, other.milestone)}"
    )
    return Problem(Kind.DATE_ORDER, one.milestone.place.of("due").position, message)


def _or_track(one: Milestone, other: Milestone) -> str:
    """Return another fix: a date without a track may be meant for other tracks than one that has some."""
    everyones = [milestone for milestone in (one, other) if not milestone.track]
    if len(everyones) != 1:
        return ""
    return f", or write below {quoted(everyones[0].name)} with `track:` which tracks it is for"


def _before_event(workshop: Workshop, dated: Iterable[_Dated]) -> Iterator[Problem]:
    """Yield a problem for each milestone that must come before the event, and does not.

    Only the day counts, on the clock of the milestone or of the event: a deadline on the day before, AoE,
    may be after the start of the event, and is no mistake. The results of a track, such as a shared task, may
    be announced at the event.
    """
    event, span = workshop.event, workshop.event.span
    for first, _last, milestone in dated:
        if span is None or milestone.kind not in ORDER:
            continue
        zones = (milestone.zone(event.timezone), event.timezone)
        day = min(on_clock(first, zone).date() for zone in zones)
        at_event = milestone.kind is MilestoneKind.NOTIFICATION and day <= span.end
        if day >= span.start and not (at_event and milestone.track):
            tells = at_event and tracks_of(workshop)
            fix = ", or write with `track:` whose results are announced there" if tells else ""
            message = (
                f"{milestone_name(milestone, event.timezone)} is not before the event ({span.start}) "
                f"at {event.place.of('date').position}; correct one of the two{fix}"
            )
            yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)
