"""Order: days and sessions are written in the order of time, and each lies within what is around it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, Literal

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.times import on_clock
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name, times_of
from sphinx_workshop.rules.sessions import astray, room_of, siblings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop

AFTERMATH: Final = timedelta(hours=36)
"""How long after the beginning of its last day an event may last."""


def check_order(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each day and each session that is out of order, or outside what is around it."""
    dated = [(day.date, day.place.of("date")) for day in workshop.days if not isinstance(day.date, Tbd)]
    yield from _days(dated)
    yield from _in_event(dated, workshop)
    for placed in workshop.placed_sessions:
        yield from _outside(placed)
        yield from _beyond(placed, workshop.event)
    for sessions in siblings(workshop):
        good = (one for one in sessions if not one.ends_before_start and astray(one) is None)
        yield from _written(good, workshop)


def _days(dated: list[tuple[date, Place]]) -> Iterator[Problem]:
    """Yield a problem for each day that is written twice, or after a later one."""
    seen: dict[date, Place] = {}
    before: tuple[date, Place] | None = None
    for day, place in dated:
        if day in seen:
            message = (
                f"{day} is a day already, at {seen[day].position}; write its sessions there, or correct it"
            )
            yield Problem(Kind.DAY_ORDER, place.position, message)
        elif before is not None and day < before[0]:
            message = (
                f"{day} is written after {before[0]} at {before[1].position}; "
                "write the days in order, or correct one of the two"
            )
            yield Problem(Kind.DAY_ORDER, place.position, message)
        seen.setdefault(day, place)
        before = (day, place)


def _in_event(dated: list[tuple[date, Place]], workshop: Workshop) -> Iterator[Problem]:
    event, span = workshop.event, workshop.event.span
    if span is None:
        return
    days = f"{span.start}" if span.start == span.end else f"{span.start} to {span.end}"
    for day, place in dated:
        if not span.start <= day <= span.end:
            message = (
                f"{day} is not a day of the event ({days}) at {event.place.of('date').position}; "
                "correct one of the two"
            )
            yield Problem(Kind.OUTSIDE, place.position, message)


def _outside(placed: PlacedSession) -> Iterator[Problem]:
    found = astray(placed)
    if found is not None:
        field, outer = found
        message = (
            f"{session_name(placed.written)} ({times_of(placed)}) is outside the session around it, "
            f"{session_name(outer.written)} ({times_of(outer)}) at {outer.position}; {_fix(placed, field)}"
        )
        yield Problem(Kind.OUTSIDE, placed.written.place.of(field).position, message)


def _beyond(placed: PlacedSession, event: Event) -> Iterator[Problem]:
    """Yield a problem for a session with a day of its own that is before the event, or long after it."""
    span = event.span
    if placed.around is not None or placed.ends_before_start or span is None:
        return
    first, last = (datetime.combine(day, time()) for day in (span.start, span.end))
    for field, clock in (("start", placed.written.start), ("end", placed.written.end)):
        if isinstance(clock, datetime) and not first <= clock <= last + AFTERMATH:
            message = (
                f"the {field} of {session_name(placed.written)}, {as_written(clock)}, is not on a day of the "
                f"event at {event.place.of('date').position}; correct one of the two"
            )
            yield Problem(Kind.OUTSIDE, placed.written.place.of(field).position, message)


def _fix(placed: PlacedSession, field: Literal["start", "end"]) -> str:
    """Return how to fix a time of a session: by writing the next day, if that fits."""
    around = placed.around.interval if placed.around is not None else None
    if (
        field == "start"
        and isinstance(placed.written.start, time)
        and placed.is_dated
        and placed.start_instant is not None
        and around is not None
        and around[0] <= (later := placed.start_instant + timedelta(days=1)) < around[1]
    ):
        return f"write `{as_written(on_clock(later, placed.zone))}` for past midnight"
    return "move it, or lengthen that one"


def _written(sessions: Iterable[PlacedSession], workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each session that is written after a session in the same room that starts later."""
    before: dict[str, PlacedSession] = {}
    for placed in sessions:
        room = room_of(placed, workshop)
        if placed.written.start is None or placed.start_instant is None or isinstance(room, Tbd):
            continue
        last = before.get((room or "").casefold())
        if last is not None and last.start_instant is not None and placed.start_instant < last.start_instant:
            message = (
                f"{session_name(placed.written)} ({times_of(placed)}) is written after "
                f"{session_name(last.written)} ({times_of(last)}) at {last.position}; "
                "write sessions in the order of time"
            )
            yield Problem(Kind.SESSION_ORDER, placed.position, message)
        before[(room or "").casefold()] = placed
