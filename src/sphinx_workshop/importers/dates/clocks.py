"""Hours in words: `9:00 AM - 10:30`, `09h45`, `11.30pm`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_HOUR: Final = r"(\d{1,2})(?:\s?[:h]\s?([0-5]\d)(?::[0-5]\d)?|\.([0-5]\d)|h)?\s?([ap]\.?\s?m\b\.?|noon\b)?"
_CLOCK: Final = re.compile(rf"(?<![\d:.,/-]){_HOUR}(?![\d:/])", re.IGNORECASE)
_WORDS: Final = {"noon": "12:00 pm", "midday": "12:00 pm", "midnight": "12:00 am"}
_WORD: Final = re.compile(rf"(?<!\d\s)(?<!\d)\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_DASH: Final = re.compile(r"\s*(?:-|–|—|−|~|〜|\bto\b|\buntil\b|\btill\b|\bbis\b|\bà\b)\s*")
_LONGEST: Final = 200
_LAST_HOUR: Final = 24
_HALF: Final = 12


class Clock(NamedTuple):
    """A time of the day, as it is written."""

    hour: int
    minute: int
    half: str = ""
    """`a` or `p`; empty where it is not written."""

    @property
    def minutes(self) -> int:
        """The minutes since midnight, if an hour without AM or PM is one of 24."""
        return _in_24(self.hour, self.half) * 60 + self.minute

    def __str__(self) -> str:
        """Return the time as the data files write it."""
        return f"{_in_24(self.hour, self.half):02}:{self.minute:02}"


def clock_in(text: str) -> Clock | None:
    """Return the one time of the day in a text that has minutes or AM or PM; None if there is no such."""
    found = [clock for clock in map(_clock, _CLOCK.finditer(_with_digits(text))) if clock]
    return found[0] if len(found) == 1 else None


def without_clocks(text: str) -> str:
    """Return a text without its times of the day."""
    return _CLOCK.sub(lambda match: " " if _clock(match) else match[0], _with_digits(text))


def clocks_in(text: str) -> tuple[Clock | None, Clock | None]:
    """Return the beginning and the end that a text has and that has nothing else: `9:00-9:45 am`.

    A beginning without AM or PM has that of the end, unless it would then come after it.
    """
    if len(text) > _LONGEST:
        return None, None
    parts = _DASH.split(_with_digits(text).strip(), maxsplit=1)
    matches = [_CLOCK.fullmatch(part.strip(" ()[],.")) for part in parts]
    clocks = [_clock(match, alone=len(parts) > 1) if match else None for match in matches]
    if not clocks or clocks[0] is None or (len(clocks) > 1 and clocks[1] is None):
        return None, None
    begin, end = clocks[0], clocks[1] if len(clocks) > 1 else None
    if end and end.half and not begin.half and begin.hour <= _HALF:
        same = begin._replace(half=end.half)
        other = begin._replace(half="a" if end.half == "p" else "p")
        begin = same if same.minutes <= end.minutes else other
    return begin, end


def _with_digits(text: str) -> str:
    return _WORD.sub(lambda match: _WORDS[match[1].lower()], text)


def _clock(match: re.Match[str], *, alone: bool = False) -> Clock | None:
    """Return the time of a match; an hour without minutes needs AM or PM, unless it stands alone."""
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    half = (match[4] or "")[:1].lower().replace("n", "p")
    is_hour = match[2] is not None or bool(half) or match[0].rstrip().endswith("h")
    if not is_hour and not (alone or match[3]):
        return None
    if half == "p" and _HALF < hour < _LAST_HOUR:  # 14:00pm
        half = ""
    if hour > _LAST_HOUR or (half and not 0 < hour <= _HALF) or (hour == _LAST_HOUR and minute):
        return None
    return Clock(0 if hour == _LAST_HOUR else hour, minute, half)


def _in_24(hour: int, half: str) -> int:
    return hour % _HALF + _HALF * (half == "p") if half else hour
