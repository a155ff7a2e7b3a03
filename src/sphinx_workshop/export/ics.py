"""The calendar: milestones, sessions and the days of the event with known dates, as iCalendar (RFC 5545).

It does not depend on the time of the export: the same facts give the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NoReturn

import icalendar

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.timetable import (
    abstract_of,
    chairs_of,
    language_of,
    links_of,
    moderators_of,
    papers_of,
    speakers_of,
    summary_of,
    talks_of,
)
from sphinx_workshop.export.vevent import ANNOUNCED, describe, locate, text, vevent
from sphinx_workshop.export.vtimezone import vtimezone
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import known
from sphinx_workshop.model.calendars import Scope, rooms_in, track_key, tracks_in
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.model.milestones import as_datetime
from sphinx_workshop.model.times import AOE, in_utc, tzinfo
from sphinx_workshop.model.tracks import full_name, tracks_of
from sphinx_workshop.render.forms import day, locale_of
from sphinx_workshop.render.wording import clock, days, local_moment, zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.placed import Interval, PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

PRODID: Final = "-//sphinx-workshop//Calendar//EN"
ENGLISH: Final = locale_of("en")
"""Exports are in English, whatever the language of the site."""
_DAY: Final = timedelta(days=1)


def calendar(  # noqa: PLR0913 (the options of the command)
    workshop: Workshop,
    addresses: Addresses = NOWHERE,  # noqa: ARG001 (no event has an address)
    *,
    internal: bool = False,
    only: str = "",
    track: str = "",
    room: str = "",
) -> str:
    """Return the calendar of a workshop or of a part of it, without what is to be announced.

    An event has the same id in every calendar. A calendar without events has the zone UTC, since a calendar
    needs a component (RFC 5545, section 3.6).

    Args:
        workshop: the facts
        addresses: where a site shows them
        internal: whether the dates for organizers only are in it, too
        only: `deadlines` for the important dates alone
        track: the id or the name of a track, for what is of that track alone
        room: the name of a room, for its sessions alone

    Raises:
        Refused: there is no such track or room.
    """
    workshop = workshop.with_internal() if internal else workshop
    scope = Scope(only, track, room)
    result = icalendar.Calendar()
    result.add("PRODID", PRODID)
    result.add("VERSION", "2.0")
    for name in ("NAME", "X-WR-CALNAME"):  # RFC 7986, section 5.1; the second for older programs
        result.add(name, text(_name(workshop, scope)))
    for name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):  # RFC 7986, section 5.7; likewise
        result.add(name, icalendar.vDuration(_DAY), parameters={"VALUE": "DURATION"})
    event_days = _event_days(workshop) if scope.has_event else ()
    events = sorted((*event_days, *_milestones(workshop, scope), *_sessions(workshop, scope)), key=_order)
    for component in (*_zones(events), *events):
        result.add_component(component)
    return str(result.to_ical(), "utf-8")


def _name(workshop: Workshop, scope: Scope) -> str:
    """Return the name of a calendar, which tells it from the others in a list."""
    parts = [workshop.event.title]
    if scope.track:
        key, tracks = track_key(scope.track, workshop), tracks_in(workshop)
        parts.append(tracks.get(key) or _unknown("track", scope.track, tracks.values()))
    if scope.room:
        rooms = rooms_in(workshop)
        named = (name for name in rooms if name.casefold() == scope.room.casefold())
        parts.append(next(named, None) or _unknown("room", scope.room, rooms))
    if scope.only:
        parts.append("important dates")
    return ": ".join(parts)


def _unknown(what: str, written: str, names: Iterable[str]) -> NoReturn:
    there = ", ".join(names)
    message = (
        f"there is no {what} {quoted(written)}; {f'there are: {there}' if there else 'the data has none'}"
    )
    raise Refused(message)


def _event_days(workshop: Workshop) -> Iterator[icalendar.Event]:
    event, when, span = workshop.event, known(workshop.event.date), workshop.event.span
    if when is None or span is None:
        return
    begins = in_utc(datetime.combine(span.start, time()), event.timezone)
    component = vevent(event, "event", event.title, begins - ANNOUNCED)
    component.add("STATUS", "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT")
    component.add("DTSTART", span.start)
    component.add("DTEND", span.end + _DAY)  # the day after the last one
    describe(component, event.name, days(when, ENGLISH), plain_text(known(event.tagline) or ""))
    locate(component, event)
    yield component


def _milestones(workshop: Workshop, scope: Scope) -> Iterator[icalendar.Event]:
    """Yield the milestones with a day; a month is none."""
    for milestone in scope.milestones(workshop):
        if (due := milestone.moment) is not None:
            yield _milestone(workshop, milestone, due)


def _milestone(workshop: Workshop, milestone: Milestone, due: date | datetime) -> icalendar.Event:
    event, tracks = workshop.event, tracks_of(workshop)
    where = milestone.zone(event.timezone)
    if milestone.was:
        changed = milestone.instant_before(milestone.was[-1], event.timezone)
    else:
        changed = in_utc(milestone.local(due), where) - ANNOUNCED
    summary = f"{event.title}: {full_name(milestone, tracks)}"
    component = vevent(event, f"milestone-{milestone.key}", summary, changed, len(milestone.was))
    component.add("STATUS", "TENTATIVE" if milestone.tentative else "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT")
    if milestone.internal:
        component.add("CLASS", "PRIVATE")  # RFC 5545, section 3.8.1.3
    for name, moment in _dates_of(milestone, due, where):
        component.add(name, moment)
    words = _in_words(milestone, due, where)
    if milestone.from_ is not None:
        words = f"{_beginning(milestone.from_, where)} – {words}"
    words += " (tentative)" if milestone.tentative else ""
    was = ", ".join(_in_words(milestone, before.due, before.timezone or where) for before in milestone.was)
    words += f" (formerly {was})" if was else ""
    named = [track.name for track in tracks if track.key in milestone.track]
    describe(component, words, f"Track: {', '.join(named)}" if named else "")
    return component


def _dates_of(
    milestone: Milestone, due: date | datetime, where: str
) -> Iterator[tuple[str, date | datetime]]:
    """Yield when a milestone starts and, for a period, when it ends; both are days, or both are times."""
    start, begins = milestone.from_, as_datetime(milestone.from_ or due)
    if start is None:
        yield "DTSTART", due if milestone.all_day else _moment(milestone.local(due), where)
    elif milestone.all_day and not isinstance(start, datetime):
        yield "DTSTART", start
        yield "DTEND", due + _DAY  # the day after the last one
    else:
        yield "DTSTART", _moment(begins, where)
        yield "DTEND", _moment(as_datetime(due + _DAY) if milestone.all_day else milestone.local(due), where)


def _beginning(start: date | datetime, where: str) -> str:
    return local_moment(start, where, ENGLISH) if isinstance(start, datetime) else day(start, ENGLISH)


def _in_words(milestone: Milestone, due: date | datetime, where: str) -> str:
    """Return the present date or an earlier one in the words of pages."""
    if milestone.all_day and not isinstance(due, datetime):
        return day(due, ENGLISH)
    return local_moment(milestone.local(due), where, ENGLISH)


def _sessions(workshop: Workshop, scope: Scope) -> Iterator[icalendar.Event]:
    """Yield the sessions with a known start."""
    for placed in scope.sessions(workshop):
        if placed.local_start is not None:
            yield _session(workshop, placed, workshop.session_keys[placed], placed.local_start)


def _session(workshop: Workshop, placed: PlacedSession, key: str, start: datetime) -> icalendar.Event:
    """Return a session; without a known end, it has none (RFC 5545, section 3.6.1)."""
    event, session = workshop.event, placed.session
    announced = in_utc(start, event.timezone) - ANNOUNCED
    component = vevent(event, key, f"{event.title}: {summary_of(session, workshop)}", announced)
    component.add("STATUS", "TENTATIVE" if placed.is_tentative else "CONFIRMED")
    component.add("DTSTART", _moment(start, event.timezone))
    if placed.local_interval is not None and placed.interval is not None:
        component.add("DTEND", _moment(placed.local_interval[1], event.timezone))
    if label := known(session.label):
        component.add("CATEGORIES", [text(label)])
    when = _time_in_words(placed.local_interval or (start, start), event.timezone)
    when += " (tentative)" if placed.is_tentative else ""
    describe(component, when, *_about(session, workshop))
    locate(component, event, placed.room)
    return component


def _about(session: Session, workshop: Workshop) -> Iterator[str]:
    """Yield the lines that describe a session."""
    labels = {
        "Speakers": speakers_of(session, workshop),
        "Chairs": chairs_of(session, workshop),
        "Moderators": moderators_of(session, workshop),
    }
    yield from [f"{label}: {', '.join(names)}" for label, names in labels.items() if names]
    if language := language_of(session):
        yield f"Language: {language}"
    yield from talks_of(session, workshop)
    yield abstract_of(session, workshop)
    yield from [f"{label}: {address}" for label, address in links_of(session, workshop)]
    papers = [f"- {title}" for title in papers_of(session, workshop)]
    yield from ["Papers:", *papers] if papers else []


def _time_in_words(interval: Interval, name: str) -> str:
    first, last = (zone(name, local, ENGLISH) for local in interval)
    if interval[0].date() == interval[1].date() and first == last:
        hours = "–".join(dict.fromkeys(clock(local.time(), ENGLISH) for local in interval))
        return f"{day(interval[0].date(), ENGLISH)}, {hours} ({first})"
    return " – ".join(local_moment(local, name, ENGLISH) for local in interval)


def _moment(local: datetime, name: str) -> datetime:
    """Return a time with its zone; in UTC, if calendars do not know the zone."""
    return in_utc(local, name) if name in {AOE, "UTC"} else local.replace(tzinfo=tzinfo(name))


def _order(component: icalendar.Event) -> tuple[datetime, str]:
    start, _ = _dates(component)[0]
    moment = start if isinstance(start, datetime) else datetime.combine(start, time(), UTC)
    return moment.astimezone(UTC), str(component["UID"])


def _zones(events: list[icalendar.Event]) -> Iterator[icalendar.Timezone]:
    """Yield the zones that events use, each for the years of its events."""
    named: dict[str, list[date]] = {} if events else {"UTC": [date(1971, 1, 1)]}
    for moment, name in (written for component in events for written in _dates(component)):
        if name is not None:
            named.setdefault(name, []).append(moment)
    for name in sorted(named):
        years = [moment.year for moment in named[name]]
        yield vtimezone(name, min(years), max(years))


def _dates(component: icalendar.Event) -> list[tuple[date, str | None]]:
    """Return when an event starts and ends, each with the name of its zone."""
    values = (component.get(name) for name in ("DTSTART", "DTEND"))
    written = [value for value in values if isinstance(value, icalendar.vDDDTypes)]
    return [(value.dt, value.params.get("TZID")) for value in written if isinstance(value.dt, date)]
