"""A schedule of frab, pretalx and their like (`schedule.json`, `schedule.xml`), read into events."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.found import CannotImport
from sphinx_workshop.importers.frab_xml import as_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLOCK: Final = re.compile(r"(\d{1,3}):(\d{2})(?::\d{2})?")
_EXPORT: Final = "export the schedule as frab JSON or XML"


@dataclass(frozen=True)
class Speaking:
    """A person of an event."""

    key: str
    """What the source names the person by."""
    name: str
    bio: str = ""


@dataclass(frozen=True)
class Occasion:
    """An event of a schedule, its texts as the source words them."""

    ids: tuple[str, ...]
    """What the source names it by, the most lasting first."""
    title: str
    day: date
    """The day that the source lists it under, though it may begin past midnight."""
    start: datetime | None
    """With an offset, or on the clock of the schedule."""
    length: timedelta | None
    room: str = ""
    track: str = ""
    kind: str = ""
    texts: tuple[str, ...] = ()
    """Subtitle, abstract and description."""
    people: tuple[Speaking, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Labels and addresses."""


@dataclass(frozen=True)
class Schedule:
    """All events of a schedule."""

    zone: str
    """The name of its time zone, if it says so."""
    occasions: list[Occasion] = field(default_factory=list)


def read_schedule(path: Path) -> Schedule:
    """Return the schedule of a file, JSON or XML.

    :raises CannotImport: for a file that is no such schedule
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
    conference = _entry(_entry(_entry(data).get("schedule")).get("conference"))
    days = conference.get("days")
    if not isinstance(days, list):
        message = f"{path} is no schedule: it has no schedule.conference.days; {_EXPORT}"
        raise CannotImport(message)
    zone = _text(conference.get("time_zone_name"))
    change = _length(_text(conference.get("day_change"))) or timedelta()
    return Schedule(zone, [one for day in days for one in _occasions(_entry(day), change, str(path))])


def _occasions(day: dict[str, object], change: timedelta, file: str) -> Iterator[Occasion]:
    written = _text(day.get("date"))
    try:
        on = date.fromisoformat(written[:10])
    except ValueError as error:
        message = f"{file}: {written or 'a day without a date'!r} is no day; write it as 2022-12-02"
        raise CannotImport(message) from error
    change = _change(_text(day.get("day_start")), _text(day.get("day_end")), change)
    for room, events in _entry(day.get("rooms")).items():
        for event in events if isinstance(events, list) else []:
            if isinstance(event, dict):
                yield _occasion(event, on, change, room)


def _change(start: str, end: str, given: timedelta) -> timedelta:
    """Return how long after midnight the night of a day lasts: by its start and end, else as given."""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return given
    clock = min(first.time(), last.time())
    return timedelta(hours=clock.hour, minutes=clock.minute) if last.date() > first.date() else timedelta()


def _occasion(event: dict[str, object], day: date, change: timedelta, room: str) -> Occasion:
    people = [_person(person) for person in _list(event.get("persons"))]
    links = [
        (_text(link.get("title")), _text(link.get("url")))
        for kind in ("links", "attachments")
        for link in map(_entry, _list(event.get(kind)))
        if _text(link.get("url")).strip()
    ]
    return Occasion(
        ids=tuple(filter(None, (_text(event.get(key)) for key in ("code", "id", "slug", "guid")))),
        title=_text(event.get("title")),
        day=day,
        start=_start(event, day, change),
        length=_length(_text(event.get("duration"))),
        room=_text(event.get("room")) or room,
        track=_text(event.get("track")),
        kind=_text(event.get("type")),
        texts=tuple(_text(event.get(key)) for key in ("subtitle", "abstract", "description")),
        people=tuple(person for person in people if person.name),
        links=tuple(links),
    )


def _person(person: object) -> Speaking:
    facts = person if isinstance(person, dict) else {"name": person}
    given = next(
        (name for key in ("public_name", "name", "full_public_name") if (name := _text(facts.get(key)))), ""
    )
    key = next((name for key in ("code", "guid", "id") if (name := _text(facts.get(key)))), "")
    return Speaking(key, given.strip(), _text(facts.get("biography")))


def _start(event: dict[str, object], day: date, change: timedelta) -> datetime | None:
    """Return when an event begins: `date`, else `start` on its day.

    :param change: how long after midnight the night lasts; an earlier `start` is that of the next date
    """
    try:
        moment = datetime.fromisoformat(_text(event.get("date")))
    except ValueError:
        moment = None
    clock = _CLOCK.fullmatch(_text(event.get("start")))
    if moment is not None and (
        moment.tzinfo is not None or moment.time() != datetime.min.time() or not clock
    ):
        return moment
    if clock is None:
        return None
    on = moment.date() if moment is not None else day
    after_midnight = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    if on == day and after_midnight < change:
        on += timedelta(days=1)
    return datetime(on.year, on.month, on.day) + after_midnight  # noqa: DTZ001 (the clock of the schedule)


def _length(text: str) -> timedelta | None:
    if text.isdigit():
        return timedelta(minutes=int(text))
    clock = _CLOCK.fullmatch(text)
    return timedelta(hours=int(clock[1]), minutes=int(clock[2])) if clock else None


def _entry(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a text; of texts in several languages the English one, else the first."""
    if isinstance(value, dict):
        return _text(value.get("en") or next(iter(value.values()), ""))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
