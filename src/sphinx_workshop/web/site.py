"""What the files of a site are made from: the facts, the pages and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx_workshop.export.addresses import Addresses
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.render.targets import Around


class Page(NamedTuple):
    """A page that was written by hand."""

    docname: str
    path: str
    """Its address relative to the root of the site; empty for the root."""
    title: str
    description: str = ""
    """What it says of itself to search engines; empty if it says nothing."""
    is_hidden: bool = False
    """Whether it asks search engines to leave it out."""


class Redirect(NamedTuple):
    """A page that has moved."""

    file: str
    """The file at its old address, relative to the root of the site."""
    path: str
    """The old address, relative to the root of the site."""
    link: str
    """Where it leads, relative to the old address, or in full for a page of another site."""
    target: str
    """The same, relative to the root of the site."""


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
    around: Around | None = None
    """What every page says."""
    made: tuple[str, ...] = ()
    """The addresses of pages that were not written by hand: papers, further pages of lists, authors."""
    redirects: tuple[Redirect, ...] = ()
    files: tuple[str, ...] = ()
    """The names of the files of the rows above, for a file that lists them."""

    @property
    def language_tag(self) -> str:
        """The language as programs write it (BCP 47): `pt-BR`."""
        return self.language.replace("_", "-")

    @property
    def prefix(self) -> str:
        """The path of the root on its host, with a slash at both ends; the host's root if it is not known."""
        return urlsplit(self.addresses.base).path or "/"
