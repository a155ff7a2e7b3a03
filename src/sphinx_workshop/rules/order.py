"""Order: days and sessions are written in the order of time, and each lies within what is around it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Span
from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.timeline import astray, called, siblings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.timeline import Timed

AFTERMATH: Final = timedelta(hours=36)
"""How long after the last day of an event has begun everybody has left."""


def check_order(workshop: Workshop, sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each day and each session that is not written where its time is.

    :param sessions: all sessions of the program
    """
    days = workshop.program if isinstance(workshop.program, tuple) else ()
    dated = [(day.date, day.place.of("date")) for day in days if not isinstance(day.date, Tbd)]
    yield from _days(dated)
    yield from _in_event(dated, workshop)
    for timed in sessions:
        yield from _outside(timed)
        yield from _beyond(timed, workshop.event)
    for together in siblings(sessions):
        yield from _written([timed for timed in together if not timed.is_wrong and astray(timed) is None])


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


def _outside(timed: Timed) -> Iterator[Problem]:
    """Yield a problem for a session that begins or ends outside the times of the session around it."""
    found = astray(timed)
    if found is not None:
        field, outer = found
        message = (
            f"{called(timed.session)} ({timed.words()}) is outside of the session around it, "
            f"{called(outer.session)} ({outer.words()}) at {outer.position}; {_mend(timed, field)}"
        )
        yield Problem(Kind.OUTSIDE, timed.session.place.of(field).position, message)


def _beyond(timed: Timed, event: Event) -> Iterator[Problem]:
    """Yield a problem for a session that names a day before the event, or long after it."""
    if timed.around is not None or timed.is_wrong or not isinstance(event.date, Span):
        return
    for field, clock in (("start", timed.session.start), ("end", timed.session.end)):
        if not isinstance(clock, datetime):
            continue
        begins, over = (datetime.combine(one, time()) for one in (event.date.start, event.date.end))
        if not begins <= clock <= over + AFTERMATH:
            message = (
                f"{called(timed.session)} has the {field} {as_written(clock)}, which is not in the days of "
                f"the event at {event.place.of('date').position}; correct one of the two"
            )
            yield Problem(Kind.OUTSIDE, timed.session.place.of(field).position, message)


def _mend(timed: Timed, field: Literal["start", "end"]) -> str:
    """Return what to do about a time of a session: where a day later is meant, write that day."""
    around, clock = timed.around, getattr(timed.session, field)
    later = timed.start + timedelta(days=1) if timed.start is not None else None
    if (
        field == "start"
        and isinstance(clock, time)
        and timed.dated
        and later is not None
        and around is not None
        and around.span is not None
        and around.span[0] <= later < around.span[1]
    ):
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
