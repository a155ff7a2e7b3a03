"""The order of decisions and of tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import items, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_workshop.model.workshop import Workshop

DECISIONS: Final = ("oral", "spotlight", "poster")
"""The decisions that come first, in this order."""


def rank_in(order: Iterable[str]) -> Callable[[str], int]:
    """Return what tells the place of a key in an order; the others come after them."""
    places = {key: place for place, key in enumerate(order)}
    return lambda key: places.get(key, len(places))


rank_of_decision = rank_in(DECISIONS)
"""Tells the place of a decision in lower case."""


def rank_of_track(workshop: Workshop) -> Callable[[str], int]:
    """Return what tells the place of the name of a track: the order of the call."""
    call = known(workshop.call)
    return rank_in([track.name for track in items(call.tracks)] if call is not None else [])
