"""Editions that are said to be archived, and are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.messages import quoted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop


def missing_editions(workshop: Workshop, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each edition whose folder is not among the archived ones.

    Args:
        workshop: the facts
        folder: the folder of archived editions
    """
    for edition in items(workshop.editions):
        url = known(edition.url) or ""
        if edition.is_archived and not (folder / url / "index.html").is_file():
            message = (
                f"no edition is archived as {quoted(url)}: there is no {folder.name}/{url}index.html; "
                "archive it by `sphinx-workshop archive`, or write the address of its site"
            )
            yield Problem(Kind.PATH, edition.place.of("url").position, message)
