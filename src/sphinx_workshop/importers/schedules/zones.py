"""The time zone of a schedule, and how it meets that of the workshop.

Times are written on the clock of the workshop. Where workshop.yml has no `timezone`, it gets that of the
schedule; where the schedule names none, nobody can tell, and the import asks for it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.times import Zone, tzinfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from sphinx_workshop.importers.schedules.events import Event, Schedule
    from sphinx_workshop.model.event import Event as WorkshopEvent

_ZONE: Final[TypeAdapter[str]] = TypeAdapter(Zone)
_USUAL: Final = (
    *("Europe/London", "Europe/Berlin", "Europe/Helsinki", "America/New_York", "America/Chicago"),
    *("America/Denver", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Ho_Chi_Minh"),
    *("Asia/Shanghai", "Asia/Tokyo", "Australia/Sydney", "UTC"),
)
"""Zones to name as examples."""


class Clocks(NamedTuple):
    """The clocks of an import."""

    there: ZoneInfo
    """That of the schedule, for times without an offset."""
    here: ZoneInfo
    """That of the workshop."""
    to_write: str = ""
    """The zone that workshop.yml gets; empty if it has one."""

    def local(self, event: Event) -> datetime | None:
        """Return when an event begins, on the clock of the workshop, with its offset."""
        if event.start is None:
            return None
        start = event.start if event.start.tzinfo else event.start.replace(tzinfo=self.there)
        return start.astimezone(self.here)


def clocks_of(schedule: Schedule, workshop: WorkshopEvent, notes: list[str]) -> Clocks:
    """Return the clocks for a schedule; note where times are converted, or a zone is not as the times say.

    Raises:
        CannotImport: Nobody can tell in which zone the times are.
    """
    given = workshop.timezone if "timezone" in workshop.model_fields_set else ""
    starts = [event.start for event in schedule.events if event.start is not None]
    with_offset = [start for start in starts if start.tzinfo is not None]
    name = _known(schedule.zone) if schedule.zone else ""
    if schedule.zone and not name and (len(with_offset) < len(starts) or not given):
        fix = (
            "correct it in the source, or add `timezone:` to workshop.yml"
            if not given
            else "correct it in the source"
        )
        message = f"the time zone {quoted(schedule.zone)} of the schedule is not known; {fix}"
        raise CannotImport(message)
    is_as_offsets = bool(name) and _fits(name, with_offset)
    offsets = listing(sorted({f"{start:%z}"[:3] + ":" + f"{start:%z}"[3:5] for start in with_offset}))
    if not given:
        if not name or not is_as_offsets:
            raise CannotImport(_question(schedule.zone, with_offset, offsets))
        return Clocks(tzinfo(name), tzinfo(name), name)
    here = tzinfo(given)
    there = tzinfo(name) if name else here
    if schedule.zone and not is_as_offsets:
        notes.append(
            f"the schedule names the time zone {quoted(schedule.zone)}, but its times, at {offsets}, count"
        )
    if any(
        _on_clock(start, there) != _on_clock(start, here) for start in starts if start.tzinfo is None
    ) or any(start.utcoffset() != start.astimezone(here).utcoffset() for start in with_offset):
        source = quoted(schedule.zone) if is_as_offsets else offsets
        notes.append(f"times are converted from {source} to {quoted(given)}, the `timezone` of workshop.yml")
    return Clocks(there, here)


def _known(name: str) -> str:
    """Return the name of a zone that data files accept; empty for any other."""
    try:
        return _ZONE.validate_python(name.strip())
    except ValidationError:
        return ""


def _fits(zone: str, starts: Iterable[datetime]) -> bool:
    """Return whether times with an offset are at the offsets of a zone."""
    here = tzinfo(zone)
    return all(start.utcoffset() == start.astimezone(here).utcoffset() for start in starts)


def _question(zone: str, with_offset: Sequence[datetime], offsets: str) -> str:
    """Return the question for the zone of a schedule."""
    example = next((one for one in _USUAL if with_offset and _fits(one, with_offset)), "Europe/Berlin")
    if zone:
        what = f"the schedule names the time zone {quoted(zone)}, but its times are at {offsets}"
    elif with_offset:
        what = f"the schedule does not name its time zone: its times are at {offsets}"
    else:
        what = "the schedule does not name its time zone"
    fix = f"add the zone of the event there, such as `timezone: {example}`"
    return f"{what}, and workshop.yml has no `timezone`; {fix}"


def _on_clock(start: datetime, zone: ZoneInfo) -> timedelta:
    """Return how far from UTC a zone's clock is at a time that it shows."""
    return start.replace(tzinfo=UTC) - start.replace(tzinfo=zone).astimezone(UTC)
