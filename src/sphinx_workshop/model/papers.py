"""Papers: accepted contributions (`papers.yml`)."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from sphinx_workshop.model.base import Also, Checked, Entry, OrTbd, known
from sphinx_workshop.model.event import Link
from sphinx_workshop.model.names import Identifier, Orcid, Url, path_of, slug, url_of
from sphinx_workshop.model.texts import TEXT_SCHEMA, Inline, Line, Markdown, Several, text_of


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

    @property
    def key(self) -> str:
        """What tells authors apart: the id, given or made from the name, else the name itself."""
        return self.id or slug(self.name) or "-".join(self.name.split())


def _author(value: object) -> object:
    """Turn a name into an author."""
    return {"name": value} if isinstance(value, str) else value


def _file(value: object) -> str:
    """Return an address, or a path relative to the data folder; raise for anything else."""
    text = text_of(value)
    return url_of(text) if ":" in text.partition("/")[0] else path_of(text)


UrlOrFile: TypeAlias = Annotated[
    str,
    Checked(
        _file, {"type": "string", "minLength": 1}, "address (http, https, mailto), or file in the data folder"
    ),
]
"""An address of http, https or mailto, or a file relative to the data folder."""


class PaperLinks(Entry):
    """Links of a paper."""

    openreview: OrTbd[Url] | None = None
    """Its page on OpenReview, with the reviews."""
    pdf: OrTbd[UrlOrFile] | None = None
    """The PDF: an address, or a file in the data folder (`papers/42.pdf`)."""
    video: OrTbd[Url] | None = None
    """The recording."""
    slides: OrTbd[Url] | None = None
    """The slides."""
    poster: OrTbd[Url] | None = None
    """The poster."""
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
    authors: tuple[Annotated[Author, Also(_author, TEXT_SCHEMA)], ...]
    """The authors, in order: names, or entries with `name` and more."""
    abstract: OrTbd[Markdown] | None = None
    """The abstract (Markdown)."""
    tldr: OrTbd[Inline] | None = None
    """A summary in one sentence (Markdown)."""
    decision: OrTbd[Line] | None = None
    """How it is presented: `oral`, `spotlight`, `poster`, or any text."""
    award: OrTbd[Line] | None = None
    """An award that it received: `Best paper`."""
    keywords: OrTbd[Several[Line]] | None = None
    """Keywords: one, or a list."""
    links: OrTbd[PaperLinks] | None = None
    """`openreview`, `pdf`, `video`, `slides`, `poster`, `code`, and `more`."""

    @property
    def own_pdf(self) -> str:
        """The PDF in the data folder; empty if it is elsewhere, or not known."""
        pdf = self.link("pdf") or ""
        return "" if ":" in pdf else pdf

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
