"""Daylight saving: times that the clock of a zone skips, and times that it shows twice."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_workshop.model.plain import Place

IN_UTC: Final = "write one of these, with `timezone: UTC`"


def clock_problems(
    local: datetime, zone: str, place: Place, *, by_day: bool = False, fix: str = IN_UTC
) -> Iterator[Problem]:
    """Yield a problem if the clock of a zone skips a time, or shows it twice.

    Args:
        local: The time on the clock, without a zone.
        zone: The name of the zone.
        place: Where the time is written.
        by_day: Whether only the day matters, and not the time.
        fix: What to do about a time that the clock shows twice.
    """
    there = tzinfo(zone)
    first, second = sorted(local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return
    is_skipped = first.astimezone(there).replace(tzinfo=None) != local
    if by_day and not (is_skipped and _skips_day(local.date(), zone)):
        return
    if is_skipped:
        day_or_time = (
            f"there is no {local.date()} in {zone}"
            if _skips_day(local.date(), zone)
            else f"the clock in {zone} skips {as_written(local)}"
        )
        readings = " or ".join(
            f"{as_written(one.astimezone(there).replace(tzinfo=None))} there ({_utc(one)})"
            for one in (first, second)
        )
        message = f"{day_or_time}; write {readings}"
    else:
        readings = f"at {_utc(first)} and at {_utc(second)}"
        message = f"the clock in {zone} shows {as_written(local)} twice, {readings}; {fix}"
    yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)


def _utc(instant: datetime) -> str:
    return f"{as_written(instant.replace(tzinfo=None))} UTC"


def _skips_day(day: date, zone: str) -> bool:
    """Return whether a zone skips a whole day, as Samoa skipped 30 December 2011."""
    noon = datetime.combine(day, time(12), tzinfo(zone))
    return noon.astimezone(UTC).astimezone(tzinfo(zone)).date() != day
