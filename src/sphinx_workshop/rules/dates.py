"""Dates: in order, changed openly, and at times that exist in their zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.program import on_day
from sphinx_workshop.model.times import in_utc, on_clock
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import milestone_name, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.plain import Place
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
ANY_DAY: Final = date(2000, 1, 1)
IN_UTC: Final = "write one of these, with `timezone: UTC`"


def check_dates(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each date that must be a mistake."""
    for milestone in workshop.all_milestones:
        yield from _history(milestone)
        yield from _clock(milestone, workshop.event.timezone)
    yield from _order(workshop)
    yield from _before_event(workshop)
    for placed in workshop.placed_sessions:
        yield from _session(placed)


def _history(milestone: Milestone) -> Iterator[Problem]:
    """Yield a problem if earlier dates are out of order (an error), or later than `due` (a warning)."""
    was, name = milestone.place.of("was"), quoted(milestone.name)
    for index, (before, after) in enumerate(pairwise([one.due for one in milestone.was]), start=1):
        if milestone.local(after) <= milestone.local(before):
            message = (
                f"{name}: `was` has {as_written(after)} after {as_written(before)}; "
                "write the oldest date first, and each date once"
            )
            yield Problem(Kind.DATE_HISTORY, was.of(index).position, message)
    if (due := milestone.moment) is None or not milestone.was:
        return
    last = milestone.was[-1].due
    if milestone.local(last) == milestone.local(due):
        message = f"{name}: {as_written(last)} is still the date; remove it from `was`, or correct `due`"
        yield Problem(Kind.DATE_HISTORY, was.of(len(milestone.was) - 1).position, message)
    elif milestone.local(last) > milestone.local(due):
        message = (
            f"{name} has been moved to an earlier time, from {as_written(last)} to "
            f"{as_written(due)}; tell everybody who relies on it, or correct it"
        )
        yield Problem(Kind.MOVED_EARLIER, milestone.place.of("due").position, message)


def _order(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each milestone that comes before all milestones that it must follow.

    Several tracks may each have a date of a kind: what follows must come after the first of them. Each
    milestone is compared with the nearest kind that is known, so that one mistake makes one problem.
    """
    zone = workshop.event.timezone
    first: tuple[datetime, Milestone] | None = None
    for kind in ORDER:
        dated = _dated(workshop, kind)
        for instant, milestone in dated:
            if first is not None and (instant < first[0] or (instant == first[0] and kind not in SAME_TIME)):
                message = (
                    f"{milestone_name(milestone, zone)} is not after {milestone_name(first[1], zone)} "
                    f"at {first[1].place.of('due').position}; `{kind.value}` comes after "
                    f"`{first[1].kind.value}`: correct one of the two"
                )
                yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)
        first = min(dated, key=lambda pair: pair[0], default=first)


def _dated(workshop: Workshop, kind: MilestoneKind) -> list[tuple[datetime, Milestone]]:
    of_kind = (one for one in workshop.all_milestones if one.kind is kind)
    moments = ((one.instant(workshop.event.timezone), one) for one in of_kind)
    return [(instant, one) for instant, one in moments if not isinstance(instant, Tbd)]


def _before_event(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each milestone that must come before the event, and does not.

    Only the day counts, on the clock of the milestone or of the event: a deadline on the day before, AoE,
    may be after the start of the event, and is no mistake.
    """
    event, span = workshop.event, workshop.event.span
    if span is None:
        return
    for kind in ORDER:
        for instant, milestone in _dated(workshop, kind):
            zones = (milestone.zone(event.timezone), event.timezone)
            if min(on_clock(instant, zone).date() for zone in zones) >= span.start:
                message = (
                    f"{milestone_name(milestone, event.timezone)} is not before the event ({span.start}) "
                    f"at {event.place.of('date').position}; correct one of the two"
                )
                yield Problem(Kind.DATE_ORDER, milestone.place.of("due").position, message)


def _clock(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    zone, was = milestone.zone(event_zone), milestone.place.of("was")
    dates = [(before.due, was.of(index)) for index, before in enumerate(milestone.was)]
    if (present := milestone.moment) is not None:
        dates.append((present, milestone.place.of("due")))
    for due, place in dates:
        yield from _clock_problems(milestone.local(due), zone, place, by_day=milestone.all_day)


def _session(placed: PlacedSession) -> Iterator[Problem]:
    """Yield a problem for times of a session that do not exist, exist twice, or are in the wrong order."""
    session, around = placed.written, placed.around
    fix = "start or end the session at another time"
    for field, clock in (("start", session.start), ("end", session.end)):
        local = on_day(clock, placed.day)
        if local is not None:
            yield from _clock_problems(local, placed.zone, session.place.of(field), fix=fix)
    if around is None or (placed.start, placed.end) != (around.start, around.end):
        yield from _ends(placed)


def _ends(placed: PlacedSession) -> Iterator[Problem]:
    """Yield a problem for an end that is not after the start; two times can be compared without a day."""
    start, end, session = placed.start, placed.end, placed.written
    day = ANY_DAY if isinstance(start, time) and isinstance(end, time) and not placed.is_dated else placed.day
    begins, ends = on_day(start, day), on_day(end, day)
    if begins is None or ends is None or ends > begins:
        return
    place = session.place.of("end" if session.end is not None else "start")
    if isinstance(start, datetime) or isinstance(end, datetime):
        times, fix = (as_written(ends), as_written(begins)), "correct one of the two"
    else:
        later, afternoon = ends + timedelta(days=1), ends + timedelta(hours=12)
        # Only an end in 12 hours that makes a session of at most 8 hours is likely to mean the afternoon.
        is_likely = session.end is not None and begins < afternoon <= begins + timedelta(hours=8)
        correct = f"write `{afternoon:%H:%M}` if you mean the afternoon" if is_likely else "correct it"
        midnight = f"`{as_written(later)}`" if placed.is_dated else "the day and the time"
        times, fix = (f"{ends:%H:%M}", f"{begins:%H:%M}"), f"{correct}, or write {midnight} for past midnight"
    message = f"{session_name(session)} ends at {times[0]}, not after its start at {times[1]}; {fix}"
    yield Problem(Kind.DATE_ORDER, place.position, message)


def _clock_problems(
    local: datetime, zone: str, place: Place, *, by_day: bool = False, fix: str = IN_UTC
) -> Iterator[Problem]:
    """Yield a problem if the clock of a zone skips a time, or shows it twice; or only if it skips the day."""
    instants = sorted(in_utc(local.replace(fold=fold), zone) for fold in (0, 1))
    if instants[0] == instants[1]:
        return
    utc = [f"{as_written(one.replace(tzinfo=None))} UTC" for one in instants]
    shown = [on_clock(one, zone) for one in instants]
    is_skipped, day = shown[0] != local, local.date()
    # a zone may skip a whole day, as Samoa skipped 30 December 2011
    noon = datetime.combine(day, time(12))
    skips_day = on_clock(in_utc(noon, zone), zone).date() != day
    if by_day and not (is_skipped and skips_day):
        return
    message = f"the clock in {zone} shows {as_written(local)} twice, at {utc[0]} and at {utc[1]}; {fix}"
    if is_skipped:
        clock = f"the clock in {zone} skips {as_written(local)}"
        skipped = f"there is no {day} in {zone}" if skips_day else clock
        readings = (f"{as_written(one)} there ({instant})" for one, instant in zip(shown, utc, strict=True))
        message = f"{skipped}; write {' or '.join(readings)}"
    yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)
