"""What a schedule says, whichever format it is in: events with their people and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta


class Link(NamedTuple):
    """A link; the label may be empty."""

    label: str
    url: str


class Person(NamedTuple):
    """A person of an event; what the source does not say is empty."""

    key: str
    """The source's own id."""
    name: str
    bio: str = ""
    links: tuple[Link, ...] = ()
    picture: str = ""
    """Where a picture is."""
    affiliation: str = ""
    position: str = ""
    pronouns: str = ""
    moderates: bool = False
    """Whether the person moderates or hosts the event instead of speaking."""


@dataclass(frozen=True)
class Event:
    """An event of a schedule, in the source's words; what it does not say is empty."""

    ids: tuple[str, ...]
    """The source's names for it, the most lasting first."""
    title: str
    day: date
    """The day that the source lists it under, though it may begin past midnight."""
    start: datetime | None = None
    """With an offset, or on the clock of the schedule."""
    length: timedelta | None = None
    """None if the source gives no end."""
    room: str = ""
    track: str = ""
    kind: str = ""
    language: str = ""
    texts: tuple[str, ...] = ()
    """Subtitle, abstract and description."""
    people: tuple[Person, ...] = ()
    links: tuple[Link, ...] = ()
    extras: dict[str, str] = field(default_factory=dict)
    """What data files have no place for, by what it is."""


@dataclass(frozen=True)
class Schedule:
    """All events of a schedule."""

    zone: str
    """The name of its time zone; may be empty."""
    events: list[Event]
    notes: list[str] = field(default_factory=list)
    """What the source has and the events do not say."""
