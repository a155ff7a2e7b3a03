"""What single cells of a table say: lists, links, yes and no, people beside the authors."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.papers import FORUM, FORUM_PDF
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.authors import Author

_YES: Final = frozenset(["yes", "y", "true", "1", "x", "✓", "✔", "☑", "ja", "j", "wahr", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "sim"])
_NO: Final = frozenset(["no", "n", "false", "0", "-", "–", "nein", "falsch", "non", "faux", "não", "none", "n/a"])
_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE)
_KEY: Final = re.compile(r"[\w-]{6,20}")
"""The id of a paper at OpenReview."""
_URL: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_HOSTS: Final = {
    "video": ("youtube.com", "youtu.be", "vimeo.com", "slideslive.com", "bilibili.com"),
    "code": ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org"),
}


class Address(NamedTuple):
    """An address in a cell."""

    fact: str
    """Which of a paper's links it is; empty for any other."""
    url: str


def is_yes(cell: str) -> bool:
    """Return whether a cell says yes."""
    return cell.strip().lower() in _YES


def is_no(cell: str) -> bool:
    """Return whether a cell says no, or nothing."""
    return not cell.strip() or cell.strip().lower() in _NO


def archival_of(cell: str) -> bool | None:
    """Return whether a paper counts as published; None if the cell does not say it."""
    words = re.sub(r"[\W_]+", " ", cell.strip().lower())
    if is_yes(cell) or words == "archival":
        return True
    return False if words in {"non archival", "nonarchival", "not archival"} or is_no(cell) else None


def keywords_of(cell: str) -> list[str]:
    """Return keywords, whose commas separate only where nothing else does."""
    if (items := literal(cell)) is not None:
        return items
    parts = categories_of(cell)
    return parts if len(parts) > 1 else re.split(r"[,，、]", cell)  # noqa: RUF001 (full-width signs)


def categories_of(cell: str) -> list[str]:
    """Return categories, in whose names there may be commas."""
    items = literal(cell)
    return items if items is not None else re.split(r"[;；|\n]", cell)  # noqa: RUF001 (a full-width sign)


def literal(cell: str) -> list[str] | None:
    """Return the items of a list as Python or JSON writes it; None if the cell is none."""
    if not (cell.startswith("[") and cell.endswith("]")):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            items = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    return None


def parallel(cell: str, count: int) -> list[str]:
    """Return one part of a cell for each of so many authors; nothing if it has another number of parts."""
    parts = [part.strip() for part in categories_of(cell.strip().strip(";|"))]
    if count == 1 and len(parts) > 1 and literal(cell) is None:
        return []
    return parts if len(parts) == count and any(parts) else []


def orcids_of(cell: str, count: int) -> list[str]:
    """Return the ORCID iD of each of so many authors, empty for one without; nothing if nobody can tell."""
    found = _ORCID.findall(cell)
    if len(found) == count:
        return [one.upper() for one in found]
    parts = parallel(cell, count)
    return [match[0].upper() if (match := _ORCID.search(part)) else "" for part in parts]


def presenters_of(cell: str, authors: Sequence[Author]) -> tuple[set[int], list[str]]:
    """Return the places of the authors whom a cell names, and the names that are none of theirs."""
    found: set[int] = set()
    unknown = []
    for name in filter(None, map(texts.name, re.split(r"[;|\n]|,|\s(?:and|&)\s", cell))):
        places = [place for place, author in enumerate(authors) if slug(author.name) == slug(name) != ""]
        places = places or [place for place, author in enumerate(authors) if author.name == name]
        places = places or [place for place, author in enumerate(authors) if _may_be(author.name, name)]
        if len(places) == 1:
            found |= {*places}
        else:
            unknown.append(name)
    return found, unknown


def _may_be(full: str, name: str) -> bool:
    """Return whether a name is a shorter form of a full one: `A. One` or `One` for `Ada One`."""
    words, others = slug(full).split("-"), slug(name).split("-")
    return words[-1] == others[-1] != "" and (len(others) == 1 or words[0][0] == others[0][:1])


def forum_key(cell: str) -> str:
    """Return the id of a paper at OpenReview that a cell has, bare or in an address; empty if there is none."""
    if "openreview.net/" in cell:
        key = parse_qs(urlsplit(cell.strip()).query).get("id", [""])[0]
        return key if _KEY.fullmatch(key) else ""
    return cell if _KEY.fullmatch(cell) and not cell.isdigit() else ""


def openreview_of(cell: str) -> Address:
    """Return the address of the page at OpenReview, of which a cell may have only the key."""
    key = forum_key(cell)
    return Address("openreview", FORUM + key if key else cell)


def pdf_of(cell: str, key: str) -> Address:
    """Return the address of a PDF; of OpenReview a table may have only a path."""
    return Address("pdf", FORUM_PDF + key if key and cell.startswith("/pdf") else cell)


def addresses_of(cell: str) -> list[Address]:
    """Return the addresses of a cell, each as what it leads to."""
    return [_address(url.rstrip(".,;)>")) for url in _URL.findall(cell)]


def _address(url: str) -> Address:
    url = url if "://" in url else f"https://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:
        return Address("", url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "openreview.net" and forum_key(url):
        return Address("pdf" if parts.path == "/pdf" else "openreview", url)
    if parts.path.lower().endswith(".pdf") or (host == "arxiv.org" and parts.path.startswith("/pdf/")):
        return Address("pdf", url)
    for fact, hosts in _HOSTS.items():
        if any(host == one or host.endswith(f".{one}") for one in hosts):
            return Address(fact, url)
    return Address("", url)
