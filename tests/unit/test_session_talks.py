"""A session with a title of its own still names the talk given in it, and leads to its video and slides."""
# ruff: noqa: E501 (a session of a table is a line)

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.export.timetable import talks_of, title_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

SPEAKERS: Final = """
- name: Bo Two
  talk:
    title: On *X*
    video: https://example.org/v
    slides: https://example.org/s
- name: Chi Three
"""


def load(load_good: LoadGood, *sessions: str) -> Workshop:
    """Load a program of sessions, each in an hour of its own."""
    lines = [
        f"    - {{start: '{hour:02}:00', end: '{hour + 1:02}:00', {one}}}"
        for hour, one in enumerate(sessions, 9)
    ]
    program = "- date: 2030-12-02\n  sessions:\n" + "\n".join(lines) + "\n"
    return load_good({"speakers.yml": SPEAKERS, "program.yml": program})


def titles(workshop: Workshop) -> list[str]:
    return [title_of(placed.session, workshop) for placed in workshop.placed_sessions]


BOTH: Final = "Invited talk 1 — “On X”"


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (["title: Invited talk 1, speakers: bo-two"], [BOTH]),
        (["title: Invited talk 1, speakers: bo-two, label: Keynote, kind: other"], [BOTH]),
        (["title: ON X, speakers: bo-two"], ["ON X"]),
        # a title that ends with that of the talk says both
        (["title: 'Invited talk 1: On *X*', speakers: bo-two"], ["Invited talk 1: On X"]),
        (["title: Keynote — “On X”, speakers: bo-two"], ["Keynote — “On X”"]),
        (["title: Keynote - on X, speakers: bo-two"], ["Keynote - on X"]),
        (
            ["title: 'Keynote: On X', speakers: bo-two", "title: Questions, speakers: bo-two"],
            ["Keynote: On X", "Questions"],
        ),
        (["title: Notes on X, speakers: bo-two"], ["Notes on X — “On X”"]),
        (["speakers: bo-two"], ["On X"]),
        (["title: Invited talk 1, speakers: [bo-two, chi-three]"], ["Invited talk 1"]),
        (["title: Invited talk 2, speakers: chi-three"], ["Invited talk 2"]),
        # who opens the day does not give the talk there
        (["title: Opening, kind: opening, speakers: bo-two"], ["Opening"]),
        # another session stands for the talk
        (["speakers: bo-two", "title: Questions, speakers: bo-two"], ["On X", "Questions"]),
        (["title: On X, speakers: bo-two", "title: More, speakers: bo-two"], ["On X", "More"]),
        (["title: Invited talk 1, speakers: bo-two", "title: Panel, chairs: bo-two"], [BOTH, "Panel"]),
        # a talk that the speaker only chairs is somebody else's
        (
            ["title: Invited talk 1, speakers: bo-two", "speakers: chi-three, chairs: bo-two"],
            [BOTH, "Chi Three"],
        ),
    ],
)
def test_the_talk_stands_beside_the_title_where_it_is_given(
    sessions: list[str], expected: list[str], load_good: LoadGood
) -> None:
    assert titles(load(load_good, *sessions)) == expected


def test_the_calendar_says_both_titles_and_the_links_of_the_talk(load_good: LoadGood) -> None:
    workshop = load(
        load_good,
        "title: Invited talk 1, speakers: bo-two, moderators: [chi-three, Dee Outside], language: fr, label: Keynote, "
        "links: {slides: TBD, more: [{label: Notes, url: https://example.org/n}]}",
    )
    text = calendar(workshop).replace("\r\n ", "")
    assert "SUMMARY:Example Workshop: Invited talk 1 — “On X”" in text
    assert "CATEGORIES:Keynote\r\n" in text
    lines = text.partition("DESCRIPTION:")[2].partition("\r\n")[0].split(r"\n")
    assert lines[1:] == [
        "Speakers: Bo Two",
        r"Moderators: Chi Three\, Dee Outside",
        "Language: French",
        "Video: https://example.org/v",
        "Slides: https://example.org/s",
        "Notes: https://example.org/n",
    ]


def test_the_calendar_marks_what_may_change_and_has_no_end_that_nobody_knows(load_good: LoadGood) -> None:
    program = (
        "- date: 2030-12-02\n  tentative: true\n  sessions:\n"
        "    - {title: Talks, start: '09:00'}\n    - {title: Social, kind: social, start: '19:00'}\n"
    )
    text = calendar(load_good({"program.yml": program}))
    assert text.count("STATUS:TENTATIVE") == 2
    assert text.count("DTEND") == 1
    assert "DTSTART:20301202T190000Z" in text


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (["title: Keynotes, speakers: [bo-two, chi-three]"], ["- Bo Two: “On X”, https://example.org/v"]),
        (["title: Panel, kind: panel, speakers: [bo-two, chi-three]"], []),
        # who speaks alone in another session gives the talk there, but not on a panel
        (["title: Keynotes, speakers: [bo-two, chi-three]", "speakers: bo-two"], []),
        (
            ["title: Keynotes, speakers: [bo-two, chi-three]", "title: Panel, kind: panel, speakers: bo-two"],
            ["- Bo Two: “On X”, https://example.org/v"],
        ),
    ],
)
def test_the_talks_of_several_speakers_are_named(
    sessions: list[str], expected: list[str], load_good: LoadGood
) -> None:
    workshop = load(load_good, *sessions)
    assert talks_of(workshop.placed_sessions[0].session, workshop) == expected
