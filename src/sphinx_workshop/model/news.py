"""News (`news.yml`)."""

from __future__ import annotations

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.names import Url
from sphinx_workshop.model.texts import Markdown
from sphinx_workshop.model.times import Day


class News(Entry):
    """Something new that readers should know (`news.yml`)."""

    date: Day
    """The day on which it is announced."""
    text: Markdown
    """What is new (Markdown)."""
    url: OrTbd[Url] | None = None
    """Where to read more."""
