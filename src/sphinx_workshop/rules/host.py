"""The host's rules: each is quoted with its source, and checked against the facts."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Format, Span
from sphinx_workshop.model.host import Level
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.clock import on_day
from sphinx_workshop.rules.dates import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.host import Host, HostHours, Rule
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.workshop import Workshop

TALKS: Final = frozenset({SessionKind.TALK, SessionKind.SPOTLIGHT, SessionKind.OTHER})
"""Sessions whose speakers give talks; who opens a day, sits on a panel or hosts a social does not."""


def check_host(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each rule of the host that the facts break."""
    host = workshop.host
    if host is None:
        return
    yield from _milestones(workshop, host)
    yield from _format(workshop, host)
    yield from _days(workshop, host)
    yield from _talks(workshop, host)
    for date_of_day, session in workshop.sessions():
        yield from _hours(session, date_of_day, host)
    for day in workshop.program if isinstance(workshop.program, tuple) else ():
        yield from _duration(day, host)


def _quoted(rule: Rule) -> str:
    """Return what a message says after a rule: its note and its source."""
    note = f" ({rule.note})" if rule.note else ""
    return f"{note}, says {rule.source}"


def _milestones(workshop: Workshop, host: Host) -> Iterator[Problem]:
    milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
    zone = workshop.event.timezone
    limits = [limit for limit in host.milestones if limit.kind is not MilestoneKind.OTHER]
    for limit in limits:
        mandatory = limit.level is Level.MANDATORY
        for milestone in milestones:
            due = milestone.instant(zone)
            if milestone.kind is limit.kind and not isinstance(due, Tbd) and due > limit.instant:
                message = (
                    f"{named(milestone, zone)} is after the {limit.level.value} date of {host.name}: "
                    f"{limit.name}, {as_written(limit.due)} {limit.timezone}{_quoted(limit)}; "
                    f"move it to that time or before{'' if mandatory else ', unless it is meant'}"
                )
                kind = Kind.HOST_MANDATORY if mandatory else Kind.HOST_SUGGESTED
                yield Problem(kind, milestone.place.of("due").position, message)


def _format(workshop: Workshop, host: Host) -> Iterator[Problem]:
    form, rule = workshop.event.format, host.formats
    if rule is None or not isinstance(form, Format) or form in rule.allowed:
        return
    allowed = listing(one.value for one in rule.allowed)
    message = (
        f"`{form.value}` is not a format of workshops at {host.name}: {allowed}{_quoted(rule)}; write that"
    )
    yield Problem(Kind.HOST_MANDATORY, workshop.event.place.of("format").position, message)


def _days(workshop: Workshop, host: Host) -> Iterator[Problem]:
    event, rule = workshop.event, host.days
    if rule is None or not isinstance(event.date, Span):
        return
    bound = rule.virtual or event.format in {Format.IN_PERSON, Format.HYBRID}
    other = [day for day in event.date.days if day not in rule.days]
    if bound and other:
        what = "workshops" if rule.virtual else "workshops in person"
        days = listing(map(str, rule.days))
        message = (
            f"{other[0]} is not a day of {what} at {host.name}: {days}{_quoted(rule)}; write one of these"
        )
        yield Problem(Kind.HOST_MANDATORY, event.place.of("date").position, message)


def _talks(workshop: Workshop, host: Host) -> Iterator[Problem]:
    """Yield a problem for each talk of an organizer: where it is in the program, else where it is written."""
    rule = host.talks
    if rule is None or rule.organizers:
        return
    organizers = workshop.organizers if isinstance(workshop.organizers, tuple) else ()
    keys = {organizer.key for organizer in organizers}
    found: dict[str, list[Place]] = {}
    for _day, session in workshop.sessions():
        for index, key in enumerate(session.speaker_ids):
            if key in keys and session.inferred_kind in TALKS:
                found.setdefault(key, []).append(session.place.of("speakers", index))
    for speaker in workshop.shown_speakers:
        if speaker.key in keys and speaker.talk is not None:
            found.setdefault(speaker.key, [speaker.place.of("talk")])
    for key, places in found.items():
        for place in places:
            message = (
                f"{quoted(key)} is an organizer; organizers do not give talks at {host.name}{_quoted(rule)}: "
                "give the talk to somebody else, or say by its `kind:` that it is an opening or a panel"
            )
            yield Problem(Kind.HOST_MANDATORY, place.position, message)


def _hours(session: Session, day: date | Tbd, host: Host) -> Iterator[Problem]:
    """Yield a problem for a session that begins or ends outside the hours of the host."""
    rule = host.hours
    if rule is None:
        return
    times = {field: getattr(session, field) for field in ("start", "end")}
    known = {field: clock for field, clock in times.items() if isinstance(clock, time | datetime)}
    outside = [field for field, clock in known.items() if not _within(clock, rule, day)]
    if outside:
        lasts = " to ".join(f"{clock:%H:%M}" for clock in known.values())
        hours = f"{rule.start:%H:%M} to {rule.end:%H:%M}"
        message = f"{lasts} is not within the hours of {host.name}, {hours}{_quoted(rule)}; move the session"
        yield Problem(Kind.HOST_MANDATORY, session.place.of(outside[0]).position, message)


def _within(clock: time | datetime, hours: HostHours, day: date | Tbd) -> bool:
    if isinstance(clock, datetime) and isinstance(day, date) and clock.date() != day:
        return False
    return f"{hours.start:%H:%M:%S}" <= f"{clock:%H:%M:%S}" <= f"{hours.end:%H:%M:%S}"


def _duration(day: ProgramDay, host: Host) -> Iterator[Problem]:
    """Yield a problem for a day that is too short or too long, once all of its times are known."""
    rule = host.duration
    sessions = day.sessions if isinstance(day.sessions, tuple) else ()
    times = [on_day(clock, day.date) for session in sessions for clock in (session.start, session.end)]
    known = [one for one in times if one is not None]
    if rule is None or not known or len(known) < len(times):
        return
    lasts = max(known) - min(known)
    if not timedelta(hours=rule.min_hours) <= lasts <= timedelta(hours=rule.max_hours):
        minutes = int(lasts.total_seconds()) // 60
        message = (
            f"the program lasts {minutes // 60}:{minutes % 60:02} hours; at {host.name}, it lasts "
            f"{rule.min_hours} to {rule.max_hours}{_quoted(rule)}: lengthen or shorten it"
        )
        yield Problem(Kind.HOST_MANDATORY, day.place.of("date").position, message)
