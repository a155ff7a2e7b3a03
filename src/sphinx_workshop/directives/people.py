"""Organizers and speakers, in a layout, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives
from sphinx.util import logging

from sphinx_workshop.directives.appearances import appearances
from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.directives.layouts import lay_out, layout, make_person_target
from sphinx_workshop.locale import _
from sphinx_workshop.messages import listing
from sphinx_workshop.model.base import Tbd, items, known
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.person import about, portrait_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop

logger = logging.getLogger(__name__)


def _statuses(argument: str) -> list[str]:
    return [directives.choice(word, [status.value for status in Status]) for word in words(argument)]


def roles_of(person: Person) -> tuple[str, ...]:
    """Return the roles that the option `:role:` knows; a speaker without one is a speaker."""
    roles = items(person.role) if isinstance(person, Organizer | Speaker) else ()
    return roles or (("speaker",) if isinstance(person, Speaker) else ())


class _OfOneFile(WorkshopDirective):
    """What directives share that show people of one file."""

    noun: ClassVar[str]

    def everybody(self, workshop: Workshop) -> Fact[Sequence[Person]]:
        """Return the people of the file, those with them who readers see only if a page asks for them."""
        if self.noun == "organizer":
            return workshop.organizers
        return workshop.speakers if known(workshop.speakers) is None else workshop.expected_speakers

    def is_asked_for(self, person: Person) -> bool:
        """Return whether the status of a person is one that the directive shows."""
        if not isinstance(person, Speaker):
            return True
        statuses = self.options.get("status")
        return person.is_public if statuses is None else person.status.value in statuses

    def warn_of_invited(self, keys: Iterable[str]) -> None:
        """Warn that a page names people who are only invited, without asking for them."""
        logger.warning(
            "only invited: %s; add `:status: invited` if readers may know, or leave them out",
            listing(keys),
            location=self.get_location(),
            type="workshop",
            subtype=Kind.DIRECTIVE.value,
        )


class _People(_OfOneFile):
    """Everybody of one file."""

    option_spec: ClassVar = {
        "layout": layout("cards", "faces", "list", "table"),
        "role": words,
        "ids": words,
        "except": words,
    }

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.everybody(workshop)
        if people is None:
            return []
        chosen = [] if isinstance(people, Tbd) else self.chosen(people)
        if isinstance(people, Tbd) or (people and not self.options and not chosen):
            organizers = _("The organizers are to be announced.")
            speakers = _("The invited speakers are to be announced.")
            return [self.notice(organizers if self.noun == "organizer" else speakers)]
        return [lay_out(self, chosen, self.options.get("layout", "cards"))] if chosen else []

    def chosen(self, people: Sequence[Person]) -> list[Person]:
        """Return the people who the options ask for, in their order."""
        by_id = {person.key: person for person in reversed(people)}  # of two with one id, the first
        known_roles = [role for person in people for role in roles_of(person)]
        roles = self.names_asked_for("role", self.noun, [*known_roles, *self.usual_roles])
        ids, left_out = self.by_ids("ids", by_id), self.by_ids("except", by_id)
        unasked = [key for key in ids or () if not self.is_asked_for(by_id[key])]
        if unasked:
            self.warn_of_invited(unasked)
        return [
            person
            for person in (people if ids is None else map(by_id.__getitem__, ids))
            if person.key not in (left_out or ())
            and self.is_asked_for(person)
            and self.has_role(person, roles)
        ]

    usual_roles: ClassVar[tuple[str, ...]] = ()
    """The roles that people have without writing them."""

    def has_role(self, person: Person, roles: list[str] | None) -> bool:
        """Return whether a person has one of the roles that the options ask for."""
        asked = {role.lower() for role in roles or ()}
        return roles is None or any(role.lower() in asked for role in roles_of(person))

    def by_ids(self, option: str, by_id: dict[str, Person]) -> list[str] | None:
        """Return the ids of an option, each once; None without the option. Unknown ones are reported."""
        if option not in self.options:
            return None
        for key in self.options[option]:
            if key not in by_id:
                self.unknown(self.noun, key, by_id)
        return [key for key in dict.fromkeys(self.options[option]) if key in by_id]


class Organizers(_People):
    """The organizers, in the order of `organizers.yml`."""

    questions = ("organizers",)
    noun = "organizer"


class Speakers(_People):
    """The speakers, in the order of `speakers.yml`; `:role:` and `:status:` show others."""

    questions = ("speakers",)
    option_spec: ClassVar = {**_People.option_spec, "status": _statuses}
    noun = "speaker"
    usual_roles = ("speaker",)

    def has_role(self, person: Person, roles: list[str] | None) -> bool:
        """Return whether a speaker has one of the roles; without both options, that of a speaker."""
        return super().has_role(person, ["speaker"] if roles is None and "ids" not in self.options else roles)


class _OnePerson(_OfOneFile):
    """One person, in full."""

    required_arguments = 1

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.everybody(workshop)
        key = self.arguments[0]
        self.ask(f"{self.noun}:{key}")
        if isinstance(people, Tbd):
            return [self.notice(_("To be announced"))]
        by_id = {person.key: person for person in reversed(people or ())}  # of two with one id, the first
        if key not in by_id:
            return self.unknown(self.noun, key, by_id)
        person, folder = by_id[key], self.config.workshop_data
        if not self.is_asked_for(person):
            self.warn_of_invited([key])
            return []
        node = box(
            "",
            portrait_of(person, folder, "full"),
            *about(person, appearances(self, workshop, person), fold=False),
            classes=["workshop-person", "workshop-person-full"],
        )
        make_person_target(self, node, person, alone=True)
        return [node]


class OneOrganizer(_OnePerson):
    """One organizer, in full: the argument is the id."""

    noun = "organizer"


class OneSpeaker(_OnePerson):
    """One speaker, in full: the argument is the id."""

    option_spec: ClassVar = {"status": _statuses}
    noun = "speaker"
