"""The proceedings and the papers as BibTeX, which BibTeX and biber read; its encoding is UTF-8."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.hosted import hosted
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.tex import capitals, escaped, latex
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop

FILE: Final = "papers.bib"
"""The file of a site that has all entries."""
_SEVERAL: Final = re.compile(r"\band\b|,|^others$", re.IGNORECASE)
"""What BibTeX takes for the end of a name, or for names that are left out."""
_SUFFIX: Final = re.compile(r"(\S+ (?:[JS]r\.?|I{2,3}|IV))$")
"""A family name and what follows it, as in `Sammy Davis Jr.`: BibTeX takes the last word for the name."""
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 (a list of words)
"""The abbreviations that every style defines."""
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s{}%]+")
"""A DOI that needs no escape (https://www.crossref.org/blog/dois-and-matching-regular-expressions/)."""


def bibtex(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return all public papers, by their keys, and the proceedings before them.

    Raises:
        Refused: there is no paper that readers may see.
    """
    papers = workshop.public_papers.values()
    if not papers:
        raise Refused(_why_none(workshop))
    entries = sorted((entry(workshop, paper) for paper in papers), key=str.casefold)
    return "\n".join([proceedings(workshop, addresses), *entries])


def _why_none(workshop: Workshop) -> str:
    if not workshop.all_papers:
        return "there are no papers; write some into papers.yml, or import them"
    return f"papers are public from phase `program` on, and the phase is `{workshop.event.phase.value}`"


def proceedings(workshop: Workshop, addresses: Addresses = NOWHERE) -> str:
    """Return the papers together as one entry (``@proceedings``).

    It has editors only where `links.proceedings` says that there is a volume.
    """
    key = "-".join(filter(None, ["proceedings", slug(workshop.event.title)]))
    return _entry("proceedings", key, _facts_of_proceedings(workshop, addresses))


def entry(workshop: Workshop, paper: Paper) -> str:
    """Return one paper as a BibTeX entry (``@inproceedings``) that needs no other one."""
    return _entry("inproceedings", cite_key(workshop, paper), _facts(workshop, paper))


def cite_key(workshop: Workshop, paper: Paper) -> str:
    """Return the key to cite a paper by: first author, year and id, so that it is unique."""
    words = paper.known_authors[0].name.split() if paper.known_authors else [""]
    has_suffix = len(words) > 1 and _SUFFIX.search(" ".join(words))
    family = slug(words[-2 if has_suffix else -1]).replace("-", "")
    return f"{family or 'paper'}{_year(workshop)}-{paper.id}"


def _entry(kind: str, key: str, facts: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f",\n  {name} = {value}" for name, value in facts if value not in {"", "{}"})
    return f"@{kind}{{{key}{lines}\n}}\n"


def _facts(workshop: Workshop, paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield the fields of a paper."""
    yield "title", f"{{{capitals(latex(paper.title))}}}"
    yield "author", f"{{{_names(author.name for author in paper.known_authors)}}}"
    yield "booktitle", f"{{{escaped(workshop.event.name)}}}"
    yield from _when(workshop)
    yield "url", f"{{{address(paper) or ''}}}"
    yield "doi", f"{{{_doi(paper) or ''}}}"
    yield "keywords", f"{{{', '.join(map(escaped, items(paper.keywords)))}}}"


def _facts_of_proceedings(workshop: Workshop, addresses: Addresses) -> Iterator[tuple[str, str]]:
    event = workshop.event
    venue, volume = known(event.venue), event.link("proceedings")
    yield "title", f"{{{capitals(escaped(event.name))}}}"
    yield "editor", f"{{{_names(map(workshop.name_of, editors_of(workshop))) if volume else ''}}}"
    yield from _when(workshop)
    yield "address", f"{{{escaped(known(venue.address) or '') if venue is not None else ''}}}"
    yield "url", f"{{{volume or addresses.home(event)}}}"
    yield "note", f"{{{escaped(hosted(workshop))}}}"


def _when(workshop: Workshop) -> Iterator[tuple[str, str]]:
    yield "year", f"{{{_year(workshop)}}}"
    if span := workshop.event.span:
        yield "month", _MONTHS[span.start.month - 1]


def _year(workshop: Workshop) -> str:
    span = workshop.event.span
    return str(span.start.year) if span is not None else ""


def editors_of(workshop: Workshop) -> list[str]:
    """Return the ids of the editors of the proceedings: the organizers with `editor` in a role, else all."""
    organizers = workshop.organizers_by_key
    editors = [
        key for key, one in organizers.items() if any("editor" in role.casefold() for role in items(one.role))
    ]
    return editors or list(organizers)


def _names(names: Iterable[str]) -> str:
    """Return a list of names; a name that BibTeX would split or shorten is in braces."""
    # one call for all names: data has no such character
    all_escaped = escaped("\0".join(names)).split("\0")
    return " and ".join(
        [f"{{{name}}}" if _SEVERAL.search(name) else _SUFFIX.sub(r"{\1}", name) for name in all_escaped]
    )


def address(paper: Paper) -> str | None:
    """Return the permanent address of a paper: on OpenReview, or that of its PDF elsewhere."""
    links = (paper.link("openreview"), paper.link("pdf"))
    return next((link for link in links if link is not None and not names_file(link)), None)


def _doi(paper: Paper) -> str | None:
    """Return the DOI of a paper, if one of its links is one."""
    links = known(paper.links)
    more = [known(one.url) for one in links.more] if links is not None else []
    for link in (paper.link("pdf"), *more):
        parts = urlsplit(link or "")
        found = unquote(parts.path.removeprefix("/"))
        if parts.hostname in {"doi.org", "dx.doi.org", "www.doi.org"} and _DOI.fullmatch(found):
            return found
    return None
