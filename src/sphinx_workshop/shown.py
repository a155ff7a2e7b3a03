"""What pages show, and the report of what they ask for in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from sphinx_workshop.model.base import nearest
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

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
