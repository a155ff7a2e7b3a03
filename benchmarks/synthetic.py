"""The facts of a made-up workshop of any size, as plain data and as the data files that say it."""

from __future__ import annotations

import json
import re
import textwrap
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from benchmarks.words import Language
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

DAYS: Final = ("2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11")
HOURS: Final = range(8, 18)
ABSTRACT_WORDS: Final = 150
MARKED: Final = 0.05
"""How many of the papers have formulas or emphasis."""
SPEAKERS_FROM: Final = 1_000_000
"""Names from this number on are of people who speak; nobody has the name of an author by accident."""
DECISIONS: Final = ("oral", "spotlight", *("poster",) * 8)
COUNTRIES: Final = ("BR", "CA", "CN", "DE", "IN", "JP", "KE", "US", "VN")

WORKSHOP: Final = """\
name: Made-up Workshop 2026
short_name: MW 2026
phase: program
format: in-person
timezone: UTC
date:
  start: 2026-12-07
  end: 2026-12-11
contact: hello@workshop.example.org
"""

Facts = list[dict[str, Any]]
"""Entries of a data file, as the file says them."""


class Synthetic:
    """A workshop of so many papers, sessions and people; the same numbers make the same workshop."""

    def __init__(self, papers: int, sessions: int = 0, people: int = 0) -> None:
        """Make the facts up."""
        self.language = Language(seed=papers)
        self._terms = [" ".join(self.language.words(2)) for _ in range(300)]
        towns = self.language.vocabulary[2_000:2_600]
        self._places = [f"University of {town.capitalize()}" for town in towns]
        self.papers: Facts = [self._paper(number, papers) for number in range(1, papers + 1)]
        self.speakers: Facts = [self._speaker(number) for number in range(people)]
        self.sessions: Facts = [self._session(number, sessions) for number in range(sessions)]

    def _paper(self, number: int, papers: int) -> dict[str, Any]:
        language, random = self.language, self.language.random
        marked = random.random() < MARKED
        pool = 3 * papers + 5  # most authors have one or two papers, however many papers there are
        return {
            "id": str(number),
            "title": language.title(random.randint(6, 10), marked=marked),
            "authors": [
                {"name": language.name(random.randrange(pool)), "affiliation": random.choice(self._places)}
                for _ in range(5)
            ],
            "abstract": language.text(ABSTRACT_WORDS, marked=marked),
            "decision": random.choice(DECISIONS),
            "keywords": random.sample(self._terms, 3),
            "links": {"openreview": f"https://openreview.net/forum?id={random.getrandbits(50):010x}"},
        }

    def _speaker(self, number: int) -> dict[str, Any]:
        language, random = self.language, self.language.random
        return {
            "name": language.name(SPEAKERS_FROM + number),
            "affiliation": random.choice(self._places),
            "country": random.choice(COUNTRIES),
            "bio": language.text(25),
        }

    def _session(self, number: int, sessions: int) -> dict[str, Any]:
        """Return a session: its share of the papers and of the speakers, who each wrote one of its papers."""
        room, hour = divmod(number // len(DAYS), len(HOURS))
        start = HOURS[hour]
        papers = self.papers[number::sessions]
        speakers = [speaker["name"] for speaker in self.speakers[number::sessions]]
        for paper, name in zip(papers, speakers, strict=False):
            paper["authors"][-1]["name"] = name
        return {
            "day": DAYS[number % len(DAYS)],
            "title": self.language.title(4),
            "id": f"s{number}",
            "start": f"{start:02}:00",
            "end": f"{start + 1:02}:00",
            "room": f"Hall {room + 1}",
            "speakers": [slug(name) for name in speakers],
            "papers": [paper["id"] for paper in papers],
        }

    def files(self) -> dict[str, str]:
        """Return the text of each data file; without papers, `papers.yml` says that they are coming."""
        files = {"workshop.yml": WORKSHOP, "papers.yml": papers_yaml(self.papers)}
        if self.speakers:
            files["speakers.yml"] = "\n".join(map(_speaker_yaml, self.speakers))
        if self.sessions:
            files["program.yml"] = _program_yaml(self.sessions)
        return files


def papers_yaml(papers: Facts) -> str:
    """Return papers as a person would write them, with quotes where text needs them."""
    return "\n".join(map(_paper_yaml, papers)) if papers else "TBD\n"


def with_problems(text: str) -> str:
    """Return the text of papers with one problem in each: a slip in a key, a wrong word, a gap, a list."""
    slips = cycle(("decison: poster", "decision: TBA", "decision:", "decision: [oral, poster]"))
    return re.sub(r"(?m)^(  )decision: .*$", lambda line: line[1] + next(slips), text)


def _paper_yaml(paper: dict[str, Any]) -> str:
    authors = "".join(
        f"    - name: {author['name']}\n      affiliation: {author['affiliation']}\n"
        for author in paper["authors"]
    )
    keywords = "".join(f"    - {keyword}\n" for keyword in paper["keywords"])
    abstract = textwrap.fill(
        paper["abstract"],
        100,
        initial_indent="    ",
        subsequent_indent="    ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return (
        f'- id: "{paper["id"]}"\n  title: {_quoted(paper["title"])}\n  authors:\n{authors}'
        f"  abstract: >-\n{abstract}\n  decision: {paper['decision']}\n  keywords:\n{keywords}"
        f"  links:\n    openreview: {paper['links']['openreview']}\n"
    )


def _speaker_yaml(speaker: dict[str, Any]) -> str:
    return "".join(
        f"{'  ' if index else '- '}{key}: {_quoted(value)}\n"
        for index, (key, value) in enumerate(speaker.items())
    )


def _program_yaml(sessions: Facts) -> str:
    lines: list[str] = []
    for day in DAYS:
        lines += [f"- date: {day}", "  sessions:"]
        for session in sorted(
            (one for one in sessions if one["day"] == day), key=lambda one: (one["start"], one["id"])
        ):
            lines += [f"    - id: {session['id']}", f"      title: {_quoted(session['title'])}"]
            lines += [f"      {key}: {session[key]}" for key in ("start", "end", "room")]
            lines += [*_list("speakers", session["speakers"]), *_list("papers", session["papers"])]
    return "\n".join(lines) + "\n"


def _list(key: str, values: Iterable[str]) -> list[str]:
    items = [f'        - "{value}"' for value in values]
    return [f"      {key}:", *items] if items else []


def _quoted(text: str) -> str:
    """Return text as YAML: as it is, or in quotes where a sign in it means something to YAML."""
    plain = text.replace(" ", "").replace("-", "").replace(",", "").replace(".", "").isalnum()
    return text if plain else json.dumps(text, ensure_ascii=False)
