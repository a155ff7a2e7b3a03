"""The workshop as CITATION.cff, in the Citation File Format 1.2.0.

https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.addresses import NOWHERE, Addresses, web_address
from sphinx_workshop.export.as_yaml import as_yaml
from sphinx_workshop.export.bibtex import editors_of
from sphinx_workshop.export.hosted import hosted
from sphinx_workshop.model.base import known
from sphinx_workshop.model.markup import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.workshop import Workshop

FILE: Final = "CITATION.cff"
"""The name that the file must have."""
_LICENSE: Final = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-nd|-sa)?)/(\d\.\d)|publicdomain/(zero)/1\.0)/?"
    r"(?:deed(?:\.\w+)?|legalcode(?:\.\w+)?)?"
)
"""The addresses of the licences of Creative Commons, which SPDX has ids for (https://spdx.org/licenses/)."""
_VERSIONS: Final = frozenset({"1.0", "2.0", "2.5", "3.0", "4.0"})


def citation(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return how to cite the workshop: its site with the facts, as a dataset, and better the event itself.

    An author is a person with a given and a family name, or an entity with a name. The data has names as
    people write them, and nobody can tell the two parts for all of the world's names: the organizers are
    entities, each with a name and an ORCID iD. Without organizers, they are one entity, as the guide of the
    format says of authors who are not known.
    """
    event = workshop.event
    url = web_address(addresses.home(event))
    facts = {
        "cff-version": "1.2.0",
        "message": "If you cite this workshop, please use the metadata in `preferred-citation`.",
        "type": "dataset",
        "title": event.name,
        "abstract": plain_text(known(event.tagline) or ""),
        "authors": _authors(workshop, workshop.organizers_by_key),
        "contact": [{"name": _everybody(workshop), "email": email}]
        if (email := known(event.contact))
        else [],
        "url": url,
        "repository-code": web_address(event.link("source")),
        **_license(web_address(event.link("license"))),
        "preferred-citation": _known(_preferred(workshop, url)),
    }
    return as_yaml(_known(facts))


def _preferred(workshop: Workshop, url: str) -> dict[str, object]:
    """Return the event as a conference, or its papers as proceedings, where there is a volume."""
    event, span = workshop.event, workshop.event.span
    volume = web_address(event.link("proceedings"))
    conference = {
        "name": event.name,
        "alias": known(event.short_name),
        "date-start": span.start.isoformat() if span else None,
        "date-end": span.end.isoformat() if span else None,
        "location": event.venue_line,
        "website": url,
    }
    return {
        "type": "proceedings" if volume else "conference",
        "title": event.name,
        "authors": _authors(workshop, workshop.organizers_by_key),
        "editors": _authors(workshop, editors_of(workshop)) if volume else None,
        "year": span.start.year if span else None,
        "month": span.start.month if span else None,
        "conference": _known(conference),
        "notes": hosted(workshop),
        "url": volume or url,
    }


def _authors(workshop: Workshop, keys: Iterable[str]) -> list[dict[str, str]]:
    """Return people as entities; no two may be the same."""
    found: list[dict[str, str]] = []
    for key in keys:
        person = workshop.people.get(key)
        orcid = known(person.orcid) if person is not None else None
        one = {"name": workshop.name_of(key)}
        if orcid is not None:
            one["orcid"] = f"https://orcid.org/{orcid}"
        if one not in found:
            found.append(one)
    return found or [{"name": _everybody(workshop)}]


def _everybody(workshop: Workshop) -> str:
    return f"The organizers of {workshop.event.title}"


def _license(url: str) -> dict[str, object]:
    """Return the id of a licence; the address of one that has none."""
    found = _LICENSE.fullmatch(url)
    if found is None:
        return {"license-url": url}
    if found[3]:
        return {"license": "CC0-1.0"}
    return {"license": f"CC-{found[1].upper()}-{found[2]}"} if found[2] in _VERSIONS else {"license-url": url}


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    """Return the facts that are known."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
