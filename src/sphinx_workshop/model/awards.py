"""Awards (`awards.yml`)."""

from __future__ import annotations

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.texts import Line, Several


class Award(Entry):
    """An award, and who received it (`awards.yml`)."""

    name: Line
    """The name: `Best paper`."""
    to: OrTbd[Several[Line]]
    """Who received it: ids of papers or of people, or names; one, or a list."""
    prize: OrTbd[Line] | None = None
    """What it comes with."""
    sponsor: OrTbd[Line] | None = None
    """Who gives it."""
