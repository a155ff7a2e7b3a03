"""The short facts beside the title of a paper, such as its award; every format shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper


class Badge(NamedTuple):
    """A short fact of a paper, as readers see it."""

    field: str
    """The field of the paper; its class in HTML is `workshop-` and this."""
    text: str


def badges(paper: Paper) -> Iterator[Badge]:
    """Yield the short facts of a paper that are known."""
    if isinstance(paper.award, str):
        yield Badge("award", paper.award)
