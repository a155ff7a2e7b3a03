"""Which papers a list shows, in which groups, on how many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.papers.badges import decision_label, track_name
from sphinx_workshop.papers.by_session import session_headings, sessions_of
from sphinx_workshop.papers.choices import choices_of
from sphinx_workshop.papers.listing import Group, Layout, pages
from sphinx_workshop.papers.order import rank_in, rank_of_decision, rank_of_track
from sphinx_workshop.render.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from babel import Locale

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.listing import Filter, Listing
    from sphinx_workshop.render.sorting import Order

MANY: Final = 100
"""Longer lists leave the abstracts to the pages of the papers, if papers have pages."""
PAGE: Final = 250
"""How many papers one page of a list shows without abstracts."""


def lay_out(listing: Listing, workshop: Workshop, locale: Locale, *, own_pages: bool) -> Layout:
    """Return what each page of a list shows.

    Args:
        listing: the list
        workshop: the facts
        locale: the language of the site
        own_pages: whether each paper has a page of its own
    """
    chosen = _select(listing.filter, workshop)
    in_full = not own_pages or len(chosen) <= MANY
    groups = groups_of(listing.filter, workshop, locale)
    cut = pages(groups, MANY if in_full else PAGE)
    return Layout(listing, cut, len(chosen), in_full, choices_of(chosen, workshop, locale))


def groups_of(asked: Filter, workshop: Workshop, locale: Locale) -> list[Group]:
    """Return the public papers that a list asks for in groups; in each, those with an award come first."""
    chosen = _select(asked, workshop)
    if asked.group_by == "none":
        return [_group("", chosen)] if chosen else []
    grouping = _GROUPINGS[asked.group_by](workshop, locale)
    groups: dict[str, list[Paper]] = {}
    for paper in chosen:
        for key in dict.fromkeys(grouping.keys(paper)):
            groups.setdefault(key, []).append(paper)
    others = "" if len(groups) == 1 else _("Other papers")
    return [
        _group(grouping.title(key, groups[key]) if key else grouping.others or others, groups[key])
        for key in sorted(groups, key=lambda key: (not key, grouping.rank(key)))
    ]


def _select(asked: Filter, workshop: Workshop) -> list[Paper]:
    """Return the public papers that a list asks for, in their order."""
    return [
        paper
        for paper in workshop.public_papers.values()
        if (not asked.decisions or _decision(paper) in asked.decisions)
        and (not asked.tracks or track_name(paper, workshop).casefold() in asked.tracks)
    ]


def _group(title: str, papers: list[Paper]) -> Group:
    awards_first = sorted(papers, key=lambda paper: not isinstance(paper.award, str))
    return Group(title, tuple(awards_first), len(papers))


class _Grouping(NamedTuple):
    """How papers are put into groups; the group with an empty key is that of all others."""

    keys: Callable[[Paper], Iterable[str]]
    """Returns the groups of a paper."""
    rank: Callable[[str], int | Order]
    """Returns the place of a group; of those with the same place, the first to appear comes first."""
    title: Callable[[str, list[Paper]], str]
    """Returns the heading of a group."""
    others: str = ""
    """The heading of the others, if it is not the usual one."""


def _by_decision(_workshop: Workshop, _locale: Locale) -> _Grouping:
    return _Grouping(lambda paper: (_decision(paper),), rank_of_decision, _decision_title)


def _by_track(workshop: Workshop, _locale: Locale) -> _Grouping:
    return _Grouping(
        lambda paper: (track_name(paper, workshop),), rank_of_track(workshop), lambda name, _papers: name
    )


def _by_session(workshop: Workshop, _locale: Locale) -> _Grouping:
    headings = session_headings(workshop)
    return _Grouping(
        lambda paper: sessions_of(paper, workshop), rank_in(headings), lambda key, _papers: headings[key]
    )


def _by_keyword(_workshop: Workshop, locale: Locale) -> _Grouping:
    return _Grouping(
        lambda paper: paper.keywords if isinstance(paper.keywords, tuple) else ("",),
        lambda word: sort_key(word, locale),
        lambda word, _papers: word,
        _("Without keywords"),
    )


_GROUPINGS: Final = {
    "decision": _by_decision,
    "track": _by_track,
    "session": _by_session,
    "keyword": _by_keyword,
}


def _decision(paper: Paper) -> str:
    return paper.decision.lower() if isinstance(paper.decision, str) else ""


def _decision_title(decision: str, papers: list[Paper]) -> str:
    """Return the heading of a decision: the usual one, else as its first paper writes it."""
    usual = {"oral": _("Oral presentations"), "spotlight": _("Spotlights"), "poster": _("Posters")}
    return usual.get(decision) or decision_label(str(papers[0].decision))
