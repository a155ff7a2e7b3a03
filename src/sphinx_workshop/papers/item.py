"""One paper as HTML: an item of a list, and what its own page shares with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.export.bibtex import entry
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.papers.badges import and_more, author_names, folded
from sphinx_workshop.render.html import (
    block_html,
    escape,
    escape_all,
    inline_html,
    isolated_html,
    label_html,
    link_html,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.papers.view import View


def labels() -> dict[str, str]:
    """Return the labels of a paper's links, by field, in their order."""
    return {
        "openreview": "OpenReview",
        "pdf": "PDF",
        "video": _("Video"),
        "slides": _("Slides"),
        "poster": _("Poster"),
        "code": _("Code"),
    }


class Style(NamedTuple):
    """How a list shows a paper."""

    in_full: bool
    """With abstract and BibTeX, folded; otherwise these are on the paper's page."""
    decision: bool
    """With its decision, which no heading tells."""
    anchor: bool
    """Whether links to the paper may lead here."""


def item_html(paper: Paper, view: View, style: Style) -> str:
    """Return a paper as an item of a list."""
    page = view.paper(paper)
    place = None if page else paper.place  # a page of its own reports a formula that is not understood
    title = isolated_html(label_html(paper.title, place))
    heading = (
        link_html(title, page, "workshop-paper-title")
        if page
        else f'<span class="workshop-paper-title">{title}</span>'
    )
    parts = [
        f'<p class="workshop-paper-heading">{heading}{badges_html(paper, view, decision=style.decision)}</p>',
        authors_html(paper, view),
    ]
    if isinstance(paper.tldr, str):
        parts.append(f'<p class="workshop-paper-tldr">{inline_html(paper.tldr, place)}</p>')
    links = list(links_html(paper, view))
    if links:
        parts.append(f'<p class="workshop-paper-links">{" ".join(links)}</p>')
    if style.in_full:
        parts += _folded(paper, view, place)
    name = f' id="paper-{paper.id}"' if style.anchor else ""
    return f'<li class="workshop-paper"{name}>{"".join(parts)}</li>\n'


def badges_html(paper: Paper, view: View, *, decision: bool = True) -> str:
    """Return the short facts beside the title of a paper, with or without the decision."""
    return "".join(
        [
            f' <span class="workshop-{field}" dir="auto">{escape(text)}</span>'
            for field, text in view.badges(paper)
            if decision or field != "decision"
        ]
    )


def authors_html(paper: Paper, view: View) -> str:
    """Return the names of the authors, of very many all but the first ones folded."""
    first, rest = folded(author_names(paper))
    names = _in_a_line(first, view)
    if not rest:
        return f'<p class="workshop-paper-authors">{names}</p>'
    more = f"<summary>{escape(and_more(len(rest)))}</summary> {_in_a_line(rest, view)}"
    return f'<div class="workshop-paper-authors">{names} <details>{more}</details></div>'


def _in_a_line(names: Sequence[str], view: View) -> str:
    return view.words.comma.join(map(isolated_html, escape_all(names)))


def links_html(paper: Paper, view: View) -> Iterator[str]:
    """Yield the links of a paper, those to be announced included."""
    if isinstance(paper.links, Tbd):
        yield _tbd(_("Links"))
    if not isinstance(paper.links, PaperLinks):
        return
    for field, label in view.labels.items():
        value = getattr(paper.links, field)
        if isinstance(value, Tbd):
            yield _tbd(label)
        elif value is not None:
            yield link_html(label, view.file(paper, field, value) if names_file(value) else value)
    for more in paper.links.more:
        yield (
            _tbd(more.label)
            if isinstance(more.url, Tbd)
            else link_html(isolated_html(escape(more.label)), more.url)
        )


def abstract_html(paper: Paper, place: Place | None) -> str:
    """Return the abstract of a paper; empty if it has none."""
    if isinstance(paper.abstract, Tbd):
        return f"<p>{_tbd(_('Abstract'))}</p>"
    return block_html(paper.abstract, place) if paper.abstract else ""


def bibtex_html(paper: Paper, view: View) -> str:
    """Return the BibTeX entry of a paper, folded."""
    return (
        f'<details class="workshop-bibtex"><summary>BibTeX</summary>'
        f"<pre>{escape(entry(view.workshop, paper))}</pre></details>"
    )


def _folded(paper: Paper, view: View, place: Place | None) -> Iterator[str]:
    abstract = abstract_html(paper, place)
    if abstract:
        name = view.words.abstract
        yield f'<details class="workshop-abstract"><summary>{name}</summary>{abstract}</details>'
    yield bibtex_html(paper, view)


def _tbd(label: str) -> str:
    return f'<span class="workshop-tbd">{escape(_("%s to be announced") % label)}</span>'
