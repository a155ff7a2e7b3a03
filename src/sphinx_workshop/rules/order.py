"""Order: days and sessions are written in the order of time, and each lies within what is around it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Span
from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.timeline import called, siblings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.timeline import Timed


def check_order(workshop: Workshop, sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each day and each session that is not written where its time is.

    :param sessions: all sessions of the program
    """
    days = workshop.program if isinstance(workshop.program, tuple) else ()
    dated = [(day.date, day.place.of("date")) for day in days if not isinstance(day.date, Tbd)]
    yield from _days(dated)
    yield from _in_event(dated, workshop)
    astray = {timed: problem for timed in sessions if (problem := _outside(timed)) is not None}
    yield from astray.values()
    for together in siblings(sessions):
        yield from _written([timed for timed in together if timed not in astray])


def _days(dated: list[tuple[date, Place]]) -> Iterator[Problem]:
    """Yield a problem for each day that is written twice, or after a later one."""
    known: dict[date, Place] = {}
    before: tuple[date, Place] | None = None
    for day, place in dated:
        if day in known:
            message = (
                f"{day} is a day already, at {known[day].position}; write its sessions there, or correct it"
            )
            yield Problem(Kind.DAY_ORDER, place.position, message)
        elif before is not None and day < before[0]:
            message = (
                f"{day} is written after {before[0]} at {before[1].position}; "
                "write the days in order, or correct one of the two"
            )
            yield Problem(Kind.DAY_ORDER, place.position, message)
        known.setdefault(day, place)
        before = (day, place)


def _in_event(dated: list[tuple[date, Place]], workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each day that is none of the event's."""
    event = workshop.event
    if not isinstance(event.date, Span):
        return
    span = event.date
    days = f"{span.start}" if span.start == span.end else f"{span.start} to {span.end}"
    for day, place in dated:
        if not span.start <= day <= span.end:
            message = (
                f"{day} is not a day of the event ({days}) at {event.place.of('date').position}; "
                "correct one of the two"
            )
            yield Problem(Kind.OUTSIDE, place.position, message)


def _outside(timed: Timed) -> Problem | None:
    """Return the problem of a session that begins or ends outside the times of the session around it.

    What ends before it starts is a problem already.
    """
    if timed.around is None or (timed.span is None and timed.start is not None and timed.end is not None):
        return None
    first = next((one for one in timed.around.chain if one.start is not None), timed.around)
    last = next((one for one in timed.around.chain if one.end is not None), timed.around)
    for field, instant in (("start", timed.start), ("end", timed.end)):
        if instant is None or getattr(timed.session, field) is None:
            continue
        if first.start is not None and (instant < first.start or (field == "end" and instant <= first.start)):
            outer = first
        elif last.end is not None and (instant > last.end or (field == "start" and instant >= last.end)):
            outer = last
        else:
            continue
        message = (
            f"{called(timed.session)} ({timed.words()}) is outside of the session around it, "
            f"{called(outer.session)} ({outer.words()}) at {outer.position}; "
            f"{_mend(timed, getattr(timed.session, field), instant, first.start, last.end)}"
        )
        return Problem(Kind.OUTSIDE, timed.session.place.of(field).position, message)
    return None


def _mend(
    timed: Timed, clock: time | datetime, instant: datetime, start: datetime | None, end: datetime | None
) -> str:
    """Return what to do about a time: where a day later is meant, write that day."""
    later = instant + timedelta(days=1)
    meant = start is not None and end is not None and start <= later <= end
    if meant and timed.dated and isinstance(clock, time):
        return f"write `{as_written(timed.local(later))}` for past midnight"
    return "move it, or lengthen that one"


def _written(together: list[Timed]) -> Iterator[Problem]:
    """Yield a problem for each session that is written after one of the same room that begins later."""
    before: dict[str, Timed] = {}
    for timed in together:
        if timed.session.start is None or timed.start is None or isinstance(timed.room, Tbd):
            continue
        room = (timed.room or "").casefold()
        last = before.get(room)
        if last is not None and last.start is not None and timed.start < last.start:
            message = (
                f"{called(timed.session)} ({timed.words()}) is written after {called(last.session)} "
                f"({last.words()}) at {last.position}; write sessions in the order of time"
            )
            yield Problem(Kind.SESSION_ORDER, timed.position, message)
        before[room] = timed
