"""The events of a schedule: the sessions with a known start and title, by day and room."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.timetable import (
    chairs_of,
    links_of,
    moderators_of,
    own_title_of,
    papers_of,
    talks_of,
)
from sphinx_workshop.model import titles
from sphinx_workshop.model.base import known
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.times import AOE, tzinfo
from sphinx_workshop.model.uids import guid_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_workshop.export.addresses import Addresses
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop

GENERATOR: Final = "sphinx-workshop"
SLOT: Final = "00:05"
"""What lengths are a multiple of, for programs that draw a grid."""
_SHORTEST_ACRONYM: Final = 4


class Who(NamedTuple):
    """A person of an event."""

    guid: str
    number: int
    name: str
    person: Person
    moderates: bool = False


@dataclass(frozen=True, kw_only=True)
class Event:
    """A session as schedules have it; a text that is not there is empty."""

    guid: str
    number: int
    slug: str
    start: datetime
    """With the offset of the zone of the workshop."""
    length: timedelta
    """Zero, if the end is not known."""
    room: str
    title: str
    subtitle: str
    kind: str
    track: str
    language: str
    abstract: str
    description: str
    speakers: Sequence[Who]
    moderators: Sequence[Who]
    """Those who have an entry in the data, and do not speak; the description names all."""
    links: Sequence[tuple[str, str]]
    url: str
    """The place on the site, else the site; empty if neither has a known address."""

    @property
    def end(self) -> datetime:
        """When it ends; when it starts, if the end is not known."""
        utc = self.start.astimezone(tzinfo("UTC")) + self.length
        return utc.astimezone(self.start.tzinfo)

    @property
    def duration(self) -> str:
        """How long it lasts, in hours and minutes."""
        minutes = int(self.length.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"


@dataclass(frozen=True)
class Day:
    """A day with events."""

    date: date
    rooms: Mapping[str, list[Event]] = field(default_factory=lambda: defaultdict(list))

    @property
    def events(self) -> list[Event]:
        """The events in all rooms."""
        return [event for events in self.rooms.values() for event in events]

    @property
    def start(self) -> datetime:
        """When its first event starts."""
        return min(event.start for event in self.events)

    @property
    def end(self) -> datetime:
        """When its last event ends; it may be after midnight."""
        return max(event.end for event in self.events)


def days_of(workshop: Workshop, addresses: Addresses) -> list[Day]:
    """Return the days of a schedule, in order, each with its rooms in the order in which they are used.

    Raises:
        Refused: No session has a known start and a title.
    """
    days: dict[date, Day] = {}
    numbers: set[int] = set()
    for placed in sorted(_scheduled(workshop), key=lambda one: one.sort_key):
        if isinstance(placed.day, date) and placed.local_start is not None:
            start = placed.local_start.replace(tzinfo=tzinfo(workshop.event.timezone))
            event = _event(placed, start, workshop, addresses, numbers)
            numbers.add(event.number)
            days.setdefault(placed.day, Day(placed.day)).rooms[event.room].append(event)
    if not days:
        message = "a schedule needs a session with a day, a start and a title; add them to program.yml"
        raise Refused(message)
    return [days[on] for on in sorted(days)]


def has_schedule(workshop: Workshop) -> bool:
    """Return whether there is a session for a schedule."""
    return any(True for _ in _scheduled(workshop))


def left_out(workshop: Workshop) -> Iterator[str]:
    """Yield a sentence about the sessions that no schedule can have yet."""
    count = len(workshop.placed_sessions) - sum(1 for _ in _scheduled(workshop))
    if count:
        sessions = "1 session has" if count == 1 else f"{count} sessions have"
        yield f"{sessions} no day, start or title yet, and no schedule can have that"


def acronym_of(workshop: Workshop) -> str:
    """Return the acronym of the workshop as both schemas allow it: `ewe_2022`, four characters or more."""
    name = slug(workshop.event.title).replace("-", "_")
    return name if len(name) >= _SHORTEST_ACRONYM else "_".join(filter(None, [name, "workshop"]))


def zone_of(workshop: Workshop) -> str:
    """Return the IANA name of the zone of the event."""
    zone = workshop.event.timezone
    return "Etc/GMT+12" if zone == AOE else zone


def guid_of_room(workshop: Workshop, room: str) -> str:
    """Return the permanent id of a room."""
    return str(guid_of(workshop.event, f"room-{room}"))


def _scheduled(workshop: Workshop) -> Iterator[PlacedSession]:
    """Yield the sessions that a schedule can have."""
    for placed in workshop.placed_sessions:
        if placed.local_start is not None and placed.is_dated and own_title_of(placed.session, workshop):
            yield placed


def _event(
    placed: PlacedSession, start: datetime, workshop: Workshop, addresses: Addresses, taken: set[int]
) -> Event:
    session, key = placed.session, workshop.session_keys[placed]
    guid = guid_of(workshop.event, key)
    talk, subtitle = titles.talk_in(session, workshop), titles.talk_title_of(session, workshop)
    text = known(session.description) if session.description is not None else talk and known(talk.abstract)
    moderators = [key for key in session.moderator_keys if key not in session.speaker_ids]
    return Event(
        guid=str(guid),
        number=number_of(guid, taken),
        slug=f"{acronym_of(workshop)}-{slug(key.removeprefix('session-'))}",
        start=start,
        length=placed.interval[1] - placed.interval[0] if placed.interval else timedelta(),
        room=_room(placed, workshop),
        title=own_title_of(placed.session, workshop),
        subtitle=plain_text(subtitle.text) if subtitle else "",
        kind=known(session.label) or session.inferred_kind.value,
        track=placed.track or "",
        language=known(session.language) or "",
        abstract=text or "",
        description="\n\n".join(_more(placed, workshop)),
        speakers=list(_people(session.speaker_ids, workshop)),
        moderators=[who._replace(moderates=True) for who in _people(moderators, workshop)],
        links=links_of(session, workshop),
        url=addresses.of("session", placed.key) or addresses.base,
    )


def _room(placed: PlacedSession, workshop: Workshop) -> str:
    """Return the room of a session; without one, the place that everybody is in."""
    venue = known(workshop.event.venue)
    place = (known(venue.room), known(venue.name)) if venue is not None else ()
    return next(filter(None, (placed.room, *place)), "Main room")


def _people(written: Sequence[str], workshop: Workshop) -> Iterator[Who]:
    for key in dict.fromkeys(map(workshop.person_key, written)):
        if (person := workshop.people.get(key)) is not None:
            guid = guid_of(workshop.event, f"person-{key}")
            yield Who(str(guid), number_of(guid, set()), person.name or key, person)


def _more(placed: PlacedSession, workshop: Workshop) -> Iterator[str]:
    """Yield what schedules have no place for: who chairs and moderates, talks of several, papers."""
    session = placed.session
    for what, names in (
        ("Chair", chairs_of(session, workshop)),
        ("Moderator", moderators_of(session, workshop)),
    ):
        if names:
            yield f"{what}{'s' * (len(names) > 1)}: {', '.join(names)}"
    if talks := talks_of(session, workshop):
        yield "\n".join(["Talks:", "", *talks])
    if papers := papers_of(session, workshop):
        yield "\n".join(["Papers:", "", *(f"- {title}" for title in papers)])
