"""Days, times and zones: each type takes the text of the data file, or says how to mend it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Final, TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from sphinx_workshop.messages import nearest, quoted
from sphinx_workshop.model.base import Checked, wrong
from sphinx_workshop.model.texts import text_of
from sphinx_workshop.problems import Kind

AOE: Final = "AoE"
"""Anywhere on Earth: a day has ended when it has ended everywhere, at UTC-12."""
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")
_TWELVE_HOURS: Final = re.compile(
    r"(\S+ )?(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))? ?([ap])\.?m\.?", re.IGNORECASE
)
_YEARS: Final = range(1900, 2200)
"""A year that is not among them is a slip of the keyboard; clocks and calendars end not far beyond."""


def parse_day(text: str) -> date:
    """Return the day that ``2022-09-22`` names; raises for anything else."""
    match = _DAY.fullmatch(text)
    if not match:
        raise wrong(Kind.DATE, f"{quoted(text)} is not a day; write it as 2022-09-22, or TBD")
    year, month, day = map(int, match.groups())
    if year not in _YEARS:
        raise wrong(Kind.DATE, f"the year {year} of {quoted(text)} is hardly meant; correct it")
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong(
            Kind.DATE, f"there is no day {quoted(text)}; write it as year, month, day: 2022-09-22"
        ) from None


def _in_24_hours(text: str) -> str | None:
    """Return the time, and the day before it if there is one, that somebody wrote with AM or PM."""
    match = _TWELVE_HOURS.fullmatch(text)
    if match is None:
        return None
    day, hour, minute, half = match.groups()
    return f"{day or ''}{int(hour) % 12 + 12 * (half in 'pP'):02}:{minute or '00'}"


def parse_time(text: str) -> time:
    """Return the time of day that ``17:00`` names; 24 hours, no AM and PM."""
    match = _TIME.fullmatch(text)
    if match:
        try:
            hour, minute, second = (int(part or 0) for part in match.groups())
            return time(hour, minute, second)
        except ValueError:
            pass
    raise wrong(
        Kind.DATE,
        f"{quoted(text)} is not a time; write it as {_in_24_hours(text) or '17:00'}, in 24 hours, or TBD",
    )


def parse_moment(text: str) -> date | datetime:
    """Return a day, or a day and a time: ``2022-09-22`` or ``2022-09-22 17:00``."""
    day, gap, rest = text.replace("T", " ", 1).partition(" ")
    if not _DAY.fullmatch(day) or (gap and not _TIME.fullmatch(rest.strip())):
        if re.fullmatch(r"[\d:. ]+(?:Z|[+-]\d\d:?\d\d)", rest.strip()):
            raise wrong(
                Kind.DATE,
                f"{quoted(text)} has an offset in it; write 2022-09-22 17:00, and the zone as `timezone:`",
            )
        meant = _in_24_hours(text)
        mend = f"{meant}, in 24 hours" if meant else "2022-09-22 or 2022-09-22 17:00, or TBD"
        raise wrong(Kind.DATE, f"{quoted(text)} is not a date; write it as {mend}")
    parsed = parse_day(day)
    return datetime.combine(parsed, parse_time(rest.strip())) if gap else parsed


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return parse_day(text_of(value))


def _moment(value: object) -> date | datetime:
    return value if isinstance(value, date) else parse_moment(text_of(value))


def _clock(value: object) -> time | datetime:
    """Take a time of the day of the program, or a whole moment for what ends past midnight."""
    if isinstance(value, time | datetime):
        return value
    text = text_of(value)
    if _TIME.fullmatch(text):
        return parse_time(text)
    try:
        moment = parse_moment(text)
    except Exception:  # noqa: BLE001 (whatever is wrong with it, a time is what is meant)
        moment = None
    if not isinstance(moment, datetime):
        meant = _in_24_hours(text)
        mend = (
            f"{meant}, in 24 hours"
            if meant
            else "17:00, in 24 hours, or as 2022-12-03 00:30 past midnight, or TBD"
        )
        raise wrong(Kind.DATE, f"{quoted(text)} is not a time; write it as {mend}")
    return moment


_ABBREVIATION: Final = re.compile(r"(?!UTC|GMT)[A-Z]{3}(?:[0-9][A-Z]{3})?")
"""``EST`` is a name of the database, too: New York's clock without its summer, which nobody means."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: object) -> str:
    text = text_of(value)
    if text == AOE or (text in _zones() and not _ABBREVIATION.fullmatch(text)):
        return text
    if text.lower() == "aoe":
        raise wrong(Kind.ZONE, f"{quoted(text)} is not a time zone; did you mean `AoE`?")
    close = nearest(text, {zone.lower(): zone for zone in _zones()})
    known = {zone.lower(): zone for zone in _zones()}
    hint = (
        f"did you mean `{known[close]}`?"
        if close
        else "write a name of the IANA database, such as `Asia/Ho_Chi_Minh`, or AoE"
    )
    if re.fullmatch(r"(?:UTC|GMT)?[+-]\d.*", text) or re.fullmatch(r"[A-Z]{3,4}", text):
        hint = (
            "an offset or an abbreviation does not know daylight saving: "
            "write a name such as `America/New_York`, or AoE"
        )
    raise wrong(Kind.ZONE, f"{quoted(text)} is not a time zone; {hint}")


@cache
def tzinfo(name: str) -> ZoneInfo:
    """Return the zone of a name of the data: an IANA name, or AoE (UTC-12)."""
    return ZoneInfo("Etc/GMT+12" if name == AOE else name)


DAY_SCHEMA: Final[dict[str, object]] = {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}$"}
Day: TypeAlias = Annotated[date, Checked(_day, DAY_SCHEMA, "day: `2022-09-22`")]
"""A day: ``2022-09-22``."""
Moment: TypeAlias = Annotated[
    date | datetime,
    Checked(
        _moment,
        {"type": "string", "pattern": r"^\d{4}-\d{1,2}-\d{1,2}([ T]\d{1,2}:\d{2}(:\d{2})?)?$"},
        "day, or day and time: `2022-09-22 17:00`",
    ),
]
"""A day, or a day and a time in the zone beside it."""
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
