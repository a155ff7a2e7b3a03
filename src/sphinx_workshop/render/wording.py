"""Dates and zones in words, in the language of the site."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_timezone_location,
)
from babel.lists import format_list

from sphinx_workshop.model.symbols import names
from sphinx_workshop.model.times import AOE, Month, tzinfo
from sphinx_workshop.render.forms import day, moment_form

if TYPE_CHECKING:
    from sphinx_workshop.model.event import EventDate
    from sphinx_workshop.model.milestones import Milestone


def day_alone(value: date, locale: Locale) -> str:
    """Return a day without its weekday: ``22 September 2022``."""
    return format_date(value, "d MMMM yyyy" if locale.language == "en" else "long", locale=locale)


def short_day(value: date, locale: Locale) -> str:
    """Return a day for a place with little room: ``Thu 22 Sep``."""
    if locale.language == "en":
        return format_date(value, "EEE d MMM", locale=locale)
    return format_skeleton("MMMEd", datetime.combine(value, time()), locale=locale)


def month(value: Month, locale: Locale) -> str:
    """Return a month: ``September 2026``."""
    return format_skeleton("yMMMM", datetime.combine(value.first, time()), locale=locale)


def days(when: EventDate, locale: Locale) -> str:
    """Return the days of an event: first and last, or those from which one is chosen later."""
    if when.one_of:
        return format_list([day(one, locale) for one in when.one_of], "or", locale=locale)
    first, last = (one for one in (when.start, when.end) if one is not None)
    return day(first, locale) if first == last else _span(first, last, locale)


def _span(first: date, last: date, locale: Locale) -> str:
    """Return two days, with what they share said once: ``Thursday 22 – Saturday 24 September 2022``."""
    if locale.language != "en":
        words: str = format_interval(first, last, "yMMMMEEEEd", locale=locale)
        return words.replace("\N{THIN SPACE}", " ")
    begin = (
        "EEEE d MMMM yyyy"
        if first.year != last.year
        else "EEEE d MMMM"
        if first.month != last.month
        else "EEEE d"
    )
    return until(format_date(first, begin, locale), format_date(last, "EEEE d MMMM yyyy", locale), locale)


def until(first: str, last: str, locale: Locale) -> str:
    """Return a beginning and an end as a range."""
    pattern: str = locale.interval_formats.get(None, "{0} – {1}")
    return pattern.replace("\N{THIN SPACE}", " ").format(first, last)


def clock(value: time, locale: Locale) -> str:
    """Return a time of the day; in English in 24 hours, as deadlines usually are."""
    if locale.language == "en":
        return f"{value:%H:%M}"
    # Babel takes the short names of the halves of the day, which in Korean are English.
    form = "aaaa h:mm" if locale.language == "ko" else "short"
    return format_time(value, form, locale=locale).replace(" ", "\N{NO-BREAK SPACE}")


def language_name(code: str, locale: Locale) -> str:
    """Return the name of a language in the language of the site: ``French``; the code if it has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale) or code
    except (UnknownLocaleError, ValueError):
        return code


_WITH_CITIES: Final = names("Africa America Antarctica Asia Atlantic Europe Indian Pacific")
"""Beginnings of zone names after which a city follows; after others, such as `US/`, often a region does."""
_OTHER_CITIES: Final = names("Arctic/Longyearbyen Australia/Canberra Australia/Currie")
"""Zones of cities whose names begin otherwise."""
_RENAMED: Final = names(
    "Africa/Asmera America/Godthab America/Scoresbysund Asia/Ashkhabad Asia/Calcutta Asia/Dacca "
    "Asia/Katmandu Asia/Macau Asia/Rangoon Asia/Saigon Asia/Thimbu Asia/Ujung_Pandang Asia/Ulan_Bator "
    "Atlantic/Faeroe Europe/Kiev Pacific/Enderbury Pacific/Ponape Pacific/Truk"
)
"""Zones whose city has another name today, which CLDR knows."""


def zone(name: str, moment: datetime, locale: Locale) -> str:
    """Return a zone for readers: ``AoE``, ``UTC``, ``Ho Chi Minh City, UTC+7``.

    Args:
        name: The name of the zone in the data.
        moment: A time on the clock there, since the offset depends on the date.
        locale: The language of the site.
    """
    if name in {AOE, "UTC"}:
        return name
    ahead = offset(moment.replace(tzinfo=tzinfo(name)))
    if not is_place(name):
        return ahead
    return f"{_city(name, locale)}{_comma(locale)}{ahead}"


def _comma(locale: Locale) -> str:
    """Return the comma of a language, which CLDR has in patterns alone."""
    signs = f"{moment_form(locale)}{locale.list_patterns['standard']['middle']}"
    return next((comma for comma in ("، ", "、") if comma.strip() in signs), ", ")


def is_place(name: str) -> bool:
    """Return whether the name of a zone is no abbreviation and no offset."""
    return "/" in name and not name.startswith("Etc/")


def _city(name: str, locale: Locale) -> str:
    """Return the city of a zone. CLDR merges zones that keep the same time: for Montreal it says Toronto."""
    continent, _slash, city = name.partition("/")
    is_city = continent in _WITH_CITIES or name in _OTHER_CITIES
    is_merged = is_city and name in get_global("zone_aliases") and name not in _RENAMED
    place = (
        city.replace("_", " ")
        if is_merged
        else get_timezone_location(tzinfo(name), locale=locale, return_city=True)
    )
    return place.rpartition("/")[2]  # "Argentina/Salta"


def offset(moment: datetime) -> str:
    """Return how far a zone is from UTC at a moment: ``UTC+5:45``."""
    minutes = minutes_from_utc(moment)
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def minutes_from_utc(moment: datetime) -> int:
    """Return how many minutes the zone of a moment is ahead of UTC."""
    return int((moment.utcoffset() or timedelta()).total_seconds() // 60)


def local_moment(value: datetime, zone_name: str, locale: Locale) -> str:
    """Return a moment on the clock of its zone: ``Thursday, 22 September 2022, 23:59 AoE``."""
    where = zone(zone_name, value, locale)
    where = f"({where})" if is_place(zone_name) else where
    return moment_form(locale).format(f"{clock(value.time(), locale)} {where}", day(value.date(), locale))


def due_in_words(
    milestone: Milestone, moment: date | datetime | Month, zone_name: str, locale: Locale
) -> str:
    """Return the present date of a milestone or an earlier one, on the clock of a zone."""
    if isinstance(moment, Month):
        return month(moment, locale)
    if milestone.all_day and not isinstance(moment, datetime):
        return day(moment, locale)
    return local_moment(milestone.local(moment), zone_name, locale)


def instant(value: datetime) -> str:
    """Return an exact moment for programs: ``2022-09-23T11:59:00Z``."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
