"""The directives and roles by the names that pages write; each is imported when a page first uses it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.build.domain import WorkshopDomain

if TYPE_CHECKING:
    from collections.abc import ItemsView, ValuesView

    from sphinx.environment import BuildEnvironment


class Table(dict[str, Any]):
    """Names, each with the object it stands for, written as ``module:name`` until it is first looked up."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 (a class of a directive, or a role)
        """Return the object of a name."""
        found = super().__getitem__(name)
        if isinstance(found, str):
            module, _colon, attribute = found.partition(":")
            self[name] = found = getattr(import_module(f"{__package__}.{module}"), attribute)
        return found

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return the object of a name, if it is in the table."""
        return self[name] if name in self else default  # noqa: SIM401 (which would not look the name up)

    def items(self) -> ItemsView[str, Any]:  # type: ignore[override]
        """Return all names with their objects."""
        return {name: self[name] for name in self}.items()

    def values(self) -> ValuesView[Any]:  # type: ignore[override]
        """Return all objects."""
        return {name: self[name] for name in self}.values()


DIRECTIVES: Final = Table(
    {
        "workshop-facts": "event:WorkshopFacts",
        "main-action": "event:MainAction",
        "readiness": "event:Readiness",
        "topics": "call:Topics",
        "call-facts": "call:CallFacts",
        "important-dates": "dates:ImportantDates",
        "host-dates": "dates:HostDates",
        "organizers": "people:Organizers",
        "organizer": "people:OneOrganizer",
        "speakers": "people:Speakers",
        "speaker": "people:OneSpeaker",
        "program": "program:Program",
        "papers": "papers:Papers",
    }
)

ROLES: Final = Table(
    {
        "milestone": "roles:milestone",
        "person": "roles:person",
        "session": "roles:session",
        "paper": "roles:paper",
        "fact": "roles:fact",
    }
)


class WorkshopDomainWithNames(WorkshopDomain):
    """The domain with its directives and roles, which can be listed without importing them."""

    def __init__(self, env: BuildEnvironment) -> None:
        """Give the domain tables of its own: other extensions may add to them."""
        super().__init__(env)
        self.directives = Table(DIRECTIVES)  # type: ignore[misc]
        self.roles = Table(ROLES)  # type: ignore[misc]
