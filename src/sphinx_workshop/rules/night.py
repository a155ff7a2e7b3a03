"""Night: nobody is asked to speak at three in the morning where they are, unless it is meant."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.event import Format
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.timeline import Timed

EVENING: Final = time(23)
"""When the night begins: what ends by then does not run into it."""
MORNING: Final = time(6)
"""When it ends."""


def check_night(workshop: Workshop, sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each person who speaks or chairs in the night, on their own clock.

    In person, everybody's clock is that of the place.

    :param sessions: all sessions of the program
    """
    if workshop.event.format is Format.IN_PERSON:
        return
    for timed in sessions:
        if not timed.dated:
            continue
        seen: set[str] = set()
        for field, keys in (("speakers", timed.session.speaker_ids), ("chairs", timed.session.chair_keys)):
            for index, key in enumerate(keys):
                person = workshop.people.get(key) or workshop.people.get(slug(key))
                if person is None or person.key in seen:
                    continue
                hour = _in_the_night(timed, person)
                if hour is not None:
                    seen.add(person.key)
                    message = (
                        f"the session {hour} for {person.name or key} ({person.timezone}, says "
                        f"{person.place.of('timezone').position}); ask whether they can, or move it"
                    )
                    yield Problem(Kind.NIGHT, timed.session.place.of(field, index).position, message)


def _in_the_night(timed: Timed, person: Person) -> str | None:
    """Return what of a session is in a person's night, with the hour there; None where nothing is."""
    if not isinstance(person.timezone, str) or timed.start is None:
        return None
    zone = tzinfo(person.timezone)
    begins = timed.start.astimezone(zone)
    if not MORNING <= begins.time() < EVENING:
        return f"begins at {begins:%H:%M}"
    if timed.span is None:
        return None
    evening = datetime.combine(begins.date(), EVENING, zone)
    ends = timed.span[1].astimezone(zone)
    # Of one zone, datetimes are compared by what the clock shows; the day after a night begins another one.
    if ends > evening:
        return f"runs until {ends:%H:%M}" if ends < evening + timedelta(days=1) else "runs through the night"
    return None
