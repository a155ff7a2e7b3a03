"""Sponsors (`sponsors.yml`)."""

from __future__ import annotations

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.names import FilePath, Url
from sphinx_workshop.model.texts import Line


class Sponsor(Entry):
    """A sponsor of the workshop (`sponsors.yml`)."""

    name: Line
    """The name."""
    url: OrTbd[Url] | None = None
    """The home page."""
    logo: OrTbd[FilePath] | None = None
    """The logo, relative to the data folder: `logos/example.svg`."""
    logo_dark: OrTbd[FilePath] | None = None
    """The logo for dark mode, where it differs."""
    tier: Line | None = None
    """The tier: `Gold`. Tiers are shown in the order in which they first appear."""
