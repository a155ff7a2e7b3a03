"""Dates and hours in words are read where they can mean one thing, and refused with a reason where not."""

from __future__ import annotations

import pytest

from sphinx_workshop.importers.dates.clocks import clock_in, clocks_in
from sphinx_workshop.importers.dates.days import UnclearDateError
from sphinx_workshop.importers.dates.deadlines import Deadline, deadline_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("September 22, 2030 (AoE)", Deadline("2030-09-22", zone="AoE")),
        ("Sep 22nd, 2030, 11:59pm AoE", Deadline("2030-09-22", zone="AoE")),
        ("Friday, 22nd of Sept. 2030", Deadline("2030-09-22")),
        ("22. September 2030", Deadline("2030-09-22")),
        ("2030-09-22", Deadline("2030-09-22")),
        ("2030/09/22 23:59:59 AOE", Deadline("2030-09-22", zone="AoE")),
        ("2030年9月22日", Deadline("2030-09-22")),
        ("22/09/2030", Deadline("2030-09-22")),
        ("9/22/2030", Deadline("2030-09-22")),
        ("September 22, 2030 at 5pm UTC", Deadline("2030-09-22 17:00", zone="UTC")),
        ("July 31, 2030, 8:00 AM (GMT +8:00) Example City", Deadline("2030-07-31 08:00", zone="Etc/GMT-8")),
        ("May 5, 2030 23:59 UTC-12", Deadline("2030-05-05", zone="AoE")),
        ("Jan 15 2030, 11:59 PM PST", Deadline("2030-01-15", zone="America/Los_Angeles")),
        ("July 15 2030, 5pm PT", Deadline("2030-07-15 17:00", zone="America/Los_Angeles")),
        ("July 15 2030, 5pm ET", Deadline("2030-07-15 17:00", zone="America/New_York")),
        ("July 15 2030, 12:00 CEST", Deadline("2030-07-15 12:00", zone="Europe/Berlin")),
        ("June 3-4, 2030", Deadline("2030-06-04", "2030-06-03")),
        ("30 March – 2 April 2030", Deadline("2030-04-02", "2030-03-30")),
        ("December 11/12, 2030", Deadline("2030-12-12", "2030-12-11", is_choice=True)),
        ("September 2030", Deadline("2030-09")),
        ("2030-09", Deadline("2030-09")),
        ("TBC, 2030", Deadline()),
        ("", Deadline()),
        ("<s>September 15</s> September 22, 2030", Deadline("2030-09-22", was=("2030-09-15",))),
        (
            "~~Sept 1, 2030~~ ~~Sept 8, 2030~~ **Sept 22, 2030**",
            Deadline("2030-09-22", was=("2030-09-01", "2030-09-08")),
        ),
        ("Oct 1 (extended from Sep 20), 2030", Deadline("2030-10-01", was=("2030-09-20",))),
        ("May 8th, 2030 (AOE) — CLOSED", Deadline("2030-05-08", zone="AoE")),
    ],
)
def test_a_date_that_means_one_day_is_read(text: str, found: Deadline) -> None:
    assert deadline_in(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/04/2030", "03/04/2030 may be 2030-03-04 or 2030-04-03"),
        ("Sep 22nd, 11:59pm AoE", "Sep 22nd has no year"),
        ("30 February 2030", "there is no day 30 February 2030"),
        ("2030-13-01", "there is no day 2030-13-01"),
        ("Feb 1, 2030 and Mar 1, 2030", "there are several dates in it"),
        ("June 9-4, 2030", "ends before it begins"),
        ("June 15 2030, 11:59 PM PST", "PST is not what clocks show on that day"),
        ("June 15 2030, 5pm IST", "nobody can tell which zone IST is"),
        ("June 15 2030, 00:00 UTC", "midnight may be the beginning or the end"),
        ("soon", "there is no date in it"),
        ("<s>September 29</s> September 22, 2030", "is not an earlier one"),
    ],
)
def test_a_date_that_nobody_can_tell_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(UnclearDateError, match=why):
        deadline_in(text)


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("09:00 - 09:30", "09:00", "09:30"),
        ("8:30–8:40", "08:30", "08:40"),
        ("9:00 to 9:45", "09:00", "09:45"),
        ("09h45-10h15", "09:45", "10:15"),
        ("07:30AM - 07:50AM", "07:30", "07:50"),
        ("9-10am", "09:00", "10:00"),
        ("11:00 - 1:00 pm", "11:00", "13:00"),
        ("14:00pm", "14:00", "None"),
        ("noon", "12:00", "None"),
        ("12:15 AM", "00:15", "None"),
        ("14.10 - 14.35", "14:10", "14:35"),
        ("25:00", "None", "None"),
        ("TBA", "None", "None"),
        ("Hall 9", "None", "None"),
    ],
)
def test_hours_are_read_in_the_ways_people_write_them(text: str, begin: str, end: str) -> None:
    assert tuple(map(str, clocks_in(text))) == (begin, end)


def test_a_number_is_no_hour() -> None:
    assert clock_in("room 12, seat 9") is None
    assert str(clock_in("by 5 pm sharp")) == "17:00"
