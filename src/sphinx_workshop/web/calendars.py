"""The calendars of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.ics import calendar
from sphinx_workshop.web.files import CALENDAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.web.site import Site


def calendars(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar, if anything has a date."""
    if site.workshop.is_dated:
        yield CALENDAR, calendar(site.workshop, site.addresses).encode()
