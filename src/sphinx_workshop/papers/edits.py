"""Edits of a few papers that change what these say, and nothing that another paper or page depends on.

Most edits are of this kind: a word of an abstract, a title, a link. They are found by comparing texts, so
that thousands of papers which have not changed need not be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.papers import Paper
from sphinx_workshop.source.changes import changes, entries_of
from sphinx_workshop.source.entries import read_pieces
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load_around
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.entries import Piece

FEW: Final = 50
"""More edits than these take as long as to read all papers."""


class Edit(NamedTuple):
    """A paper as it was, and as it is; its id has not changed."""

    was: Paper
    now: Paper


class Edits(NamedTuple):
    """What has changed since papers were written, if that is all."""

    edits: tuple[Edit, ...]
    written: str
    """All papers as they are written."""
    workshop: Workshop
    """The facts but for people, with the edited papers alone."""


def keep_written(written: str, kept: Path) -> None:
    """Keep papers as they are written, for the next build."""
    kept.write_text(written, encoding="utf-8", newline="")


def read_edits(written: str, kept: Path, file: str) -> list[Edit] | None:
    """Return the papers that have changed since they were kept; None if that is not known, or too much.

    :param written: the papers as they are written
    :param kept: the file that keeps them as they were
    :param file: the name of their file, as positions shall give it
    """
    try:
        before = kept.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
    changed = changes(before, written)
    if changed is None or len(changed) > FEW:
        return None
    edits = []
    for was, now in changed:
        old, new = _paper(was, ""), _paper(now, file)
        if old is None or new is None or old.id != new.id:
            return None
        edits.append(Edit(old, new))
    return edits


def _paper(piece: Piece, file: str) -> Paper | None:
    """Return the paper that a piece is; None if anything is wrong with it."""
    document = read_pieces([piece], file)
    if document is None or document.problems:
        return None
    found, problems = validate(document, FILES["papers"])
    (paper,) = found if isinstance(found, tuple) and len(found) == 1 else (None,)
    return paper if isinstance(paper, Paper) and not problems else None


def find_edits(domain: WorkshopDomain, kept: Path) -> Edits | None:
    """Return the edits since papers were written; None if there are others than this module is for.

    :param domain: nothing but `papers.yml` has changed since the last build, and no problem concerned it
    :param kept: the file that keeps the papers as they were written
    """
    path = domain.folder / "papers.yml"
    try:
        written = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    edits = read_edits(written, kept, str(path))
    if edits is None or any(_known_elsewhere(edit.was) != _known_elsewhere(edit.now) for edit in edits):
        return None
    workshop = load_around(domain.folder, domain.root, tuple(edit.now for edit in edits), people=False)
    if any(_is_shown_elsewhere(edit, domain, workshop) for edit in edits):
        return None
    return Edits(tuple(edits), entries_of(written), workshop)


def _known_elsewhere(paper: Paper) -> tuple[object, ...]:
    """Return what rules, other papers and the order of lists depend on."""
    authors = [(author.name, author.id) for author in paper.authors]
    return paper.id, authors, paper.decision, paper.award, paper.own_pdf


def _is_shown_elsewhere(edit: Edit, domain: WorkshopDomain, workshop: Workshop) -> bool:
    """Return whether a page shows what has changed, other than the paper's own, lists and the authors'."""
    was, now = edit.was, edit.now
    sessions = [one.session for one in workshop.sessions_of_papers.get(now.id, ())]
    if any(session.title is None for session in sessions):
        return True  # it is called by its papers, which a page of each says
    if not domain.own_pages and (was.title != now.title or "$" in f"{now.abstract}{now.tldr}"):
        return True  # nothing but the lists says what is wrong with a formula
    if was.title != now.title and now.id in set(_named(domain)):
        return True
    by_keyword = any(wanted.group_by == "keyword" for lists in domain.listed.values() for wanted in lists)
    return by_keyword and was.keywords != now.keywords


def _named(domain: WorkshopDomain) -> Iterator[str]:
    """Yield the papers whose titles documents have in them, other than in the list of a session."""
    for answers in domain.used.values():
        yield from (question.removeprefix("paper:") for question in answers)
