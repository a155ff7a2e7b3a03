"""The forms of a language for days and moments, which pages need without any fact."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, get_datetime_format


@cache
def locale_of(language: str) -> Locale:
    """Return the locale of a site's language; English where there is none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def day(value: date, locale: Locale) -> str:
    """Return a day with its weekday: ``Thursday, 22 September 2022``."""
    form = "EEEE, d MMMM yyyy" if locale.language == "en" else "full"
    return format_date(value, form, locale=locale)


@cache
def moment_form(locale: Locale) -> str:
    """Return how a language joins a time, `{0}`, and a day, `{1}`.

    In some languages, CLDR puts only a space between a year and a time: a comma keeps them apart.
    """
    form = str(get_datetime_format("medium", locale=locale)).replace("'", "")
    ends_in_number = day(date(2022, 9, 22), locale)[-1].isdigit()
    return "{1}, {0}" if form == "{1} {0}" and ends_in_number else form
