"""The rules of the host: each is checked against the facts, and quoted with its source."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import product
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.base import Tbd, items, known
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.host import Level
from sphinx_workshop.model.milestones import MilestoneKind, as_written
from sphinx_workshop.model.program import SessionKind, on_day
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import milestone_name, session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.host import Host, HostDuration, HostHours, Rule
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.workshop import Workshop

TALKS: Final = frozenset({SessionKind.TALK, SessionKind.SPOTLIGHT, SessionKind.OTHER})
"""Sessions whose speakers give talks: not openings, panels and socials."""


def check_host(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each rule of the host that the facts break."""
    host = workshop.host
    if host is None:
        return
    yield from _conditions(host)
    yield from _milestones(workshop, host)
    yield from _format(workshop, host)
    yield from _days(workshop, host)
    yield from _talks(workshop, host)
    for date_of_day, session in workshop.sessions():
        yield from _hours(session, date_of_day, host)
    for day in workshop.days:
        yield from _duration(day, host)


def _conditions(host: Host) -> Iterator[Problem]:
    """Yield a problem for each day that is counted from a milestone that the profile does not have."""
    names = [milestone.name for milestone in host.milestones]
    for condition in host.conditions:
        if condition.milestone is not None and condition.milestone not in names:
            fix = f"write one of {listing(names)}" if names else "add it to `milestones`"
            message = f"{quoted(condition.milestone)} is no milestone of {host.name}; {fix}"
            yield Problem(Kind.REFERENCE, condition.place.of("milestone").position, message)


def kind_of(rule: Rule) -> Kind:
    """Return the kind of problem of a broken rule: an error only if the rule is mandatory."""
    return Kind.HOST_MANDATORY if rule.level is Level.MANDATORY else Kind.HOST_SUGGESTED


def _fix(rule: Rule, fix: str) -> str:
    return fix if rule.level is Level.MANDATORY else f"{fix}, unless this is intended"


def cited(rule: Rule) -> str:
    """Return who says so, for the end of a sentence: the note of a rule, and its source."""
    note = f" ({rule.note})" if rule.note else ""
    return f"{note}, says {rule.source}"


def _milestones(workshop: Workshop, host: Host) -> Iterator[Problem]:
    zone = workshop.event.timezone
    for limit, milestone in product(host.milestones, workshop.all_milestones):
        window = milestone.window(zone)
        if milestone.kind is not limit.kind or limit.kind is MilestoneKind.OTHER:
            continue
        if window is not None and window[0] > limit.instant:  # of a month, no day is in time
            message = (
                f"{milestone_name(milestone, zone)} is after the {limit.level.value} date of {host.name}: "
                f"{limit.name}, {as_written(limit.due)} {limit.timezone}{cited(limit)}; "
                f"{_fix(limit, 'move it to that time or before')}"
            )
            yield Problem(kind_of(limit), milestone.place.of("due").position, message)


def _format(workshop: Workshop, host: Host) -> Iterator[Problem]:
    form, rule = known(workshop.event.format), host.formats
    if rule is not None and form is not None and form not in rule.allowed:
        allowed = listing(one.value for one in rule.allowed)
        message = (
            f"`{form.value}` is not a format of workshops at {host.name}: {allowed}{cited(rule)}; "
            f"{_fix(rule, 'write one of these')}"
        )
        yield Problem(kind_of(rule), workshop.event.place.of("format").position, message)


def _days(workshop: Workshop, host: Host) -> Iterator[Problem]:
    """Yield a warning for a day that is none of the host's: those may move."""
    event, when, rule = workshop.event, known(workshop.event.date), host.days
    if rule is None or when is None:
        return
    is_bound = rule.virtual or event.format in {Format.IN_PERSON, Format.HYBRID}
    other = [day for day in (event.span.days if event.span else when.one_of) if day not in rule.days]
    if is_bound and other:
        what = "workshops" if rule.virtual else "workshops in person"
        days = listing(map(str, rule.days))
        message = (
            f"{other[0]} is not a day of {what} at {host.name}: {days}{cited(rule)}; "
            "write one of these, unless the host has moved them"
        )
        yield Problem(Kind.HOST_SUGGESTED, event.place.of("date").position, message)


def _talks(workshop: Workshop, host: Host) -> Iterator[Problem]:
    """Yield a problem for each talk of an organizer: in the program, else in the file of speakers."""
    rule = host.talks
    if rule is None or rule.organizers:
        return
    found: dict[str, list[Place]] = {}
    for _day, session in workshop.sessions():
        for index, key in enumerate(session.speaker_ids if session.inferred_kind in TALKS else ()):
            if key in workshop.organizers_by_key:
                found.setdefault(key, []).append(session.place.of("speakers", index))
    for speaker in workshop.expected_speakers:
        if speaker.key in workshop.organizers_by_key and speaker.talk is not None:
            found.setdefault(speaker.key, [speaker.place.of("talk")])
    for key, places in found.items():
        for place in places:
            message = (
                f"{quoted(key)} is an organizer; organizers do not give talks at {host.name}{cited(rule)}: "
                "give the talk to somebody else, or write its `kind` if it is an opening or a panel"
            )
            yield Problem(kind_of(rule), place.position, message)


def _hours(session: Session, day: date | Tbd, host: Host) -> Iterator[Problem]:
    rule = host.hours
    if rule is None:
        return
    times = (("start", session.start), ("end", session.end))
    given = {field: clock for field, clock in times if isinstance(clock, time | datetime)}
    outside = [field for field, clock in given.items() if not _is_within(clock, rule, day)]
    if outside:
        lasts = " to ".join(f"{clock:%H:%M}" for clock in given.values())
        hours = f"{rule.start:%H:%M} to {rule.end:%H:%M}"
        message = (
            f"{session_name(session)} ({lasts}) is not within the hours of {host.name}, "
            f"{hours}{cited(rule)}; {_fix(rule, 'move the session')}"
        )
        yield Problem(kind_of(rule), session.place.of(outside[0]).position, message)


def _is_within(clock: time | datetime, hours: HostHours, day: date | Tbd) -> bool:
    if isinstance(clock, datetime) and isinstance(day, date) and clock.date() != day:
        return False
    return _of_day(hours.start) <= _of_day(clock) <= _of_day(hours.end)


def _of_day(clock: time | datetime) -> time:
    return clock.time() if isinstance(clock, datetime) else clock


def _duration(day: ProgramDay, host: Host) -> Iterator[Problem]:
    """Yield a problem for a day that is too short or too long, once all of its times are known."""
    clocks = [clock for session in items(day.sessions) for clock in (session.start, session.end)]
    given = [moment for clock in clocks if (moment := on_day(clock, day.date)) is not None]
    if not host.duration or not given or len(given) < len(clocks):
        return
    lasts = max(given) - min(given)
    fits = [
        timedelta(hours=one.min_hours) <= lasts <= timedelta(hours=one.max_hours) for one in host.duration
    ]
    if not any(fits):
        minutes, rule = int(lasts.total_seconds()) // 60, host.duration[0]
        allowed = " or ".join(hours_of(one) for one in host.duration)
        message = (
            f"the program lasts {minutes // 60}:{minutes % 60:02} hours; at {host.name}, it lasts "
            f"{allowed} hours{cited(rule)}: {_fix(rule, 'make it longer or shorter')}"
        )
        yield Problem(kind_of(rule), day.place.of("date").position, message)


def hours_of(rule: HostDuration) -> str:
    """Return a duration in words: ``7 to 9``, or ``4``."""
    if rule.min_hours == rule.max_hours:
        return str(rule.min_hours)
    return f"{rule.min_hours} to {rule.max_hours}"
