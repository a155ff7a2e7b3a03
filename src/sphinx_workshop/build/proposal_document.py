"""The proposal made from a site: its pages resolved, its facts in sections, its limits checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.docutils import new_document

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.reporting import report
from sphinx_workshop.config import settings
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.pdf import NAME
from sphinx_workshop.pdf.checklist import check, lines
from sphinx_workshop.pdf.document import Piece, Typed, drop_repeated, lift, set_apart
from sphinx_workshop.pdf.facts import SECTIONS, sections
from sphinx_workshop.pdf.head import head
from sphinx_workshop.pdf.measure import found, measured
from sphinx_workshop.pdf.pages import Anchors, fit, fit_links, without_screen
from sphinx_workshop.pdf.plan import PREFIX, Known, default_parts, parts_of, wrong_in
from sphinx_workshop.pdf.style import Foot
from sphinx_workshop.pdf.write import Source, write
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.rules.proposal import excluded_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_workshop.build.proposal import ProposalBuilder
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.pdf.plan import Part
    from sphinx_workshop.pdf.typeset import Places

logger = logging.getLogger(__name__)


def write_proposal(builder: ProposalBuilder) -> None:
    """Write the proposal, and say how long it is and what it lacks."""
    workshop = domain_of(builder.env).workshop
    plan = _plan(builder, workshop)
    if not plan:
        _warn("the proposal is empty; write its page, or name pages with `workshop_proposal` in conf.py")
        return
    parts = _Assembly(builder, workshop).parts(plan)
    for part in parts:
        set_apart(part, excluded_from(part.id, workshop))
    done = write(_source(builder, workshop, parts))
    Path(builder.outdir, NAME).write_bytes(done.pdf)
    for said in done.said:
        _warn(said)
    _report(workshop, parts, done.places)


def _warn(message: str) -> None:
    logger.warning(message, type="workshop", subtype=Kind.PROPOSAL.value)


def _report(workshop: Workshop, parts: Sequence[Typed], places: Places) -> None:
    """Print the lengths and the checklist; warn of what the host demands and the proposal does not keep."""
    lengths, there = measured(parts, places), found(parts, places)
    for line in lines(workshop, lengths, there):
        logger.info(line)
    problems = list(check(workshop, lengths, there))
    report(one for one in problems if one.severity is Severity.ERROR)
    for one in problems:
        if one.severity is not Severity.ERROR:
            logger.info("note: %s", one.message)


def _plan(builder: ProposalBuilder, workshop: Workshop) -> list[Part]:
    """Return what is in the proposal, as conf.py or the default has it."""
    chosen, page = settings(builder.config).proposal, settings(builder.config).pages["proposal"]
    host = workshop.host.proposal if workshop.host is not None else None
    known = Known([part.id for part in host.parts] if host else [], builder.env.found_docs, SECTIONS)
    for message in wrong_in(chosen, known):
        _warn(message)
    locale = locale_of(builder.config.language)
    speaking = [name for name in SECTIONS if sections([name], workshop, locale)]
    return parts_of(chosen or default_parts(known, page, speaking), known)


def _source(builder: ProposalBuilder, workshop: Workshop, parts: Sequence[Typed]) -> Source:
    """Return what the proposal is written from."""
    return Source(
        workshop=workshop,
        locale=locale_of(builder.config.language),
        foot=Foot(workshop.event.title, settings(builder.config).proposal_paper),
        head=head(workshop),
        parts=parts,
        images=builder.pictures(),
        html_of=builder.html_of,
    )


class _Assembly:
    """The pages and facts of one proposal, with links between them."""

    def __init__(self, builder: ProposalBuilder, workshop: Workshop) -> None:
        self._builder = builder
        self._workshop = workshop
        self._page: str = settings(builder.config).pages["proposal"]
        self._anchors = Anchors()

    def parts(self, plan: Sequence[Part]) -> list[Typed]:
        """Return the parts of the proposal as they are typeset."""
        entries = [entry for part in plan for entry in part.contents]
        self._builder.included = frozenset(entry for entry in entries if not entry.startswith(PREFIX))
        parts = [Typed(part.id, list(self._pieces(part.contents))) for part in plan]
        if not settings(self._builder.config).proposal:  # nobody has asked for both
            parts = drop_repeated(parts)
        pieces = [piece for part in parts for piece in part.counted]
        for piece in pieces:
            self._anchors.take(piece.docname, piece.content)
            if piece.is_page:
                self._anchors.begin(piece.docname, piece.content)
        for piece in pieces:
            fit_links(piece.content, self._anchors)
        return parts

    def _pieces(self, contents: Sequence[str]) -> Iterator[Piece]:
        for entry in contents:
            name = entry.removeprefix(PREFIX)
            yield self._page_of(name) if name == entry else self._facts(name)

    def _page_of(self, docname: str) -> Piece:
        page = self._builder.env.get_doctree(docname)
        without_screen(page)
        self._resolve(page, docname)
        content = lift(page, self._tagline) if docname == self._page else page
        return Piece(docname, content, is_page=True)

    def _facts(self, name: str) -> Piece:
        docname = self._page if self._page in self._builder.env.found_docs else self._builder.config.root_doc
        document = new_document(f"<facts:{name}>", self._builder.docsettings)
        document += sections([name], self._workshop, locale_of(self._builder.config.language))
        self._resolve(document, docname)
        return Piece(docname, document)

    @property
    def _tagline(self) -> str:
        tagline = self._workshop.event.tagline
        return plain_text(tagline) if isinstance(tagline, str) else ""

    def _resolve(self, document: nodes.document, docname: str) -> None:
        """Do what Sphinx does with a page before it writes it."""
        self._builder.env.resolve_references(document, docname, self._builder)
        self._builder.post_process_images(document)
        fit(document)
