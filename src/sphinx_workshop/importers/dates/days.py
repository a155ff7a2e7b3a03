"""Days in words, `Sep 22nd, 2022` or `22/09/2022`, where they can mean one day only.

The general parsers of dates fill in what is missing from today, and choose where two days are possible.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

_MONTHS: Final = (
    "january jan januar janvier enero janeiro gennaio",
    "february feb februar février fevrier febrero fevereiro febbraio",
    "march mar märz mars marzo março",
    "april apr avril abril aprile",
    "may mai mayo maio maggio",
    "june jun juni juin junio junho giugno",
    "july jul juli juillet julio julho luglio",
    "august aug août aout agosto",
    "september sep sept septembre septiembre setembro settembre",
    "october oct oktober okt octobre octubre outubro ottobre",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre diciembre dezembro dicembre",
)
_NUMBER_OF: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_MONTH: Final = rf"(?P<month{{0}}>{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\b\.?"
_DAY: Final = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th|º|\.)?(?!\d|:|\s?[ap]\.?m\b)"
_YEAR: Final = r"(?P<year{0}>(?:19|20|21)\d\d)(?!\d)"
_TO: Final = r"\s?(?:-|–|—|to|bis|until)\s?"
_WITH: Final = r"\s?(?:-|–|—|/|&|to|and|or|bis|until)\s?"
"""What stands between two days of one month."""
_LONGEST: Final = 1_000
_ALTERNATIVE: Final = re.compile(r"\d\s?(?:/|or)\s?(?:\w+\s)?\d")
"""What says that one of two days is meant: `December 11/12`."""
_OF: Final = r"(?:\s|,|\b(?:of|de)\b)+"


def _form(text: str) -> re.Pattern[str]:
    """Return the pattern of a form of dates, in which D, M, Y and their numbers stand for their parts."""
    parts = {"D": _DAY, "M": _MONTH, "Y": _YEAR}
    made = re.sub(r"([DMY])(\d)", lambda found: parts[found[1]].format(found[2]), text)
    return re.compile(rf"(?<![\w]){made}", re.IGNORECASE)


_FORMS: Final = (
    _form(rf"M1{_OF}D1(?:{_OF}Y1)?{_TO}M2{_OF}D2{_OF}Y2"),  # March 30 - April 2, 2026
    _form(rf"D1{_OF}M1(?:{_OF}Y1)?{_TO}D2{_OF}M2{_OF}Y2"),  # 30 March - 2 April 2026
    _form(rf"M1{_OF}D1{_WITH}D2(?:{_OF}Y2)?"),  # June 3-4, 2026
    _form(rf"D1{_WITH}D2{_OF}M2(?:{_OF}Y2)?"),  # 3-4 June 2026
    _form(rf"M1{_OF}D1(?:{_OF}Y1)?"),  # June 3, 2026
    _form(rf"D1{_OF}M1(?:{_OF}Y1)?"),  # 3 June 2026
    _form(rf"Y1{_OF}M1{_OF}D1"),  # 2026 June 3
)
_ISO: Final = re.compile(r"(?<![\d/-])((?:19|20|21)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/-])")
_EAST_ASIAN: Final = re.compile(r"((?:19|20|21)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NUMBERS: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20|21)\d\d)(?![\d/-])")
_MONTH_ALONE: Final = _form(rf"M1{_OF}Y1")


class Days(NamedTuple):
    """A day, or the first and the last one, as a text has them."""

    first: date
    last: date
    begin: int
    """Where they are written in the text."""
    end: int
    is_choice: bool = False
    """Whether only one of the two is meant."""


class UnclearDateError(Exception):
    """A text has a date that may mean several days; the message says which, or what is missing."""


def days_in(text: str, year: int | None = None) -> list[Days]:
    """Return the days in a text, in its order; a date without a year is in the given one.

    Raises:
        UnclearDateError: A date may mean several days, or there is no such day.
    """
    if len(text) > _LONGEST:
        message = "the text is too long for a date"
        raise UnclearDateError(message)
    found: list[Days] = []
    rest = text
    for pattern in (_ISO, _EAST_ASIAN):
        for match in pattern.finditer(rest):
            day = _day(*map(int, match.groups()), text=match[0])
            found.append(Days(day, day, match.start(), match.end()))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for match in _NUMBERS.finditer(rest):
        day = _by_numbers(match)
        found.append(Days(day, day, match.start(), match.end()))
    rest = _NUMBERS.sub(lambda match: " " * len(match[0]), rest)
    for form in _FORMS:
        found += [_in_words(match, year) for match in form.finditer(rest)]
        rest = form.sub(lambda match: " " * len(match[0]), rest)
    return sorted(found, key=lambda days: days.begin)


def month_in(text: str) -> str:
    """Return the month that a text names without a day, as `2026-09`; empty if it names none."""
    if re.fullmatch(r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])", text):
        return text
    match = _MONTH_ALONE.search(text)
    return f"{match['year1']}-{_NUMBER_OF[match['month1'].lower()]:02}" if match else ""


def _day(year: int, month: int, day: int, *, text: str) -> date:
    with suppress(ValueError):
        return date(year, month, day)
    message = f"there is no day {text.strip()}"
    raise UnclearDateError(message)


def _by_numbers(match: re.Match[str]) -> date:
    """Return the day of `23/04/2022`; the 3rd of April and the 4th of March are both `03/04/2022`."""
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    possible = []
    for month, day in dict.fromkeys([(one, other), (other, one)]):
        with suppress(ValueError):
            possible.append(date(year, month, day))
    if len(set(possible)) == 1:
        return possible[0]
    if possible:
        message = f"{match[0]} may be {possible[0]} or {possible[1]}"
        raise UnclearDateError(message)
    return _day(year, one, other, text=match[0])


def _in_words(match: re.Match[str], year: int | None) -> Days:
    groups = match.groupdict()
    last_month = groups.get("month2") or groups["month1"]
    first_month = groups.get("month1") or last_month
    written = groups.get("year2") or groups.get("year1")
    if written is None and year is None:
        message = f"{match[0].strip()} has no year"
        raise UnclearDateError(message)
    last_year = int(written) if written else int(year or 0)
    first_year = int(groups.get("year1") or last_year)
    first = _day(first_year, _NUMBER_OF[first_month.lower()], int(groups["day1"]), text=match[0])
    if not groups.get("day2"):
        return Days(first, first, match.start(), match.end())
    last = _day(last_year, _NUMBER_OF[last_month.lower()], int(groups["day2"]), text=match[0])
    if last < first:
        message = f"{match[0].strip()} ends before it begins"
        raise UnclearDateError(message)
    return Days(first, last, match.start(), match.end(), _ALTERNATIVE.search(match[0]) is not None)
