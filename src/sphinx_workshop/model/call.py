"""The call for papers: what authors must know (call.yml)."""

from __future__ import annotations

from enum import Enum

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.names import Url
from sphinx_workshop.model.texts import Boolean, Count, Inline, Language, Line, Markdown, Several


class Blind(Enum):
    """Which names are hidden during review."""

    DOUBLE = "double"
    SINGLE = "single"
    OPEN = "open"


class Public(Enum):
    """Whose reviews are published."""

    ALL = "all"
    ACCEPTED = "accepted"
    NONE = "none"


class Track(Entry):
    """One kind of paper that authors can submit."""

    name: Line
    """The name: `Full papers`."""
    max_pages: OrTbd[Count] | None = None
    """The page limit."""
    excluding: OrTbd[Several[Line]] | None = None
    """What does not count towards the page limit: `references`; one, or a list."""
    description: OrTbd[Markdown] | None = None
    """Which papers belong in it (Markdown)."""


class Template(Entry):
    """The style files for papers."""

    name: Line
    """The name."""
    url: OrTbd[Url] | None = None
    """Where to download them."""


class Review(Entry):
    """How papers are reviewed."""

    blind: OrTbd[Blind] | None = None
    """`double`, `single` or `open`."""
    reviewers: OrTbd[Count] | None = None
    """The least number of reviewers for each paper."""
    public: OrTbd[Public] | None = None
    """Whose reviews are published: `all`, `accepted` or `none`."""


class Call(Entry):
    """The call for papers (`call.yml`)."""

    topics: OrTbd[tuple[Markdown, ...]] | None = None
    """What papers can be about: a list of Markdown texts."""
    tracks: OrTbd[tuple[Track, ...]] | None = None
    """The kinds of papers."""
    template: OrTbd[Template] | None = None
    """The style files."""
    file_format: OrTbd[Line] | None = None
    """The file format: `PDF`."""
    language: OrTbd[Language] | None = None
    """The language of papers: `en`."""
    review: OrTbd[Review] | None = None
    """How papers are reviewed."""
    archival: OrTbd[Boolean] | None = None
    """Whether accepted papers count as published: `true` or `false`."""
    rules: OrTbd[tuple[Inline, ...]] | None = None
    """What else authors must know: a list, one sentence each (Markdown)."""
