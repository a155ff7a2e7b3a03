"""What must hold between the facts; each module is about one thing and yields problems.

What the present phase needs is apart (`rules.phases`): it fails the check, and never a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.rules.dates import check_dates
from sphinx_workshop.rules.host import check_host
from sphinx_workshop.rules.references import check_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem


def check(workshop: Workshop, ids: frozenset[str] | None) -> Iterator[Problem]:
    """Yield every problem of the facts as a whole.

    :param ids: of all people whom the files name, those included who are left out for a problem of their own;
        None where a file of people cannot be read
    """
    yield from check_references(workshop, ids)
    yield from check_dates(workshop)
    yield from check_host(workshop)
