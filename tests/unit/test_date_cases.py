"""Dates as organizers mean them: each line of the table is a date, the exact moment it stands for, and what readers see.

The moments were computed without zoneinfo, which the code uses: by hand, as the time on the clock less the zone's
offset at that time (the last column has it). They were then compared with those of dateutil.tz, all of them, and of
GNU date, all but those that it refuses or is free to choose. Both read the time zone database by code of their own.

Times that a clock skips or shows twice are problems (test_rules_dates.py), and have a moment all the same: with the
offset before the switch.
"""
# ruff: noqa: E501, RUF001 (a case is a line, in any alphabet)

from __future__ import annotations

from datetime import UTC, datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from sphinx_workshop.model.milestones import Milestone, as_written
from sphinx_workshop.render.dates import date_of, when
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.nodes import struck

if TYPE_CHECKING:
    from docutils import nodes


class Case(NamedTuple):
    due: str
    zone: str
    kind: str
    event_zone: str
    language: str
    moment: str
    shown: str
    """The text for readers; `*` stands for what differs between versions of Babel."""


TABLE: Final = """
# due               | zone                 | kind         | event's zone       | language | moment               | shown

# Anywhere on Earth: a day ends at 23:59, twelve hours behind UTC (−12)
2022-09-22          | -                    | submission   | UTC                | en    | 2022-09-23T11:59:00Z | Thursday, 22 September 2022, 23:59 AoE
2022-09-22          | AoE                  | submission   | UTC                | en    | 2022-09-23T11:59:00Z | Thursday, 22 September 2022, 23:59 AoE
2022-9-2            | -                    | submission   | UTC                | en    | 2022-09-03T11:59:00Z | Friday, 2 September 2022, 23:59 AoE
2022-09-22 17:00    | -                    | submission   | UTC                | en    | 2022-09-23T05:00:00Z | Thursday, 22 September 2022, 17:00 AoE
2022-09-22T17:00    | -                    | submission   | UTC                | en    | 2022-09-23T05:00:00Z | Thursday, 22 September 2022, 17:00 AoE
2022-09-22 00:00    | -                    | submission   | UTC                | en    | 2022-09-22T12:00:00Z | Thursday, 22 September 2022, 00:00 AoE
2022-09-22 12:00    | -                    | submission   | UTC                | en    | 2022-09-23T00:00:00Z | Thursday, 22 September 2022, 12:00 AoE
2022-10-20          | -                    | notification | Asia/Tokyo         | en    | 2022-10-21T11:59:00Z | Thursday, 20 October 2022, 23:59 AoE
2022-11-10          | -                    | camera-ready | America/New_York   | en    | 2022-11-11T11:59:00Z | Thursday, 10 November 2022, 23:59 AoE
2022-09-15          | -                    | other        | Europe/Paris       | en    | 2022-09-16T11:59:00Z | Thursday, 15 September 2022, 23:59 AoE

# Times with seconds: the moment has them, readers see the minute
2022-09-22 23:59:59 | -                    | submission   | UTC                | en    | 2022-09-23T11:59:59Z | Thursday, 22 September 2022, 23:59 AoE
2022-09-22 23:59:30 | UTC                  | submission   | UTC                | en    | 2022-09-22T23:59:30Z | Thursday, 22 September 2022, 23:59 UTC

# Anywhere on Earth, there is no daylight saving
2022-03-13 02:30    | AoE                  | submission   | America/New_York   | en    | 2022-03-13T14:30:00Z | Sunday, 13 March 2022, 02:30 AoE
2022-11-06 01:30    | AoE                  | submission   | America/New_York   | en    | 2022-11-06T13:30:00Z | Sunday, 6 November 2022, 01:30 AoE

# The end of a year
2022-12-31          | -                    | submission   | UTC                | en    | 2023-01-01T11:59:00Z | Saturday, 31 December 2022, 23:59 AoE
2023-12-31          | -                    | submission   | UTC                | de    | 2024-01-01T11:59:00Z | Sonntag, 31. Dezember 2023, 23:59 AoE
1999-12-31          | -                    | submission   | UTC                | en    | 2000-01-01T11:59:00Z | Friday, 31 December 1999, 23:59 AoE
2023-01-01 00:00    | Asia/Kathmandu       | submission   | UTC                | en    | 2022-12-31T18:15:00Z | Sunday, 1 January 2023, 00:00 (Kathmandu, UTC+5:45)
2022-12-31          | America/New_York     | submission   | UTC                | en    | 2023-01-01T04:59:00Z | Saturday, 31 December 2022, 23:59 (New York, UTC−5)
2022-12-31          | Pacific/Kiritimati   | submission   | UTC                | en    | 2022-12-31T09:59:00Z | Saturday, 31 December 2022, 23:59 (Kiritimati, UTC+14)

# Leap days: 2024 and 2000 have one, 2023 and 2100 have none
2024-02-28          | -                    | submission   | UTC                | en    | 2024-02-29T11:59:00Z | Wednesday, 28 February 2024, 23:59 AoE
2024-02-29          | -                    | submission   | UTC                | en    | 2024-03-01T11:59:00Z | Thursday, 29 February 2024, 23:59 AoE
2024-02-29          | Asia/Ho_Chi_Minh     | submission   | UTC                | en    | 2024-02-29T16:59:00Z | Thursday, 29 February 2024, 23:59 (Ho Chi Minh*, UTC+7)
2000-02-29          | -                    | submission   | UTC                | en    | 2000-03-01T11:59:00Z | Tuesday, 29 February 2000, 23:59 AoE
2023-02-28          | -                    | submission   | UTC                | en    | 2023-03-01T11:59:00Z | Tuesday, 28 February 2023, 23:59 AoE
2100-02-28          | -                    | submission   | UTC                | en    | 2100-03-01T11:59:00Z | Sunday, 28 February 2100, 23:59 AoE

# New York, 13 March 2022: 02:00 (−5) becomes 03:00 (−4)
2022-03-13 01:59    | America/New_York     | submission   | UTC                | en    | 2022-03-13T06:59:00Z | Sunday, 13 March 2022, 01:59 (New York, UTC−5)
2022-03-13 02:30    | America/New_York     | submission   | UTC                | en    | 2022-03-13T07:30:00Z | Sunday, 13 March 2022, 02:30 (New York, UTC−5)
2022-03-13 03:00    | America/New_York     | submission   | UTC                | en    | 2022-03-13T07:00:00Z | Sunday, 13 March 2022, 03:00 (New York, UTC−4)
2022-03-13          | America/New_York     | submission   | UTC                | en    | 2022-03-14T03:59:00Z | Sunday, 13 March 2022, 23:59 (New York, UTC−4)
# New York, 6 November 2022: 02:00 (−4) becomes 01:00 (−5)
2022-11-06 00:59    | America/New_York     | submission   | UTC                | en    | 2022-11-06T04:59:00Z | Sunday, 6 November 2022, 00:59 (New York, UTC−4)
2022-11-06 01:30    | America/New_York     | submission   | UTC                | en    | 2022-11-06T05:30:00Z | Sunday, 6 November 2022, 01:30 (New York, UTC−4)
2022-11-06 02:00    | America/New_York     | submission   | UTC                | en    | 2022-11-06T07:00:00Z | Sunday, 6 November 2022, 02:00 (New York, UTC−5)
2022-11-06          | America/New_York     | submission   | UTC                | en    | 2022-11-07T04:59:00Z | Sunday, 6 November 2022, 23:59 (New York, UTC−5)

# Paris, 27 March 2022: 02:00 (+1) becomes 03:00 (+2)
2022-03-27 01:59    | Europe/Paris         | submission   | UTC                | en    | 2022-03-27T00:59:00Z | Sunday, 27 March 2022, 01:59 (Paris, UTC+1)
2022-03-27 02:30    | Europe/Paris         | submission   | UTC                | en    | 2022-03-27T01:30:00Z | Sunday, 27 March 2022, 02:30 (Paris, UTC+1)
2022-03-27 03:00    | Europe/Paris         | submission   | UTC                | fr    | 2022-03-27T01:00:00Z | dimanche 27 mars 2022, 03:00 (Paris, UTC+2)
2022-03-27          | Europe/Paris         | submission   | UTC                | fr    | 2022-03-27T21:59:00Z | dimanche 27 mars 2022, 23:59 (Paris, UTC+2)
# Paris, 30 October 2022: 03:00 (+2) becomes 02:00 (+1)
2022-10-30 01:59    | Europe/Paris         | submission   | UTC                | fr    | 2022-10-29T23:59:00Z | dimanche 30 octobre 2022, 01:59 (Paris, UTC+2)
2022-10-30 02:30    | Europe/Paris         | submission   | UTC                | fr    | 2022-10-30T00:30:00Z | dimanche 30 octobre 2022, 02:30 (Paris, UTC+2)
2022-10-30 03:00    | Europe/Paris         | submission   | UTC                | en    | 2022-10-30T02:00:00Z | Sunday, 30 October 2022, 03:00 (Paris, UTC+1)
2022-10-30          | Europe/Paris         | submission   | UTC                | en    | 2022-10-30T22:59:00Z | Sunday, 30 October 2022, 23:59 (Paris, UTC+1)

# Lord Howe Island saves half an hour. 2 October 2022: 02:00 (+10:30) becomes 02:30 (+11)
2022-10-02 01:59    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-10-01T15:29:00Z | Sunday, 2 October 2022, 01:59 (Lord Howe*, UTC+10:30)
2022-10-02 02:15    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-10-01T15:45:00Z | Sunday, 2 October 2022, 02:15 (Lord Howe*, UTC+10:30)
2022-10-02 02:30    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-10-01T15:30:00Z | Sunday, 2 October 2022, 02:30 (Lord Howe*, UTC+11)
2022-10-02          | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-10-02T12:59:00Z | Sunday, 2 October 2022, 23:59 (Lord Howe*, UTC+11)
# Lord Howe Island, 3 April 2022: 02:00 (+11) becomes 01:30 (+10:30)
2022-04-03 01:29    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-04-02T14:29:00Z | Sunday, 3 April 2022, 01:29 (Lord Howe*, UTC+11)
2022-04-03 01:45    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-04-02T14:45:00Z | Sunday, 3 April 2022, 01:45 (Lord Howe*, UTC+11)
2022-04-03 02:00    | Australia/Lord_Howe  | submission   | UTC                | en    | 2022-04-02T15:30:00Z | Sunday, 3 April 2022, 02:00 (Lord Howe*, UTC+10:30)

# Offsets that are no whole hours
2022-09-22          | Asia/Kathmandu       | submission   | UTC                | en    | 2022-09-22T18:14:00Z | Thursday, 22 September 2022, 23:59 (Kathmandu, UTC+5:45)
2022-09-22 17:00    | Asia/Kathmandu       | submission   | UTC                | en    | 2022-09-22T11:15:00Z | Thursday, 22 September 2022, 17:00 (Kathmandu, UTC+5:45)
2022-09-22 05:44    | Asia/Kathmandu       | submission   | UTC                | en    | 2022-09-21T23:59:00Z | Thursday, 22 September 2022, 05:44 (Kathmandu, UTC+5:45)
2022-09-22 17:00    | Asia/Kolkata         | submission   | UTC                | en    | 2022-09-22T11:30:00Z | Thursday, 22 September 2022, 17:00 (Kolkata, UTC+5:30)
2022-12-01 12:00    | America/St_Johns     | submission   | UTC                | en    | 2022-12-01T15:30:00Z | Thursday, 1 December 2022, 12:00 (St. John*, UTC−3:30)
2022-12-01 12:00    | Pacific/Marquesas    | submission   | UTC                | en    | 2022-12-01T21:30:00Z | Thursday, 1 December 2022, 12:00 (Marquesas*, UTC−9:30)
2022-12-01 12:00    | Pacific/Chatham      | submission   | UTC                | en    | 2022-11-30T22:15:00Z | Thursday, 1 December 2022, 12:00 (Chatham*, UTC+13:45)

# Samoa had no 30 December 2011: after 29 December (−10) came 31 December (+14)
2011-12-29          | Pacific/Apia         | submission   | UTC                | en    | 2011-12-30T09:59:00Z | Thursday, 29 December 2011, 23:59 (Apia, UTC−10)
2011-12-30          | Pacific/Apia         | submission   | UTC                | en    | 2011-12-31T09:59:00Z | Friday, 30 December 2011, 23:59 (Apia, UTC−10)
2011-12-31 00:00    | Pacific/Apia         | submission   | UTC                | en    | 2011-12-30T10:00:00Z | Saturday, 31 December 2011, 00:00 (Apia, UTC+14)
2011-12-31          | Pacific/Apia         | submission   | UTC                | en    | 2011-12-31T09:59:00Z | Saturday, 31 December 2011, 23:59 (Apia, UTC+14)

# Zones whose rules changed: Moscow in October 2014, New York in 2007, Pyongyang in 2015 and 2018, Mexico in 2022,
# Istanbul in 2016, São Paulo in 2019, Kathmandu at the beginning of 1986
2014-10-25 12:00    | Europe/Moscow        | submission   | UTC                | en    | 2014-10-25T08:00:00Z | Saturday, 25 October 2014, 12:00 (Moscow, UTC+4)
2014-10-27 12:00    | Europe/Moscow        | submission   | UTC                | en    | 2014-10-27T09:00:00Z | Monday, 27 October 2014, 12:00 (Moscow, UTC+3)
2006-03-20 12:00    | America/New_York     | submission   | UTC                | en    | 2006-03-20T17:00:00Z | Monday, 20 March 2006, 12:00 (New York, UTC−5)
2007-03-20 12:00    | America/New_York     | submission   | UTC                | en    | 2007-03-20T16:00:00Z | Tuesday, 20 March 2007, 12:00 (New York, UTC−4)
2017-05-05 12:00    | Asia/Pyongyang       | submission   | UTC                | en    | 2017-05-05T03:30:00Z | Friday, 5 May 2017, 12:00 (Pyongyang, UTC+8:30)
2019-05-05 12:00    | Asia/Pyongyang       | submission   | UTC                | en    | 2019-05-05T03:00:00Z | Sunday, 5 May 2019, 12:00 (Pyongyang, UTC+9)
2022-07-01 12:00    | America/Mexico_City  | submission   | UTC                | en    | 2022-07-01T17:00:00Z | Friday, 1 July 2022, 12:00 (Mexico City, UTC−5)
2023-07-01 12:00    | America/Mexico_City  | submission   | UTC                | en    | 2023-07-01T18:00:00Z | Saturday, 1 July 2023, 12:00 (Mexico City, UTC−6)
2015-12-01 12:00    | Europe/Istanbul      | submission   | UTC                | en    | 2015-12-01T10:00:00Z | Tuesday, 1 December 2015, 12:00 (Istanbul, UTC+2)
2016-12-01 12:00    | Europe/Istanbul      | submission   | UTC                | en    | 2016-12-01T09:00:00Z | Thursday, 1 December 2016, 12:00 (Istanbul, UTC+3)
2018-12-01 12:00    | America/Sao_Paulo    | submission   | UTC                | en    | 2018-12-01T14:00:00Z | Saturday, 1 December 2018, 12:00 (S?o Paulo, UTC−2)
2019-12-01 12:00    | America/Sao_Paulo    | submission   | UTC                | en    | 2019-12-01T15:00:00Z | Sunday, 1 December 2019, 12:00 (S?o Paulo, UTC−3)
1985-12-31 12:00    | Asia/Kathmandu       | submission   | UTC                | en    | 1985-12-31T06:30:00Z | Tuesday, 31 December 1985, 12:00 (Kathmandu, UTC+5:30)
1986-01-01 12:00    | Asia/Kathmandu       | submission   | UTC                | en    | 1986-01-01T06:15:00Z | Wednesday, 1 January 1986, 12:00 (Kathmandu, UTC+5:45)

# What takes place is in the zone of the workshop; without a time, it is the whole day, which begins at the moment
2022-12-01          | -                    | event        | Asia/Ho_Chi_Minh   | en    | 2022-11-30T17:00:00Z | Thursday, 1 December 2022
2022-12-01 09:00    | -                    | event        | Asia/Ho_Chi_Minh   | en    | 2022-12-01T02:00:00Z | Thursday, 1 December 2022, 09:00 (Ho Chi Minh*, UTC+7)
2022-12-01          | Asia/Kathmandu       | event        | Asia/Ho_Chi_Minh   | de    | 2022-11-30T18:15:00Z | Donnerstag, 1. Dezember 2022
2022-12-01          | AoE                  | event        | Asia/Ho_Chi_Minh   | en    | 2022-12-01T12:00:00Z | Thursday, 1 December 2022
2022-12-01          | -                    | event        | UTC                | vi    | 2022-12-01T00:00:00Z | Thứ Năm, 1 tháng 12, 2022
2023-01-01          | -                    | event        | America/New_York   | en    | 2023-01-01T05:00:00Z | Sunday, 1 January 2023
2023-01-01          | -                    | event        | Pacific/Kiritimati | en    | 2022-12-31T10:00:00Z | Sunday, 1 January 2023
2022-03-13          | -                    | event        | America/New_York   | en    | 2022-03-13T05:00:00Z | Sunday, 13 March 2022
2024-02-29          | -                    | event        | Europe/Paris       | fr    | 2024-02-28T23:00:00Z | jeudi 29 février 2024
# São Paulo, 4 November 2018: 00:00 (−3) becomes 01:00 (−2), so that this is when the day begins
2018-11-04          | -                    | event        | America/Sao_Paulo  | en    | 2018-11-04T03:00:00Z | Sunday, 4 November 2018

# Names of months and days in other languages
2022-03-01          | -                    | submission   | UTC                | de    | 2022-03-02T11:59:00Z | Dienstag, 1. März 2022, 23:59 AoE
2022-08-15          | -                    | submission   | UTC                | fr    | 2022-08-16T11:59:00Z | lundi 15 août 2022, 23:59 AoE
2022-12-31          | -                    | submission   | UTC                | fr    | 2023-01-01T11:59:00Z | samedi 31 décembre 2022, 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | vi    | 2022-09-23T11:59:00Z | 23:59 AoE Thứ Năm, 22 tháng 9, 2022
2022-09-22          | -                    | submission   | UTC                | ja    | 2022-09-23T11:59:00Z | 2022年9月22日木曜日 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | zh_CN | 2022-09-23T11:59:00Z | 2022年9月22日星期四 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | es    | 2022-09-23T11:59:00Z | jueves, 22 de septiembre de 2022, 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | pt-BR | 2022-09-23T11:59:00Z | quinta-feira, 22 de setembro de 2022, 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | it    | 2022-09-23T11:59:00Z | giovedì 22 settembre 2022, 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | pl    | 2022-09-23T11:59:00Z | czwartek, 22 września 2022, 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | uk    | 2022-09-23T11:59:00Z | четвер, 22 вересня 2022*р., 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | tr    | 2022-09-23T11:59:00Z | 22 Eylül 2022 Perşembe 23:59 AoE
2022-09-22          | -                    | submission   | UTC                | fi    | 2022-09-23T11:59:00Z | torstai 22. syyskuuta 2022, 23.59 AoE
2022-09-22          | -                    | submission   | UTC                | en-US | 2022-09-23T11:59:00Z | Thursday, 22 September 2022, 23:59 AoE
2022-09-22 17:00    | Europe/London        | submission   | UTC                | de    | 2022-09-22T16:00:00Z | Donnerstag, 22. September 2022, 17:00 (London, UTC+1)
"""
CASES: Final = [
    Case(*(cell.strip() for cell in line.split("|")))
    for line in TABLE.splitlines()
    if line and not line.startswith("#")
]


def milestone(case: Case, **more: object) -> Milestone:
    zone = {} if case.zone == "-" else {"timezone": case.zone}
    return Milestone.model_validate({"name": "M", "due": case.due, "kind": case.kind, **zone, **more})


def test_there_are_many_cases_and_each_is_another() -> None:
    assert len(CASES) >= 60
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids="|".join)
def test_a_date_is_the_exact_moment_and_the_words_that_its_organizers_mean(case: Case) -> None:
    one = milestone(case)
    assert one.instant(case.event_zone) == datetime.fromisoformat(case.moment)
    shown = date_of(one, case.event_zone, locale_of(case.language))
    assert shown["datetime"] == (as_written(one.due) if one.all_day else case.moment)  # type: ignore[arg-type]
    assert fnmatchcase(shown.astext(), case.shown), shown.astext()


@pytest.mark.parametrize("case", CASES, ids="|".join)
def test_an_earlier_date_is_the_moment_that_it_was_when_it_was_the_present_one(case: Case) -> None:
    """An extension changes `due` and moves what was there to `was`: its moment and its words stay."""
    later = milestone(case, due="2150-01-01", was=case.due)
    assert later.instant(case.event_zone, later.was[0].due) == datetime.fromisoformat(case.moment)
    pieces = when(later, case.event_zone, locale_of(case.language))
    (old,) = (node.astext() for piece in pieces for node in piece.findall(struck))
    assert fnmatchcase(old, case.shown), old


def text(pieces: list[nodes.Node]) -> str:
    return "".join(piece.astext() for piece in pieces)


EXTENSIONS: Final[list[tuple[dict[str, object], str]]] = [
    (
        {"due": "2022-09-22", "was": "2022-09-15"},
        "Thursday, 22 September 2022, 23:59 AoE (formerly Thursday, 15 September 2022, 23:59 AoE)",
    ),
    (
        {"due": "2022-09-22", "was": ["2022-09-08", "2022-09-15 17:00"]},
        "Thursday, 22 September 2022, 23:59 AoE "
        "(formerly Thursday, 8 September 2022, 23:59 AoE, Thursday, 15 September 2022, 17:00 AoE)",
    ),
    # across the end of daylight saving, each with the offset of its day
    (
        {"due": "2022-11-08 17:00", "was": "2022-11-01 17:00", "timezone": "America/New_York"},
        "Tuesday, 8 November 2022, 17:00 (New York, UTC−5) "
        "(formerly Tuesday, 1 November 2022, 17:00 (New York, UTC−4))",
    ),
    # across the end of the year
    (
        {"due": "2023-01-05", "was": "2022-12-31"},
        "Thursday, 5 January 2023, 23:59 AoE (formerly Saturday, 31 December 2022, 23:59 AoE)",
    ),
    # what takes place on a day was to take place on another
    (
        {"due": "2022-12-03", "was": "2022-12-02", "kind": "event"},
        "Saturday, 3 December 2022 (formerly Friday, 2 December 2022)",
    ),
    (
        {"due": "2022-09-22", "was": "2022-09-15", "tentative": "true"},
        "Thursday, 22 September 2022, 23:59 AoE (tentative) (formerly Thursday, 15 September 2022, 23:59 AoE)",
    ),
    # given up, and the next one not known yet
    (
        {"due": "TBD", "was": "2022-09-15"},
        "To be announced (formerly Thursday, 15 September 2022, 23:59 AoE)",
    ),
]


@pytest.mark.parametrize(("facts", "shown"), EXTENSIONS)
def test_an_extension_shows_what_it_replaces(facts: dict[str, object], shown: str) -> None:
    one = Milestone.model_validate({"name": "M", "kind": "submission", **facts})
    assert text(when(one, "UTC", locale_of("en"))) == shown


@pytest.mark.parametrize(
    ("due", "written"),
    [
        ("2022-9-2", "2022-09-02"),
        ("2022-09-22", "2022-09-22"),
        ("2022-09-22T9:05", "2022-09-22 09:05"),
        ("2022-09-22 00:00", "2022-09-22 00:00"),
        ("2022-09-22 23:59:59", "2022-09-22 23:59:59"),
    ],
)
def test_messages_have_dates_as_data_files_have_them(due: str, written: str) -> None:
    parsed = Milestone.model_validate({"name": "M", "due": due}).due
    assert as_written(parsed) == written  # type: ignore[arg-type]


def test_two_dates_of_two_zones_are_compared_by_their_moments() -> None:
    """Midnight in Samoa comes long before the day has ended anywhere on Earth."""
    early = Milestone.model_validate({"name": "M", "due": "2022-09-23 00:00", "timezone": "Pacific/Apia"})
    late = Milestone.model_validate({"name": "M", "due": "2022-09-22"})
    assert early.instant("UTC") == datetime(2022, 9, 22, 11, tzinfo=UTC)
    assert str(early.instant("UTC")) < str(late.instant("UTC"))
