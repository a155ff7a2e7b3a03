"""A schedule of frab, pretalx and their like (`schedule.json`, `schedule.xml`): days, rooms, events."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.importers.schedules.events import Event, Link, Person, Schedule
from sphinx_workshop.importers.schedules.values import (
    clock_of,
    day_of,
    length_of,
    links_of,
    moment_of,
    name_of,
    text_of,
    texts_at,
    with_host,
)
from sphinx_workshop.messages import listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_READ: Final = re.compile(
    r"code|id|guid|slug|title|subtitle|name|date|start|end|duration|room|track|type|language|abstract|description"
    r"|persons?|participants|links|attachments|resources|(?:origin_|feedback_|question_|qa_|recording_)?url"
    r"|video_download_url|recording|(?:recording_)?license|do_not_record|logo|image|answers|tags?|tag_ids"
    r"|attendee_signup_.*|signup_status|speakers|submission_type|(?:track|room|submission_type)_id|state"
    r"|pending_state|content_locale|slots?|slot_count|slot_type|submission|schedule|version|is_.*|created|updated"
    r"|(?:internal_)?notes|anonymised_data|assigned_reviewers|access_code|reviews|invitations|.*_score|optout"
)
"""The keys of an event that are read, and those of pretalx that are its organizers' alone."""
_MODERATES: Final = frozenset({"moderator", "host", "chair", "session chair"})


def frab_schedule(conference: Mapping[str, object], base: str, file: str) -> Schedule:
    """Return the schedule of a conference with days; `base` is the address of its site, if known.

    Raises:
        CannotImport: A day has no date.
    """
    written = text_of(conference.get("day_change"))
    change = length_of(written)
    days = list(map(as_mapping, as_list(conference.get("days"))))
    events = [event for day in days for event in _events(day, change or timedelta(), base, file)]
    notes = rooms_in_words(as_list(conference.get("rooms")))
    if written and change is None:
        notes.append(f"`day_change` is {quoted(written)}, which is no time: each day ends at midnight")
    zone = next(texts_at(conference, "time_zone_name", "timezone", "time_zone"), "")
    return Schedule(zone, events, notes)


def _events(day: Mapping[str, object], change: timedelta, base: str, file: str) -> Iterator[Event]:
    on = day_of(day.get("date"))
    if on is None:
        written = text_of(day.get("date"))
        what = f"{quoted(written)} is not a day" if written else "a day has no `date`"
        message = f"{file}: {what}; write it as 2022-12-02"
        raise CannotImport(message)
    night = _night(day.get("day_start"), day.get("day_end"), change)
    for room, events in _rooms(day.get("rooms")):
        yield from (event_of(as_mapping(event), on, night, room, base) for event in as_list(events))
    for pause in map(as_mapping, as_list(day.get("breaks"))):
        yield event_of({"type": "break", **pause}, on, night, "", base)


def _rooms(rooms: object) -> Iterator[tuple[str, object]]:
    """Yield the names of rooms and their events: a mapping, or a list of rooms with a name."""
    if isinstance(rooms, dict):
        yield from rooms.items()
    for room in map(as_mapping, as_list(rooms)):
        yield name_of(room.get("name")), room.get("events") or room.get("talks")


def _night(start: object, end: object, change: timedelta) -> timedelta:
    """Return how long after midnight a day ends: by its own start and end, else that of the conference."""
    first, last = moment_of(start), moment_of(end)
    if first is None or last is None:
        return change
    clock = min(first.time(), last.time())
    return timedelta(hours=clock.hour, minutes=clock.minute) if last.date() > first.date() else timedelta()


def event_of(facts: Mapping[str, object], day: date, night: timedelta, room: str, base: str) -> Event:
    """Return an event of a day that ends some time after midnight, in a room."""
    base = next(texts_at(facts, "url", "origin_url"), "") or base
    start = _start(facts, day, night)
    length = length_of(facts.get("duration")) or _until(start, facts.get("end"))
    written = next(texts_at(facts, "duration", "end"), "")
    unread = {"durations and ends that cannot be read": written} if written and length is None else {}
    return Event(
        ids=tuple(texts_at(facts, "code", "id", "slug", "guid")),
        title=next(texts_at(facts, "title", "name"), ""),
        day=day,
        start=start,
        length=length,
        room=name_of(facts.get("room")) or room,
        track=name_of(facts.get("track")),
        kind=name_of(facts.get("type")),
        language=text_of(facts.get("language")),
        texts=tuple(texts_at(facts, "subtitle", "abstract", "description")),
        people=tuple(people_of(as_list(facts.get("persons")), base)),
        links=(
            *links_of(facts, "links", "attachments", base=base),
            *(
                Link("Video", with_host(url, base))
                for url in texts_at(facts, "video_download_url", "recording_url")
            ),
            *(Link("Feedback", with_host(url, base)) for url in texts_at(facts, "feedback_url")),
            *(Link("Questions", with_host(url, base)) for url in texts_at(facts, "question_url", "qa_url")),
            *(Link("", url) for url in texts_at(facts, "url", "origin_url")),
        ),
        extras={**extras_of(facts), **unread},
    )


def people_of(persons: list[object], base: str) -> Iterator[Person]:
    """Yield the people of an event, also those without a name."""
    for person in persons:
        facts = person if isinstance(person, dict) else {"name": person}
        yield Person(
            key=next(texts_at(facts, "code", "guid", "id"), ""),
            name=next(texts_at(facts, "public_name", "name", "full_public_name", "display_name"), ""),
            bio=next(texts_at(facts, "biography", "description"), ""),
            links=(*links_of(facts, "links", base=base), *(Link("", url) for url in texts_at(facts, "url"))),
            affiliation=next(texts_at(facts, "affiliation", "organization", "organisation", "company"), ""),
            position=next(texts_at(facts, "position", "job_title"), ""),
            pronouns=next(texts_at(facts, "pronouns"), ""),
            picture=next(texts_at(facts, "avatar", "avatar_url", "image"), "")
            or _address(facts.get("avatar")),
            moderates=next(texts_at(facts, "role", "event_role"), "").lower() in _MODERATES,
        )


def extras_of(facts: Mapping[str, object]) -> dict[str, str]:
    """Return what an event says that data files have no place for, by what it is."""
    tags = [next(texts_at(as_mapping(tag), "tag"), "") or text_of(tag) for tag in as_list(facts.get("tags"))]
    said = {
        "licenses of recordings": next(texts_at(facts, "recording_license", "license"), ""),
        "pictures of sessions": next(texts_at(facts, "logo", "image"), "") or _address(facts.get("logo")),
        "tags": ", ".join(filter(None, tags)),
    }
    who_may_answer = [facts, *map(as_mapping, as_list(facts.get("persons")))]
    flags = {
        "not to be recorded": facts.get("do_not_record") is True,
        "sign-up": facts.get("attendee_signup_required") is True,
        "answers to the questions of the submission form": any(one.get("answers") for one in who_may_answer),
    }
    others = (key for key, value in facts.items() if value and not _READ.fullmatch(key))
    return {
        **{what: text for what, text in said.items() if text},
        **{what: "" for what, is_so in flags.items() if is_so},
        **{f"`{key}` of events": text_of(facts[key]) for key in others},
    }


def rooms_in_words(rooms: Iterable[object]) -> list[str]:
    """Return what rooms are said to be beside their names, as at most one note."""
    described = [
        name_of(room) for room in map(as_mapping, rooms) if any(texts_at(room, "capacity", "description"))
    ]
    what = "descriptions and capacities of rooms: data files have no place for that"
    return [f"{what}: {listing(filter(None, described))}"] if described else []


def _address(value: object) -> str:
    """Return the address of a picture that is given as a mapping."""
    return text_of(as_mapping(value).get("url"))


def _start(facts: Mapping[str, object], day: date, night: timedelta) -> datetime | None:
    """Return when an event begins: its `date`, else its `start`, on the day or in the night after it."""
    moment = moment_of(facts.get("date")) or moment_of(facts.get("start"))
    clock = clock_of(facts.get("start"))
    is_moment = moment is not None and (moment.tzinfo is not None or moment.time() != datetime.min.time())
    if is_moment or clock is None:
        return moment
    on = moment.date() if moment is not None else day
    if on == day and clock < night:
        on += timedelta(days=1)
    return datetime(on.year, on.month, on.day) + clock  # noqa: DTZ001 (the clock of the schedule)


def _until(start: datetime | None, end: object) -> timedelta | None:
    """Return the time from a start to an end: a moment, or a time of the day."""
    if start is None:
        return None
    until = moment_of(end)
    if until is not None and (until.tzinfo is None) == (start.tzinfo is None):
        return max(until - start, timedelta())
    clock = clock_of(end)
    if clock is None:
        return None
    return (clock - timedelta(hours=start.hour, minutes=start.minute)) % timedelta(days=1)
