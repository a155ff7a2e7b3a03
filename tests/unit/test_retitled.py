"""A calendar in which titles of papers are changed is the one that is made of the facts anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.export.retitled import retitled
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop

    Write = Callable[[Mapping[str, str | bytes]], Path]

FILES: Final = {
    "workshop.yml": "name: Example Workshop\nphase: program\nurl: https://example.org/a/very/long/path/to/it/\n",
    "speakers.yml": "- name: Ada Example\n- name: Grace Example\n",
    "papers.yml": "".join(
        f'- id: "{number}"\n  title: Paper {number}\n  authors: [Ada]\n' for number in range(1, 6)
    ),
    "program.yml": """
- date: 2030-12-02
  sessions:
    - title: Talks of a morning that has a long, long title, so that its name in the calendar is folded
      start: 09:00
      end: 10:00
      speakers: [ada-example]
      description: |
        Papers:

        - Paper 2
      papers: ["1", "2"]
    - title: Posters
      kind: poster
      start: 10:00
      end: 11:00
      papers: ["2", "3"]
    - title: Posters
      kind: poster
      start: 10:00
      end: 11:00
      papers: ["4"]
    - title: A paper without a time
      papers: ["5"]
""",
}
TITLES: Final = [
    "Short",
    "A title; with *signs*, and \\\\ more",
    "L" * 300,
    "Ünïcödé 李明 " * 20,
    "Papers:",
    "$x^2$ & `code`",
]


@pytest.fixture
def workshop(write_data: Write) -> Workshop:
    return load(write_data(FILES)).workshop


def titled(workshop: Workshop, **titles: str) -> Workshop:
    """Return the workshop with other titles of papers, and without people."""
    papers = workshop.papers if isinstance(workshop.papers, tuple) else ()
    return replace(
        workshop,
        people={},
        speakers=None,
        papers=tuple(
            Paper.model_construct(id=paper.id, title=titles.get(f"p{paper.id}", paper.title), authors=())
            for paper in papers
        ),
    )


def with_people(workshop: Workshop, now: Workshop) -> str:
    return calendar(replace(now, people=workshop.people, speakers=workshop.speakers))


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("paper", ["p1", "p2", "p3", "p4", "p5"])
def test_a_title_is_changed_wherever_a_session_has_it(workshop: Workshop, paper: str, title: str) -> None:
    was, now = titled(workshop), titled(workshop, **{paper: title})
    expected = with_people(workshop, now)
    assert retitled(calendar(workshop), was, now) == expected
    assert (expected == calendar(workshop)) == (paper == "p5")
    assert retitled(expected, now, was) == calendar(workshop)


def test_several_titles_are_changed_at_once(workshop: Workshop) -> None:
    now = titled(workshop, p1="One", p2="Two", p4="Four")
    assert retitled(calendar(workshop), titled(workshop), now) == with_people(workshop, now)


@pytest.mark.parametrize(
    ("before", "after"), [("- Paper 3", "- Paper three"), ("UID:", "X-UID:"), ("DESCRIPTION:", "COMMENT:")]
)
def test_a_calendar_that_does_not_say_what_is_expected_is_made_anew(
    workshop: Workshop, before: str, after: str
) -> None:
    other = calendar(workshop).replace(before, after)
    assert other != calendar(workshop)
    assert retitled(other, titled(workshop), titled(workshop, p3="Three")) is None
