"""Time zones of a calendar: what the clocks of a place did in the years that a reader needs.

icalendar's own `Calendar.add_missing_timezones` is not used: it puts a change to summer time an hour late
(7.3 writes the time after the change where RFC 5545 has the time before it), passes over changes less than
two months apart, and orders zones by chance.
"""

from __future__ import annotations

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
    """How the clocks of a zone stand."""

    offset: timedelta
    name: str
    summer: bool


def vtimezone(name: str, first: int, last: int) -> icalendar.Timezone:
    """Return the component of a zone (RFC 5545, section 3.6.5) that holds in some years and the one before.

    Each change of the clocks is written by itself; by years, so that a date moved by a month leaves the zone
    as it is.

    :param name: a name of the IANA time zone database
    :param first: the first year of a date of the calendar
    :param last: the last one
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
    """Return how the clocks stand from a moment on, which is given as the clocks showed it before."""
    component = icalendar.TimezoneDaylight() if after.summer else icalendar.TimezoneStandard()
    component.add("DTSTART", (change + before.offset).replace(tzinfo=None))
    component.add("TZOFFSETFROM", before.offset)
    component.add("TZOFFSETTO", after.offset)
    component.add("TZNAME", after.name)
    return component


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """Yield the moments, in UTC, from which on the clocks of a zone stand otherwise than before."""
    low, last = int(begins.timestamp()), int(ends.timestamp())
    while low < last:
        high = low + _STEP
        if _at(zone, low) != _at(zone, high):
            yield datetime.fromtimestamp(_change(zone, low, high), UTC)
        low = high


def _change(zone: ZoneInfo, low: int, high: int) -> int:
    """Return the second of the change between two moments."""
    while high - low > 1:
        middle = (low + high) // 2
        if _at(zone, middle) == _at(zone, low):
            low = middle
        else:
            high = middle
    return high


def _at(zone: ZoneInfo, second: int) -> _Clocks:
    return _clocks(zone, datetime.fromtimestamp(second, UTC))


def _clocks(zone: ZoneInfo, moment: datetime) -> _Clocks:
    local = moment.astimezone(zone)
    return _Clocks(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))
