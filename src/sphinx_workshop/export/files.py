"""Files in the data folder that links name: where a site has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model.links import names_file

if TYPE_CHECKING:
    from sphinx_workshop.export.addresses import Addresses


def address_of(target: str | None, addresses: Addresses) -> str:
    """Return the full address that a link leads to, be it an address or a file; empty if it is not known."""
    if target is None or not names_file(target):
        return target or ""
    return addresses.of("file", target)
