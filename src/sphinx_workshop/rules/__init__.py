"""What must hold between the facts: each module is about one thing, and yields problems.

What the present phase needs is checked apart (`rules.phases`): it fails the check, but not the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.rules.dates import check_dates
from sphinx_workshop.rules.deadlines import check_deadlines
from sphinx_workshop.rules.gaps import check_gaps
from sphinx_workshop.rules.host import check_host
from sphinx_workshop.rules.night import check_night
from sphinx_workshop.rules.order import check_order
from sphinx_workshop.rules.papers import check_authors, check_ids, check_papers, check_tracks
from sphinx_workshop.rules.people import check_awards, check_editions
from sphinx_workshop.rules.presence import check_presence
from sphinx_workshop.rules.references import check_references
from sphinx_workshop.rules.rooms import check_rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.problems import Problem
    from sphinx_workshop.rules.references import Written


def check(workshop: Workshop, written: Written) -> Iterator[Problem]:
    """Yield every problem between the facts."""
    yield from check_references(workshop, written)
    yield from check_dates(workshop)
    yield from check_deadlines(workshop)
    yield from check_host(workshop)
    yield from check_order(workshop)
    yield from check_rooms(workshop)
    yield from check_presence(workshop)
    yield from check_night(workshop)
    if written.whole_program:
        yield from check_gaps(workshop)
    yield from check_authors(workshop)
    yield from check_ids(workshop)
    yield from check_tracks(workshop)
    yield from check_papers(workshop, written)
    yield from check_awards(workshop, written)
    yield from check_editions(workshop)
