"""The directives, by the name that pages write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.directives.call import CallFacts, Topics
from sphinx_workshop.directives.dates import HostDates, ImportantDates
from sphinx_workshop.directives.event import MainAction, Readiness, WorkshopFacts
from sphinx_workshop.directives.papers import Papers
from sphinx_workshop.directives.people import OneOrganizer, OneSpeaker, Organizers, Speakers
from sphinx_workshop.directives.program import Program

if TYPE_CHECKING:
    from sphinx_workshop.directives.base import WorkshopDirective

DIRECTIVES: Final[dict[str, type[WorkshopDirective]]] = {
    "workshop-facts": WorkshopFacts,
    "main-action": MainAction,
    "readiness": Readiness,
    "topics": Topics,
    "call-facts": CallFacts,
    "important-dates": ImportantDates,
    "host-dates": HostDates,
    "organizers": Organizers,
    "organizer": OneOrganizer,
    "speakers": Speakers,
    "speaker": OneSpeaker,
    "program": Program,
    "papers": Papers,
}
