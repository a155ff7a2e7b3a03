"""Papers: accepted contributions (papers.yml)."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

from sphinx_workshop.model.base import Also, Checked, Entry, OrTbd
from sphinx_workshop.model.event import Link
from sphinx_workshop.model.names import Identifier, Orcid, Url, path_of, slug, url_of
from sphinx_workshop.model.texts import Inline, Line, Markdown, Several, text_of

PUBLIC_FROM: Final = "program"
"""The phase that papers are published from; before it they may be under blind review."""


class Author(Entry):
    """A person who wrote a paper; a name alone is enough."""

    name: Line
    """The full name, as the paper gives it."""
    id: Identifier | None = None
    """The id of the person in a file of people. Default: the one that the name makes, if somebody has it."""
    affiliation: OrTbd[Several[Line]] | None = None
    """Where the author works: one, or a list."""
    orcid: OrTbd[Orcid] | None = None
    """The ORCID iD, bare: `0000-0002-1825-0097`."""

    @property
    def key(self) -> str:
        """What tells authors apart: the id, else what the name makes, else the name."""
        return self.id or slug(self.name) or "-".join(self.name.split())


def _author(value: object) -> object:
    """Let a name alone stand for an author."""
    return {"name": value} if isinstance(value, str) else value


def _file(value: object) -> str:
    """Take an address, or a path relative to the data folder."""
    text = text_of(value)
    return url_of(text) if ":" in text.partition("/")[0] else path_of(text)


UrlOrFile: TypeAlias = Annotated[
    str,
    Checked(
        _file, {"type": "string", "minLength": 1}, "address (http, https, mailto), or file in the data folder"
    ),
]
"""An address of http, https or mailto, or a file, relative to the data folder."""


class PaperLinks(Entry):
    """What readers of a paper are sent to."""

    openreview: OrTbd[Url] | None = None
    """Its page at OpenReview, with the reviews."""
    pdf: OrTbd[UrlOrFile] | None = None
    """The paper itself: an address, or a file in the data folder (`papers/42.pdf`)."""
    video: OrTbd[Url] | None = None
    """The recording."""
    slides: OrTbd[Url] | None = None
    """The slides."""
    poster: OrTbd[Url] | None = None
    """The poster."""
    code: OrTbd[Url] | None = None
    """The code."""
    more: tuple[Link, ...] = ()
    """Anything else: a list of `label` and `url`."""


class Paper(Entry):
    """An accepted contribution (`papers.yml`)."""

    id: Identifier
    """What sessions and pages name it by, such as its number; its page is `papers/ID`."""
    title: Inline
    """The title (one line of Markdown, with `$math$`)."""
    authors: tuple[Annotated[Author, Also(_author, {"type": ["string", "number"], "minLength": 1})], ...]
    """Who wrote it, in order: names, or entries with `name` and more."""
    abstract: OrTbd[Markdown] | None = None
    """The abstract (Markdown)."""
    tldr: OrTbd[Inline] | None = None
    """What it says, in one sentence (Markdown)."""
    decision: OrTbd[Line] | None = None
    """How it is presented: `oral`, `spotlight`, `poster`, or any text."""
    award: OrTbd[Line] | None = None
    """An award that it was given: `Best paper`."""
    keywords: OrTbd[Several[Line]] | None = None
    """What it is about: one, or a list."""
    links: OrTbd[PaperLinks] | None = None
    """`openreview`, `pdf`, `video`, `slides`, `poster`, `code`, and `more`."""

    @property
    def own_pdf(self) -> str:
        """The file of the paper in the data folder; empty if it is elsewhere, or nowhere."""
        pdf = self.links.pdf if isinstance(self.links, PaperLinks) else None
        return pdf if isinstance(pdf, str) and ":" not in pdf else ""

    @property
    def key(self) -> str:
        """The paper's id."""
        return self.id

    @property
    def name(self) -> str:
        """The title, as lists of problems name the entry."""
        return self.title
