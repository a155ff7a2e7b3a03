"""Questions that readers ask often, with their answers (`faq.yml`)."""

from __future__ import annotations

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.texts import Inline, Line, Markdown


class Question(Entry):
    """A question with its answer (`faq.yml`)."""

    question: Inline
    """The question (one line of Markdown)."""
    answer: OrTbd[Markdown]
    """The answer (Markdown)."""
    group: Line | None = None
    """The heading under which it stands: `Submission`. Groups are shown in the order in which they appear."""
