"""Links to people by id; a name of somebody who is in no file stays text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.render.nodes import isolated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_workshop.directives.base import WorkshopDirective


def person_links(directive: WorkshopDirective, keys: Iterable[str]) -> list[nodes.Node]:
    """Return people as links, without those who are hidden; the page then depends on their names."""
    workshop, parts = directive.domain.workshop, list[nodes.Node]()
    for written in keys:
        directive.ask(f"name:{written}")
        key = workshop.person_key(written)
        person = workshop.people.get(key)
        if person is not None:
            parts.append(directive.domain.link_to("person", key, [isolated("", person.name or key)]))
        elif key not in workshop.hidden:
            parts.append(isolated("", workshop.name_of(written)))
    return parts
