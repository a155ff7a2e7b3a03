"""People in a layout: cards, faces, a list or a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.appearances import appearances
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import known
from sphinx_workshop.render.elements import bullets, joined, line, table
from sphinx_workshop.render.person import (
    about,
    affiliation_of,
    email_of,
    facts_of,
    full_name_of,
    portrait_of,
    position_of,
    role_nodes,
)
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_workshop.directives.base import WorkshopDirective
    from sphinx_workshop.model.people import Person


def layout(*names: str) -> Callable[[str], str]:
    """Return the reader of an option that takes the names of some layouts."""
    return lambda argument: str(directives.choice(argument, names))


def lay_out(directive: WorkshopDirective, people: Sequence[Person], name: str) -> nodes.Element:
    """Return people in a layout; each becomes a target of links.

    Args:
        directive: Shows them.
        people: In their order.
        name: The layout.
    """
    return _LAYOUTS[name](directive, people)


def make_person_target(
    directive: WorkshopDirective,
    node: nodes.Element,
    person: Person,
    *,
    alone: bool = False,
    brief: bool = False,
) -> str:
    """Make a node the target of links to a person; return its anchor."""
    shown = Shown("person", person.key, person.name or person.key, alone=alone, brief=brief)
    return directive.make_target(node, shown)


def _cards(directive: WorkshopDirective, people: Sequence[Person]) -> nodes.Element:
    folder, workshop = directive.config.workshop_data, directive.domain.workshop
    result = bullets([], "workshop-people", "workshop-cards")
    for person in people:
        item = _item(result)
        make_person_target(directive, item, person)
        item += portrait_of(person, folder, "cards")
        item += about(person, appearances(directive, workshop, person), fold=True)
    return result


def _faces(directive: WorkshopDirective, people: Sequence[Person]) -> nodes.Element:
    result = bullets([], "workshop-people", "workshop-faces")
    for person in people:
        item = _item(result)
        name = _name_in_short(directive, item, person)
        item += portrait_of(person, directive.config.workshop_data, "faces")
        item += line(*joined([name, *affiliation_of(person)]), classes="workshop-person-heading")
    return result


def _list(directive: WorkshopDirective, people: Sequence[Person]) -> nodes.Element:
    result = bullets([], "workshop-people", "workshop-list")
    for person in people:
        item = _item(result)
        name = _name_in_short(directive, item, person)
        item += line(*joined([name, *facts_of(person)]), classes="workshop-person-heading")
    return result


def _table(directive: WorkshopDirective, people: Sequence[Person]) -> nodes.Element:
    columns = [
        (head, part, width)
        for head, part, width in (
            (_("Affiliation"), affiliation_of, 30),
            (_("Position"), position_of, 20),
            (_("Role"), role_nodes, 20),
            (_("E-mail"), email_of, 20),
        )
        if part is affiliation_of or any(part(person) for person in people)
    ]
    rows: list[list[nodes.Element]] = []
    for person in people:
        cell = line()
        cell += _name_in_short(directive, cell, person)
        rows.append([cell, *(line(*part(person)) for _head, part, _width in columns)])
    heads = [_("Name"), *(head for head, _part, _width in columns)]
    return table(heads, rows, [30, *(width for _head, _part, width in columns)], "workshop-people-table")


def _item(parent: nodes.Element) -> nodes.list_item:
    item = nodes.list_item(classes=["workshop-person"])
    parent += item
    return item


def _name_in_short(directive: WorkshopDirective, node: nodes.Element, person: Person) -> nodes.Element:
    """Return a name that leads to where the person is shown more fully, else to the home page."""
    make_person_target(directive, node, person, brief=True)
    url = known(person.url) or ""

    def linked(name: nodes.Node) -> nodes.Element:
        return at(directive.domain.link_to_fuller(person.key, [name], url), person.place.of("url"))

    return full_name_of(person, linked)


_LAYOUTS: Final = {"cards": _cards, "faces": _faces, "list": _list, "table": _table}
