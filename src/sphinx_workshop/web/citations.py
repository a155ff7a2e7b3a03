"""What readers of a site cite: its papers as BibTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.bibtex import FILE, bibtex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def papers(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield all papers in one file, once they are public."""
    if site.workshop.public_papers:
        yield FILE, bibtex(site.workshop, site.addresses).encode()
