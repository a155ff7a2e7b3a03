"""What a list of papers asks for, and its pages: plain values, which are there without the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.papers.choices import Choice

GROUPINGS: Final = ("decision", "track", "session", "keyword", "none")
"""The values of `:group-by:`."""


class Group(NamedTuple):
    """Papers under one heading, which an empty title leaves out."""

    title: str
    papers: tuple[Paper, ...]
    total: int
    """How many papers the group has in all; a page may show some of them."""


class Filter(NamedTuple):
    """What a list of papers asks for."""

    decisions: tuple[str, ...] = ()
    """In lower case; empty for all."""
    group_by: str = "decision"
    tracks: tuple[str, ...] = ()
    """The names of tracks in lower case; empty for all."""


def pages(groups: Iterable[Group], size: int) -> list[list[Group]]:
    """Return groups cut into pages of at most `size` papers; at least one page."""
    result: list[list[Group]] = [[]]
    room = size
    for group in groups:
        rest = group.papers
        while rest:
            if not room:
                result.append([])
                room = size
            result[-1].append(group._replace(papers=rest[:room]))
            room, rest = room - len(rest[:room]), rest[room:]
    return result


class Listing(NamedTuple):
    """A list of papers in a page of the site."""

    docname: str
    number: int
    """Which list of the page it is, counted from 1."""
    filter: Filter

    def page(self, number: int) -> str:
        """Return the name of a page of the list; the first is that of the document."""
        if number == 1:
            return self.docname
        which = f"-{self.number}" if self.number > 1 else ""
        return f"{self.docname}{which}-page-{number}"


class Layout(NamedTuple):
    """The pages of a list."""

    listing: Listing
    pages: list[list[Group]]
    total: int
    """How many papers the list has."""
    in_full: bool
    """Whether it includes abstracts: if there are few papers, or they have no pages of their own."""
    choices: tuple[Choice, ...] = ()
    """What readers may choose among its papers."""


class Around(NamedTuple):
    """Where a paper is first listed: the document, the page of the list, and the papers beside it there."""

    docname: str
    page: str
    before: Paper | None = None
    after: Paper | None = None


def neighbours(layouts: Iterable[Layout]) -> dict[str, Around]:
    """Return where each paper is first listed, by its id."""
    first: dict[str, Around] = {}
    for layout in layouts:
        before: Paper | None = None
        for number, groups in enumerate(layout.pages, start=1):
            here = layout.listing.docname, layout.listing.page(number)
            for paper in (paper for group in groups for paper in group.papers if paper.id not in first):
                first[paper.id] = Around(*here, before)
                if before is not None:
                    first[before.id] = first[before.id]._replace(after=paper)
                before = paper
    return first
