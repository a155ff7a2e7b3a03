"""Made-up workshops of any size: their facts, as plain data and as data files."""

from __future__ import annotations

import json
import re
import textwrap
from itertools import cycle
from typing import Any, Final, NamedTuple

import yaml

from benchmarks.words import Language

ABSTRACT_WORDS: Final = 150
BIO_WORDS: Final = 25
MARKED: Final = 0.05
"""The share of papers with formulas or emphasis."""
SPEAKERS_FROM, ORGANIZERS_FROM = 1_000_000, 2_000_000
"""Numbers of the first names; nobody has the name of an author by accident."""
DAY: Final = "2026-12-07"
OPENING: Final = 8 * 60
"""When the first sessions start, in minutes after midnight."""
DECISIONS: Final = ("oral", "spotlight", *("poster",) * 8)
COUNTRIES: Final = ("BR", "CA", "CN", "DE", "IN", "JP", "KE", "US", "VN")

WORKSHOP: Final = f"""\
name: Made-up Workshop 2026
short_name: MW 2026
phase: program
format: in-person
timezone: UTC
date: {DAY}
contact: hello@workshop.example.org
"""

Facts = list[dict[str, Any]]
"""Entries of a data file."""


class Size(NamedTuple):
    """How much of everything a workshop has."""

    papers: int = 0
    speakers: int = 0
    organizers: int = 0
    sessions: int = 0
    minutes: int = 0
    """The length of a session."""
    rooms: int = 1
    tracks: int = 0
    """Each has deadlines of its own."""


class Synthetic:
    """The facts of a made-up workshop; the same size is the same workshop on every run."""

    def __init__(self, size: Size) -> None:
        """Make the facts up."""
        self.size = size
        self.language = Language(seed=size.papers)
        self._terms = [" ".join(self.language.words(2)) for _ in range(300)]
        towns = self.language.vocabulary[2_000:2_600]
        self._places = [f"University of {town.capitalize()}" for town in towns]
        self.papers: Facts = [self._paper(number) for number in range(1, size.papers + 1)]
        self.speakers = [self._person(SPEAKERS_FROM + number) for number in range(size.speakers)]
        self.organizers = [self._person(ORGANIZERS_FROM + number) for number in range(size.organizers)]
        self.sessions = [self._session(number) for number in range(size.sessions)]

    def _paper(self, number: int) -> dict[str, Any]:
        language, random = self.language, self.language.random
        marked = random.random() < MARKED
        pool = 3 * self.size.papers + 5  # most authors have one or two papers, at any size
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

    def _person(self, number: int) -> dict[str, Any]:
        language, random = self.language, self.language.random
        return {
            "name": language.name(number),
            "affiliation": random.choice(self._places),
            "country": random.choice(COUNTRIES),
            "bio": language.text(BIO_WORDS),
        }

    def _session(self, number: int) -> dict[str, Any]:
        """Return a session with its share of papers and speakers; each speaker is an author there."""
        turn, room = divmod(number, self.size.rooms)
        start = OPENING + turn * self.size.minutes
        papers = self.papers[number :: self.size.sessions]
        speakers = [speaker["name"] for speaker in self.speakers[number :: self.size.sessions]]
        for paper, name in zip(papers, speakers, strict=False):
            paper["authors"][-1]["name"] = name
        session = {
            "title": self.language.title(4),
            "id": f"s{number}",
            "start": _clock(start),
            "end": _clock(start + self.size.minutes),
            "room": f"Hall {room + 1}",
            "speakers": [slug(name) for name in speakers],
            "papers": [paper["id"] for paper in papers],
        }
        return {key: value for key, value in session.items() if value}

    def files(self) -> dict[str, str]:
        """Return the text of each data file, by stem; `papers` is TBD where there are none."""
        entries = {
            "speakers": self.speakers,
            "organizers": self.organizers,
            "program": [{"date": DAY, "sessions": self.sessions}] if self.sessions else [],
            "dates": _dates(self.size.tracks),
        }
        files = {stem: _dumped(facts) for stem, facts in entries.items() if facts}
        if self.size.tracks:
            tracks = [{"name": f"Track {number + 1}", "max_pages": 9} for number in range(self.size.tracks)]
            topics = [self.language.text(12) for _ in range(6)]
            files["call"] = _dumped({"topics": topics, "tracks": tracks, "review": {"blind": "double"}})
        return files | {"workshop": WORKSHOP, "papers": papers_yaml(self.papers)}


def slug(name: str) -> str:
    """Return the id of a made-up name, which is in ASCII."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _dumped(facts: object) -> str:
    return yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)


def _dates(tracks: int) -> Facts:
    months = {"submission": "08", "notification": "09", "camera-ready": "10"}
    return [
        {"name": f"Track {track}, {kind}", "kind": kind, "due": f"2026-{month}-{7 * track:02}"}
        for kind, month in months.items()
        for track in range(1, tracks + 1)
    ]


def papers_yaml(papers: Facts) -> str:
    """Return papers as a person would write them, with quotes where YAML needs them."""
    return "\n".join(map(_paper_yaml, papers)) if papers else "TBD\n"


def with_problems(text: str) -> str:
    """Return the text of papers with a problem in each: a misspelt key, TBA, a blank, a list in turn."""
    slips = cycle(("decison: poster", "decision: TBA", "decision:", "decision: [oral, poster]"))
    return re.sub(r"(?m)^(  )decision: .*$", lambda line: line[1] + next(slips), text)


def _paper_yaml(paper: dict[str, Any]) -> str:
    authors = "".join(
        f"    - name: {author['name']}\n      affiliation: {author['affiliation']}\n"
        for author in paper["authors"]
    )
    keywords = "".join(f"    - {keyword}\n" for keyword in paper["keywords"])
    lines = textwrap.wrap(paper["abstract"], 96, break_on_hyphens=False, break_long_words=False)
    abstract = "".join(f"    {line}\n" for line in lines)
    return (
        f'- id: "{paper["id"]}"\n  title: {_quoted(paper["title"])}\n  authors:\n{authors}'
        f"  abstract: >-\n{abstract}  decision: {paper['decision']}\n  keywords:\n{keywords}"
        f"  links:\n    openreview: {paper['links']['openreview']}\n"
    )


def _quoted(text: str) -> str:
    """Return text as YAML, in quotes where YAML would read something else into it."""
    plain = text.replace(" ", "").replace("-", "").replace(",", "").replace(".", "").isalnum()
    return text if plain else json.dumps(text, ensure_ascii=False)
