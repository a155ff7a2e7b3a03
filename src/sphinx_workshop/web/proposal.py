"""The PDF of the proposal, as a site offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.pdf import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def proposal(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the PDF of the proposal, if there is one."""
    if site.proposal:
        yield NAME, site.proposal
