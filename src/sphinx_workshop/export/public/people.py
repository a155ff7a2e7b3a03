"""People as they are published: each once, by id, with the parts that they have in the workshop."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.files import address_of
from sphinx_workshop.export.public.shapes import Added, Schema, Shape, View, a, listed, page, text
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.committee import Group, Member
from sphinx_workshop.model.people import Organizer, Person, Speaker, Status, Talk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_workshop.model.base import Entry

REFERENCE: Final[Schema] = {
    "type": "object",
    "description": "A person; without `id`, somebody who is not among `people`.",
    "properties": {"id": text("The person's key in `people`."), "name": text("The full name.")},
    "required": ["name"],
    "additionalProperties": False,
}


def reference(written: str, view: View) -> dict[str, object] | None:
    """Return a person who is written by id or by name; None if readers do not see them."""
    workshop = view.workshop
    key = workshop.person_key(written)
    if key in workshop.people:
        return {"id": key, "name": workshop.people[key].name or key}
    return None if key in workshop.hidden else {"name": workshop.name_of(written)}


def references(written: Iterable[str], view: View) -> list[dict[str, object]]:
    """Return people who are written by id or by name, without those hidden from readers."""
    return [one for one in (reference(name, view) for name in written) if one is not None]


def people(view: View) -> dict[str, object]:
    """Return the public people, by id."""
    everybody = view.workshop.people
    return {key: view.publish(everybody[key], Person) for key in sorted(everybody)}


def _roles(person: Person, view: View) -> Iterator[dict[str, object]]:
    """Yield what a person does in the workshop."""
    workshop, key = view.workshop, person.key
    if organizer := workshop.organizers_by_key.get(key):
        yield view.publish(organizer)
    if speaker := workshop.speakers_by_key.get(key):
        yield view.publish(speaker)
    for group in items(workshop.public_committee):
        for member in items(group.people):
            if member.key == key:
                yield view.publish(member, subject=group)


def _role(name: str, more: Mapping[str, Added] = MappingProxyType({})) -> Shape:
    kind = Added({"const": name}, lambda _one, _view: name, always=True)
    return Shape(only=frozenset({"role"}), added={"as": kind, **more})


def _members(group: Group, _view: View) -> list[dict[str, object]]:
    return [{"id": one.key, "name": one.name or one.key} for one in items(group.people)]


SHAPES: Final[Mapping[type[Entry], Shape]] = {
    Person: Shape(
        # Of photos, a site shows copies without the notes that a camera writes into a file.
        without=frozenset({"id", "proposal", "photo"}),
        added={
            "roles": Added(
                listed(
                    {"anyOf": [a(Organizer), a(Speaker), a(Member)]}, "What the person does in the workshop."
                ),
                lambda person, view: list(_roles(person, view)),
            ),
            "page": page("person"),
        },
    ),
    Organizer: _role("organizer"),
    Speaker: _role(
        "speaker",
        {
            "status": Added(
                {
                    "enum": [Status.TENTATIVE.value, Status.CONFIRMED.value],
                    "description": "Whether the person is sure to come.",
                },
                lambda speaker, _view: speaker.status.value,
                always=True,
            ),
            "talk": Added(a(Talk), lambda speaker, view: view.value(speaker.talk)),
        },
    ),
    Member: _role(
        "committee",
        {
            "group": Added(
                text("The committee: the `role` of one in `committee`."),
                lambda group, _view: group.role,
                always=True,
            )
        },
    ),
    Talk: Shape(
        without=frozenset({"slides"}),
        added={
            "slides": Added(
                text("The address of the slides.", format="uri"),
                lambda talk, view: address_of(known(talk.slides), view.addresses),
            )
        },
    ),
    Group: Shape(
        without=frozenset({"people"}),
        added={"people": Added(listed(REFERENCE, "Its members who confirmed."), _members)},
    ),
}
"""How people, their parts and their groups are published."""
