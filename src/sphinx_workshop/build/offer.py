"""The PDF of the proposal on a site: the file that conf.py names, and the link on the proposal's page."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_workshop.build.current_page import path_to_root
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.locale import _, counted
from sphinx_workshop.pdf import NAME
from sphinx_workshop.render.nodes import SITES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_workshop.build.domain import WorkshopDomain

_PAGES: Final = re.compile(rb"/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b")
"""The root of the pages (ISO 32000-1, 7.7.3.2), which says how many there are."""

_OBJECTS: Final = re.compile(rb"/Type\s*/ObjStm\b[^>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
"""A stream of objects (ISO 32000-1, 7.5.7)."""


class Offer(NamedTuple):
    """What a site offers."""

    address: str
    """Full, or relative to the root of the site."""
    pages: int
    """How many pages it has; 0 if that is not known."""
    content: bytes
    """The file; empty if it is elsewhere."""

    @property
    def digest(self) -> str:
        """A short text that changes when what is offered does."""
        return digest(f"{self.address} {self.content.hex()}")


def offer_of(app: Sphinx) -> Offer | None:
    """Return what conf.py offers; None if it names nothing, or the file is not there (yet)."""
    named = settings(app.config).proposal_pdf
    if not named:
        return None
    if web_address(named):
        return Offer(named, 0, b"")
    try:
        content = Path(app.confdir, named).read_bytes()
    except OSError:
        return None
    return Offer(NAME, _pages_in(content), content)


def _pages_in(pdf: bytes) -> int:
    """Return how many pages a PDF has; 0 if that is not found."""
    counts = (int(match[1] or match[2]) for text in _objects(pdf) for match in _PAGES.finditer(text))
    return max(counts, default=0)


def _objects(pdf: bytes) -> Iterator[bytes]:
    """Yield the texts with the objects of a PDF: itself, and its streams of objects."""
    yield pdf
    for match in _OBJECTS.finditer(pdf):
        with suppress(zlib.error):
            yield zlib.decompress(match[1])


def settle_offer(app: Sphinx, domain: WorkshopDomain) -> list[str]:
    """Note what is offered; return the page of the proposal if that is something else than before."""
    offer, page = offer_of(app), settings(app.config).pages["proposal"]
    before, now = domain.data["offered"], offer.digest if offer is not None else ""
    domain.data["offered"] = now
    return [page] if now != before and page in app.env.found_docs else []


def place_offer(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the link below the title of the proposal's page, in sites only."""
    if app.builder.name not in SITES or docname != settings(app.config).pages["proposal"]:
        return
    offer = offer_of(app)
    section = next(doctree.findall(nodes.section), None)
    if offer is None or section is None:
        return
    root = "" if web_address(offer.address) else path_to_root(app.builder, docname)
    link = nodes.reference("", _label(offer), refuri=f"{root}{offer.address}", internal=False)
    line = nodes.paragraph("", "", link, classes=["workshop-offer"])
    title = next((index for index, node in enumerate(section) if isinstance(node, nodes.title)), -1)
    section.insert(title + 1, line)


def _label(offer: Offer) -> str:
    if not offer.pages:
        return _("Proposal (PDF)")
    # Translators: the PDF of the proposal, and how many pages it has
    return _("Proposal (PDF, {})").format(counted(offer.pages, "%(number)d page", "%(number)d pages"))
