"""What pages show, link to and lead to, as plain values that the environment keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container


class Shown(NamedTuple):
    """One thing shown at one place of a page."""

    kind: str
    """`person`, `session` or `milestone`."""
    key: str
    title: str
    anchor: str
    alone: bool
    """Whether the place is about this thing and no other."""


class Action(NamedTuple):
    """Where the present phase leads readers."""

    news: str
    """What the bar says."""
    label: str
    """What the button says."""
    docnames: tuple[str, ...]
    """The page it leads to, and others where the site has no such page; empty if it is an address."""
    url: str
    """The address it leads to; empty if it is a page, or to be announced."""

    def page(self, found: Container[str]) -> str:
        """Return the page it leads to; empty if it is an address, or the site has none of its pages."""
        return next((docname for docname in self.docnames if docname in found), "")


class Target(NamedTuple):
    """Where links to a thing lead."""

    docname: str
    anchor: str
    title: str


class PaperTarget(NamedTuple):
    """Where a paper is listed, for links where it has no page of its own."""

    title: str
    written: str
    """The title as Markdown."""
    docname: str
    """The document with the list; empty if no list shows it."""
    page: str
    """The page of the list, in a site."""
    pdf: str
    """The file of the paper in the data folder; empty if it is not there."""
