"""Papers: each is in the program, and once, and of a track of the call; each author is one person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import Nearest, listing, quoted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.naming import paper_name, session_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.references import Written

ANONYMOUS: Final = re.compile(r"anon(?:\.|ymous)?(?: authors?| author\(s\))?(?: ?\d+)?", re.IGNORECASE)
"""What stands for the authors of a paper under blind review, in OpenReview and in LaTeX styles."""
SEVERAL: Final = re.compile(r"[,;]|(?<!\w)\w\S* \w\S* and \w\S* \w")
"""What stands between two names, and almost never inside one."""
DEGREE: Final = re.compile(r",? *\b(?:[JS]r\b|I{2,3}\b|IV\b|M\.?D\b|Ph\.? ?D\b)\.?")
"""What follows a name after a comma."""
RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""What no file may be called on Windows, whatever its ending
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""


def is_anonymous(author: Author) -> bool:
    """Return whether an author only stands for authors who are not named."""
    return ANONYMOUS.fullmatch(author.name) is not None


def check_authors(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each author whose name looks like several names."""
    for paper in workshop.all_papers:
        for index, author in enumerate(paper.known_authors):
            if SEVERAL.search(DEGREE.sub("", author.name)):
                message = (
                    f"{paper_name(paper)}: {quoted(author.name)} looks like several authors, or like one, "
                    "last name first; write each on a line of its own, the first name first"
                )
                yield Problem(Kind.AUTHORS, paper.place.of("authors", index, "name").position, message)


def check_tracks(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each paper of a track that the call does not have, if it has tracks."""
    call = known(workshop.call)
    tracks = items(call.tracks) if call is not None else ()
    if call is None or len(tracks) < len(call.place.of("tracks").parts):
        return  # a track is left out for a problem of its own
    search = Nearest([track.key for track in tracks])
    for paper in workshop.all_papers if tracks else ():
        if isinstance(paper.track, str) and call.track(paper.track) is None:
            close = search.of(slug(paper.track))
            listed = listing(track.key for track in tracks)
            fix = f"did you mean `{close}`?" if close else f"the tracks of call.yml are {listed}"
            message = f"{paper_name(paper)}: no track has the id or the name {quoted(paper.track)}; {fix}"
            yield Problem(Kind.REFERENCE, paper.place.of("track").position, message)


def check_ids(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each paper whose page cannot be a file of its own on every system."""
    by_name: dict[str, Paper] = {}
    for paper in workshop.all_papers:
        if RESERVED.fullmatch(paper.id):
            message = f"no file may be called {quoted(paper.id)} on Windows; write another id"
            yield Problem(Kind.VALUE, paper.place.of("id").position, message)
        first = by_name.setdefault(paper.id.casefold(), paper)
        if first is not paper:
            message = (
                f"the id {quoted(paper.id)} differs only in capital letters from that at "
                f"{first.place.of('id').position}, and on Windows and macOS their pages would be one file; "
                "write another id"
            )
            yield Problem(Kind.DUPLICATE_ID, paper.place.of("id").position, message)


def check_papers(workshop: Workshop, written: Written) -> Iterator[Problem]:
    """Yield a problem for each published paper that is not presented, or is presented twice.

    If a session is left out for a problem of its own, it may present what no other one does.
    """
    presented: dict[str, list[tuple[PlacedSession, int]]] = {}
    for placed in workshop.placed_sessions:
        for index, key in enumerate(placed.session.paper_ids):
            presented.setdefault(key, []).append((placed, index))
    for key, paper in workshop.public_papers.items():
        yield from _twice(paper, presented.get(key, []))
    if not written.whole_program or not presented or any(map(_may_present_any, workshop.placed_sessions)):
        return
    meant = _meant(presented, workshop, written)
    for key, paper in workshop.public_papers.items():
        if key not in presented and key not in meant:
            message = (
                f"{paper_name(paper)} is in no session; add it to the `papers` of one, "
                "or remove it if it is withdrawn"
            )
            yield Problem(Kind.NOT_PRESENTED, paper.place.of("id").position, message)


def _meant(keys: Iterable[str], workshop: Workshop, written: Written) -> set[str | None]:
    """Return the papers whose ids sessions misspell: that is a problem already."""
    search = Nearest(workshop.public_papers)
    return {search.of(key) for key in keys if written.papers is not None and key not in written.papers}


def _may_present_any(placed: PlacedSession) -> bool:
    """Return whether a session does not say which papers: all posters are on the wall, or it is TBD."""
    session = placed.session
    return not session.paper_ids and (session.papers is not None or _kind(placed) is SessionKind.POSTER)


def _twice(paper: Paper, presented: list[tuple[PlacedSession, int]]) -> Iterator[Problem]:
    """Yield a problem for each time that a paper is presented in the same way as before.

    A talk with a poster is usual, and so are posters that hang all day. A session around another one may list
    the papers of this one.
    """
    before: dict[SessionKind, list[PlacedSession]] = {}
    for placed, index in presented:
        kind = _kind(placed)
        if kind is SessionKind.POSTER:
            continue
        same = before.setdefault(SessionKind.TALK if kind is SessionKind.SPOTLIGHT else kind, [])
        first = next((one for one in same if one is placed or one not in placed.chain), None)
        if first is None:
            same.append(placed)
            continue
        message = (
            f"{paper_name(paper)} is in {session_name(first.written)} at {first.written.place.position} "
            "already; remove it from one of the two"
        )
        yield Problem(Kind.PRESENTED_TWICE, placed.written.place.of("papers", index).position, message)


def _kind(placed: PlacedSession) -> SessionKind:
    """Return the kind of a session; one that gives none and is among posters presents posters, too."""
    inferred = placed.session.inferred_kind
    if inferred is SessionKind.SPOTLIGHT:
        given = next((one.session.kind for one in placed.chain if one.session.kind is not None), None)
        return SessionKind.POSTER if given is SessionKind.POSTER else inferred
    return inferred
