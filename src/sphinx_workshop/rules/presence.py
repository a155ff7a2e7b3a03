"""Presence: nobody is in two places at the same time, and somebody is there to present each paper."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import paper_name, session_name, times_of
from sphinx_workshop.rules.papers import is_anonymous
from sphinx_workshop.rules.sessions import clashes, overlap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sphinx_workshop.model.base import Tbd
    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.workshop import Workshop

MAX_NAMED: Final = 3
"""For how many of a paper's authors a message says where they are."""


class Presented(NamedTuple):
    """A paper in a session."""

    paper: Paper
    session: PlacedSession
    place: Place
    """Where the session names the paper."""
    authors: tuple[str, ...]
    """Who may present it."""


def check_presence(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each person who is in two sessions at once, and each paper that nobody can present.

    Whoever speaks, chairs or moderates is there, and so is the only author of a paper. Of several authors,
    any one may present it, until all but one of them are elsewhere; only the presenters, if they are named.
    """
    diary = _Diary(workshop)
    for placed in workshop.placed_sessions:
        for written, place in placed.written.people():
            if (key := diary.person(written)) not in workshop.declined:
                diary.add(key, placed, place)
    presented = list(_presented(workshop, diary))
    for one in presented:
        if len(one.authors) == 1:
            diary.add(one.authors[0], one.session, one.place)
    for key, there in diary.sessions.items():
        for first, second, (start, end) in clashes(there):
            message = (
                f"{diary.name(key)} is in two places from {times_of(second, start, end)}: in "
                f"{session_name(second.written)}, and in {session_name(first.written)} at {first.position}; "
                "move one of them, or ask somebody else"
            )
            yield Problem(Kind.PERSON_CLASH, there[second].position, message)
    yield from _nobody([one for one in presented if len(one.authors) > 1], diary)


class _Diary:
    """Who has to be where."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._names: dict[str, str] = {}
        self._orcids: dict[str, str | Tbd | None] = {}
        self.sessions: dict[str, dict[PlacedSession, Place]] = {}
        """The sessions of each person, and where each session names the person, or the paper."""
        self._timed: dict[str, list[tuple[datetime, int, PlacedSession]]] = {}
        """Those whose times are known, by their start; with the order in which they were added."""
        self._longest: dict[str, timedelta] = {}
        """How long the longest of each person is."""

    def person(self, written: str, key: str | None = None) -> str:
        """Return the key of a person who is written by id or by name, or by both."""
        key = key or self._workshop.person_key(written)
        self._names.setdefault(key, written)
        return key

    def author(self, author: Author) -> str:
        """Return the key of an author; another ORCID makes another person of the same name."""
        key = self.person(author.name, author.id)
        person = self._workshop.people.get(key)
        orcid = self._orcids.setdefault(key, person.orcid if person is not None else None) or author.orcid
        self._orcids[key] = orcid
        if isinstance(author.orcid, str) and isinstance(orcid, str) and author.orcid != orcid:
            key = f"{key} {author.orcid}"
            self._names[key] = author.name
        return key

    def name(self, key: str) -> str:
        """Return the name of a person."""
        person = self._workshop.people.get(key)
        return (person.name if person is not None else None) or self._names[key]

    def add(self, key: str, session: PlacedSession, place: Place) -> bool:
        """Note that a person is in a session; return whether that is new."""
        there = self.sessions.setdefault(key, {})
        if session in there:
            return False
        there[session] = place
        if session.interval is not None:
            start, end = session.interval
            insort(self._timed.setdefault(key, []), (start, len(there), session))
            self._longest[key] = max(self._longest.get(key, timedelta()), end - start)
        return True

    def elsewhere(self, key: str, session: PlacedSession) -> PlacedSession | None:
        """Return a session that a person is in at the same time as another."""
        if key not in self._timed or session.interval is None:
            return None
        start, end = session.interval
        timed = self._timed[key]
        low = bisect_left(timed, start - self._longest[key], key=lambda one: one[0])
        high = bisect_left(timed, end, key=lambda one: one[0])
        near = sorted((number, one) for _start, number, one in timed[low:high])
        return next((one for _number, one in near if overlap(one, session) is not None), None)


def _presented(workshop: Workshop, diary: _Diary) -> Iterator[Presented]:
    """Yield each paper in each session, unless its authors are anonymous."""
    papers = {paper.id: paper for paper in workshop.all_papers}
    for placed in workshop.placed_sessions:
        for index, key in enumerate(placed.session.paper_ids):
            paper = papers.get(key)
            if paper is not None and not any(map(is_anonymous, paper.known_authors)):
                presenters = [author for author in paper.known_authors if author.presenter]
                authors = dict.fromkeys(map(diary.author, presenters or paper.known_authors))
                yield Presented(paper, placed, placed.session.place.of("papers", index), tuple(authors))


def _nobody(presented: list[Presented], diary: _Diary) -> Iterator[Problem]:
    """Yield a problem for each paper whose authors are all elsewhere.

    An author who is the only one free has to be there, and is then not free for another paper.
    """
    by_author: dict[str, list[int]] = {}
    for number, one in enumerate(presented):
        for author in one.authors:
            by_author.setdefault(author, []).append(number)
    waiting, settled = deque(range(len(presented))), set[int]()
    while waiting:
        number = waiting.popleft()
        one = presented[number]
        if number in settled:
            continue
        free = [author for author in one.authors if diary.elsewhere(author, one.session) is None]
        if len(free) > 1:
            continue
        settled.add(number)
        if not free:
            yield _without_author(one, diary)
        elif diary.add(free[0], one.session, one.place):
            waiting.extend(by_author[free[0]])


def _without_author(presented: Presented, diary: _Diary) -> Problem:
    paper, session, place, authors = presented
    where = [
        f"{diary.name(author)} is in {session_name(other.written)} at {other.position}, {times_of(other)}"
        for author in authors
        if (other := diary.elsewhere(author, session)) is not None
    ]
    others = [f"and {len(where) - MAX_NAMED} more are elsewhere"] if len(where) > MAX_NAMED else []
    message = (
        f"no author of {paper_name(paper)} is free in {session_name(session.written)}, {times_of(session)}: "
        f"{', '.join([*where[:MAX_NAMED], *others])}; move the paper or one of the sessions"
    )
    return Problem(Kind.PERSON_CLASH, place.position, message)
