"""Placed sessions: each with its day, and with what it inherits from the session around it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.following import Following
from sphinx_workshop.model.program import on_day
from sphinx_workshop.model.times import in_utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.problems import Position

Clock: TypeAlias = "time | datetime | Tbd | None"
"""A time as the program gives it: of its day, or with a day of its own; to be announced, or absent."""
Interval: TypeAlias = "tuple[datetime, datetime]"
"""A start and a later end."""

FIRST_UNKNOWN_DAY: Final = date(1800, 1, 1)
"""Stands for the first day that is TBD, so that its sessions can be compared; no data has that year."""


@dataclass(frozen=True, kw_only=True, eq=False, slots=True)
class PlacedSession:
    """A session with its day, and with what it inherits from the session around it.

    A session inherits the start, the end and the room that it does not give. A time that is TBD counts as
    given. A session that starts before the session around it, or ends after it, has a mistake in that time,
    and does not inherit the other one: else it would clash with everything before or after. A session with a
    start of its own and without an end lasts until the next session in its room.
    """

    session: Session
    """The session as readers see it, without people who are hidden from them."""
    written: Session
    """The session as the file has it."""
    number: int
    """How many sessions are written before it."""
    day: date | Tbd
    """The day of the program."""
    zone: str
    """The time zone of the workshop."""
    around: PlacedSession | None
    """The session around it."""
    inside: list[PlacedSession] = field(default_factory=list)
    """The sessions inside it."""
    start: Clock
    """When it starts: its own start, else the inherited one."""
    end: Clock
    """When it ends, likewise."""
    start_instant: datetime | None
    """When it starts, in UTC; None if that is not known. A day that is TBD counts as a day in 1800."""
    end_instant: datetime | None
    """When it ends, likewise."""
    lasts_until_next: bool = False
    """Whether its end is not written: it is the start of the next session in its room."""
    is_tentative: bool = False
    """Whether the program of its day may still change."""

    @property
    def key(self) -> str:
        """What links to the session name it by: its id, else the anchor that is made for it."""
        return self.session.id or self.anchor

    @property
    def anchor(self) -> str:
        """The permanent address of the session on its page."""
        return self.session.anchor(self.day)

    @property
    def position(self) -> Position:
        """Where its start is written, else the session."""
        return self.written.place.of("start").position

    @property
    def chain(self) -> Iterator[PlacedSession]:
        """The session itself, and those around it from the inside out."""
        one: PlacedSession | None = self
        while one is not None:
            yield one
            one = one.around

    def with_inside(self) -> Iterator[PlacedSession]:
        """Yield the session itself, and those inside it in the order of the file."""
        yield self
        for inner in self.inside:
            yield from inner.with_inside()

    @property
    def room(self) -> str | None:
        """The nearest room that is known: its own, else that of a session around it."""
        return next((one.session.room for one in self.chain if isinstance(one.session.room, str)), None)

    @property
    def track(self) -> str | None:
        """The nearest track of the program that is known, likewise."""
        return next((one.session.track for one in self.chain if isinstance(one.session.track, str)), None)

    @property
    def is_dated(self) -> bool:
        """Whether its day is known."""
        return not isinstance(self.day, Tbd)

    @property
    def ends_before_start(self) -> bool:
        """Whether its end is known not to be after its start, which is a mistake."""
        return self.start_instant is not None and self.end_instant is not None and self.interval is None

    @property
    def interval(self) -> Interval | None:
        """When it takes place, in UTC; None if that is not known, or is a mistake."""
        start, end = self.start_instant, self.end_instant
        return None if start is None or end is None or end <= start else (start, end)

    @property
    def local_interval(self) -> Interval | None:
        """Its start and end on the clock of the workshop, without a zone; None if one is not known."""
        start, end = on_day(self.start, self.day), on_day(self.end, self.day)
        return None if start is None or end is None else (start, end)

    @property
    def local_start(self) -> datetime | None:
        """Its start on the clock of the workshop, without a zone, if calendars can show it.

        It is None if the start is not known or the end is to be announced, and for a start that is a mistake:
        outside the session around it.
        """
        is_misplaced = self.end is None and self.around is not None and self.around.end is not None
        return None if is_misplaced or isinstance(self.end, Tbd) else on_day(self.start, self.day)

    @property
    def local(self) -> datetime | None:
        """Its start on the clock of the workshop; noon, if only its day is known; None without a day."""
        return on_day(self.start, self.day) or on_day(time(12), self.day)

    @property
    def sort_key(self) -> datetime:
        """Its start on the clock of the workshop; what is not known comes last."""
        last_day = date.max if isinstance(self.day, Tbd) else self.day
        last = datetime.combine(last_day, self.start if isinstance(self.start, time) else time.max)
        return on_day(self.start, self.day) or last


def place_sessions(
    days: Iterable[ProgramDay], zone: str, hides: Callable[[str, str], bool]
) -> tuple[tuple[PlacedSession, ...], ...]:
    """Return the outermost sessions of each day, without hidden people; those within are `inside`."""
    numbers = count()

    def place(
        written: Session, following: Clock, day: ProgramDay, stand_in: date, around: PlacedSession | None
    ) -> PlacedSession:
        start, end = written.start, written.end
        start_instant, end_instant, next_instant = (
            _instant(clock, day.date, stand_in, zone) for clock in (start, end, following)
        )
        if around is not None and start is None and not _is_after(end_instant, around.end_instant):
            start, start_instant = around.start, around.start_instant
        lasts_until_next = False
        if end is None and not (around is not None and _is_after(around.start_instant, start_instant)):
            is_over = around is not None and _is_after(next_instant, around.end_instant)
            lasts_until_next = next_instant is not None and not is_over
            if lasts_until_next:
                end, end_instant = following, next_instant
            elif around is not None:
                end, end_instant = around.end, around.end_instant
        placed = PlacedSession(
            session=written.without(hides),
            written=written,
            number=next(numbers),
            day=day.date,
            zone=zone,
            around=around,
            start=start,
            end=end,
            start_instant=start_instant,
            end_instant=end_instant,
            lasts_until_next=lasts_until_next,
            is_tentative=day.tentative,
        )
        placed.inside.extend(place_all(written.sessions, day, stand_in, placed))
        return placed

    def place_all(
        sessions: tuple[Session, ...], day: ProgramDay, stand_in: date, around: PlacedSession | None
    ) -> Iterator[PlacedSession]:
        starts = [_instant(session.start, day.date, stand_in, zone) for session in sessions]
        next_in_room = Following(sessions, starts)
        for index, session in enumerate(sessions):
            following = next_in_room.of(index) if session.end is None else None
            clock = None if following is None else sessions[following].start
            yield place(session, clock, day, stand_in, around)

    return tuple(
        tuple(place_all(items(day.sessions), day, FIRST_UNKNOWN_DAY + index * timedelta(days=2), None))
        for index, day in enumerate(days)
    )


def permanent_keys(sessions: Iterable[PlacedSession]) -> dict[PlacedSession, str]:
    """Return a key for each session, unique in the workshop: its anchor, with a number from the second on.

    Sessions that calendars can show are numbered first, so that one without a time changes no other's key.
    """
    numbers: Counter[str] = Counter()
    keys = {}
    for placed in sorted(sessions, key=lambda one: one.local_start is None):
        numbers[placed.anchor] += 1
        number = numbers[placed.anchor]
        keys[placed] = placed.anchor if number == 1 else f"{placed.anchor}.{number}"
    return keys


def _instant(clock: Clock, day: date | Tbd, stand_in: date, zone: str) -> datetime | None:
    if isinstance(clock, datetime) and isinstance(day, Tbd):
        return None  # it is not known how far a day is from one that is TBD
    local = on_day(clock, stand_in if isinstance(day, Tbd) else day)
    return None if local is None else in_utc(local, zone)


def _is_after(first: datetime | None, second: datetime | None) -> bool:
    """Return whether a time is after another, if both are known."""
    return first is not None and second is not None and first > second
