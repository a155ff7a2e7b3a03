"""The call for papers: what authors must know (call.yml)."""

from __future__ import annotations

from enum import Enum

from sphinx_workshop.model.base import Entry, OrTbd, items
from sphinx_workshop.model.links import Link
from sphinx_workshop.model.names import Identifier, Url, slug
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


class Template(Entry):
    """The style files for papers."""

    name: Line
    """The name."""
    url: OrTbd[Url] | None = None
    """Where to download them."""


class TrackLinks(Entry):
    """Links of a track, such as a shared task."""

    data: OrTbd[Url] | None = None
    """Where the data is."""
    leaderboard: OrTbd[Url] | None = None
    """Where results are compared."""
    code: OrTbd[Url] | None = None
    """The code, such as a baseline."""
    more: tuple[Link, ...] = ()
    """Any other links: a list of `label` and `url`."""


class Track(Entry):
    """One kind of contribution that authors can submit."""

    name: Line
    """The name: `Full papers`."""
    id: Identifier | None = None
    """The name for references. Default: made from `name`, in lower-case Latin letters with hyphens."""
    max_pages: OrTbd[Count] | None = None
    """The page limit."""
    excluding: OrTbd[Several[Line]] | None = None
    """What does not count towards the page limit: `references`; one, or a list."""
    description: OrTbd[Markdown] | None = None
    """Which papers belong in it (Markdown)."""
    submission: OrTbd[Url] | None = None
    """Where this track is submitted. Default: `links.submission` of workshop.yml."""
    archival: OrTbd[Boolean] | None = None
    """Whether accepted papers count as published, where that differs from the call: `true` or `false`."""
    template: OrTbd[Template] | None = None
    """The style files, where they differ from those of the call."""
    links: OrTbd[TrackLinks] | None = None
    """For a shared task: `data`, `leaderboard`, `code`, and `more`."""
    organizers: OrTbd[Several[Line]] | None = None
    """Ids of the people who organize it, or names of people who are in no file: one, or a list."""

    @property
    def key(self) -> str:
        """The id, given or made from the name; the name itself if it has no Latin letter."""
        return self.id or slug(self.name) or self.name


class Policy(Entry):
    """One policy of the call."""

    name: Line
    """What it is about: `Dual submission`."""
    text: OrTbd[Markdown]
    """What holds (Markdown)."""


class Review(Entry):
    """How papers are reviewed."""

    blind: OrTbd[Blind] | None = None
    """Which names are hidden during review: `double` hides those of reviewers and authors."""
    reviewers: OrTbd[Count] | None = None
    """The least number of reviewers for each paper."""
    public: OrTbd[Public] | None = None
    """Whose reviews are published."""


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
    policies: OrTbd[tuple[Policy, ...]] | None = None
    """Policies, such as dual submission or the use of language models: a list of `name` and `text`."""

    def track(self, written: str) -> Track | None:
        """Return the track that is written by its id or its name, in any case."""
        word = written.casefold()
        return next(
            (track for track in items(self.tracks) if word in {track.key.casefold(), track.name.casefold()}),
            None,
        )
