"""The vocabulary of schema.org, and what a document of JSON-LD does that it does not allow."""

from __future__ import annotations

import json
import warnings
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.term import Node

SCHEMA: Final = Namespace("https://schema.org/")
VOCABULARY: Final = Graph().parse(Path(__file__).with_suffix(".ttl"), format="turtle")
DATA_TYPES: Final = set(VOCABULARY.subjects(RDF.type, SCHEMA.DataType))
PROPERTIES: Final = set(VOCABULARY.subjects(RDF.type, RDF.Property))
CONTEXT: Final[dict[str, object]] = {
    "@vocab": str(SCHEMA),
    **{
        str(name).removeprefix(str(SCHEMA)): {"@type": "@id"}
        for name in PROPERTIES
        if not DATA_TYPES & set(VOCABULARY.objects(name, SCHEMA.rangeIncludes))
    },
}
"""Stands for the context that https://schema.org serves; a text that can only be a thing is its address."""


def expanded(document: Mapping[str, object]) -> Graph:
    """Return what a document says."""
    assert document["@context"] == "https://schema.org"
    local = json.dumps({**document, "@context": CONTEXT})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of a class that it uses itself
        return Graph().parse(data=local, format="json-ld", publicID="https://example.invalid/")


def breaches(document: Mapping[str, object]) -> list[str]:
    """Return what a document says with types and properties, or of them, that schema.org does not have."""
    return sorted(_breaches(expanded(document)))


def _breaches(graph: Graph) -> Iterator[str]:
    if not graph:
        yield "the document says nothing"
    for subject, name, value in graph:
        types = frozenset(graph.objects(subject, RDF.type))
        if name == RDF.type:
            if (value, RDF.type, RDFS.Class) not in VOCABULARY:
                yield f"no type {value}"
        elif not types:
            yield f"{subject} has no type"
        elif name not in PROPERTIES:
            yield f"no property {name}"
        elif (name, SCHEMA.supersededBy, None) in VOCABULARY:
            yield f"{name} is not used any more"
        elif not _above(types) & _of(name, SCHEMA.domainIncludes):
            yield f"{name} is no property of {sorted(map(str, types))}"
        elif not _is_in_range(graph, name, value):
            yield f"{name} cannot be {value!r}"


@cache
def _of(name: Node, property_of_it: Node) -> frozenset[Node]:
    """Return what the vocabulary says of a name."""
    return frozenset(VOCABULARY.objects(name, property_of_it))


@cache
def _above(types: frozenset[Node]) -> frozenset[Node]:
    above = (VOCABULARY.transitive_objects(one, RDFS.subClassOf) for one in types)
    return frozenset(one for found in above for one in found if one is not None)


def _is_in_range(graph: Graph, name: Node, value: Node) -> bool:
    wanted = _of(name, SCHEMA.rangeIncludes)
    if isinstance(value, Literal):
        if wanted & {SCHEMA.Text, SCHEMA.URL}:
            return SCHEMA.Text in wanted or str(value).startswith(("https://", "http://"))
        return bool(wanted & {SCHEMA.Date, SCHEMA.DateTime}) and is_moment(str(value))
    types = frozenset(graph.objects(value, RDF.type)) | _of(value, RDF.type)
    is_page = isinstance(value, URIRef) and SCHEMA.URL in wanted
    return is_page or bool(_above(types) & wanted)


def is_moment(text: str) -> bool:
    """Return whether a text is a day, or a time with its offset, in ISO 8601."""
    try:
        return (
            bool(date.fromisoformat(text)) if len(text) == 10 else bool(datetime.fromisoformat(text).tzinfo)
        )
    except ValueError:
        return False
