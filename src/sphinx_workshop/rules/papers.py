"""Papers: each is in the program, and once; each author is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.rules.timeline import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.papers import Author
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.rules.references import Written
    from sphinx_workshop.rules.timeline import Timed

ANONYMOUS: Final = re.compile(r"anon(?:\.|ymous)?(?: authors?| author\(s\))?(?: ?\d+)?", re.IGNORECASE)
"""What stands for the authors of a paper under blind review, as OpenReview and LaTeX styles have it."""
SEVERAL: Final = re.compile(r"[,;]|\w\S* \w\S* and \w\S* \w")
"""What is between names, and hardly ever in one."""
DEGREE: Final = re.compile(r",? *\b(?:[JS]r\b|I{2,3}\b|IV\b|M\.?D\b|Ph\.? ?D\b)\.?")
"""What stands behind a name with a comma."""
FROM_A_STAGE: Final = frozenset({SessionKind.TALK, SessionKind.SPOTLIGHT})
"""Kinds of sessions in which a paper is presented in the same way."""


def is_anonymous(author: Author) -> bool:
    """Return whether an author of a paper only says that its authors are not named."""
    return ANONYMOUS.fullmatch(author.name) is not None


def check_authors(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each author whose name is hardly that of one person."""
    for paper in workshop.papers if isinstance(workshop.papers, tuple) else ():
        for index, author in enumerate(paper.authors):
            if SEVERAL.search(author.name) and SEVERAL.search(DEGREE.sub("", author.name)):
                message = (
                    f"{quoted(author.name)} looks like several authors, or like one, last name first; "
                    "write each on a line of its own, the first name first"
                )
                yield Problem(Kind.AUTHORS, paper.place.of("authors", index, "name").position, message)


def check_papers(workshop: Workshop, sessions: tuple[Timed, ...], written: Written) -> Iterator[Problem]:
    """Yield a problem for each published paper that is not presented, or twice.

    :param sessions: all sessions of the program
    :param written: what the files name; a session that is left out may present what no other does
    """
    of_papers: dict[str, list[tuple[Timed, int]]] = {}
    for timed in sessions:
        for index, key in enumerate(timed.session.paper_ids):
            of_papers.setdefault(key, []).append((timed, index))
    for key in workshop.public_papers:
        yield from _twice(key, of_papers.get(key, []))
    if not written.whole_program or not of_papers or any(_may_present_any(timed) for timed in sessions):
        return
    meant = _meant(of_papers, workshop, written)
    for key, paper in workshop.public_papers.items():
        if key not in of_papers and key not in meant:
            message = (
                f"the paper {quoted(key)} is in no session; add it to the `papers` of one, "
                "or remove it if it is withdrawn"
            )
            yield Problem(Kind.NOT_PRESENTED, paper.place.of("id").position, message)


def _meant(keys: Iterable[str], workshop: Workshop, written: Written) -> set[str | None]:
    """Return the papers that sessions name with a slip: that is a problem already."""
    search = Nearest(workshop.public_papers)
    return {search.of(key) for key in keys if written.papers is not None and key not in written.papers}


def _may_present_any(timed: Timed) -> bool:
    """Return whether a session does not say which papers: as posters are all on the wall, or not yet."""
    session = timed.session
    if timed.kind is SessionKind.POSTER:
        return not session.paper_ids
    return session.papers is not None and not session.paper_ids


def _twice(key: str, presented: list[tuple[Timed, int]]) -> Iterator[Problem]:
    """Yield a problem for each time that a paper is presented as it was before.

    A talk or spotlight with a poster is usual, and so are posters that hang all day. A session around
    another may list the papers of this one.
    """
    before: dict[SessionKind, list[Timed]] = {}
    for timed, index in presented:
        way = _way(timed)
        if way is None:
            continue
        same = before.setdefault(way, [])
        first = next((one for one in same if one is timed or one not in timed.chain), None)
        if first is None:
            same.append(timed)
            continue
        message = (
            f"the paper {quoted(key)} is in {called(first.session)} at {first.session.place.position} "
            "already; remove it from one of the two"
        )
        yield Problem(Kind.PRESENTED_TWICE, timed.session.place.of("papers", index).position, message)


def _way(timed: Timed) -> SessionKind | None:
    """Return how papers are presented in a session; None where they may be any number of times."""
    kind = timed.kind
    if kind is SessionKind.POSTER:
        return None
    return SessionKind.TALK if kind in FROM_A_STAGE else kind
