"""Papers and awards as they are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.files import address_of
from sphinx_workshop.export.public.shapes import Added, Schema, Shape, View, listed, page, text
from sphinx_workshop.model.awards import Award
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.papers import Author, Paper, PaperLinks
from sphinx_workshop.model.people import Person
from sphinx_workshop.model.recipients import recipient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.model.base import Entry

_FILES: Final = {"pdf": "PDF", "slides": "slides", "poster": "poster"}
"""The links of a paper that may be files."""
_RECIPIENT: Final[Schema] = {
    "type": "object",
    "description": "A paper of `papers`, a person of `people`, or somebody who is in neither.",
    "properties": {
        "paper": text("The `id` of a paper."),
        "person": text("The key of a person."),
        "name": text("The title of the paper (one line of Markdown), or the name of the person."),
    },
    "required": ["name"],
    "additionalProperties": False,
}


def _file(field: str) -> Added:
    return Added(
        text(f"The address of the {_FILES[field]}.", format="uri"),
        lambda links, view: address_of(known(getattr(links, field)), view.addresses),
    )


def _person(author: Author, view: View) -> str | None:
    return author.key if author.key in view.workshop.people else None


def _recipients(award: Award, view: View) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for written in items(award.to):
        match recipient(written, view.workshop):
            case Paper() as paper:
                found.append({"paper": paper.id, "name": paper.title})
            case Person() as person:
                found.append({"person": person.key, "name": person.name or person.key})
            case str() as name:
                found.append({"name": name})
    return found


SHAPES: Final[Mapping[type[Entry], Shape]] = {
    Paper: Shape(added={"page": page("paper")}),
    PaperLinks: Shape(without=frozenset(_FILES), added={field: _file(field) for field in _FILES}),
    Author: Shape(
        without=frozenset({"id"}),
        added={"id": Added(text("The person's key in `people`, if the author is there."), _person)},
    ),
    Award: Shape(
        without=frozenset({"to"}),
        added={"to": Added(listed(_RECIPIENT, "Who received it."), _recipients)},
    ),
}
"""How papers and awards are published."""
