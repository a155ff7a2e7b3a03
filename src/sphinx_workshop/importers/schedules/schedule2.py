"""A schedule as one list of events with people, rooms and days beside it.

This is version 2 of the format of c3voc (`validator/json/schema2.json` of `voc/schedule` at GitHub), which
is not final there.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.importers.schedules.events import Schedule
from sphinx_workshop.importers.schedules.frab import event_of, rooms_in_words
from sphinx_workshop.importers.schedules.values import day_of, moment_of, text_of, texts_at
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sphinx_workshop.importers.schedules.events import Event


def is_schedule2(schedule: Mapping[str, object]) -> bool:
    """Return whether a schedule is one list of events that say when they are."""
    events = list(map(as_mapping, as_list(schedule.get("events"))))
    return bool(events) and any(moment_of(event.get("start")) for event in events)


def read_schedule2(schedule: Mapping[str, object], base: str) -> Schedule:
    """Return the schedule; `base` is the address of its site, if known."""
    conference = as_mapping(schedule.get("conference"))
    tracks, rooms, persons = (
        {text_of(one.get(key)): one for one in map(as_mapping, as_list(holder.get(name))) if one.get(key)}
        for holder, name, key in (
            (conference, "tracks", "slug"),
            (conference, "rooms", "guid"),
            (schedule, "persons", "guid"),
        )
    )
    days = list(map(as_mapping, as_list(conference.get("days"))))
    events: list[Event] = []
    notes = rooms_in_words(rooms.values())
    for facts in map(as_mapping, as_list(schedule.get("events"))):
        start = moment_of(facts.get("start"))
        if start is None:
            notes.append(
                f"event {quoted(text_of(facts.get('title')))}: left out: it has no time; add it in the source"
            )
            continue
        room, track = as_mapping(facts.get("room")), as_mapping(facts.get("track"))
        people = map(as_mapping, as_list(facts.get("participants") or facts.get("persons")))
        named = {
            **facts,
            "room": rooms.get(text_of(room.get("guid"))) or facts.get("room"),
            "track": tracks.get(text_of(track.get("slug"))) or facts.get("track"),
            "persons": [{**persons.get(text_of(one.get("guid")), {}), **one} for one in people],
        }
        events.append(event_of(named, _day(start, days), timedelta(), "", base))
    return Schedule(next(texts_at(conference, "time_zone_name", "timezone"), ""), events, notes)


def _day(start: datetime, days: Sequence[Mapping[str, object]]) -> date:
    """Return the day that an event belongs to: one that has begun and not ended, even past midnight."""
    for day in days:
        on, first, last = day_of(day.get("date")), moment_of(day.get("start")), moment_of(day.get("end"))
        if on and first and last and _is_before(start, last) and not _is_before(start, first):
            return on
    return start.date()


def _is_before(one: datetime, other: datetime) -> bool:
    return (one.tzinfo is None) == (other.tzinfo is None) and one < other
