"""Organizers and speakers, as cards, as a list, as a table, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.appearances import appearances
from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.directives.person import (
    about,
    affiliation_of,
    name_of,
    portrait_of,
    role_of,
    role_shown,
)
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.render.elements import line, table
from sphinx_workshop.render.nodes import box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop

LAYOUTS: Final = ("cards", "list", "table")


def _layout(argument: str) -> str:
    return str(directives.choice(argument, LAYOUTS))


def _statuses(argument: str) -> list[str]:
    return [directives.choice(word, [status.value for status in Status]) for word in words(argument)]


class _People(WorkshopDirective):
    """Everybody of one file."""

    option_spec: ClassVar = {"layout": _layout, "role": words, "ids": words}
    noun: ClassVar[str]

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        """Return the people that may be shown."""
        raise NotImplementedError

    def notice_text(self) -> str:
        """Return what readers see while the people are to be announced."""
        raise NotImplementedError

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.people(workshop)
        if people is None:
            return []
        if isinstance(people, Tbd):
            return [self.notice(self.notice_text())]
        if "ids" in self.options:
            people = self.chosen(people)
        shown = [person for person in people if self.wanted(person)]
        if not shown:
            return []
        return [_LAYOUTS[self.options.get("layout", "cards")](self, shown)]

    def wanted(self, person: Person) -> bool:
        """Return whether the options ask for a person."""
        roles = {role.lower() for role in self.options.get("role", ())}
        return not roles or role_of(person).lower() in roles

    def chosen(self, people: Sequence[Person]) -> list[Person]:
        """Return the people of the option `:ids:`, in its order."""
        known = {person.key: person for person in people}
        for key in self.options["ids"]:
            if key not in known:
                self.unknown(self.noun, key, known)
        return [known[key] for key in dict.fromkeys(self.options["ids"]) if key in known]


class Organizers(_People):
    """The organizers, in the order of `organizers.yml`."""

    questions = ("organizers",)
    noun = "organizer"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.organizers

    def notice_text(self) -> str:
        return _("The organizers are to be announced.")


class Speakers(_People):
    """The invited speakers, in the order of `speakers.yml`; of another role only where `:role:` says so."""

    questions = ("speakers",)
    option_spec: ClassVar = {**_People.option_spec, "status": _statuses}
    noun = "speaker"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.public_speakers if isinstance(workshop.speakers, tuple) else workshop.speakers

    def notice_text(self) -> str:
        return _("The invited speakers are to be announced.")

    def wanted(self, person: Person) -> bool:
        """Return whether the options ask for a speaker; without them, for those whose role is to speak."""
        if not isinstance(person, Speaker) or not super().wanted(person):
            return False
        if "status" in self.options and person.status.value not in self.options["status"]:
            return False
        return bool({"role", "ids"} & self.options.keys()) or role_of(person).lower() == "speaker"


class _OnePerson(WorkshopDirective):
    """One person, in full."""

    required_arguments = 1
    noun: ClassVar[str]

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        """Return the people one of whom is meant."""
        raise NotImplementedError

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.people(workshop)
        key = self.arguments[0]
        self.ask(f"{self.noun}:{key}")
        if isinstance(people, Tbd):
            return [self.notice(_("To be announced"))]
        person = next((person for person in people or () if person.key == key), None)
        if person is None:
            return self.unknown(self.noun, key, [person.key for person in people or ()])
        node = box(
            "",
            *portrait_of(person, self.config.workshop_data),
            *about(person, full=True, speaks=appearances(self, workshop, person)),
            classes=["workshop-person", "workshop-person-full"],
        )
        self.anchored(node, self.target("person", person.key, person.name or key, alone=True))
        return [node]


class OneOrganizer(_OnePerson):
    """One organizer, in full: the argument is the id."""

    noun = "organizer"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.organizers


class OneSpeaker(_OnePerson):
    """One speaker, in full: the argument is the id."""

    noun = "speaker"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.public_speakers if isinstance(workshop.speakers, tuple) else workshop.speakers


def _cards(directive: _People, people: Sequence[Person]) -> nodes.Node:
    folder, workshop = directive.config.workshop_data, directive.domain.workshop
    return _bullets(
        directive,
        people,
        "workshop-cards",
        lambda person: [
            *portrait_of(person, folder),
            *about(person, full=True, among_others=True, speaks=appearances(directive, workshop, person)),
        ],
    )


def _list(directive: _People, people: Sequence[Person]) -> nodes.Node:
    return _bullets(directive, people, "workshop-list", lambda person: about(person, full=False))


def _bullets(
    directive: _People, people: Sequence[Person], layout: str, content: Callable[[Person], list[nodes.Node]]
) -> nodes.Node:
    items = nodes.bullet_list(bullet="*", classes=["workshop-people", layout])
    for person in people:
        item = nodes.list_item("", *content(person), classes=["workshop-person"])
        directive.anchored(item, directive.target("person", person.key, person.name or person.key))
        items += item
    return items


def _table(directive: _People, people: Sequence[Person]) -> nodes.Node:
    with_roles = any(isinstance(person, Organizer | Speaker) and person.role is not None for person in people)
    head = [_("Name"), _("Affiliation")] + ([_("Role")] if with_roles else [])
    rows = []
    for person in people:
        name = line(name_of(person))
        directive.anchored(name, directive.target("person", person.key, person.name or person.key))
        cells: list[nodes.Element] = [name, line(*affiliation_of(person))]
        rows.append([*cells, line(*role_shown(person))] if with_roles else cells)
    return table(head, rows, [40, 40, 20][: len(head)], "workshop-people-table")


_LAYOUTS: Final = {"cards": _cards, "list": _list, "table": _table}
