"""Which papers a list shows, in which groups, on how many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import items, known
from sphinx_workshop.papers.badges import track_name
from sphinx_workshop.papers.by_session import session_headings, sessions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop

GROUPINGS: Final = ("decision", "track", "session", "keyword", "none")
"""The values of `:group-by:`."""
DECISIONS: Final = ("oral", "spotlight", "poster")
"""The decisions that come first, in this order."""
MANY: Final = 100
"""Longer lists leave the abstracts to the pages of the papers, if papers have pages."""
PAGE: Final = 250
"""How many papers one page of a list shows without abstracts."""


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

    def select(self, workshop: Workshop) -> list[Paper]:
        """Return the public papers that the list shows, in their order."""
        papers = workshop.public_papers.values()
        return [
            paper
            for paper in papers
            if (not self.decisions or _decision(paper) in self.decisions)
            and (not self.tracks or track_name(paper, workshop).casefold() in self.tracks)
        ]

    def groups(self, workshop: Workshop) -> list[Group]:
        """Return the papers in groups; in each, those with an award come first."""
        chosen = self.select(workshop)
        if self.group_by == "keyword":
            groups = _grouped(
                chosen, lambda paper: paper.keywords if isinstance(paper.keywords, tuple) else ("",)
            )
            order: Sequence[str] = sorted(groups, key=lambda word: (not word, word.casefold()))
            titles = {word: word or _("Without keywords") for word in order}
        elif self.group_by == "track":
            groups = _grouped(chosen, lambda paper: (track_name(paper, workshop),))
            call = known(workshop.call)
            names = [track.name for track in items(call.tracks)] if call is not None else []
            order = sorted(groups, key=lambda name: (not name, _rank(name, names)))
            titles = {name: name or _others(order) for name in order}
        elif self.group_by == "session":
            groups = _grouped(chosen, lambda paper: sessions_of(paper, workshop))
            headings = session_headings(workshop)
            order = sorted(groups, key=lambda number: _rank(number, list(headings)))
            titles = {number: headings.get(number) or _others(order) for number in order}
        elif self.group_by == "decision":
            groups = _grouped(chosen, lambda paper: (_decision(paper),))
            order = sorted(groups, key=lambda one: _rank(one, DECISIONS))
            titles = {one: _title(groups[one][0], alone=len(order) == 1) for one in order}
        else:
            groups, order, titles = {"": chosen}, [""] if chosen else [], {"": ""}
        return [Group(titles[key], tuple(_awards_first(groups[key])), len(groups[key])) for key in order]


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

    def lay_out(self, workshop: Workshop, *, own_pages: bool) -> Layout:
        """Return what each page of the list shows.

        Args:
            workshop: the facts
            own_pages: whether each paper has a page of its own
        """
        total = len(self.filter.select(workshop))
        in_full = not own_pages or total <= MANY
        groups = self.filter.groups(workshop)
        return Layout(self, pages(groups, MANY if in_full else PAGE), total, in_full)


class Layout(NamedTuple):
    """The pages of a list."""

    listing: Listing
    pages: list[list[Group]]
    total: int
    """How many papers the list has."""
    in_full: bool
    """Whether it includes abstracts: if there are few papers, or they have no pages of their own."""


def list_pages(layouts: Iterable[Layout]) -> dict[str, tuple[str, str]]:
    """Return the first list that shows each paper: its document, and the page of it."""
    first: dict[str, tuple[str, str]] = {}
    for layout in layouts:
        for number, groups in enumerate(layout.pages, start=1):
            here = layout.listing.docname, layout.listing.page(number)
            for paper in (paper for group in groups for paper in group.papers):
                first.setdefault(paper.id, here)
    return first


def _decision(paper: Paper) -> str:
    return paper.decision.lower() if isinstance(paper.decision, str) else ""


def _grouped(papers: Iterable[Paper], keys: Callable[[Paper], Iterable[str]]) -> dict[str, list[Paper]]:
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        for key in dict.fromkeys(keys(paper)):
            groups.setdefault(key, []).append(paper)
    return groups


def _rank(name: str, order: Sequence[str]) -> int:
    """Return the place of a group among those that have one; the others come after them."""
    return order.index(name) if name in order else len(order)


def _others(groups: Sequence[str]) -> str:
    """Return the heading of the papers that belong to no group."""
    return "" if len(groups) == 1 else _("Other papers")


def _title(paper: Paper, *, alone: bool) -> str:
    """Return the heading of a group, from one of its papers."""
    known = {"oral": _("Oral presentations"), "spotlight": _("Spotlights"), "poster": _("Posters")}
    if isinstance(paper.decision, str):
        return known.get(paper.decision.lower(), paper.decision[:1].upper() + paper.decision[1:])
    return "" if alone else _("Other papers")


def _awards_first(papers: list[Paper]) -> list[Paper]:
    return sorted(papers, key=lambda paper: not isinstance(paper.award, str))
