"""What pages show and lead to, as the environment remembers it; it must not bring the model in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from sphinx_workshop.phrasing import nearest
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

logger = logging.getLogger(__name__)


class Shown(NamedTuple):
    """One thing shown at one place of a page."""

    kind: str
    """`person`, `session` or `milestone`."""
    key: str
    title: str
    anchor: str
    alone: bool
    """Whether the place is about this thing and no other."""


class Lead(NamedTuple):
    """One thing that readers are led to."""

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


def report_unknown(what: str, key: str, known: Iterable[str], location: str) -> None:
    """Warn of an id that a page asks for and nobody has.

    :param what: what is asked for, for people
    :param location: the place in the page
    """
    close = nearest(key, known)
    hint = f"did you mean `{close}`?" if close else "correct it, or add it to the data"
    logger.warning(
        "no %s has the id `%s`; %s",
        what,
        key,
        hint,
        location=location,
        type="workshop",
        subtype=Kind.DIRECTIVE.value,
    )
