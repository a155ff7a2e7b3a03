"""Earlier editions of the workshop (`editions.yml`)."""

from __future__ import annotations

from pydantic import Field

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.names import Url
from sphinx_workshop.model.texts import Count, Line, Year


class Edition(Entry):
    """An earlier edition of the workshop (`editions.yml`)."""

    year: Year
    """The year."""
    name: Line | None = None
    """The name, where it differs from that of the workshop."""
    host: Line | None = None
    """The conference that hosted it: `NeurIPS 2021`."""
    where: OrTbd[Line] | None = Field(default=None, alias="place")
    """Where it took place."""
    url: OrTbd[Url] | None = None
    """Its site."""
    attendees: OrTbd[Count] | None = None
    """How many people attended."""
    submissions: OrTbd[Count] | None = None
    """How many papers were submitted."""
    accepted: OrTbd[Count] | None = None
    """How many papers were accepted."""
