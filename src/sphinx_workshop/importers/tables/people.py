"""The authors of a paper in a table, and what other columns say about them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.importers.authors.cell import Author, authors_of
from sphinx_workshop.importers.tables.cells import is_no, is_yes, names_of, orcids_of, parallel, presenters_of
from sphinx_workshop.importers.tables.entries import Entry
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from collections.abc import Sequence


class Team(NamedTuple):
    """The authors of a paper."""

    authors: Sequence[Author]
    orcids: Sequence[str]
    """Their ORCID iDs, in the same order; empty for one without."""
    presenters: set[int]
    """The places of those who present the paper."""


def team_of(entry: Entry, *, last_first: bool, said: list[str]) -> Team:
    """Return the authors of a paper, by all its rows, and say what nobody can tell.

    `last_first` says whether the table writes names as `Last, First`.
    """
    people: dict[Author, str] = {}
    presenters: list[str] = []
    for row in entry.rows:
        one = Entry(entry.columns, [row])
        authors, orcids = _of_row(one, last_first=last_first, said=said)
        cell = one.text("presenter")
        if is_yes(cell):
            presenters += [author.name for author in authors]
        elif not is_no(cell) and cell not in presenters:
            presenters.append(cell)
        for author, orcid in zip(authors, orcids, strict=True):
            people.setdefault(author, orcid)
    if not people:  # a talk, of which a table may name the speaker only
        people = {Author(name): "" for cell in presenters for name in names_of(cell)}
    places, unknown = presenters_of(";".join(presenters), list(people))
    if unknown:
        said.append(
            f"the presenter {listing(unknown)} is none of the authors; write `presenter: true` at one"
        )
    return Team(list(people), list(people.values()), places)


def _of_row(row: Entry, *, last_first: bool, said: list[str]) -> tuple[list[Author], list[str]]:
    """Return the authors of a row, each with an ORCID iD."""
    affiliation, orcid = "; ".join(row.texts("affiliation")), row.text("orcid")
    if name := " ".join(filter(None, map(row.text, ("first", "middle", "last")))):
        return [Author(name, affiliation)], orcids_of(orcid, 1) or [""]
    cells = [cell for cell in row.texts("authors") if not is_no(cell)]
    authors, unclear = authors_of("; ".join(cells), last_first=last_first)
    said += unclear
    if affiliation and not any(author.affiliation for author in authors):
        parts = [affiliation] if len(authors) == 1 else parallel(affiliation, len(authors))
        authors = [
            author._replace(affiliation=part) for author, part in zip(authors, parts, strict=False)
        ] or authors
        if not parts and authors:
            said.append(_unequal("affiliations", affiliation, len(authors)))
    orcids = orcids_of(orcid, len(authors))
    if orcid and authors and not orcids:
        said.append(_unequal("ORCIDs", orcid, len(authors)))
    return authors, orcids or [""] * len(authors)


def _unequal(what: str, cell: str, count: int) -> str:
    parts = len([part for part in re.split(r"[;|\n]", cell) if part.strip()])
    fix = "write one for each author, with `;` between them"
    return f"left out the {what}: {count} authors, but {parts} {what}; {fix}"
