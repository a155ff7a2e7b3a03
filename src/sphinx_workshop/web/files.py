"""The table of what a site has beside its pages; a new file is a row here and a function.

A function takes the site and yields the names of files, relative to the root of the site, each with its
content. What it does not yield is removed from the site, if an earlier build wrote it.
"""

from __future__ import annotations

from typing import Final

from sphinx_workshop.table import Table

FILES: Final = Table(
    {
        "proposal": "sphinx_workshop.web.proposal:proposal",
        "calendars": "sphinx_workshop.web.calendars:calendars",
        "schedules": "sphinx_workshop.web.schedules:schedules",
        "facts": "sphinx_workshop.web.facts:facts",
        "papers": "sphinx_workshop.web.citations:papers",
        "citation": "sphinx_workshop.web.citations:citation",
        "feed": "sphinx_workshop.web.feeds:feed",
        "sitemap": "sphinx_workshop.web.sitemap:sitemap",
        "robots": "sphinx_workshop.web.sitemap:robots",
        "redirects": "sphinx_workshop.web.redirects:redirects",
        "hosting": "sphinx_workshop.web.hosting:hosting",
        "llms": "sphinx_workshop.web.llms:llms",  # the last: it lists the others
    }
)
"""Functions from a `Site` to names and contents of files."""

OF_PAGES: Final = frozenset({"calendars", "papers", "sitemap", "robots", "redirects", "hosting"})
"""What a site has that shows a workshop as an example: what is about its pages, or what these link to."""
