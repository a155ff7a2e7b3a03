"""A schedule of frab, pretalx and their like (`schedule.json`, `schedule.xml`), read into events."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.frab_xml import as_data
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_EXPORT: Final = "export the schedule as frab JSON or XML"


class Person(NamedTuple):
    """A person of an event."""

    key: str
    """The source's own id; may be empty."""
    name: str
    bio: str = ""


class Link(NamedTuple):
    """A link of an event; the label may be empty."""

    label: str
    url: str


@dataclass(frozen=True)
class Event:
    """An event of a schedule, in the source's words; what it does not say is empty."""

    ids: tuple[str, ...]
    """The source's names for it, the most lasting first."""
    title: str
    day: date
    """The day that the source lists it under, though it may begin past midnight."""
    start: datetime | None
    """With an offset, or on the clock of the schedule."""
    length: timedelta | None
    room: str
    track: str
    kind: str
    texts: tuple[str, ...]
    """Subtitle, abstract and description."""
    people: tuple[Person, ...]
    links: tuple[Link, ...]


class Schedule(NamedTuple):
    """All events of a schedule."""

    zone: str
    """The name of its time zone; may be empty."""
    events: list[Event]


def read_schedule(path: Path) -> Schedule:
    """Return the schedule of a file, JSON or XML.

    Raises:
        CannotImport: The file is not such a schedule.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; {_EXPORT}"
        raise CannotImport(message) from error
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        data: object = as_data(content, str(path))
    else:
        try:
            data = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            message = f"{path} is neither JSON nor XML ({error}); {_EXPORT}"
            raise CannotImport(message) from error
    conference = as_mapping(as_mapping(as_mapping(data).get("schedule")).get("conference"))
    if not isinstance(conference.get("days"), list):
        message = f"{path} is not a schedule: it has no schedule.conference.days; {_EXPORT}"
        raise CannotImport(message)
    change = _length(_text(conference.get("day_change"))) or timedelta()
    days = map(as_mapping, as_list(conference.get("days")))
    events = [event for day in days for event in _events(day, change, path)]
    return Schedule(_text(conference.get("time_zone_name")), events)


def _events(day: dict[str, object], change: timedelta, path: Path) -> Iterator[Event]:
    written = _text(day.get("date"))
    try:
        on = date.fromisoformat(written[:10])
    except ValueError as error:
        given = quoted(written) if written else "a day without a date"
        message = f"{path}: {given} is not a day; write it as 2022-12-02"
        raise CannotImport(message) from error
    night = _night(_text(day.get("day_start")), _text(day.get("day_end")), change)
    for room, events in as_mapping(day.get("rooms")).items():
        yield from (_event(event, on, night, room) for event in as_list(events) if isinstance(event, dict))


def _night(start: str, end: str, change: timedelta) -> timedelta:
    """Return how long after midnight a day ends: by its own start and end, else that of the conference."""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return change
    clock = min(first.time(), last.time())
    return timedelta(hours=clock.hour, minutes=clock.minute) if last.date() > first.date() else timedelta()


def _event(event: dict[str, object], day: date, night: timedelta, room: str) -> Event:
    people = map(_person, as_list(event.get("persons")))
    links = (as_mapping(link) for kind in ("links", "attachments") for link in as_list(event.get(kind)))
    return Event(
        ids=tuple(_texts(event, "code", "id", "slug", "guid")),
        title=_text(event.get("title")),
        day=day,
        start=_start(event, day, night),
        length=_length(_text(event.get("duration"))),
        room=_text(event.get("room")) or room,
        track=_text(event.get("track")),
        kind=_text(event.get("type")),
        texts=tuple(_texts(event, "subtitle", "abstract", "description")),
        people=tuple(person for person in people if person.name),
        links=tuple(
            Link(_text(link.get("title")), url)
            for link in links
            for url in _texts(link, "url")
            if url.strip()
        ),
    )


def _person(person: object) -> Person:
    facts = person if isinstance(person, dict) else {"name": person}
    name = next(_texts(facts, "public_name", "name", "full_public_name"), "")
    return Person(next(_texts(facts, "code", "guid", "id"), ""), name.strip(), _text(facts.get("biography")))


def _texts(facts: dict[str, object], *keys: str) -> Iterator[str]:
    """Yield the texts at some keys, without the empty ones."""
    return filter(None, (_text(facts.get(key)) for key in keys))


def _start(event: dict[str, object], day: date, night: timedelta) -> datetime | None:
    """Return when an event begins: its `date`, else its `start`, on the day or in the night after it."""
    try:
        moment = datetime.fromisoformat(_text(event.get("date")))
    except ValueError:
        moment = None
    clock = _CLOCK.fullmatch(_text(event.get("start")))
    is_moment = moment is not None and (moment.tzinfo is not None or moment.time() != datetime.min.time())
    if is_moment or clock is None:
        return moment
    on = moment.date() if moment is not None else day
    after_midnight = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    if on == day and after_midnight < night:
        on += timedelta(days=1)
    return datetime(on.year, on.month, on.day) + after_midnight  # noqa: DTZ001 (the clock of the schedule)


def _length(text: str) -> timedelta | None:
    if text.isdigit():
        return timedelta(minutes=int(text))
    clock = _CLOCK.fullmatch(text)
    return timedelta(hours=int(clock[1]), minutes=int(clock[2])) if clock else None


def _text(value: object) -> str:
    """Return a text; of texts in several languages the English one, else the first."""
    if isinstance(value, dict):
        return _text(value.get("en") or next(iter(value.values()), ""))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
