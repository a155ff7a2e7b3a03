"""The entry of the list of deadlines has what that list takes, and guesses nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sphinx_workshop.export.ai_deadlines import entry
from sphinx_workshop.export.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

EVENT = """\
name: "Example: a workshop 2030"
short_name: EW 2030
phase: proposal
date: 2030-12-02
url: https://example.org/ew
timezone: Asia/Seoul
venue:
  name: Example Center
  address: Example Town
  room: TBD
"""
CALL = "tracks:\n  - {name: Full papers, id: full}\n  - {name: Demos, id: demos}\n"
DATES = """\
- {name: Notification, kind: notification, due: 2030-10-20}
- {name: Papers, kind: submission, due: 2030-09-22, track: full}
- name: Demos
  kind: submission
  due: 2030-09-30 17:00
  timezone: Europe/Paris
  track: demos
  tentative: true
- {name: Camera-ready papers, kind: camera-ready, due: TBD}
- {name: Abstracts, kind: abstract, due: 2030-09}
- {name: Reviews, kind: review, due: 2030-10-10}
- {name: Secret, kind: submission, due: 2030-09-01, internal: true}
"""
FILES = {"workshop.yml": EVENT, "call.yml": CALL, "dates.yml": DATES}


def read(workshop: Workshop) -> dict[str, Any]:
    """Return the entry, held against the rules of `scripts/validate-conferences.ts` of the list."""
    (found,) = yaml.safe_load(entry(workshop))
    assert all(isinstance(found[key], str) and found[key] for key in ("title", "id", "date"))
    assert isinstance(found["year"], int)
    assert re.fullmatch(r"[a-z0-9+-]+", found["id"])
    for deadline in found["deadlines"]:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", deadline["date"])
        assert set(deadline) == {"type", "label", "date", "timezone"}
    assert isinstance(found, dict)
    return found


def test_one_entry_has_the_deadlines_of_all_tracks_in_time_order(load_good: LoadGood) -> None:
    assert read(load_good(FILES)) == {
        "title": "EW",
        "year": 2030,
        "id": "ew30",
        "full_name": "Example: a workshop 2030",
        "link": "https://example.org/ew",
        "deadlines": [
            {
                "type": "submission",
                "label": "Papers (Full papers)",
                "date": "2030-09-22 23:59:00",
                "timezone": "AoE",
            },
            {
                "type": "submission",
                "label": "Demos (tentative)",
                "date": "2030-09-30 17:00:00",
                "timezone": "Europe/Paris",
            },
            {
                "type": "notification",
                "label": "Notification",
                "date": "2030-10-20 23:59:00",
                "timezone": "AoE",
            },
        ],
        "venue": "Example Center, Example Town",
        "date": "December 2, 2030",
        "start": "2030-12-02",
        "end": "2030-12-02",
    }


def test_no_word_stands_for_what_is_not_known(load_good: LoadGood) -> None:
    text = entry(load_good(FILES))
    assert not {word for word in ("TBD", "null", "Secret", "announced") if word in text}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("{start: 2030-12-02, end: 2030-12-03}", "December 2-3, 2030"),
        ("{start: 2030-11-30, end: 2030-12-01}", "November 30 - December 1, 2030"),
        ("{start: 2029-12-31, end: 2030-01-01}", "December 31, 2029 - January 1, 2030"),
        ("{one_of: [2030-12-02, 2030-12-03]}", "December 2, 2030 or December 3, 2030"),
    ],
)
def test_days_are_written_as_the_list_writes_them(
    load_data: Callable[[Mapping[str, str]], Any], date: str, words: str
) -> None:
    workshop = load_data(FILES | {"workshop.yml": EVENT.replace("2030-12-02", date, 1)}).workshop
    assert read(workshop)["date"] == words
    assert ("start" in read(workshop)) == ("one_of" not in date)


@pytest.mark.parametrize(
    ("title", "short", "key"),
    [
        ("EW 2030", "EW", "ew30"),
        ("EW'30", "EW", "ew30"),
        ("EW-2030", "EW", "ew30"),
        ("EW 2029", "EW 2029", "ew202930"),
        ("2030", "2030", "203030"),
        ("例 2030", "例", "workshop30"),
    ],
)
def test_the_year_is_beside_the_title(
    load_data: Callable[[Mapping[str, str]], Any], title: str, short: str, key: str
) -> None:
    event = EVENT.replace("short_name: EW 2030", f'short_name: "{title}"')
    found = read(load_data(FILES | {"workshop.yml": event}).workshop)
    assert (found["title"], found["id"], found["year"]) == (short, key, 2030)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"workshop.yml": EVENT.replace("2030-12-02", "TBD")}, "needs the day of the event; write `date`"),
        ({"dates.yml": "TBD\n"}, "needs a known date of kind `submission` or `abstract` in dates.yml"),
        ({"dates.yml": DATES.replace("kind: submission", "kind: other")}, "needs a known date of kind"),
    ],
)
def test_an_entry_without_its_facts_is_refused(
    load_good: LoadGood, files: dict[str, str], message: str
) -> None:
    with pytest.raises(Refused, match="the list of deadlines needs") as refused:
        entry(load_good(FILES | files))
    assert message in str(refused.value)
