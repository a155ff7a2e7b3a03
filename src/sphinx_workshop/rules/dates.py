"""Dates: changed openly, and at times that exist in their zone; periods and sessions end after they start."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import as_datetime, as_written
from sphinx_workshop.model.program import on_day
from sphinx_workshop.model.times import in_utc, on_clock
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop

ANY_DAY: Final = date(2000, 1, 1)
IN_UTC: Final = "write one of these, with `timezone: UTC`"


def check_dates(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each date that must be a mistake."""
    zone = workshop.event.timezone
    for milestone in workshop.with_internal().all_milestones:
        yield from _history(milestone, zone)
        yield from _period(milestone, zone)
        yield from _clock(milestone, zone)
    for placed in workshop.placed_sessions:
        yield from _session(placed)


def _history(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    """Yield a problem if earlier dates are out of order (an error), or later than `due` (a warning)."""
    was, name = milestone.place.of("was"), quoted(milestone.name)
    dates = [(earlier.due, milestone.instant_before(earlier, event_zone)) for earlier in milestone.was]
    for index, ((before, first), (after, second)) in enumerate(pairwise(dates), start=1):
        if second <= first:
            message = (
                f"{name}: `was` has {as_written(after)} after {as_written(before)}; "
                "write the oldest date first, and each date once"
            )
            yield Problem(Kind.DATE_HISTORY, was.of(index).position, message)
    window = milestone.window(event_zone)
    if window is None or isinstance(milestone.due, Tbd) or not dates:
        return
    last, instant = dates[-1]
    if milestone.moment is not None and instant == window[0]:
        message = f"{name}: {as_written(last)} is still the date; remove it from `was`, or correct `due`"
        yield Problem(Kind.DATE_HISTORY, was.of(len(dates) - 1).position, message)
    elif instant >= window[1]:
        message = (
            f"{name} has been moved to an earlier time, from {as_written(last)} to "
            f"{as_written(milestone.due)}; tell everybody who relies on it, or correct it"
        )
        yield Problem(Kind.MOVED_EARLIER, milestone.place.of("due").position, message)


def _period(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    """Yield a problem for a period that ends before it begins."""
    begins, window = milestone.begins(event_zone), milestone.window(event_zone)
    if begins is None or window is None or begins < window[1]:
        return
    written = {field: as_written(getattr(milestone, field)) for field in ("from_", "due")}
    message = (
        f"{quoted(milestone.name)}: `from` {written['from_']} is not before `due` {written['due']}; "
        "correct one of the two, or delete `from` if it is no period"
    )
    yield Problem(Kind.DATE_ORDER, milestone.place.of("from").position, message)


def _clock(milestone: Milestone, event_zone: str) -> Iterator[Problem]:
    zone, was = milestone.zone(event_zone), milestone.place.of("was")
    for index, before in enumerate(milestone.was):
        local, by_day = milestone.local(before.due), milestone.all_day
        yield from _clock_problems(local, before.timezone or zone, was.of(index), by_day=by_day)
    if (due := milestone.moment) is not None:
        place = milestone.place.of("due")
        yield from _clock_problems(milestone.local(due), zone, place, by_day=milestone.all_day)
    if (begins := milestone.from_) is not None:
        by_day = not isinstance(begins, datetime)
        yield from _clock_problems(as_datetime(begins), zone, milestone.place.of("from"), by_day=by_day)


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
    is_skipped, day = local not in shown, local.date()
    # a zone may skip a whole day, as Samoa skipped 30 December 2011
    noon = datetime.combine(day, time(12))
    skips_day = on_clock(in_utc(noon, zone), zone).date() != day
    if by_day and not skips_day:
        return
    message = f"the clock in {zone} shows {as_written(local)} twice, at {utc[0]} and at {utc[1]}; {fix}"
    if is_skipped:
        clock = f"the clock in {zone} skips {as_written(local)}"
        skipped = f"there is no {day} in {zone}" if skips_day else clock
        readings = (f"{as_written(one)} there ({instant})" for one, instant in zip(shown, utc, strict=True))
        message = f"{skipped}; write {' or '.join(readings)}"
    yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)
