"""Dates and zones in the words of the site's language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from babel import Locale

from sphinx_workshop.model.event import EventDate
from sphinx_workshop.render.forms import day, locale_of
from sphinx_workshop.render.wording import clock, days, instant, local_moment, offset, zone

THURSDAY = date(2022, 9, 22)
EN = Locale("en")
SUMMER, WINTER = datetime(2022, 7, 1, 12), datetime(2022, 12, 1, 12)  # noqa: DTZ001 (on the clock there)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Thursday, 22 September 2022"]),
        ("en-US", ["Thursday, 22 September 2022"]),
        ("de", ["Donnerstag", "22. September 2022"]),
        ("vi", ["Thứ Năm", "22 tháng 9", "2022"]),
        ("fr", ["jeudi 22 septembre 2022"]),
        ("pt_BR", ["quinta-feira, 22 de setembro de 2022"]),
    ],
)
def test_a_day_is_worded_in_the_language_of_the_site(language: str, words: list[str]) -> None:
    worded = day(THURSDAY, locale_of(language))
    assert all(word in worded for word in words), worded


@pytest.mark.parametrize("language", ["xx", "klingon", "", "en_XX", "de-"])
def test_a_language_that_nobody_knows_is_english(language: str) -> None:
    assert day(THURSDAY, locale_of(language)) == "Thursday, 22 September 2022"


@pytest.mark.parametrize("language", ["en", "de", "vi", "fr"])
def test_a_span_of_one_day_is_that_day(language: str) -> None:
    locale = locale_of(language)
    assert days(EventDate(start=THURSDAY, end=THURSDAY), locale) == day(THURSDAY, locale)


@pytest.mark.parametrize(
    ("language", "last", "words"),
    [
        ("en", date(2022, 9, 24), "Thursday 22 – Saturday 24 September 2022"),
        ("en", date(2022, 10, 1), "Thursday 22 September – Saturday 1 October 2022"),
        ("en", date(2023, 1, 1), "Thursday 22 September 2022 – Sunday 1 January 2023"),
        ("ja", date(2022, 9, 24), "2022年9月22日(木)\N{FULLWIDTH TILDE}24日(土)"),
        ("ko", date(2022, 9, 24), "2022년 9월 22일 목요일 ~ 24일 토요일"),
        ("fr", date(2022, 9, 24), "jeu. 22 – sam. 24 sept. 2022"),
    ],
)
def test_a_span_says_once_what_its_days_share(language: str, last: date, words: str) -> None:
    assert days(EventDate(start=THURSDAY, end=last), locale_of(language)) == words


@pytest.mark.parametrize(
    ("language", "morning", "evening"),
    [
        ("en", "09:05", "17:30"),
        ("en-US", "09:05", "17:30"),
        ("de", "09:05", "17:30"),
        ("vi", "09:05", "17:30"),
        ("fr", "09:05", "17:30"),
        ("ja", "9:05", "17:30"),
    ],
)
def test_times_have_24_hours(language: str, morning: str, evening: str) -> None:
    locale = locale_of(language)
    assert (clock(time(9, 5), locale), clock(time(17, 30), locale)) == (morning, evening)


@pytest.mark.parametrize(
    ("name", "moment", "words"),
    [
        ("AoE", SUMMER, "AoE"),
        ("UTC", SUMMER, "UTC"),
        ("Asia/Kathmandu", SUMMER, "Kathmandu, UTC+5:45"),
        ("America/New_York", SUMMER, "New York, UTC−4"),
        ("America/New_York", WINTER, "New York, UTC−5"),
        ("America/St_Johns", WINTER, "UTC−3:30"),
        ("America/Montreal", SUMMER, "Montreal, UTC−4"),
        ("America/Toronto", SUMMER, "Toronto, UTC−4"),
        ("Europe/Belfast", SUMMER, "Belfast, UTC+1"),
        ("Australia/Canberra", WINTER, "Canberra, UTC+11"),
        ("Australia/ACT", WINTER, "Sydney, UTC+11"),
        ("Asia/Calcutta", SUMMER, "Kolkata, UTC+5:30"),
        ("US/Pacific", SUMMER, "Los Angeles, UTC−7"),
        ("America/Argentina/Salta", SUMMER, "Salta, UTC−3"),
        ("Pacific/Kiritimati", SUMMER, "UTC+14"),
        ("Europe/London", WINTER, "UTC+0"),
    ],
)
def test_a_zone_is_a_place_and_its_offset_at_the_moment(name: str, moment: datetime, words: str) -> None:
    worded = zone(name, moment, EN)
    assert worded.endswith(words)
    assert (worded == words) or words.startswith("UTC")


def test_the_place_of_a_zone_is_worded_in_the_language_of_the_site() -> None:
    assert zone("Europe/Brussels", SUMMER, locale_of("de")) == "Brüssel, UTC+2"
    assert zone("Europe/London", SUMMER, locale_of("fr")) == "Londres, UTC+1"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "UTC+0"),
        (345, "UTC+5:45"),
        (-210, "UTC−3:30"),
        (840, "UTC+14"),
        (-720, "UTC−12"),
        (5, "UTC+0:05"),
        (-5, "UTC−0:05"),
    ],
)
def test_an_offset_is_hours_and_where_there_are_any_minutes(minutes: int, words: str) -> None:
    assert offset(datetime(2022, 9, 22, tzinfo=timezone(timedelta(minutes=minutes)))) == words


def test_a_clock_without_a_zone_has_no_offset() -> None:
    assert offset(SUMMER) == "UTC+0"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AoE", "Thursday, 22 September 2022, 23:59 AoE"),
        ("Asia/Kathmandu", "Thursday, 22 September 2022, 23:59 (Kathmandu, UTC+5:45)"),
    ],
)
def test_a_moment_is_worded_as_its_organizers_mean_it(name: str, words: str) -> None:
    assert local_moment(datetime(2022, 9, 22, 23, 59), name, EN) == words  # noqa: DTZ001


def test_a_moment_for_programs_is_utc() -> None:
    aoe = timezone(timedelta(hours=-12))
    assert instant(datetime(2022, 9, 22, 23, 59, tzinfo=aoe)) == "2022-09-23T11:59:00Z"
    assert instant(datetime(2022, 9, 22, 23, 59, tzinfo=UTC)) == "2022-09-22T23:59:00Z"


@pytest.mark.parametrize(
    ("name", "words"), [("Etc/UTC", "UTC+0"), ("Etc/GMT-7", "UTC+7"), ("CET", "UTC+2"), ("EST", "UTC−5")]
)
def test_a_zone_that_is_no_place_is_shown_by_its_offset(name: str, words: str) -> None:
    assert zone(name, SUMMER, EN) == words
