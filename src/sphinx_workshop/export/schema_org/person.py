"""People as schema.org's Person (https://schema.org/Person)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import web_address
from sphinx_workshop.export.schema_org.graph import identity, node
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.markup import plain_paragraphs
from sphinx_workshop.model.people import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.export.schema_org.graph import Node
    from sphinx_workshop.model.people import Person


def person_id(key: str, base: str) -> str:
    """Return the identity of a person, by the person's id."""
    return identity(base, f"person-{key}")


def person_node(person: Person, base: str) -> Node:
    """Return a person with all that search engines can use."""
    return node(
        "Person",
        person_id(person.key, base),
        name=person.name or person.key,
        jobTitle=known(person.position),
        affiliation=organizations(items(person.affiliation)),
        description=plain_paragraphs(known(person.bio) or ""),
        url=web_address(known(person.url)),
        sameAs=list(_accounts(person)),
    )


def person_in_short(person: Person, base: str) -> Node:
    """Return a person as a part of something else."""
    return node(
        "Person",
        person_id(person.key, base),
        name=person.name or person.key,
        affiliation=organizations(items(person.affiliation)),
        url=web_address(known(person.url)),
    )


def organizations(names: Iterable[str]) -> list[Node]:
    """Return organizations, each with its name alone."""
    return [node("Organization", name=name) for name in names]


def _accounts(person: Person) -> Iterator[str]:
    for field, (_label, address) in PROFILES.items():
        value = known(getattr(person, field))
        if value is not None:
            yield address.format(value)
    yield from filter(None, (web_address(account.url) for account in items(person.links)))
