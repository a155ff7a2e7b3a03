"""What readers may choose among the papers of a list: decisions, tracks and the most frequent keywords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import items
from sphinx_workshop.papers.badges import decision_label, track_name
from sphinx_workshop.papers.order import rank_of_decision, rank_of_track
from sphinx_workshop.render.sorting import sort_key
from sphinx_workshop.search.terms import filter_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from babel import Locale

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop

MOST_KEYWORDS: Final = 20
"""How many keywords a list offers: the most frequent ones. Addresses may ask for any."""


class Option(NamedTuple):
    """A value to choose."""

    value: str
    """As addresses have it: as the first of the papers writes it."""
    label: str
    number: int
    """How many papers have it."""


class Choice(NamedTuple):
    """A field of papers, and its values."""

    field: str
    """Its name in addresses and in the search index."""
    label: str
    none: str
    """What stands for no choice."""
    options: Sequence[Option]


def choices_of(papers: Sequence[Paper], workshop: Workshop, locale: Locale) -> tuple[Choice, ...]:
    """Return the fields by which one may choose some of the papers: those that tell them apart."""
    decisions = _options(
        "decision", papers, lambda paper: [paper.decision] if isinstance(paper.decision, str) else []
    )
    tracks = _options("track", papers, lambda paper: filter(None, [track_name(paper, workshop)]))
    keywords = _options("keyword", papers, lambda paper: items(paper.keywords))
    rank = rank_of_track(workshop)
    decisions = [option._replace(label=decision_label(option.value)) for option in decisions]
    decisions.sort(key=lambda option: rank_of_decision(option.value.lower()))
    tracks.sort(key=lambda option: rank(option.value))
    keywords.sort(key=lambda option: (-option.number, sort_key(option.label, locale)))
    fields = (
        Choice("decision", _("Decision"), _("All decisions"), decisions),
        Choice("track", _("Track"), _("All tracks"), tracks),
        Choice("keyword", _("Keyword"), _("All keywords"), keywords[:MOST_KEYWORDS]),
    )
    return tuple(one for one in fields if any(option.number < len(papers) for option in one.options))


def _options(field: str, papers: Iterable[Paper], values: Callable[[Paper], Iterable[str]]) -> list[Option]:
    """Return the values of a field; those that differ only in case, accents and signs are one."""
    written: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for paper in papers:
        keys = {filter_word(field, value): value for value in values(paper)}
        for key, value in keys.items():
            written.setdefault(key, value)
            numbers[key] = numbers.get(key, 0) + 1
    nothing = filter_word(field, "")
    return [Option(text, text, numbers[key]) for key, text in written.items() if key != nothing]
