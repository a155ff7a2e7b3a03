"""People: organizers, and speakers with their talks."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final, TypeAlias

from sphinx_workshop.model.base import Entry, OrTbd
from sphinx_workshop.model.links import Accounts, UrlOrFile
from sphinx_workshop.model.names import Country, Email, FilePath, Identifier, Orcid, Url, bare_id, slug
from sphinx_workshop.model.texts import Boolean, Inline, Line, Markdown, Several
from sphinx_workshop.model.times import Zone

ScholarId: TypeAlias = Annotated[str, bare_id("Google Scholar", r"[?&]user=([\w-]+)", "LSsXyncAAAAJ")]
GithubId: TypeAlias = Annotated[str, bare_id("GitHub", r"github\.com/([\w-]+)", "octocat")]
OpenreviewId: TypeAlias = Annotated[str, bare_id("OpenReview", r"[?&]id=(~?[^&#\s]+)", "~Ada_Lovelace1")]
LinkedinId: TypeAlias = Annotated[str, bare_id("LinkedIn", r"linkedin\.com/in/([\w%-]+)", "ada-lovelace")]
DblpId: TypeAlias = Annotated[
    str, bare_id("dblp", r"dblp\.org/pid/([\w/-]+)", "65/9612", form=r"[a-z0-9]+/[\w:=.-]+")
]


PROFILES: Final = {
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "dblp": ("dblp", "https://dblp.org/pid/{}"),
}
"""The services that know a person by an id: the name of each, and the address of a profile there."""


class Status(Enum):
    """Whether a speaker will take part."""

    INVITED = "invited"
    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class PersonProposal(Entry):
    """What the host's reviewers must know of a person; readers never see it."""

    career_stage: OrTbd[Line] | None = None
    """The stage of the career: `PhD student`, `senior`."""
    sector: OrTbd[Line] | None = None
    """The kind of the affiliation: `academia`, `industry`."""
    gender: OrTbd[Line] | None = None
    """The gender, as the person states it."""
    experience: OrTbd[Markdown] | None = None
    """Experience with organizing workshops (Markdown)."""
    new: OrTbd[Boolean] | None = None
    """Whether the person organizes this series for the first time: `true` or `false`."""
    funding: OrTbd[Line] | None = None
    """Who pays for the person's travel."""


class Person(Entry):
    """A person; the same `id` in two files is the same person."""

    id: Identifier | None = None
    """The name for references. Default: made from `name`, in lower-case Latin letters with hyphens."""
    name: Line | None = None
    """The full name, as the person writes it. Required, unless another file gives it for the same `id`."""
    affiliation: OrTbd[Several[Line]] | None = None
    """Where the person works: one, or a list."""
    position: OrTbd[Line] | None = None
    """The position there: `Research scientist`."""
    url: OrTbd[Url] | None = None
    """The home page."""
    email: OrTbd[Email] | None = None
    """The e-mail address; readers see it."""
    orcid: OrTbd[Orcid] | None = None
    """The ORCID iD, bare: `0000-0002-1825-0097`."""
    scholar: OrTbd[ScholarId] | None = None
    """The Google Scholar id, bare."""
    github: OrTbd[GithubId] | None = None
    """The GitHub user name."""
    openreview: OrTbd[OpenreviewId] | None = None
    """The OpenReview profile id, such as `~Ada_Lovelace1`."""
    linkedin: OrTbd[LinkedinId] | None = None
    """The LinkedIn name, bare."""
    dblp: OrTbd[DblpId] | None = None
    """The dblp id, bare: `65/9612`, or `l/AdaLovelace`."""
    links: OrTbd[Accounts] | None = None
    """Other accounts and pages: a list of addresses, or of `label` and `url`."""
    photo: OrTbd[FilePath] | None = None
    """A picture, relative to the data folder: `photos/ada.jpg`."""
    pronouns: OrTbd[Line] | None = None
    """The pronouns: `she/her`."""
    bio: OrTbd[Markdown] | None = None
    """A few sentences (Markdown)."""
    country: OrTbd[Country] | None = None
    """Two letters of ISO 3166."""
    timezone: OrTbd[Zone] | None = None
    """The time zone where the person is: an IANA name."""
    proposal: OrTbd[PersonProposal] | None = None
    """For the host's reviewers only: `career_stage`, `sector`, `gender`, `experience`, `new`, `funding`."""

    @property
    def key(self) -> str:
        """The person's id, given or made from the name; empty if neither is there."""
        return self.id or slug(self.name or "")

    @property
    def is_public(self) -> bool:
        """Whether readers may see that the person takes part, as this entry has it."""
        return True


class Organizer(Person):
    """An organizer of the workshop (`organizers.yml`)."""

    role: OrTbd[Several[Line]] | None = None
    """What the person does: `General chair`; one, or a list."""


class Talk(Entry):
    """A speaker's talk."""

    title: OrTbd[Inline] | None = None
    """The title (one line of Markdown)."""
    abstract: OrTbd[Markdown] | None = None
    """The abstract (Markdown)."""
    slides: OrTbd[UrlOrFile] | None = None
    """The slides: an address, or a file in the data folder."""
    video: OrTbd[Url] | None = None
    """Where the recording is."""


class Speaker(Person):
    """A speaker of the workshop (`speakers.yml`)."""

    role: OrTbd[Several[Line]] | None = None
    """What the person does at the workshop: `panelist`; one, or a list. Default: speaker."""
    status: Status = Status.CONFIRMED
    """Whether the person takes part. Default: `confirmed`. Who has declined is never shown, and who is only invited on request."""  # noqa: E501 (one line of the reference)
    talk: OrTbd[Talk] | None = None
    """The talk."""

    @property
    def is_public(self) -> bool:
        """Whether readers may see the speaker: not those who declined, or are only invited."""
        return self.status in {Status.CONFIRMED, Status.TENTATIVE}
