"""The host's rules: each is quoted with its source, and checked against the facts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Format, Span
from sphinx_workshop.model.host import Level
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.host import Host, HostHours, HostMilestone, Rule
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.workshop import Workshop

BRIEF: Final = frozenset({SessionKind.OPENING, SessionKind.CLOSING, SessionKind.PANEL})
"""Sessions in which an organizer who speaks does not give a talk."""


def check_host(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each rule of the host that the facts break."""
    host = workshop.host
    if host is None:
        return
    yield from _milestones(workshop, host)
    yield from _event(workshop, host)
    yield from _talks(workshop, host)
    for day in workshop.program if isinstance(workshop.program, tuple) else ():
        yield from _hours(day, host)
        yield from _duration(day, host)


def _milestones(workshop: Workshop, host: Host) -> Iterator[Problem]:
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    for limit in host.milestones:
        if limit.kind is MilestoneKind.OTHER:
            continue
        for milestone in milestones:
            due = milestone.instant(workshop.event.timezone)
            if milestone.kind is limit.kind and not isinstance(due, Tbd) and due > limit.instant:
                kind = Kind.HOST_MANDATORY if limit.level is Level.MANDATORY else Kind.HOST_SUGGESTED
                yield Problem(kind, milestone.place.of("due").position, _too_late(milestone, limit, host))


def _too_late(milestone: Milestone, limit: HostMilestone, host: Host) -> str:
    zone = "" if limit.timezone == "AoE" else f" {limit.timezone}"
    return (
        f"`{milestone.name}` ({milestone.due}) is after the date of {host.name}: "
        f"{limit.name}, {limit.due}{zone or ' AoE'}{_quoted(limit)}; move it to that day or before"
    )


def _quoted(rule: Rule) -> str:
    note = f" ({rule.note})" if rule.note else ""
    return f"{note}, says {rule.source}"


def _event(workshop: Workshop, host: Host) -> Iterator[Problem]:
    event = workshop.event
    form = event.format
    if host.formats is not None and isinstance(form, Format) and form not in host.formats.allowed:
        allowed = ", ".join(one.value for one in host.formats.allowed)
        message = f"`{form.value}` is not a format of {host.name}: {allowed}{_quoted(host.formats)}; write one of these"
        yield Problem(Kind.HOST_MANDATORY, event.place.of("format").position, message)
    if host.days is None or not isinstance(event.date, Span) or form not in {Format.IN_PERSON, Format.HYBRID}:
        return
    other = [day for day in event.date.days if day not in host.days.days]
    if other:
        listed = ", ".join(map(str, host.days.days))
        message = (
            f"{other[0]} is not a day of workshops in person at {host.name}: {listed}{_quoted(host.days)}; write one of these"
        )
        yield Problem(Kind.HOST_MANDATORY, event.place.of("date").position, message)


def _talks(workshop: Workshop, host: Host) -> Iterator[Problem]:
    if host.talks is None or host.talks.organizers:
        return
    organizers = workshop.organizers if isinstance(workshop.organizers, tuple) else ()
    keys = {organizer.key for organizer in organizers}
    why = f"organizers do not give talks at {host.name}{_quoted(host.talks)}; give the talk to somebody else"
    for speaker in workshop.shown_speakers:
        if speaker.key in keys and speaker.talk is not None:
            yield Problem(Kind.HOST_MANDATORY, speaker.place.of("talk").position, f"`{speaker.key}` is an organizer; {why}")
    for _day, session in workshop.sessions():
        if session.inferred_kind in BRIEF:
            continue
        for index, key in enumerate(session.speaker_ids):
            if key in keys:
                place = session.place.of("speakers")
                yield Problem(Kind.HOST_MANDATORY, place.of(index).position, f"`{key}` is an organizer; {why}")


def _hours(day: ProgramDay, host: Host) -> Iterator[Problem]:
    if host.hours is None:
        return
    for session in day.sessions if isinstance(day.sessions, tuple) else ():
        for field in ("start", "end"):
            clock = getattr(session, field)
            if isinstance(clock, time | datetime) and not _within(clock, host.hours, day):
                hours = f"{host.hours.start:%H:%M} to {host.hours.end:%H:%M}"
                message = f"{clock:%H:%M} is outside the hours of {host.name}: {hours}{_quoted(host.hours)}; move the session"
                yield Problem(Kind.HOST_MANDATORY, session.place.of(field).position, message)


def _within(clock: time | datetime, hours: HostHours, day: ProgramDay) -> bool:
    if isinstance(clock, datetime) and isinstance(day.date, date) and clock.date() != day.date:
        return False
    now = clock.time() if isinstance(clock, datetime) else clock
    return _time(hours.start) <= now <= _time(hours.end)


def _time(clock: time | datetime) -> time:
    return clock.time() if isinstance(clock, datetime) else clock


def _duration(day: ProgramDay, host: Host) -> Iterator[Problem]:
    sessions = day.sessions if isinstance(day.sessions, tuple) else ()
    times = [clock for session in sessions for clock in _times(session, day)]
    if host.duration is None or not sessions or not times:
        return
    lasts = max(times) - min(times)
    shortest, longest = host.duration.min_hours, host.duration.max_hours
    if not timedelta(hours=shortest) <= lasts <= timedelta(hours=longest):
        hours = f"{lasts.total_seconds() / 3600:.3g}"
        message = (
            f"the program lasts {hours} hours; at {host.name}, {shortest} to {longest}{_quoted(host.duration)}; "
            "lengthen or shorten it"
        )
        yield Problem(Kind.HOST_MANDATORY, day.place.of("date").position, message)


def _times(session: Session, day: ProgramDay) -> list[datetime]:
    on = day.date if isinstance(day.date, date) else date.min
    clocks = [clock for clock in (session.start, session.end) if isinstance(clock, time | datetime)]
    return [clock if isinstance(clock, datetime) else datetime.combine(on, clock) for clock in clocks]
