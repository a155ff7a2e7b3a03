"""`workshop.json`: all public facts as one document, and its JSON Schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.public import dates, papers, people, program
from sphinx_workshop.export.public.schema import closed, definitions
from sphinx_workshop.export.public.shapes import Added, Schema, Shape, View, a, listed, page, text
from sphinx_workshop.model.awards import Award
from sphinx_workshop.model.base import items
from sphinx_workshop.model.call import Call, Track
from sphinx_workshop.model.committee import Group, Member
from sphinx_workshop.model.editions import Edition
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.faq import Question
from sphinx_workshop.model.host import Host
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.news import News
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.people import Organizer, Person, Speaker, Talk
from sphinx_workshop.model.program import ProgramDay, Session
from sphinx_workshop.model.sponsors import Sponsor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.workshop import Workshop

VERSION: Final = 1
"""Of the form of the document: a key that goes, or means something else, makes it another one."""
PUBLIC: Final = "workshop.json"
"""The name of the document, in a site."""
SCHEMA_NAME: Final = "workshop.schema.json"
"""The name of the schema, beside the document."""
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PRIVATE: Final[Mapping[type[Entry], Shape]] = {
    Event: Shape(without=frozenset({"proposal", "host", "data_format"})),
    Host: Shape(only=frozenset({"name"})),
    Edition: Shape(
        without=frozenset({"url"}),
        added={
            "url": Added(
                text("The address of its site.", format="uri"),
                lambda edition, view: edition.address(view.addresses.base),
            )
        },
    ),
    Sponsor: Shape(without=frozenset({"logo", "logo_dark"})),
    Track: Shape(
        without=frozenset({"id", "organizers"}),
        added={
            "id": Added(text("The name for references."), lambda track, _view: track.key, always=True),
            "organizers": Added(
                listed(people.REFERENCE, "Who organizes it."),
                lambda track, view: people.references(items(track.organizers), view),
            ),
            "page": page("track"),
        },
    ),
}
_SHAPES: Final = {**_PRIVATE, **dates.SHAPES, **people.SHAPES, **program.SHAPES, **papers.SHAPES}


class _Part(NamedTuple):
    """A part of the document."""

    schema: Schema
    value: Callable[[View], object]


def _list(model: type[Entry], description: str, field: str) -> _Part:
    """Return a list of entries, given the property of `Workshop` that has them."""
    return _Part(listed(a(model), description), lambda view: view.value(getattr(view.workshop, field)))


_PARTS: Final[Mapping[str, _Part]] = {
    "workshop": _Part(a(Event), lambda view: view.value(view.workshop.event)),
    "host": _Part(a(Host), lambda view: view.value(view.workshop.host)),
    "call": _Part(a(Call), lambda view: view.value(view.workshop.call)),
    "milestones": _list(Milestone, "The important dates.", "all_milestones"),
    "people": _Part(
        {
            "type": "object",
            "description": "Everybody, by id: organizers, speakers, members of committees.",
            "additionalProperties": a(Person),
        },
        people.people,
    ),
    "committee": _list(Group, "The committees.", "public_committee"),
    "program": _list(ProgramDay, "The days of the program.", "days"),
    "papers": _Part(
        listed(a(Paper), "The accepted papers, once they are public."),
        lambda view: view.value(tuple(view.workshop.public_papers.values())),
    ),
    "sponsors": _list(Sponsor, "The sponsors.", "sponsors"),
    "news": _list(News, "The news.", "news"),
    "faq": _list(Question, "Questions that readers ask often.", "faq"),
    "awards": _list(Award, "The awards.", "awards"),
    "editions": _list(Edition, "Earlier editions.", "earlier_editions"),
}
"""The parts of the document, in their order."""


def public_facts(workshop: Workshop, addresses: Addresses = NOWHERE) -> dict[str, object]:
    """Return all public facts that are known, as plain values."""
    view = View(workshop, addresses, _SHAPES)
    parts = {name: part.value(view) for name, part in _PARTS.items()}
    about = {"$schema": f"{addresses.base}{SCHEMA_NAME}", "version": VERSION}
    return about | {name: value for name, value in parts.items() if value}


def public_json(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return all public facts as JSON."""
    return as_json(public_facts(workshop, addresses))


def public_schema() -> Schema:
    """Return the JSON Schema of the document."""
    models: list[type[Entry]] = [
        Event,
        Host,
        Call,
        Milestone,
        Person,
        Organizer,
        Speaker,
        Member,
        Talk,
        Group,
    ]
    models += [ProgramDay, Session, Paper, Sponsor, News, Question, Award, Edition]
    about: dict[str, Schema] = {
        "$schema": text("Where this schema is.", format="uri-reference"),
        "version": {"const": VERSION, "description": "The version of the form."},
    }
    properties = about | {name: part.schema for name, part in _PARTS.items()}
    root = closed(
        properties, [*about, "workshop"], "All public facts of a workshop; what is not known is absent."
    )
    return {"$schema": _DIALECT, "title": PUBLIC, **root, "$defs": definitions(models, _SHAPES)}


def as_json(content: object) -> str:
    """Return plain values as JSON, as it is published."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
