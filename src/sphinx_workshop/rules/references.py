"""References: every id in the facts exists, and no two sessions or tracks have the same one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import session_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.call import Track
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop

LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What looks like an id, and not like the name of a person who is in no file."""


class Written(NamedTuple):
    """What the files name, including what is left out of the facts for a problem of its own."""

    people: frozenset[str] | None = frozenset()
    """The ids of all people; None where a file of people cannot be read."""
    papers: frozenset[str] | None = frozenset()
    """The ids of all papers; None where the file cannot be read, or is to be announced."""
    tracks: frozenset[str] | None = frozenset()
    """The ids of all tracks; None where they cannot be read, or are to be announced."""
    whole_program: bool = True
    """Whether the program is complete: no session or day is left out."""


def check_references(workshop: Workshop, written: Written) -> Iterator[Problem]:
    """Yield a problem for each id that does not exist, is used twice, or is of a speaker who declined."""
    people, papers = _Ids("person", written.people), _Ids("paper", written.papers)
    seen: dict[str, Session] = {}
    for _, session in workshop.sessions():
        for field, keys, ids, fix in (
            ("speakers", session.speaker_ids, people, "add them to speakers.yml"),
            ("papers", session.paper_ids, papers, "add it to papers.yml"),
            ("chairs", session.chair_keys, people, "write their name"),
            ("moderators", session.moderator_keys, people, "write their name"),
        ):
            for index, key in enumerate(keys):
                if field in {"speakers", "papers"} or LIKE_AN_ID.fullmatch(key):
                    yield from ids.check(key, f"{fix}, or correct the id", session.place, field, index)
        first = seen.setdefault(session.id, session) if session.id is not None else session
        if first is not session:
            taken = f"the id `{session.id}` is taken by {session_name(first)} at {first.place.position}"
            message = f"{taken}; give this session another one"
            yield Problem(Kind.DUPLICATE_ID, session.place.of("id").position, message)
    for paper in workshop.all_papers:
        for index, author in enumerate(paper.known_authors):
            if author.id is not None:
                fix = "remove the id: the name is enough; or correct it"
                yield from people.check(author.id, fix, paper.place, "authors", index, "id")
    yield from _tracks(workshop, written, people)
    yield from _declined(workshop)


def _tracks(workshop: Workshop, written: Written, people: _Ids) -> Iterator[Problem]:
    """Yield a problem for each id of a track that is used twice, or that milestones use and no track has."""
    call = known(workshop.call)
    seen: dict[str, Track] = {}
    for track in items(call.tracks) if call is not None else ():
        first = seen.setdefault(track.key, track)
        if first is not track:
            taken = (
                f"the id `{track.key}` is taken by the track {quoted(first.name)} at {first.place.position}"
            )
            field = "id" if track.id else "name"
            message = f"{taken}; give this track an `id` of its own"
            yield Problem(Kind.DUPLICATE_ID, track.place.of(field).position, message)
        for index, key in enumerate(items(track.organizers)):
            if LIKE_AN_ID.fullmatch(key):
                fix = "write their name, or correct the id"
                yield from people.check(key, fix, track.place, "organizers", index)
    tracks = _Ids("track", written.tracks)
    for milestone in workshop.with_internal().all_milestones:
        for index, key in enumerate(milestone.track):
            fix = "add it to `tracks` in call.yml, or correct the id"
            yield from tracks.check(key, fix, milestone.place, "track", index)


class _Ids:
    """The ids of people or papers; None if they are not known."""

    def __init__(self, noun: str, ids: frozenset[str] | None) -> None:
        self._noun, self._ids = noun, ids
        self._nearest = Nearest(ids or ())

    def check(self, key: str, fix: str, place: Place, *path: str | int) -> Iterator[Problem]:
        """Yield a problem if an id is not one of them; the fix is for one that is similar to none."""
        if self._ids is not None and key not in self._ids:
            close = self._nearest.of(key)
            hint = f"did you mean `{close}`?" if close else fix
            message = f"no {self._noun} has the id {quoted(key)}; {hint}"
            yield Problem(Kind.REFERENCE, place.of(*path).position, message)


def _declined(workshop: Workshop) -> Iterator[Problem]:
    for _, session in workshop.sessions() if workshop.declined else ():
        for written, place in session.people():
            speaker = workshop.declined.get(workshop.person_key(written))
            if speaker is not None:
                message = (
                    f"{speaker.name} declined, says {speaker.place.of('status').position}; "
                    "remove them from the session, or correct their `status`"
                )
                yield Problem(Kind.DECLINED, place.position, message)
