"""Dates: in their order, moved openly, and at times that the clock of their zone has."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Span
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.types import tzinfo
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

ORDER: Final = (
    MilestoneKind.ABSTRACT,
    MilestoneKind.SUBMISSION,
    MilestoneKind.NOTIFICATION,
    MilestoneKind.CAMERA_READY,
)
"""What comes before what; the event comes last."""


def check_dates(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each date that cannot be meant."""
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    zone = workshop.event.timezone
    for milestone in milestones:
        yield from _history(milestone)
        yield from _clock_of(milestone, zone)
    yield from _order(milestones, zone)
    yield from _before_event(milestones, workshop)
    for day, session in workshop.sessions():
        if not isinstance(day, Tbd):
            yield from _session(session, day, zone)


def _history(milestone: Milestone) -> Iterator[Problem]:
    """Yield a problem where earlier dates are not in order (an error), or are later than the present one (a warning)."""
    written = milestone.place.of("was")
    for index, (before, after) in enumerate(pairwise(milestone.was)):
        if milestone.local(after) <= milestone.local(before):
            message = f"{after} comes after {before} in the list of earlier dates; write the oldest first"
            yield Problem(Kind.DATE_HISTORY, written.of(index + 1).position, message)
    if isinstance(milestone.due, Tbd) or not milestone.was:
        return
    last, due = milestone.local(milestone.was[-1]), milestone.local(milestone.due)
    place = written.of(len(milestone.was) - 1)
    if last == due:
        message = f"{milestone.was[-1]} is the present date, not an earlier one; remove it, or correct `due`"
        yield Problem(Kind.DATE_HISTORY, place.position, message)
    elif last > due:
        message = f"the deadline has been moved from {milestone.was[-1]} to an earlier day; make sure that authors know"
        yield Problem(Kind.MOVED_EARLIER, milestone.place.of("due").position, message)


def _order(milestones: tuple[Milestone, ...], zone: str) -> Iterator[Problem]:
    """Yield a problem for a milestone that comes before everything that it must follow."""
    for index, kind in enumerate(ORDER[1:], start=1):
        for milestone in _of_kind(milestones, kind, zone):
            earlier = [one for before in ORDER[:index] for one in _of_kind(milestones, before, zone)]
            for before in ORDER[:index]:
                firsts = [one for one in earlier if one.kind is before]
                first = min(firsts, key=lambda one: _instant(one, zone), default=None)
                if first is not None and _instant(milestone, zone) <= _instant(first, zone):
                    yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, _out_of_order(milestone, first))


def _of_kind(milestones: tuple[Milestone, ...], kind: MilestoneKind, zone: str) -> list[Milestone]:
    return [one for one in milestones if one.kind is kind and not isinstance(one.instant(zone), Tbd)]


def _instant(milestone: Milestone, zone: str) -> datetime:
    instant = milestone.instant(zone)
    return datetime.max.replace(tzinfo=UTC) if isinstance(instant, Tbd) else instant


def _out_of_order(milestone: Milestone, first: Milestone) -> str:
    written = first.place.of("due").position
    return (
        f"`{milestone.name}` ({milestone.due}) is not after `{first.name}` ({first.due}, at {written}); "
        f"a {milestone.kind.value} comes after a {first.kind.value}: correct one of the two"
    )


def _before_event(milestones: tuple[Milestone, ...], workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for what must come before the event, by the day, and does not."""
    if not isinstance(workshop.event.date, Span):
        return
    start = workshop.event.date.start
    written = workshop.event.place.of("date").position
    for milestone in milestones:
        if milestone.kind not in ORDER or isinstance(milestone.due, Tbd):
            continue
        if milestone.local(milestone.due).date() >= start:
            message = f"`{milestone.name}` ({milestone.due}) is not before the event ({start}, at {written}); correct one of the two"
            yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)


def _clock_of(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    """Yield a problem for a date that the clock of its zone skips or shows twice."""
    zone = milestone.zone(event_zone)
    if isinstance(milestone.due, date):
        yield from clock_problems(milestone.local(milestone.due), zone, milestone.place.of("due"), by_day=milestone.all_day)
    for index, before in enumerate(milestone.was):
        yield from clock_problems(milestone.local(before), zone, milestone.place.of("was").of(index), by_day=milestone.all_day)


def clock_problems(local: datetime, zone: str, place: Place, *, by_day: bool = False) -> Iterator[Problem]:
    """Yield a problem if the clock of a zone skips a time, or shows it twice, with both readings.

    :param local: the time on the clock, without a zone
    :param by_day: whether the day alone matters, and not the time
    """
    there = tzinfo(zone)
    early, late = local.replace(tzinfo=there, fold=0), local.replace(tzinfo=there, fold=1)
    first, second = early.astimezone(UTC), late.astimezone(UTC)
    if first == second:
        return
    back = first.astimezone(there).replace(tzinfo=None)
    if back != local:
        if by_day and back.date() == local.date():
            return
        what = f"there is no {local.date()} in {zone}" if _whole_day(local, zone) else f"the clock in {zone} skips {local:%Y-%m-%d %H:%M}"
        readings = " or ".join(f"{one.astimezone(there):%Y-%m-%d %H:%M} there ({one:%H:%M} UTC)" for one in sorted((first, second)))
        yield Problem(Kind.DAYLIGHT_SAVING, place.position, f"{what}; write {readings}")
    elif not by_day:
        readings = " or ".join(f"{one:%Y-%m-%d %H:%M} UTC" for one in sorted((first, second)))
        message = f"the clock in {zone} shows {local:%Y-%m-%d %H:%M} twice, which is {readings}; write one of these, with `timezone: UTC`"
        yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)


def _whole_day(local: datetime, zone: str) -> bool:
    """Return whether a zone skips the whole day of a time, as Samoa did on 30 December 2011."""
    noon = datetime.combine(local.date(), time(12))
    there = tzinfo(zone)
    return noon.replace(tzinfo=there).astimezone(UTC).astimezone(there).replace(tzinfo=None) != noon


def _session(session: Session, day: date, zone: str) -> Iterator[Problem]:
    """Yield a problem for a session that ends before it begins, or at times that there are not."""
    times: dict[str, datetime] = {}
    for field in ("start", "end"):
        value = getattr(session, field)
        if isinstance(value, time | datetime):
            times[field] = value if isinstance(value, datetime) else datetime.combine(day, value)
            yield from clock_problems(times[field], zone, session.place.of(field))
    if len(times) == 2 and times["end"] <= times["start"]:  # noqa: PLR2004 (both are there)
        next_day = f"{day + timedelta(days=1)} {times['end']:%H:%M}"
        message = f"the session ends at {times['end']:%H:%M}, not after its start at {times['start']:%H:%M}; correct it, or write `{next_day}` for past midnight"
        yield Problem(Kind.DATE_ORDER, session.place.of("end").position, message)
