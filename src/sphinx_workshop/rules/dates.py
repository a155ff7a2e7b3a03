"""Dates: in their order, moved openly, and at times that the clock of their zone has."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Span
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.clock import clock_problems, on_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

ORDER: Final = (
    MilestoneKind.ABSTRACT,
    MilestoneKind.SUBMISSION,
    MilestoneKind.NOTIFICATION,
    MilestoneKind.CAMERA_READY,
)
"""What comes before what; the event comes last."""
ANY_DAY: Final = date(2000, 1, 1)


SAME_DAY: Final = frozenset({MilestoneKind.SUBMISSION})
"""What may be due at the moment of what it follows: the paper with its abstract."""


def check_dates(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each date that cannot be meant."""
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    zone = workshop.event.timezone
    for milestone in milestones:
        yield from _history(milestone)
        yield from _clock_of(milestone, zone)
    yield from _order(milestones, zone)
    yield from _before_event(milestones, workshop)
    for day in workshop.program if isinstance(workshop.program, tuple) else ():
        for session in day.sessions if isinstance(day.sessions, tuple) else ():
            yield from _session(session, day.date, zone, {})


def named(milestone: Milestone, event_zone: str) -> str:
    """Return a milestone as messages name it, with its date as it is written."""
    due = (
        "TBD"
        if isinstance(milestone.due, Tbd)
        else f"{as_written(milestone.due)} {milestone.zone(event_zone)}"
    )
    return f"{quoted(milestone.name)} ({due})"


def _history(milestone: Milestone) -> Iterator[Problem]:
    """Yield a problem where earlier dates are out of order (an error), or later than `due` (a warning)."""
    written = milestone.place.of("was")
    for index, (before, after) in enumerate(pairwise(milestone.was), start=1):
        if milestone.local(after) <= milestone.local(before):
            message = (
                f"{as_written(after)} comes after {as_written(before)} in the list of earlier dates; "
                "write the oldest first, and each once"
            )
            yield Problem(Kind.DATE_HISTORY, written.of(index).position, message)
    if isinstance(milestone.due, Tbd) or not milestone.was:
        return
    last = milestone.was[-1]
    if milestone.local(last) == milestone.local(milestone.due):
        message = f"{as_written(last)} is the present date, not an earlier one; remove it, or correct `due`"
        yield Problem(Kind.DATE_HISTORY, written.of(len(milestone.was) - 1).position, message)
    elif milestone.local(last) > milestone.local(milestone.due):
        message = (
            f"{quoted(milestone.name)} has been moved to an earlier time, from {as_written(last)} to "
            f"{as_written(milestone.due)}; make sure that those who wait for it know, or correct it"
        )
        yield Problem(Kind.MOVED_EARLIER, milestone.place.of("due").position, message)


def _order(milestones: tuple[Milestone, ...], zone: str) -> Iterator[Problem]:
    """Yield a problem for a milestone that comes before everything that it must follow.

    Several tracks may each have a date of a kind: what follows, follows the first of them. Each is
    compared with the nearest kind that is known, so that one slip makes one problem.
    """
    first: tuple[datetime, Milestone] | None = None
    for kind in ORDER:
        dated = _dated(milestones, kind, zone)
        for instant, milestone in dated:
            if first is not None and (instant < first[0] or (instant == first[0] and kind not in SAME_DAY)):
                message = (
                    f"{named(milestone, zone)} is not after {named(first[1], zone)} "
                    f"at {first[1].place.of('due').position}; `{kind.value}` comes after "
                    f"`{first[1].kind.value}`: correct one of the two"
                )
                yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)
        first = min(dated, key=lambda pair: pair[0], default=first)


def _dated(
    milestones: tuple[Milestone, ...], kind: MilestoneKind, zone: str
) -> list[tuple[datetime, Milestone]]:
    """Return the milestones of a kind with their moments, less those to be announced."""
    moments = [(one.instant(zone), one) for one in milestones if one.kind is kind]
    return [(instant, one) for instant, one in moments if not isinstance(instant, Tbd)]


def _before_event(milestones: tuple[Milestone, ...], workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for what must come before the event, and does not.

    The day counts, on the clock of the milestone or of the event: AoE, the day before the event may
    end when the event has begun, and is meant all the same.
    """
    event = workshop.event
    if not isinstance(event.date, Span):
        return
    written = event.place.of("date").position
    for kind in ORDER:
        for instant, milestone in _dated(milestones, kind, event.timezone):
            days = [
                instant.astimezone(tzinfo(zone)).date()
                for zone in (milestone.zone(event.timezone), event.timezone)
            ]
            if min(days) >= event.date.start:
                message = (
                    f"{named(milestone, event.timezone)} is not before the event ({event.date.start}) "
                    f"at {written}; correct one of the two"
                )
                yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)


def _clock_of(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    """Yield a problem for a date that the clock of its zone skips or shows twice."""
    zone, written = milestone.zone(event_zone), milestone.place.of("was")
    dates = [(before, written.of(index)) for index, before in enumerate(milestone.was)]
    if not isinstance(milestone.due, Tbd):
        dates.append((milestone.due, milestone.place.of("due")))
    for due, place in dates:
        yield from clock_problems(milestone.local(due), zone, place, by_day=milestone.all_day)


def _session(session: Session, day: date | Tbd, zone: str, around: dict[str, object]) -> Iterator[Problem]:
    """Yield a problem for a session that ends before it begins, or at times that there are not.

    :param around: the times of the session around it, which stand for those that it has not
    """
    times: dict[str, object] = dict(around)
    for field in ("start", "end"):
        clock = getattr(session, field)
        if clock is None:
            continue
        times[field] = clock
        local = on_day(clock, day)
        if local is not None:
            yield from clock_problems(
                local, zone, session.place.of(field), mend="begin or end the session at another time"
            )
    if times != around:
        yield from _ends(session, day, times.get("start"), times.get("end"))
    for inner in session.sessions:
        yield from _session(inner, day, zone, times)


def _ends(session: Session, day: date | Tbd, start: object, end: object) -> Iterator[Problem]:
    """Yield a problem for an end that is not after the start; two times of one day need no day to tell."""
    known = ANY_DAY if isinstance(day, Tbd) and isinstance(start, time) and isinstance(end, time) else day
    begins, ends = on_day(start, known), on_day(end, known)
    if begins is None or ends is None or ends > begins:
        return
    place = session.place.of("end" if session.end is not None else "start")
    if isinstance(start, datetime) or isinstance(end, datetime):
        message = (
            f"the session ends at {as_written(ends)}, not after its start at {as_written(begins)}; "
            "correct one of the two"
        )
    else:
        later, noon = ends + timedelta(days=1), ends + timedelta(hours=12)
        # By the other clock: a session is an afternoon at most, and one of half a day is not what is meant.
        is_in_12_hours = session.end is not None and begins < noon <= begins + timedelta(hours=8)
        correct = f"write `{noon:%H:%M}` if that is meant" if is_in_12_hours else "correct it"
        midnight = f"`{as_written(later)}`" if isinstance(day, date) else "the day and the time"
        message = (
            f"the session ends at {end:%H:%M}, not after its start at {start:%H:%M}; "
            f"{correct}, "
            f"or write {midnight} for past midnight"
        )
    yield Problem(Kind.DATE_ORDER, place.position, message)
