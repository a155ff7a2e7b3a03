"""Presence: nobody is in two places at the same time, and somebody is there to present each paper."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.clashes import clashes, overlap
from sphinx_workshop.rules.papers import is_anonymous
from sphinx_workshop.rules.timeline import called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.base import Tbd
    from sphinx_workshop.model.papers import Author
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.timeline import Timed

MAX_NAMED: Final = 3
"""How many of a paper's authors a message follows to where they are."""


class Presented(NamedTuple):
    """A paper in a session."""

    paper: str
    timed: Timed
    number: int
    """Which of the papers of the session it is."""
    authors: tuple[str, ...]
    """Who may present it."""


def check_presence(workshop: Workshop, sessions: tuple[Timed, ...]) -> Iterator[Problem]:
    """Yield a problem for each person who is in two sessions at once, and each paper that nobody can present.

    Who speaks and who chairs is there, and so is the only author of a paper. Of several authors, any may
    present it, until all but one of them are elsewhere.

    :param sessions: all sessions of the program
    """
    diary, declined = _Diary(workshop), workshop.declined
    for timed in sessions:
        for field, keys in (("speakers", timed.session.speaker_ids), ("chairs", timed.session.chair_keys)):
            for index, written in enumerate(keys):
                if written not in declined:
                    diary.add(diary.person(written), timed, (field, index))
    presented = list(_presented(workshop, sessions, diary))
    for one in presented:
        if len(one.authors) == 1:
            diary.add(one.authors[0], one.timed, ("papers", one.number))
    for key, there in diary.sessions.items():
        for first, second, (start, end) in clashes(there):
            message = (
                f"{diary.name(key)} is in two places from {second.words(start, end)}: "
                f"in {called(second.session)}, and in {called(first.session)} at {first.position}; "
                "move one of them, or ask somebody else"
            )
            yield Problem(Kind.PERSON_CLASH, second.session.place.of(*there[second]).position, message)
    yield from _nobody([one for one in presented if len(one.authors) > 1], diary)


class _Diary:
    """Who has to be where."""

    def __init__(self, workshop: Workshop) -> None:
        self._people = workshop.people
        self._names: dict[str, str] = {}
        self._orcids: dict[str, str | Tbd | None] = {}
        self.sessions: dict[str, dict[Timed, tuple[str, int]]] = {}
        """By person: the sessions, and where these name them, in the terms of `Place.of`."""

    def person(self, written: str, key: str | None = None) -> str:
        """Return the key of a person who is written by id or by name.

        :param key: their id, where it is written beside the name
        """
        key = key or (written if written in self._people else slug(written) or written)
        self._names.setdefault(key, written)
        return key

    def author(self, author: Author) -> str:
        """Return the key of who wrote a paper; who has another ORCID is another person of that name."""
        key = self.person(author.name, author.id)
        person = self._people.get(key)
        known = self._orcids.setdefault(key, person.orcid if person is not None else None) or author.orcid
        self._orcids[key] = known
        if isinstance(author.orcid, str) and isinstance(known, str) and author.orcid != known:
            key = f"{key} {author.orcid}"
            self._names[key] = author.name
        return key

    def name(self, key: str) -> str:
        """Return the name of a person."""
        known = self._people.get(key)
        return (known.name if known is not None else None) or self._names[key]

    def add(self, key: str, timed: Timed, path: tuple[str, int]) -> bool:
        """Note that a person is in a session; return whether that is new."""
        there = self.sessions.setdefault(key, {})
        known = len(there)
        there.setdefault(timed, path)
        return len(there) > known

    def elsewhere(self, key: str, timed: Timed) -> Timed | None:
        """Return a session that keeps a person away from another."""
        there = self.sessions.get(key, {})
        return next((one for one in there if overlap(one, timed) is not None), None)


def _presented(workshop: Workshop, sessions: tuple[Timed, ...], diary: _Diary) -> Iterator[Presented]:
    """Yield each paper in each session, unless it keeps back who wrote it."""
    papers = {paper.id: paper for paper in workshop.papers} if isinstance(workshop.papers, tuple) else {}
    for timed in sessions:
        for index, key in enumerate(timed.session.paper_ids):
            paper = papers.get(key)
            if paper is not None and not any(map(is_anonymous, paper.authors)):
                authors = dict.fromkeys(map(diary.author, paper.authors))
                yield Presented(key, timed, index, tuple(authors))


def _nobody(presented: list[Presented], diary: _Diary) -> Iterator[Problem]:
    """Yield a problem for each paper whose authors are all elsewhere.

    An author who is the last one free has to be there, and is so no more for another paper.
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
        free = [author for author in one.authors if diary.elsewhere(author, one.timed) is None]
        if len(free) > 1:
            continue
        settled.add(number)
        if not free:
            yield _without_author(one, diary)
        elif diary.add(free[0], one.timed, ("papers", one.number)):
            waiting.extend(by_author[free[0]])


def _without_author(presented: Presented, diary: _Diary) -> Problem:
    paper, timed, index, authors = presented
    where = [
        f"{diary.name(author)} is in {called(other.session)} at {other.position}, {other.words()}"
        for author in authors
        if (other := diary.elsewhere(author, timed)) is not None
    ]
    others = [f"and {len(where) - MAX_NAMED} more are elsewhere"] if len(where) > MAX_NAMED else []
    message = (
        f"no author of the paper {quoted(paper)} is free in {called(timed.session)}, {timed.words()}: "
        f"{', '.join([*where[:MAX_NAMED], *others])}; move the paper or one of the sessions"
    )
    return Problem(Kind.PERSON_CLASH, timed.session.place.of("papers", index).position, message)
