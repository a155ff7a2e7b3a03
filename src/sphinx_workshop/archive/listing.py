"""The entry of an edition in `editions.yml`: what the facts say of it, for those of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import TBD, known
from sphinx_workshop.model.event import Format
from sphinx_workshop.yamledit import Insert, Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Data, Document

KEYS: Final = ("year", "name", "host", "place", "url", "attendees", "submissions", "accepted")
"""The keys of an entry, in the order in which they are written."""


class NotAList(Exception):  # noqa: N818 (not an error of the program)
    """The file is no list of entries."""


def entry_of(workshop: Workshop, year: int) -> dict[str, str]:
    """Return what `editions.yml` says of the present edition; what is not known is left out."""
    found = {"year": Unquoted(year), "url": f"{year}/"} | dict(_facts(workshop))
    return {key: found[key] for key in KEYS if key in found}


def _facts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    event, venue = workshop.event, known(workshop.event.venue)
    yield "name", event.name
    if workshop.host is not None:
        yield "host", workshop.host.name
    if venue is not None and (place := known(venue.address) or known(venue.name)):
        yield "place", place
    elif known(event.format) is Format.VIRTUAL:
        yield "place", "Online"
    if workshop.public_papers:
        yield "accepted", Unquoted(len(workshop.public_papers))


def listed(document: Document, entry: Mapping[str, str]) -> tuple[Document, list[str]]:
    """Return `editions.yml` with an edition, and the keys that this adds or fills in.

    What is written there stays; what is absent or TBD is filled in. An edition that it lacks comes first
    where the others begin with the newest, else last.

    Raises:
        NotAList: The file is neither empty nor TBD nor a list of entries.
        YamlEditError: It is written in a way that cannot be edited.
    """
    data = document.data
    if data in ("", TBD.value):
        return document.edit(Set((), [dict(entry)])), list(entry)
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise NotAList
    years = [_year(one) for one in data]
    if entry["year"] not in years:
        is_newest_first = years[0] >= years[-1]
        at = 0 if is_newest_first else len(years)
        return document.edit(Insert((), at, dict(entry))), list(entry)
    at = years.index(entry["year"])
    written = data[at]
    missing = [key for key in entry if _is_missing(written, key)]
    order = {key: KEYS[: KEYS.index(key)] for key in missing}
    return document.edit(*(Set((at, key), entry[key], after=order[key]) for key in missing)), missing


def _year(entry: Data) -> str:
    return str(entry.get("year", "")).strip() if isinstance(entry, dict) else ""


def _is_missing(entry: Data, key: str) -> bool:
    return isinstance(entry, dict) and entry.get(key, TBD.value) == TBD.value
