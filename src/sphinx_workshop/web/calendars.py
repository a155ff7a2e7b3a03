"""The calendars of a site: one of everything, and parts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.model.calendars import calendars_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def calendars(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the calendars; none if nothing has a date."""
    for one in calendars_of(site.workshop):
        yield one.file, calendar(site.workshop, site.addresses, **one.scope._asdict()).encode()
