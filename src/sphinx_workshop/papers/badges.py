"""The short facts beside the title of a paper, such as its award; every format shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.render.elements import format_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop


class Badge(NamedTuple):
    """A short fact of a paper, as readers see it."""

    field: str
    """The field of the paper; its class in HTML is `workshop-` and this."""
    text: str


def badges(paper: Paper, workshop: Workshop) -> Iterator[Badge]:
    """Yield the short facts of a paper: those that are known, and where it is shown if that is to come."""
    if isinstance(paper.award, str):
        yield Badge("award", paper.award)
    if track := track_name(paper, workshop):
        yield Badge("track", track)
    elif isinstance(paper.track, Tbd):
        yield Badge("track", _("%s to be announced") % _("Track"))
    if isinstance(paper.presentation, Tbd):
        yield Badge("presentation", _("%s to be announced") % _("Presentation"))
    elif paper.presentation is not None:
        yield Badge("presentation", format_text(paper.presentation))
    if isinstance(paper.archival, bool):
        yield Badge("archival", _("Archival") if paper.archival else _("Non-archival"))
    if isinstance(paper.board, Tbd):
        yield Badge("board", _("%s to be announced") % _("Board"))
    elif paper.board is not None:
        yield Badge("board", _("Board %s") % paper.board)


def track_name(paper: Paper, workshop: Workshop) -> str:
    """Return the name of a paper's track: as the call has it, else as the paper does; empty if unknown."""
    written = known(paper.track)
    if written is None:
        return ""
    call = known(workshop.call)
    track = call.track(written) if call is not None else None
    return written if track is None else track.name


def author_names(paper: Paper) -> str:
    """Return the names of the authors, with a word beside those who present the paper."""
    if isinstance(paper.authors, Tbd):
        return _("%s to be announced") % _("Authors")
    presenter = f" ({_('presenter')})" if any(author.presenter for author in paper.authors) else ""
    return ", ".join([author.name + (presenter if author.presenter else "") for author in paper.authors])
