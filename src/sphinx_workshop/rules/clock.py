"""Daylight saving: times that the clock of a zone skips, and times that it shows twice."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.milestones import as_written
from sphinx_workshop.model.times import in_utc, on_clock
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    instants = sorted(in_utc(local.replace(fold=fold), zone) for fold in (0, 1))
    if instants[0] == instants[1]:
        return
    utc = [f"{as_written(one.replace(tzinfo=None))} UTC" for one in instants]
    shown = [on_clock(one, zone) for one in instants]
    is_skipped, day = shown[0] != local, local.date()
    # a zone may skip a whole day, as Samoa skipped 30 December 2011
    noon = datetime.combine(day, time(12))
    skips_day = on_clock(in_utc(noon, zone), zone).date() != day
    if by_day and not (is_skipped and skips_day):
        return
    message = f"the clock in {zone} shows {as_written(local)} twice, at {utc[0]} and at {utc[1]}; {fix}"
    if is_skipped:
        clock = f"the clock in {zone} skips {as_written(local)}"
        skipped = f"there is no {day} in {zone}" if skips_day else clock
        readings = (f"{as_written(one)} there ({instant})" for one, instant in zip(shown, utc, strict=True))
        message = f"{skipped}; write {' or '.join(readings)}"
    yield Problem(Kind.DAYLIGHT_SAVING, place.position, message)
