"""Days, times and zones: each type takes the text of the data file, or says how to fix it."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Final, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import Checked, unknown, wrong
from sphinx_workshop.model.texts import text_of
from sphinx_workshop.problems import Kind

AOE: Final = "AoE"
"""Anywhere on Earth: a day ends when it has ended everywhere, at UTC-12."""
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}")
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_TWELVE_HOURS: Final = re.compile(
    r"(\S+ )?(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))? ?([ap])\.?m\.?", re.IGNORECASE
)
_YEARS: Final = range(1900, 2200)
"""Any other year is a typing mistake; clocks and calendars end not far beyond these."""


def parse_day(text: str) -> date:
    """Return the day of a text like ``2022-09-22``; raise for anything else."""
    match = _DAY.fullmatch(text)
    if not match:
        raise wrong(Kind.DATE, f"{quoted(text)} is not a day; write it as 2022-09-22, or TBD")
    year, month, day = map(int, match.groups())
    if year not in _YEARS:
        meant = f"must be a year from {_YEARS.start} to {_YEARS.stop - 1}"
        raise wrong(Kind.DATE, f"{year} in {quoted(text)} {meant}; correct it")
    try:
        return date(year, month, day)
    except ValueError:
        message = f"there is no day {quoted(text)}; write year, month and day: 2022-09-22"
        raise wrong(Kind.DATE, message) from None


def _in_24_hours(text: str, otherwise: str) -> str:
    """Return how to write a time with AM or PM, and the day if there is one; else what else to write."""
    match = _TWELVE_HOURS.fullmatch(text)
    if match is None:
        return otherwise
    day, hour, minute, half = match.groups()
    return f"{day or ''}{int(hour) % 12 + 12 * (half in 'pP'):02}:{minute or '00'}, in 24 hours"


def parse_time(text: str) -> time:
    """Return the time of a text like ``17:00``; raise for anything else, AM and PM too."""
    if match := _TIME.fullmatch(text):
        with suppress(ValueError):
            hour, minute, second = (int(part or 0) for part in match.groups())
            return time(hour, minute, second)
    form = _in_24_hours(text, "17:00, in 24 hours")
    raise wrong(Kind.DATE, f"{quoted(text)} is not a time; write it as {form}, or TBD")


def parse_moment(text: str) -> date | datetime:
    """Return a day, or a day and a time: ``2022-09-22`` or ``2022-09-22 17:00``."""
    day, gap, rest = text.replace("T", " ", 1).partition(" ")
    if not _DAY.fullmatch(day) or (gap and not _TIME.fullmatch(rest.strip())):
        if re.fullmatch(r"[\d:. ]+(?:Z|[+-]\d\d:?\d\d)", rest.strip()):
            raise wrong(
                Kind.DATE,
                f"{quoted(text)} has an offset in it; write 2022-09-22 17:00, and the zone as `timezone:`",
            )
        form = _in_24_hours(text, "2022-09-22 or 2022-09-22 17:00, or TBD")
        raise wrong(Kind.DATE, f"{quoted(text)} is not a date; write it as {form}")
    parsed = parse_day(day)
    return datetime.combine(parsed, parse_time(rest.strip())) if gap else parsed


class Month(NamedTuple):
    """A month, where the day is not known yet."""

    year: int
    month: int

    def __str__(self) -> str:
        """Return the month as the data files write it: ``2026-09``."""
        return f"{self.year}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


def _due(value: object) -> date | datetime | Month:
    """Return a day, a day and a time, or a month."""
    if isinstance(value, date | Month):
        return value
    text = text_of(value)
    if _MONTH.fullmatch(text):
        first = parse_day(f"{text}-01")
        return Month(first.year, first.month)
    return parse_moment(text)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return parse_day(text_of(value))


def _moment(value: object) -> date | datetime:
    return value if isinstance(value, date) else parse_moment(text_of(value))


def _clock(value: object) -> time | datetime:
    """Return a time of the day of the program, or a day and a time for what is past midnight."""
    if isinstance(value, time | datetime):
        return value
    text = text_of(value)
    if _TIME.fullmatch(text):
        return parse_time(text)
    moment = None
    with suppress(PydanticCustomError):  # whatever is wrong, the message below asks for a time
        moment = parse_moment(text)
    if not isinstance(moment, datetime):
        form = _in_24_hours(text, "17:00, in 24 hours, or as 2022-12-03 00:30 past midnight, or TBD")
        raise wrong(Kind.DATE, f"{quoted(text)} is not a time; write it as {form}")
    return moment


_ABBREVIATION: Final = re.compile(r"(?!UTC|GMT)[A-Z]{3}(?:[0-9][A-Z]{3})?")
"""``EST`` is a name of the database, too, but means New York's clock without summer time."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: object) -> str:
    text = text_of(value)
    if text == AOE or (text in _zones() and not _ABBREVIATION.fullmatch(text)):
        return text
    what = f"{quoted(text)} is not a time zone"
    if text.lower() == "aoe":
        hint = "did you mean `AoE`?"
    elif re.fullmatch(r"(?:UTC|GMT)?[+-]\d.*|[A-Z]{3,4}", text):
        hint = (
            "an offset or an abbreviation does not follow daylight saving: "
            "write a name such as `America/New_York`, or AoE"
        )
    else:
        fix = "write a name of the IANA database, such as `Asia/Ho_Chi_Minh`, or AoE"
        raise unknown(Kind.ZONE, what, text, _zones(), fix)
    raise wrong(Kind.ZONE, f"{what}; {hint}")


@cache
def tzinfo(name: str) -> ZoneInfo:
    """Return the time zone of a name in the data: an IANA name, or AoE (UTC-12)."""
    return ZoneInfo("Etc/GMT+12" if name == AOE else name)


def in_utc(local: datetime, zone: str) -> datetime:
    """Return the instant, in UTC, of a time on the clock of a zone."""
    return local.replace(tzinfo=tzinfo(zone)).astimezone(UTC)


def on_clock(instant: datetime, zone: str) -> datetime:
    """Return what the clock of a zone shows at an instant, without a zone."""
    return instant.astimezone(tzinfo(zone)).replace(tzinfo=None)


DAY_SCHEMA: Final[dict[str, object]] = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$"}
Day: TypeAlias = Annotated[date, Checked(_day, DAY_SCHEMA, "day: `2022-09-22`")]
"""A day: ``2022-09-22``."""
MOMENT_SCHEMA: Final[dict[str, object]] = {
    "type": "string",
    "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?$",
}
Moment: TypeAlias = Annotated[
    date | datetime, Checked(_moment, MOMENT_SCHEMA, "day, or day and time: `2022-09-22 17:00`")
]
"""A day, or a day and a time in the zone beside it."""
Due: TypeAlias = Annotated[
    date | datetime | Month,
    Checked(
        _due,
        {"type": "string", "pattern": r"^\d{4}-\d{1,2}(-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?)?$"},
        "day, day and time, or month: `2022-09-22 17:00`, `2022-09`",
    ),
]
"""A day, a day and a time in the zone beside it, or a month."""
Clock: TypeAlias = Annotated[
    time | datetime,
    Checked(
        _clock,
        {"type": "string", "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}[ T])?\d{1,2}:\d{2}(:\d{2})?$"},
        "time: `17:00`, or day and time",
    ),
]
"""A time of the day, or a day and a time."""
Zone: TypeAlias = Annotated[
    str, Checked(_zone, {"type": "string", "pattern": "^[A-Za-z]"}, "IANA time zone, or `AoE`")
]
"""``AoE`` or a name of the IANA time zone database."""
