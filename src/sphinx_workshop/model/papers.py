"""Papers: accepted contributions (`papers.yml`)."""

from __future__ import annotations

from typing import Annotated

from sphinx_workshop.model.base import Also, Entry, OrTbd, items, known
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.links import Link, UrlOrFile, names_file
from sphinx_workshop.model.names import Identifier, Orcid, Url, key_of
from sphinx_workshop.model.texts import TEXT_SCHEMA, Boolean, Inline, Line, Markdown, Several


class Author(Entry):
    """A person who wrote a paper; the name is enough."""

    name: Line
    """The full name, as the paper gives it."""
    id: Identifier | None = None
    """The person's id in a file of people. Default: the id made from the name, if a person has it."""
    affiliation: OrTbd[Several[Line]] | None = None
    """Where the author works: one, or a list."""
    orcid: OrTbd[Orcid] | None = None
    """The ORCID iD, bare: `0000-0002-1825-0097`."""
    presenter: Boolean = False
    """Whether the author presents the paper."""

    @property
    def key(self) -> str:
        """What tells authors apart: the id, given or made from the name, else the name itself."""
        return self.id or key_of(self.name)


def _author(value: object) -> object:
    """Turn a name into an author."""
    return {"name": value} if isinstance(value, str) else value


class PaperLinks(Entry):
    """Links of a paper."""

    openreview: OrTbd[Url] | None = None
    """Its page on OpenReview, with the reviews."""
    pdf: OrTbd[UrlOrFile] | None = None
    """The PDF: an address, or a file in the data folder (`papers/42.pdf`)."""
    video: OrTbd[Url] | None = None
    """The recording."""
    slides: OrTbd[UrlOrFile] | None = None
    """The slides: an address, or a file in the data folder."""
    poster: OrTbd[UrlOrFile] | None = None
    """The poster: an address, or a file in the data folder."""
    code: OrTbd[Url] | None = None
    """The code."""
    more: tuple[Link, ...] = ()
    """Any other links: a list of `label` and `url`."""


class Paper(Entry):
    """An accepted contribution (`papers.yml`)."""

    id: Identifier
    """The name by which sessions and pages refer to it, such as its number; its page is `papers/ID`."""
    title: Inline
    """The title (one line of Markdown, with `$math$`)."""
    authors: OrTbd[tuple[Annotated[Author, Also(_author, TEXT_SCHEMA)], ...]]
    """The authors, in order: names, or entries with `name` and more."""
    abstract: OrTbd[Markdown] | None = None
    """The abstract (Markdown)."""
    tldr: OrTbd[Inline] | None = None
    """A summary in one sentence (Markdown)."""
    decision: OrTbd[Line] | None = None
    """How it is presented: `oral`, `spotlight`, `poster`, or any text."""
    track: OrTbd[Line] | None = None
    """The track of the call that it was submitted to: the id or the name of one."""
    archival: OrTbd[Boolean] | None = None
    """Whether it counts as published, where that differs from its track: `true` or `false`."""
    presentation: OrTbd[Format] | None = None
    """How it is presented, where that differs from the format of the event."""
    board: OrTbd[Line] | None = None
    """The number of its poster board."""
    award: OrTbd[Line] | None = None
    """An award that it received: `Best paper`."""
    keywords: OrTbd[Several[Line]] | None = None
    """Keywords: one, or a list."""
    links: OrTbd[PaperLinks] | None = None
    """`openreview`, `pdf`, `video`, `slides`, `poster`, `code`, and `more`."""

    @property
    def known_authors(self) -> tuple[Author, ...]:
        """The authors, in order; none while they are to be announced."""
        return items(self.authors)

    @property
    def own_files(self) -> dict[str, str]:
        """The files in the data folder that its links name, by the field of the link."""
        named = {field: self.link(field) for field in ("pdf", "slides", "poster")}
        return {field: path for field, path in named.items() if path is not None and names_file(path)}

    def link(self, field: str) -> str | None:
        """Return one of the links, such as `pdf`, if it is known."""
        links = known(self.links)
        return known(getattr(links, field)) if links is not None else None

    @property
    def key(self) -> str:
        """The id."""
        return self.id

    @property
    def name(self) -> str:
        """The title, by which messages name the entry."""
        return self.title
