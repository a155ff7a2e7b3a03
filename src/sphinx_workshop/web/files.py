"""The table of what a site has beside its pages; a new file is a row here and a function.

A function takes the site and yields the names of files, relative to the root of the site, each with its
content. What it does not yield is removed from the site, if an earlier build wrote it.
"""

from __future__ import annotations

from typing import Final

from sphinx_workshop.table import Table

CALENDAR: Final = "calendar.ics"
"""The calendar with everything."""

FILES: Final = Table(
    {
        "calendars": "sphinx_workshop.web.calendars:calendars",
        "schedules": "sphinx_workshop.web.schedules:schedules",
    }
)
"""Functions from a `Site` to names and contents of files."""
