"""The directives and roles by the names that pages use; each is imported when a page first uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.build.domain import WorkshopDomain
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

DIRECTIVES: Final = Table(
    {
        "hero": "sphinx_workshop.directives.hero:Hero",
        "workshop-facts": "sphinx_workshop.directives.event:WorkshopFacts",
        "main-action": "sphinx_workshop.directives.event:MainAction",
        "readiness": "sphinx_workshop.directives.event:Readiness",
        "topics": "sphinx_workshop.directives.call:Topics",
        "call-facts": "sphinx_workshop.directives.call:CallFacts",
        "tracks": "sphinx_workshop.directives.tracks:Tracks",
        "important-dates": "sphinx_workshop.directives.dates:ImportantDates",
        "host-dates": "sphinx_workshop.directives.dates:HostDates",
        "organizers": "sphinx_workshop.directives.people:Organizers",
        "organizer": "sphinx_workshop.directives.people:OneOrganizer",
        "speakers": "sphinx_workshop.directives.people:Speakers",
        "speaker": "sphinx_workshop.directives.people:OneSpeaker",
        "committee": "sphinx_workshop.directives.committee:Committee",
        "team-facts": "sphinx_workshop.directives.team:TeamFacts",
        "sponsors": "sphinx_workshop.directives.sponsors:Sponsors",
        "news": "sphinx_workshop.directives.news:News",
        "faq": "sphinx_workshop.directives.faq:Faq",
        "awards": "sphinx_workshop.directives.awards:Awards",
        "editions": "sphinx_workshop.directives.editions:Editions",
        "program": "sphinx_workshop.directives.program:Program",
        "papers": "sphinx_workshop.directives.papers:Papers",
    }
)

ROLES: Final = Table(
    {
        "milestone": "sphinx_workshop.directives.roles:milestone",
        "person": "sphinx_workshop.directives.roles:person",
        "session": "sphinx_workshop.directives.roles:session",
        "paper": "sphinx_workshop.directives.roles:paper",
        "fact": "sphinx_workshop.directives.roles:fact",
    }
)


class LazyWorkshopDomain(WorkshopDomain):
    """The domain with its directives and roles, which can be listed without importing them."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Copy the tables: other extensions may add to those of the domain."""
        super().__init__(env)
        self.directives = Table(DIRECTIVES)  # type: ignore[misc]
        self.roles = Table(ROLES)  # type: ignore[misc]
