"""A schedule as records: sessions by day for program.yml, people for speakers.yml."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.record import CannotImport, Record
from sphinx_workshop.importers.speakers import speaker_records
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sphinx_workshop.importers.frab import Event, Schedule
    from sphinx_workshop.importers.record import Facts
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value

_KINDS: Final = {
    "talk": "talk lecture keynote invited",
    "panel": "panel discussion podium",
    "poster": "poster",
    "spotlight": "spotlight lightning",
    "break": "break lunch coffee pause",
    "social": "social dinner reception party",
    "opening": "opening welcome",
    "closing": "closing farewell",
}
"""The words of a schedule for our kinds of session."""
_LINKS: Final = (
    ("video", re.compile(r"video|recording|youtube\.com|youtu\.be|vimeo\.com|media\.ccc\.de", re.IGNORECASE)),
    ("slides", re.compile(r"slides|presentation|folien", re.IGNORECASE)),
)


def schedule_records(
    schedule: Schedule, workshop: Workshop, notes: list[str]
) -> tuple[dict[date, list[Record]], list[Record]]:
    """Return the sessions of a schedule by day, and its people; note whatever is left out.

    The workshop, as the data says now, gives the time zone, its people and who speaks when.

    Raises:
        CannotImport: The schedule's time zone is needed and not known.
    """
    events = _with_ids(schedule.events, notes)
    here = tzinfo(workshop.event.timezone)
    is_local = any(event.start is not None and event.start.tzinfo is None for event in events.values())
    there = _zone_of(schedule.zone) if is_local and schedule.zone else here
    people, speakers = speaker_records({key: event.people for key, event in events.items()}, workshop, notes)
    days: defaultdict[date, list[Record]] = defaultdict(list)
    for key, event in events.items():
        day, times = _times(event, there, here)
        days[day].append(_session(key, event, times, speakers[key], notes))
    return {day: days[day] for day in sorted(days)}, people


def _with_ids(events: list[Event], notes: list[str]) -> dict[str, Event]:
    """Return the events by the ids of their sessions, without those that cannot be sessions."""
    result: dict[str, Event] = {}
    for event in events:
        key = next(filter(None, map(texts.identifier, event.ids)), "")
        if not texts.line(event.title):
            about = key or f"on {event.day}"
            notes.append(f"session {about}: left out: it has no title; give it one in the source")
        elif not (key := key or slug(event.title)) or key in result:
            reason = "another session has its id" if key else "no id can be made from that"
            notes.append(f"session {quoted(event.title)}: left out: {reason}; give it an id of its own")
        else:
            result[key] = event
    return result


def _session(key: str, event: Event, times: Facts, speakers: list[str], notes: list[str]) -> Record:
    paragraphs = dict.fromkeys(filter(None, map(texts.paragraphs, event.texts)))
    facts: dict[str, Value] = {
        "title": "TBD" if texts.is_to_be(event.title) else texts.inline(event.title),
        **times,
        "speakers": speakers[0] if len(speakers) == 1 else speakers,
        "room": "TBD" if texts.is_to_be(event.room) else texts.line(event.room),
        "track": "TBD" if texts.is_to_be(event.track) else texts.line(event.track),
        "description": texts.unless_tbd(texts.plain_block, "\n\n".join(paragraphs)),
        "links": _links(event, f"session {key}", notes),
    }
    kind = _kind(event.kind)
    facts = {fact: value for fact, value in facts.items() if value}
    return Record(key, facts, {"kind": kind} if kind else {}, event.title)


def _links(event: Event, about: str, notes: list[str]) -> dict[str, Value]:
    """Return the video and the slides, and all other links as `more`."""
    links: dict[str, Value] = {}
    more: dict[str, Value] = {}
    for label, url in event.links:
        fact = next((fact for fact, known in _LINKS if known.search(f"{label} {url}")), "more")
        address, reason = texts.address(url)
        if not address:
            notes.append(f"{about}: left out links.{fact}: {reason}")
        elif fact != "more" and fact not in links:
            links[fact] = address
        elif address not in links.values():
            name = texts.name(label) or urlsplit(address).hostname or address
            more.setdefault(address, {"label": name, "url": address})
    return {**links, "more": list(more.values())} if more else links


def _kind(text: str) -> str:
    kind = text.strip().lower()
    if kind in {known.value for known in SessionKind}:
        return kind
    words = set(re.findall(r"[a-z]+", kind))
    return next((kind for kind, known in _KINDS.items() if not words.isdisjoint(known.split())), "")


def _times(event: Event, there: ZoneInfo, here: ZoneInfo) -> tuple[date, Facts]:
    """Return the day of a session, and its start and end on the clock of the workshop.

    What begins past midnight belongs to the day that the schedule has it under, if that is the day before
    on the workshop's clock, too. The schedule's own time zone is `there`, that of the workshop `here`.
    """
    if event.start is None:
        return event.day, {}
    start = event.start if event.start.tzinfo else event.start.replace(tzinfo=there)
    local = start.astimezone(here)
    is_night = start.date() > event.day and local.date() == event.day + timedelta(days=1)
    day = event.day if is_night else local.date()
    times: dict[str, Value] = {"start": _clock(local, day)}
    if event.length:
        times["end"] = _clock((start.astimezone(UTC) + event.length).astimezone(here), day)
    return day, times


def _clock(moment: datetime, day: date) -> Unquoted:
    return Unquoted(f"{moment:%H:%M}" if moment.date() == day else f"{moment:%Y-%m-%d %H:%M}")


def _zone_of(name: str) -> ZoneInfo:
    try:
        return tzinfo(name)
    except (KeyError, ValueError, OSError) as error:
        message = f"the time zone {quoted(name)} of the schedule is not known; correct it in the source"
        raise CannotImport(message) from error
