"""Problems of data files and of pages, as warnings of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_workshop.messages import nearest
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx

    from sphinx_workshop.problems import Problem

logger = logging.getLogger(__name__)


def report(problems: Iterable[Problem]) -> None:
    """Report problems of the data files as warnings of the build."""
    for problem in problems:
        place, message = str(problem.position), problem.message
        if not problem.position.line:  # Sphinx would take a file without a line for the name of a page
            place, message = "", f"{place}: {message}"
        logger.warning(message, location=place or None, type="workshop", subtype=problem.kind.value)


def report_unknown(what: str, key: str, known: Iterable[str], location: str, fact: str = "id") -> None:
    """Warn of an id, or another fact, that a page asks for and that nothing has.

    Args:
        what: the kind of thing, in words
        key: the id, or the value
        known: the ids there are
        location: the place in the page
        fact: what the key is, in words
    """
    close = nearest(key, known)
    hint = f"did you mean `{close}`?" if close else "correct it, or add it to the data"
    logger.warning(
        "no %s has the %s `%s`; %s",
        what,
        fact,
        key,
        hint,
        location=location,
        type="workshop",
        subtype=Kind.DIRECTIVE.value,
    )


def report_missing_page(_app: Sphinx, _domain: object, node: pending_xref) -> bool | None:
    """Warn of a main action that leads to a page which the site does not have, in place of Sphinx."""
    if "workshop_page" not in node:
        return None
    logger.warning(
        "readers are led to the page `%s`, which does not exist; write it, or name another one with "
        "`workshop_pages` in conf.py",
        node["workshop_page"],
        location=node,
        type="workshop",
        subtype=Kind.DIRECTIVE.value,
    )
    return True
