"""A date of a workshop as a page writes it: the day, the hour, the zone, and the earlier ones struck out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from sphinx_workshop.importers.dates.clocks import clock_in
from sphinx_workshop.importers.dates.days import Days, UnclearDateError, days_in, month_in
from sphinx_workshop.importers.dates.zones import zone_in
from sphinx_workshop.importers.text import plain

_STRUCK: Final = re.compile(
    r"<(?P<tag>s|del|strike)\b[^<>]*>(?P<html>.{1,300}?)</(?P=tag)\s*>|~~(?P<text>.{1,300}?)~~"
    r"|\((?:extended|moved|postponed|originally|was|previously)(?:\s+from)?:?\s+(?P<words>[^()]{4,60})\)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST: Final = 1_000
_TAG: Final = re.compile(r"<[^<>]*>|[*_`]{1,3}(?=\W|$)|(?<!\w)[*_`]{1,3}")
_TO_BE: Final = re.compile(
    r"\b(?:tb[acdf]|to be (?:announced|confirmed|determined|decided))\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Deadline:
    """A date as the data files have it."""

    due: str = "TBD"
    """A day, a day and a time, a month, or TBD."""
    first: str = ""
    """The first day of a period that ends with `due`."""
    zone: str = ""
    """Empty where the text names none."""
    was: tuple[str, ...] = ()
    is_choice: bool = False
    """Whether the event is on one of the days `first` and `due`."""


def deadline_in(text: str, year: int | None = None) -> Deadline:
    """Return the date that a text has; TBD for one that says so, or says nothing.

    Raises:
        UnclearDateError: It may mean several dates, or none.
    """
    if len(text) > _LONGEST:
        message = "the text is too long for a date"
        raise UnclearDateError(message)
    struck = [found["html"] or found["text"] or found["words"] for found in _STRUCK.finditer(text)]
    rest = _cleaned(_STRUCK.sub(" ", text))
    if not rest and not struck:
        return Deadline()
    present = days_in(rest, year)
    if not present:
        if month := month_in(rest):
            return Deadline(month)
        if _TO_BE.search(rest) or plain.is_to_be(rest):
            return Deadline()
        message = "there is no date in it"
        raise UnclearDateError(message)
    if len({(days.first, days.last) for days in present}) > 1:
        message = "there are several dates in it"
        raise UnclearDateError(message)
    found = _deadline(rest, present[0])
    before = [_earlier(_cleaned(old), present[0].last) for old in struck]
    return replace(found, was=tuple(sorted({day for days in before for day in days})))


def _cleaned(text: str) -> str:
    return " ".join(_TAG.sub(" ", plain.lines(text)).split())


def _deadline(text: str, days: Days) -> Deadline:
    """Return the deadline of a text with one date in it."""
    rest = f"{text[: days.begin]} {text[days.end :]}"
    clock = clock_in(re.sub(r"(?:UTC|GMT)\s?[+\-−–]\s?\d{1,2}(?::?\d\d)?", " ", rest))
    at = time(*divmod(clock.minutes, 60)) if clock else time(23, 59)
    zone, unclear = zone_in(rest, datetime.combine(days.last, at))
    if unclear:
        raise UnclearDateError(unclear)
    if clock and clock.minutes == 0:
        message = "midnight may be the beginning or the end of that day"
        raise UnclearDateError(message)
    is_end = clock is None or str(clock) == "23:59"
    due = str(days.last) if is_end else f"{days.last} {clock}"
    first = str(days.first) if days.first != days.last else ""
    return Deadline(due, first, zone, is_choice=days.is_choice)


def _earlier(text: str, present: date) -> list[str]:
    """Return the earlier dates of a text; one without a year is in that of the present date."""
    found = days_in(text, present.year)
    if not found or any(days.last >= present for days in found):
        message = f"the date that is struck out, {text}, is not an earlier one"
        raise UnclearDateError(message)
    return [str(days.last) for days in found]
