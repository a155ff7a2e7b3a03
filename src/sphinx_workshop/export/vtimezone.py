"""Time zones of a calendar: how the clocks of a zone changed in the years of its events.

icalendar's own `Calendar.add_missing_timezones` cannot be used: it writes changes to summer time an hour late
(7.3 writes the time after the change, and RFC 5545 wants the time before it), skips changes less than two
months apart, and has no fixed order of zones.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import icalendar

from sphinx_workshop.model.times import tzinfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_STEP: Final = 24 * 60 * 60
"""In seconds; no zone changes its clocks twice in a day."""


class _Clocks(NamedTuple):
    offset: timedelta
    name: str
    summer: bool


def vtimezone(name: str, first: int, last: int) -> icalendar.Timezone:
    """Return the component of a zone (RFC 5545, section 3.6.5) for some years and the year before.

    It lists each change of the clocks, for whole years, so that it stays the same if a date moves by a month.
    """
    component = icalendar.Timezone()
    component.add("TZID", name)
    zone = tzinfo(name)
    begins = datetime(first - 1, 1, 1, tzinfo=zone).astimezone(UTC)
    ends = datetime(last + 1, 1, 2, tzinfo=UTC)
    before = _clocks(zone, begins)
    component.add_component(_observance(begins, before, before))
    for change in _changes(zone, begins, ends):
        after = _clocks(zone, change)
        component.add_component(_observance(change, before, after))
        before = after
    return component


def _observance(change: datetime, before: _Clocks, after: _Clocks) -> icalendar.Component:
    """Return the state of the clocks from a change on; its time is that of the clocks before the change."""
    component = icalendar.TimezoneDaylight() if after.summer else icalendar.TimezoneStandard()
    component.add("DTSTART", (change + before.offset).replace(tzinfo=None))
    component.add("TZOFFSETFROM", before.offset)
    component.add("TZOFFSETTO", after.offset)
    component.add("TZNAME", after.name)
    return component


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield the moments, in UTC, at which the clocks of a zone change."""

    def clocks(second: int) -> _Clocks:
        return _clocks(zone, datetime.fromtimestamp(second, UTC))

    for low in range(int(begins.timestamp()), int(ends.timestamp()), _STEP):
        before, seconds = clocks(low), range(low + 1, low + _STEP + 1)
        if before != clocks(low + _STEP):
            found = bisect_left(seconds, x=True, key=lambda second: clocks(second) != before)
            yield datetime.fromtimestamp(seconds[found], UTC)


def _clocks(zone: ZoneInfo, moment: datetime) -> _Clocks:
    local = moment.astimezone(zone)
    return _Clocks(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))
