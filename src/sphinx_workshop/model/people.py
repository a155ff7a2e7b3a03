"""People: organizers, and speakers with their talks."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, TypeAlias

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.names import Country, FilePath, Identifier, Orcid, Url, bare_id, slug
from sphinx_workshop.model.texts import Inline, Line, Markdown, Several
from sphinx_workshop.model.times import Zone

ScholarId: TypeAlias = Annotated[str, bare_id("Google Scholar", r"[?&]user=([\w-]+)", "LSsXyncAAAAJ")]
GithubId: TypeAlias = Annotated[str, bare_id("GitHub", r"github\.com/([\w-]+)", "octocat")]
OpenreviewId: TypeAlias = Annotated[str, bare_id("OpenReview", r"[?&]id=(~?[^&#\s]+)", "~Ada_Lovelace1")]


class Status(Enum):
    """Whether a speaker will take part."""

    INVITED = "invited"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Person(Entry):
    """A person; the same `id` in two files is the same person."""

    id: Identifier | None = None
    """The name for references. Default: made from `name`, in lower-case Latin letters with hyphens."""
    name: Line | None = None
    """The full name, as the person writes it. Required, unless another file gives it for the same `id`."""
    affiliation: OrTbd[Several[Line]] | None = None
    """Where the person works: one, or a list."""
    url: OrTbd[Url] | None = None
    """The home page."""
    orcid: OrTbd[Orcid] | None = None
    """The ORCID iD, bare: `0000-0002-1825-0097`."""
    scholar: OrTbd[ScholarId] | None = None
    """The Google Scholar id, bare."""
    github: OrTbd[GithubId] | None = None
    """The GitHub user name."""
    openreview: OrTbd[OpenreviewId] | None = None
    """The OpenReview profile id, such as `~Ada_Lovelace1`."""
    photo: OrTbd[FilePath] | None = None
    """A picture, relative to the data folder: `photos/ada.jpg`."""
    bio: OrTbd[Markdown] | None = None
    """A few sentences (Markdown)."""
    country: OrTbd[Country] | None = None
    """Two letters of ISO 3166."""
    timezone: OrTbd[Zone] | None = None
    """The time zone where the person is: an IANA name."""

    @property
    def key(self) -> str:
        """The person's id, given or made from the name; empty if neither is there."""
        return self.id or slug(self.name or "")


class Organizer(Person):
    """An organizer of the workshop (`organizers.yml`)."""

    role: OrTbd[Line] | None = None
    """What the person does: `General chair`."""


class Talk(Entry):
    """A speaker's talk."""

    title: OrTbd[Inline] | None = None
    """The title (one line of Markdown)."""
    abstract: OrTbd[Markdown] | None = None
    """The abstract (Markdown)."""
    slides: OrTbd[Url] | None = None
    """Where the slides are."""
    video: OrTbd[Url] | None = None
    """Where the recording is."""


class Speaker(Person):
    """A speaker of the workshop (`speakers.yml`)."""

    role: OrTbd[Line] | None = None
    """What the person does at the workshop: `panelist`. Default: speaker."""
    status: Status = Status.CONFIRMED
    """`invited`, `tentative`, `confirmed` (default) or `declined`; speakers who declined are never shown."""
    talk: OrTbd[Talk] | None = None
    """The talk."""
