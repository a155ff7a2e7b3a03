"""The clock of a zone, which daylight saving turns: times that it skips, and times that it shows twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.base import Tbd
    from sphinx_workshop.model.plain import Place

IN_UTC: Final = "write one of these, with `timezone: UTC`"


def on_day(clock: object, day: date | Tbd) -> datetime | None:
    """Return a time of the program as a day and a time, without a zone; None while one of them is unknown."""
    if isinstance(clock, datetime):
        return clock
    return datetime.combine(day, clock) if isinstance(clock, time) and isinstance(day, date) else None


def clock_problems(
    local: datetime, zone: str, place: Place, *, by_day: bool = False, mend: str = IN_UTC
) -> Iterator[Problem]:
    """Yield a problem if the clock of a zone skips a time, or shows it twice, with both readings.

    :param local: the time on the clock, without a zone
    :param by_day: whether the day alone matters, and not the time
    :param mend: what to do about a time that is shown twice
    """
    there = tzinfo(zone)
    first, second = sorted(local.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first == second:
        return
    skipped = first.astimezone(there).replace(tzinfo=None) != local
    if by_day and not (skipped and _skips_day(local.date(), zone)):
        return
    if skipped:
        day_or_time = (
            f"there is no {local.date()} in {zone}"
            if _skips_day(local.date(), zone)
            else f"the clock in {zone} skips {as_written(local)}"
        )
        readings = " or ".join(
            f"{as_written(one.astimezone(there).replace(tzinfo=None))} there ({_utc(one)})"
            for one in (first, second)
        )
        yield Problem(Kind.DAYLIGHT_SAVING, place.position, f"{day_or_time}; write {readings}")
    else:
        readings = f"at {_utc(first)} and at {_utc(second)}"
        message = f"the clock in {zone} shows {as_written(local)} twice, {readings}; {mend}"
        yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)


def _utc(instant: datetime) -> str:
    return f"{as_written(instant.replace(tzinfo=None))} UTC"


def _skips_day(day: date, zone: str) -> bool:
    """Return whether a zone skips a whole day, as Samoa did on 30 December 2011."""
    noon = datetime.combine(day, time(12), tzinfo(zone))
    return noon.astimezone(UTC).astimezone(tzinfo(zone)).date() != day
