"""Night: nobody has to speak at three in the morning where they are, unless they agreed to."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.event import Format
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop

EVENING: Final = time(23)
"""When the night begins: a session may end at this time."""
MORNING: Final = time(6)
"""When the night ends: a session may start at this time."""


def check_night(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each person who has a part in a session in the night, on their own clock.

    In person, everybody's clock is that of the place.
    """
    if workshop.event.format is Format.IN_PERSON:
        return
    for placed in workshop.placed_sessions:
        seen: set[str] = set()
        for written, place in placed.written.people() if placed.is_dated else ():
            key = workshop.person_key(written)
            person = workshop.people.get(key) or workshop.hidden.get(key)
            if person is None or key in workshop.declined or key in seen:
                continue
            if hour := _in_the_night(placed, person):
                seen.add(key)
                message = (
                    f"{session_name(placed.written)} {hour} for {person.name or written} ({person.timezone}, "
                    f"says {person.place.of('timezone').position}); ask whether they can, or move it"
                )
                yield Problem(Kind.NIGHT, place.position, message)


def _in_the_night(placed: PlacedSession, person: Person) -> str | None:
    """Return which part of a session is in a person's night, with the time there; None if none is."""
    if not isinstance(person.timezone, str) or placed.start_instant is None:
        return None
    zone = tzinfo(person.timezone)
    start = placed.start_instant.astimezone(zone)
    if not MORNING <= start.time() < EVENING:
        return f"begins at {start:%H:%M}"
    if placed.interval is None:
        return None
    evening = datetime.combine(start.date(), EVENING, zone)
    end = placed.interval[1].astimezone(zone)
    # Times of one zone are compared as its clock shows them.
    if end > evening:
        return f"runs until {end:%H:%M}" if end < evening + timedelta(days=1) else "runs through the night"
    return None
