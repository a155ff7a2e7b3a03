"""The short facts beside the title of a paper, such as its award; every format shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.locale import _, counted
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.render.elements import format_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop


MOST_NAMES: Final = 12
"""How many authors a list of papers shows of each paper; of more, it folds all but the `FIRST_NAMES`."""
FIRST_NAMES: Final = 8


class Badge(NamedTuple):
    """A short fact of a paper, as readers see it."""

    field: str
    """The field of the paper; its class in HTML is `workshop-` and this."""
    text: str


def badges(paper: Paper, workshop: Workshop) -> Iterator[Badge]:
    """Yield the short facts of a paper: those that are known, and where it is shown if that is to come."""
    if isinstance(paper.award, str):
        yield Badge("award", paper.award)
    if isinstance(paper.decision, str):
        yield Badge("decision", decision_label(paper.decision))
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


def decision_label(decision: str) -> str:
    """Return a decision as readers see it: the usual ones in their language, another as it is written."""
    match decision.lower():
        case "oral":
            return str(_("Oral"))
        case "spotlight":
            return str(_("Spotlight"))
        case "poster":
            return str(_("Poster"))
        case _:
            return decision[:1].upper() + decision[1:]


def track_name(paper: Paper, workshop: Workshop) -> str:
    """Return the name of a paper's track: as the call has it, else as the paper does; empty if unknown."""
    written = known(paper.track)
    if written is None:
        return ""
    call = known(workshop.call)
    track = call.track(written) if call is not None else None
    return written if track is None else track.name


def author_names(paper: Paper) -> list[str]:
    """Return the names of the authors, with a word beside those who present the paper."""
    if isinstance(paper.authors, Tbd):
        return [_("%s to be announced") % _("Authors")]
    presenter = f" ({_('presenter')})" if any(author.presenter for author in paper.authors) else ""
    return [author.name + (presenter if author.presenter else "") for author in paper.authors]


def folded(names: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names that a list of papers shows of many, and those that it folds."""
    return (names, ()) if len(names) <= MOST_NAMES else (names[:FIRST_NAMES], names[FIRST_NAMES:])


def and_more(number: int) -> str:
    """Return what stands for authors that are folded."""
    return counted(number, "and %(number)d more", "and %(number)d more")


def authors_in_short(paper: Paper, comma: str) -> str:
    """Return the names of the authors, with commas between them; of very many, the first ones."""
    first, rest = folded(author_names(paper))
    names = comma.join(first)
    return f"{names} {and_more(len(rest))}" if rest else names
