"""The times of sessions in a row: an hour without AM or PM comes after the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.dates.clocks import Clock, clocks_in
from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.jekyll.entries import Entry
    from sphinx_workshop.importers.jekyll.leaves import Leaf

_NOON: Final = 12
_FILE: Final = "program.yml"


@dataclass
class Times:
    """When a session begins and ends, as far as it is said."""

    start: Clock | None = None
    end: Clock | None = None


def times_of(entries: Sequence[Entry], notes: list[str]) -> list[Times]:
    """Return the times of sessions of a list, and note those that are read as being after noon."""
    times = [_times(entry) for entry in entries]
    has_halves = any(clock.half for one in times for clock in (one.start, one.end) if clock)
    if not has_halves:
        _after_noon(times, notes)
    for one in times:
        if one.start and one.end and one.end.minutes <= one.start.minutes:
            one.end = None if one.end.minutes == one.start.minutes else one.end
    return times


def _times(entry: Entry) -> Times:
    both, start, end = entry.leaf("time"), entry.leaf("start"), entry.leaf("end")
    times = Times()
    if start is not None:
        times = Times(*_read(start))
    elif both is not None:
        times = Times(*_read(both))
    if end is not None and times.end is None:
        times.end = _read(end)[0]
    return times


def _read(leaf: Leaf) -> tuple[Clock | None, Clock | None]:
    found = clocks_in(leaf.text)
    if found[0] is not None:
        leaf.came(_FILE)
    else:
        leaf.stays(reasons.TO_COME if plain.is_to_be(leaf.text) else reasons.NO_TIME)
    return found


def _after_noon(times: Sequence[Times], notes: list[str]) -> None:
    """Read 1:15 after 12:30 as 13:15, if all times are in order then."""
    starts = [one.start.minutes for one in times if one.start]
    if starts == sorted(starts) and all(
        one.end is None or one.start is None or one.end.minutes >= one.start.minutes for one in times
    ):
        return
    fixed: list[Times] = []
    last = 0
    for one in times:
        start = _not_before(one.start, last)
        end = _not_before(one.end, start.minutes if start else last)
        fixed.append(Times(start, end))
        last = max(last, start.minutes if start else 0)
    orders = [one.start.minutes for one in fixed if one.start]
    if orders != sorted(orders):
        return
    changed = [
        str(new.start) for old, new in zip(times, fixed, strict=True) if new.start and new.start != old.start
    ]
    for old, new in zip(times, fixed, strict=True):
        old.start, old.end = new.start, new.end
    if changed:
        notes.append(f"times without AM and PM, read as being after noon: {', '.join(changed)}; check them")


def _not_before(clock: Clock | None, minutes: int) -> Clock | None:
    if clock is None or clock.minutes >= minutes or clock.half or not 0 < clock.hour < _NOON:
        return clock
    return clock._replace(half="p")
