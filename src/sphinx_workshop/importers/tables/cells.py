"""What single cells of a table say: lists, links, yes and no, people beside the authors."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.importers.authors.cell import Author

_YES: Final = re.compile("y|yes|true|1|x|✓|✔|☑|ja?|wahr|o|oui|vrai|s|sí?|si|sim|verdadero", re.IGNORECASE)
_NO: Final = re.compile("n|no|false|0|-|–|nein|falsch|non|faux|não|falso|none|n/a|", re.IGNORECASE)
_ORCID: Final = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.IGNORECASE)


def is_yes(cell: str) -> bool:
    """Return whether a cell says yes."""
    return _YES.fullmatch(cell.strip()) is not None


def is_no(cell: str) -> bool:
    """Return whether a cell says no, or nothing."""
    return _NO.fullmatch(cell.strip()) is not None


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
    """Return the items of a list as Python, JSON or YAML writes it; None if the cell is none."""
    if not (cell.startswith("[") and cell.endswith("]")):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            items = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(items, list) and all(isinstance(item, str | int | float) for item in items):
            return list(map(str, items))
    return None if re.search("[\"']", cell) else cell[1:-1].split(",")


def parallel(cell: str, count: int) -> list[str]:
    """Return one part of a cell for each of so many authors; nothing if it has another number of parts."""
    for text in (cell, cell.rstrip("; |\n")):
        parts = [part.strip() for part in categories_of(text)]
        if len(parts) == count and any(parts):
            return parts
    return []


def orcids_of(cell: str, count: int) -> list[str]:
    """Return the ORCID iD of each of so many authors, empty for one without; nothing if nobody can tell."""
    found = _ORCID.findall(cell)
    if len(found) == count:
        return [one.upper() for one in found]
    parts = parallel(cell, count)
    return [match[0].upper() if (match := _ORCID.search(part)) else "" for part in parts]


def names_of(cell: str) -> list[str]:
    """Return the names of a few people."""
    return list(filter(None, map(plain.name, re.split(r"[;|\n,]|\s(?:and|&|/)\s", cell))))


def presenters_of(cell: str, authors: Sequence[Author]) -> tuple[set[int], list[str]]:
    """Return the places of the authors that a cell names, and the names in it that are no author's."""
    found: set[int] = set()
    unknown = []
    for name in names_of(cell):
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
