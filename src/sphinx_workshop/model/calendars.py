"""The calendars of a workshop: one of everything, and parts of it: the important dates, a track, a room."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.base import known
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.tracks import tracks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop

WHOLE: Final = "calendar.ics"
"""The file of the calendar of everything."""
DEADLINES: Final = "deadlines"
"""The value of `Scope.only` that leaves the important dates alone."""

_LONGEST_NAME: Final = 80
"""How many characters of a track or a room a file is named by: a name on disk has at most 255 bytes."""


class Scope(NamedTuple):
    """What a calendar has of a workshop; without any limit, everything that has a date."""

    only: str = ""
    """`deadlines` for the important dates alone; empty for the sessions, too."""
    track: str = ""
    """A track of the call or of the program, by its id or its name, in any case."""
    room: str = ""
    """A room, by its name in any case."""

    @property
    def has_event(self) -> bool:
        """Whether the days of the event are in it."""
        return self == Scope()

    def milestones(self, workshop: Workshop) -> list[Milestone]:
        """Return the milestones in it that have a day; those for all tracks are among those of a track."""
        dated = [one for one in workshop.all_milestones if one.moment is not None]
        if not self.track or self.room:
            return [] if self.room else dated
        call = known(workshop.call)
        track = call.track(self.track) if call is not None else None
        return [one for one in dated if track is not None and one.is_for(track.key)]

    def sessions(self, workshop: Workshop) -> list[PlacedSession]:
        """Return the sessions in it that calendars can show; one without a room is in no room."""
        if self.only:
            return []
        track, room = track_key(self.track, workshop), self.room.casefold()
        return [
            one
            for one in workshop.session_keys
            if one.local_start is not None
            and (not track or track_key(one.track or "", workshop) == track)
            and (not room or (one.room or "").casefold() == room)
        ]


class Calendar(NamedTuple):
    """A calendar of a site."""

    file: str
    """Its file, relative to the root of the site."""
    name: str
    """The name of its track or room; else empty."""
    scope: Scope


def calendars_of(workshop: Workshop) -> tuple[Calendar, ...]:
    """Return the calendars of a site, that of everything first; none if nothing has a date.

    The important dates have one from the first on, so that who follows it gets no sessions later. A track or
    a room has one if it is not the only one.
    """
    if not workshop.is_dated:
        return ()
    tracks = [(key, name, Scope(track=key)) for key, name in tracks_in(workshop).items()]
    rooms = [(name, name, Scope(room=name)) for name in rooms_in(workshop)]
    parts = [
        Calendar(f"calendar/{DEADLINES}.ics", "", Scope(only=DEADLINES)),
        *(_named("track", tracks) if len(tracks) > 1 else []),
        *(_named("room", rooms) if len(rooms) > 1 else []),
    ]
    there = [one for one in parts if one.scope.milestones(workshop) or one.scope.sessions(workshop)]
    return (Calendar(WHOLE, "", Scope()), *there)


def tracks_in(workshop: Workshop) -> dict[str, str]:
    """Return the names of the tracks by their keys: those of the call, then others of the program."""
    names = {track.key: track.name for track in tracks_of(workshop)}
    for placed in workshop.placed_sessions:
        if placed.track is not None:
            names.setdefault(track_key(placed.track, workshop), placed.track)
    return names


def rooms_in(workshop: Workshop) -> tuple[str, ...]:
    """Return the names of the rooms of the program, in its order."""
    names: dict[str, str] = {}
    for placed in workshop.placed_sessions:
        if placed.room is not None:
            names.setdefault(placed.room.casefold(), placed.room)
    return tuple(names.values())


def track_key(written: str, workshop: Workshop) -> str:
    """Return what tells tracks apart: the id if it is one of the call, else its name in lower case."""
    call = known(workshop.call)
    track = call.track(written) if call is not None else None
    return track.key if track is not None else written.casefold()


def _named(kind: str, parts: Iterable[tuple[str, str, Scope]]) -> Iterator[Calendar]:
    """Yield the calendars of one kind, each with a file name that no other has.

    A name without Latin letters, with those of another, or too long for a file, has a digest of it.
    """
    taken: set[str] = set()
    for key, name, scope in parts:
        short = slug(key)
        if not short or short in taken or len(short) > _LONGEST_NAME:
            start = short[:_LONGEST_NAME].strip("-")
            short = "-".join(filter(None, [start, blake2b(key.encode(), digest_size=4).hexdigest()]))
        taken.add(short)
        yield Calendar(f"calendar/{kind}-{short}.ics", name, scope)
