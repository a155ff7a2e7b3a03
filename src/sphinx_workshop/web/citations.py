"""What readers of a site cite: its papers as BibTeX, and the workshop as CITATION.cff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export import bibtex, cff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def papers(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield all papers as BibTeX, once they are public."""
    if site.workshop.public_papers:
        yield bibtex.FILE, bibtex.bibtex(site.workshop, site.addresses).encode()


def citation(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield how to cite the workshop."""
    yield cff.FILE, cff.citation(site.workshop, site.addresses).encode()
