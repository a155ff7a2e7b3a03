"""What the files of a site are made from: the facts, the pages and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_workshop.export.addresses import Addresses
    from sphinx_workshop.model.workshop import Workshop


class Page(NamedTuple):
    """A page that was written by hand."""

    docname: str
    path: str
    """Its address relative to the root of the site; empty for the root."""
    title: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """A built site, as its files see it."""

    workshop: Workshop
    addresses: Addresses
    pages: tuple[Page, ...]
    """In reading order; pages of papers are in the addresses alone."""
    language: str
    """As in conf.py: `en`, `pt_BR`."""
    proposal: bytes = b""
    """The PDF of the proposal; empty if the site offers none."""
