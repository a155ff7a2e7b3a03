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
    heading_of,
    name_of,
    portrait_of,
    role_nodes,
    role_of,
)
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.people import Speaker, Status
from sphinx_workshop.render.elements import bullets, line, table
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.targets import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop


def _layout(argument: str) -> str:
    return str(directives.choice(argument, list(_LAYOUTS)))


def _statuses(argument: str) -> list[str]:
    return [directives.choice(word, [status.value for status in Status]) for word in words(argument)]


def _people_of(noun: str, workshop: Workshop) -> Fact[Sequence[Person]]:
    """Return the people of a file that readers may see."""
    if noun == "organizer":
        return workshop.organizers
    return workshop.speakers if known(workshop.speakers) is None else workshop.public_speakers


def _role_words(person: Person) -> str:
    """Return what the option `:role:` calls the role of a person; a speaker without one is a speaker."""
    return (known(role_of(person)) or ("speaker" if isinstance(person, Speaker) else "")).lower()


class _People(WorkshopDirective):
    """Everybody of one file."""

    option_spec: ClassVar = {"layout": _layout, "role": words, "ids": words}
    noun: ClassVar[str]

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = _people_of(self.noun, workshop)
        if people is None:
            return []
        if isinstance(people, Tbd):
            organizers = _("The organizers are to be announced.")
            speakers = _("The invited speakers are to be announced.")
            return [self.notice(organizers if self.noun == "organizer" else speakers)]
        if "ids" in self.options:
            people = self.by_ids(people)
        chosen = [person for person in people if self.includes(person)]
        return [_LAYOUTS[self.options.get("layout", "cards")](self, chosen)] if chosen else []

    def includes(self, person: Person) -> bool:
        """Return whether the options ask for a person."""
        roles = {role.lower() for role in self.options.get("role", ())}
        return not roles or _role_words(person) in roles

    def by_ids(self, people: Sequence[Person]) -> list[Person]:
        """Return the people of the option `:ids:`, in its order."""
        by_id = {person.key: person for person in people}
        for key in self.options["ids"]:
            if key not in by_id:
                self.unknown(self.noun, key, by_id)
        return [by_id[key] for key in dict.fromkeys(self.options["ids"]) if key in by_id]

    def make_person_target(self, node: nodes.Element, person: Person) -> None:
        """Make a node the target of links to a person."""
        self.make_target(node, Shown("person", person.key, person.name or person.key))


class Organizers(_People):
    """The organizers, in the order of `organizers.yml`."""

    questions = ("organizers",)
    noun = "organizer"


class Speakers(_People):
    """The invited speakers, in the order of `speakers.yml`; `:role:` shows other roles."""

    questions = ("speakers",)
    option_spec: ClassVar = {**_People.option_spec, "status": _statuses}
    noun = "speaker"

    def includes(self, person: Person) -> bool:
        """Return whether the options ask for a speaker; without them, for those whose role is to speak."""
        if not isinstance(person, Speaker) or not super().includes(person):
            return False
        if "status" in self.options and person.status.value not in self.options["status"]:
            return False
        return bool({"role", "ids"} & self.options.keys()) or _role_words(person) == "speaker"


class _OnePerson(WorkshopDirective):
    """One person, in full."""

    required_arguments = 1
    noun: ClassVar[str]

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = _people_of(self.noun, workshop)
        key = self.arguments[0]
        self.ask(f"{self.noun}:{key}")
        if isinstance(people, Tbd):
            return [self.notice(_("To be announced"))]
        by_id = {person.key: person for person in reversed(people or ())}  # of two with one id, the first
        if key not in by_id:
            return self.unknown(self.noun, key, by_id)
        person = by_id[key]
        node = box(
            "",
            *portrait_of(person, self.config.workshop_data),
            *about(person, appearances(self, workshop, person), fold=False),
            classes=["workshop-person", "workshop-person-full"],
        )
        self.make_target(node, Shown("person", key, person.name or key, alone=True))
        return [node]


class OneOrganizer(_OnePerson):
    """One organizer, in full: the argument is the id."""

    noun = "organizer"


class OneSpeaker(_OnePerson):
    """One speaker, in full: the argument is the id."""

    noun = "speaker"


def _cards(directive: _People, people: Sequence[Person]) -> nodes.Node:
    folder, workshop = directive.config.workshop_data, directive.domain.workshop

    def card(person: Person) -> list[nodes.Node]:
        sessions = appearances(directive, workshop, person)
        return [*portrait_of(person, folder), *about(person, sessions, fold=True)]

    return _bullets(directive, people, "workshop-cards", card)


def _list(directive: _People, people: Sequence[Person]) -> nodes.Node:
    return _bullets(directive, people, "workshop-list", lambda person: [heading_of(person)])


def _bullets(
    directive: _People, people: Sequence[Person], layout: str, content: Callable[[Person], list[nodes.Node]]
) -> nodes.Node:
    result = bullets([], "workshop-people", layout)
    for person in people:
        item = nodes.list_item("", *content(person), classes=["workshop-person"])
        directive.make_person_target(item, person)
        result += item
    return result


def _table(directive: _People, people: Sequence[Person]) -> nodes.Node:
    with_roles = any(role_of(person) is not None for person in people)
    head = [_("Name"), _("Affiliation")] + ([_("Role")] if with_roles else [])
    rows = []
    for person in people:
        name = line(name_of(person))
        directive.make_person_target(name, person)
        cells: list[nodes.Element] = [name, line(*affiliation_of(person))]
        rows.append([*cells, line(*role_nodes(person))] if with_roles else cells)
    return table(head, rows, [40, 40, 20][: len(head)], "workshop-people-table")


_LAYOUTS: Final = {"cards": _cards, "list": _list, "table": _table}
