"""When the next session in the room of a session starts, which is when one without an end ends."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_workshop.model.base import Tbd

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sphinx_workshop.model.program import Session

_Rooms: TypeAlias = "dict[str | None, _Sessions]"

_ALL: Final = None
"""The key of all sessions; no room has it."""
_EVERYBODY: Final = ""
"""The key of sessions without a room; no room has it, since none is blank."""


class _Sessions:
    """Some of the sessions, by their numbers in the order of the file."""

    def __init__(self) -> None:
        self.starts: list[tuple[datetime, int]] = []
        """When they start, in order; each with its number."""
        self.unknown: list[int] = []
        """The numbers of those whose start is not known, in order."""


class Following:
    """The sessions that are written beside each other, by room."""

    def __init__(self, sessions: Sequence[Session], starts: Sequence[datetime | None]) -> None:
        """Take the sessions, and the instant at which each starts, if that is known."""
        self._rooms: _Rooms = {_ALL: _Sessions()}
        self._sessions, self._starts = sessions, starts
        for number, (session, start) in enumerate(zip(sessions, starts, strict=True)):
            for key in (_ALL,) if isinstance(session.room, Tbd) else (_ALL, _key(session.room)):
                there = self._rooms.setdefault(key, _Sessions())
                if start is None:
                    there.unknown.append(number)
                else:
                    there.starts.append((start, number))
        for there in self._rooms.values():
            there.starts.sort()

    def of(self, number: int) -> int | None:
        """Return the number of the next session in the room of a session; None if that is not known.

        A session without a room is for everybody: it ends those in all rooms, and ends with the first of
        them. It is not known which is next if one without a start is written in between.
        """
        start, there = self._starts[number], self._with(number)
        if start is None:
            return None
        later = [found for one in there if (found := _first_after(one, start)) is not None]
        if not later:
            return None
        _start, following = min(later)
        low, high = sorted((number, following))
        return None if any(_has_between(one.unknown, low, high) for one in there) else following

    def _with(self, number: int) -> list[_Sessions]:
        """Return the sessions that may be in the room of one."""
        room = self._sessions[number].room
        if room is None:
            return [self._rooms[_ALL]]
        keys = [_EVERYBODY] if isinstance(room, Tbd) else [_EVERYBODY, _key(room)]
        return [self._rooms[key] for key in keys if key in self._rooms]


def _key(room: str | None) -> str:
    return _EVERYBODY if room is None else room.casefold()


def _first_after(sessions: _Sessions, start: datetime) -> tuple[datetime, int] | None:
    at = bisect_right(sessions.starts, start, key=lambda one: one[0])
    return sessions.starts[at] if at < len(sessions.starts) else None


def _has_between(numbers: list[int], low: int, high: int) -> bool:
    """Return whether one of some numbers in order lies between two others."""
    at = bisect_right(numbers, low)
    return at < len(numbers) and numbers[at] < high
