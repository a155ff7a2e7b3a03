"""References: every id that the facts name is somebody's, and no two sessions share one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What is hardly the name of somebody who is in no file."""


class Written(NamedTuple):
    """What the files say, with what is left out of the facts for a problem: that shall make no second one."""

    people: frozenset[str] | None = frozenset()
    """The ids of all people; None where a file of people cannot be read."""
    papers: frozenset[str] | None = frozenset()
    """The ids of all papers; None where the file cannot be read, or is to be announced."""
    whole_program: bool = True
    """Whether no session or day is left out."""


def check_references(workshop: Workshop, written: Written) -> Iterator[Problem]:
    """Yield a problem for each id that is nobody's, two sessions', or that of a speaker who declined."""
    people = _Ids("person", written.people, "add them to speakers.yml, or correct the id")
    chairs = people.but("write their name, or correct the id")
    authors = people.but("remove the id: the name is enough; or correct it")
    papers = _Ids("paper", written.papers, "add it to papers.yml, or correct the id")
    known: dict[str, Session] = {}
    for _, session in workshop.sessions():
        yield from people.check(session.speaker_ids, session.place.of("speakers"))
        yield from papers.check(session.paper_ids, session.place.of("papers"))
        for index, key in enumerate(session.chair_keys):
            if LIKE_AN_ID.fullmatch(key):
                yield from chairs.check_one(key, session.place.of("chairs", index))
        if session.id is None:
            continue
        first = known.setdefault(session.id, session)
        if first is not session:
            taken = f"the id `{session.id}` is taken by the session at {first.place.position}"
            message = f"{taken}; give this one another"
            yield Problem(Kind.DUPLICATE_ID, session.place.of("id").position, message)
    for paper in workshop.papers if isinstance(workshop.papers, tuple) else ():
        for index, author in enumerate(paper.authors):
            if author.id is not None and not authors.has(author.id):
                yield from authors.check_one(author.id, paper.place.of("authors", index, "id"))
    yield from _declined(workshop)


class _Ids:
    """The ids of some kind of thing, or None where they are not known."""

    def __init__(self, noun: str, ids: frozenset[str] | None, mend: str) -> None:
        self._noun, self._ids, self._mend = noun, ids, mend
        self._nearest = Nearest(ids or ())

    def but(self, mend: str) -> _Ids:
        """Return the same ids with other words of what to do about one that is wrong."""
        other = _Ids(self._noun, self._ids, mend)
        other._nearest = self._nearest
        return other

    def has(self, key: str) -> bool:
        """Return whether an id may be one of them."""
        return self._ids is None or key in self._ids

    def check(self, keys: tuple[str, ...], place: Place) -> Iterator[Problem]:
        """Yield a problem for each of the ids of a list that is not one of them."""
        for index, key in enumerate(keys):
            yield from self.check_one(key, place.of(index))

    def check_one(self, key: str, place: Place) -> Iterator[Problem]:
        """Yield a problem if an id is not one of them."""
        if not self.has(key):
            close = self._nearest.of(key)
            hint = f"did you mean `{close}`?" if close else self._mend
            message = f"no {self._noun} has the id {quoted(key)}; {hint}"
            yield Problem(Kind.REFERENCE, place.position, message)


def _declined(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each session that somebody is in who declined to speak."""
    declined = workshop.declined
    if not declined:
        return
    speakers = workshop.speakers if isinstance(workshop.speakers, tuple) else ()
    entries = {speaker.key: speaker for speaker in speakers if speaker.key in declined}
    for _, session in workshop.sessions():
        for field, keys in (("speakers", session.speaker_ids), ("chairs", session.chair_keys)):
            for index, written in enumerate(keys):
                speaker = entries.get(written) or entries.get(slug(written))
                if speaker is not None:
                    message = (
                        f"{speaker.name} declined, says {speaker.place.of('status').position}; "
                        "remove them from the session, or correct their `status`"
                    )
                    yield Problem(Kind.DECLINED, session.place.of(field, index).position, message)
