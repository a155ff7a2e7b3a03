"""What must hold between the facts; each module is about one thing and yields problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.rules.references import check_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem


def check(workshop: Workshop) -> Iterator[Problem]:
    """Yield every problem of the facts as a whole."""
    yield from check_references(workshop)
