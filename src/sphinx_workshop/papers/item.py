"""One paper as HTML: an item of a list, or its own page."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from sphinx_workshop.export.bibtex import entry
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.model.program import moment
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.papers.badges import author_names, badges
from sphinx_workshop.render.html import block_html, escape, escape_all, inline_html, label_html, link_html
from sphinx_workshop.render.session_titles import title_text
from sphinx_workshop.render.wording import clock, day, instant, minutes_from_utc, zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.placed import PlacedSession
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


def item_html(paper: Paper, view: View, *, in_full: bool, anchor: bool = True) -> str:
    """Return a paper as an item of a list.

    Args:
        paper: the paper
        view: the view from the page of the list
        in_full: with abstract and BibTeX, folded; otherwise these are on the paper's page
        anchor: whether links to the paper may lead here
    """
    page = view.paper(paper)
    place = None if page else paper.place  # a page of its own reports a formula that is not understood
    title = label_html(paper.title, place)
    heading = (
        link_html(title, page, "workshop-paper-title")
        if page
        else f'<span class="workshop-paper-title">{title}</span>'
    )
    parts = [
        f'<p class="workshop-paper-heading">{heading}{badges_html(paper, view)}</p>',
        authors_line(paper),
    ]
    if isinstance(paper.tldr, str):
        parts.append(f'<p class="workshop-paper-tldr">{inline_html(paper.tldr, place)}</p>')
    links = list(links_html(paper, view))
    if links:
        parts.append(f'<p class="workshop-paper-links">{" ".join(links)}</p>')
    if in_full:
        parts += _folded(paper, view, place)
    name = f' id="paper-{paper.id}"' if anchor else ""
    return f'<li class="workshop-paper"{name}>{"".join(parts)}</li>\n'


def badges_html(paper: Paper, view: View) -> str:
    """Return the short facts beside the title of a paper."""
    return "".join(
        f' <span class="workshop-{field}">{escape(text)}</span>'
        for field, text in badges(paper, view.workshop)
    )


def authors_line(paper: Paper) -> str:
    """Return the names of the authors."""
    return f'<p class="workshop-paper-authors">{escape(author_names(paper))}</p>'


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
        yield _tbd(more.label) if isinstance(more.url, Tbd) else link_html(escape(more.label), more.url)


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
        name = escape(_("Abstract"))
        yield f'<details class="workshop-abstract"><summary>{name}</summary>{abstract}</details>'
    yield bibtex_html(paper, view)


def _tbd(label: str) -> str:
    return f'<span class="workshop-tbd">{escape(_("%s to be announced") % label)}</span>'


def page_html(paper: Paper, view: View, papers: str | None) -> str:
    """Return all of a paper, for its own page.

    Args:
        paper: the paper
        view: the view from the page
        papers: the page of the list, if there is one
    """
    sections = [
        f'<section class="workshop-paper-full" id="paper-{paper.id}">',
        f"<h1>{inline_html(paper.title, paper.place)}</h1>",
        f'<ul class="workshop-paper-people">{"".join(_author(paper, view))}</ul>'
        if paper.known_authors
        else authors_line(paper),
    ]
    decision = paper.decision if isinstance(paper.decision, str) else ""
    facts = escape(decision[:1].upper() + decision[1:]) + badges_html(paper, view)
    if facts:
        sections.append(f'<p class="workshop-paper-decision">{facts}</p>')
    sections += _presented(paper, view)
    links = list(links_html(paper, view))
    if links:
        sections.append(f'<p class="workshop-paper-links">{" ".join(links)}</p>')
    if isinstance(paper.tldr, str):
        sections.append(f'<p class="workshop-paper-tldr">{inline_html(paper.tldr, paper.place)}</p>')
    abstract = abstract_html(paper, paper.place)
    if abstract:
        sections.append(
            f'<h2>{escape(_("Abstract"))}</h2>\n<div class="workshop-paper-abstract">{abstract}</div>'
        )
    if isinstance(paper.keywords, tuple):
        words = escape(", ".join(paper.keywords))
        sections.append(f'<p class="workshop-paper-keywords">{escape(_("Keywords:"))} {words}</p>')
    sections.append(bibtex_html(paper, view))
    if papers is not None:
        back = link_html(escape(_("All papers")), view.href(papers))
        sections.append(f'<p class="workshop-paper-back">{back}</p>')
    return "\n".join([*sections, "</section>"])


def _author(paper: Paper, view: View) -> Iterator[str]:
    authors = paper.known_authors
    names = escape_all([author.name for author in authors])
    links = escape_all([view.author(author) for author in authors])
    known = [author.affiliation if isinstance(author.affiliation, tuple) else () for author in authors]
    places = escape_all([", ".join(where) for where in known])
    mark = f' <span class="workshop-presenter">{escape(_("presenter"))}</span>'
    for author, name, link, where in zip(authors, names, links, places, strict=True):
        presents = mark if author.presenter else ""
        place = f' <span class="workshop-affiliation">{where}</span>' if where else ""
        yield f'<li><a href="{link}">{name}</a>{presents}{place}</li>'


def _presented(paper: Paper, view: View) -> Iterator[str]:
    """Yield the sessions that a paper is presented in."""
    for placed in view.workshop.sessions_of_papers.get(paper.id, ()):
        title = escape(title_text(placed.session, view.workshop))
        href = view.thing("session", placed.key)
        linked = link_html(title, href) if href else title
        room = f", {escape(placed.room)}" if placed.room else ""
        yield f'<p class="workshop-paper-session">{_times(placed, view)}{linked}{room}</p>'


def _times(placed: PlacedSession, view: View) -> str:
    """Return the day and the time of a session as far as they are known, with a colon."""
    local, name = placed.local, view.workshop.event.timezone
    if local is None or isinstance(placed.day, Tbd):
        return ""
    clocks = []
    for field, value in (("start", placed.start), ("end", placed.end)):
        if isinstance(value, time | datetime):
            exact = moment(placed.day, value, name)
            ahead = minutes_from_utc(exact.astimezone(tzinfo(name)))
            words = escape(clock(value.time() if isinstance(value, datetime) else value, view.locale))
            data = f'class="workshop-{field}" datetime="{instant(exact)}" data-offset="{ahead}"'
            clocks.append(f"<time {data}>{words}</time>")
    on = escape(day(local.date(), view.locale))
    on = f'<time class="workshop-date" datetime="{local.date().isoformat()}">{on}</time>'
    if not clocks:
        return f"{on}: "
    times = f'<span class="workshop-time">{"–".join(clocks)}</span>'
    where = f'<span class="workshop-zone-name">{escape(zone(name, local, view.locale))}</span>'
    return f'<span class="workshop-when">{on}, {times} ({where})</span>: '
