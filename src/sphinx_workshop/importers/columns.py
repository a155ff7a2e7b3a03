"""The columns of a table of papers, found by the names in its first row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES: Final = {
    "id": ("paper id", "paperid", "paper number", "submission number", "submission id", "number", "id", "#"),
    "title": ("paper title", "title", "submission title"),
    "authors": ("author names", "authors", "author list", "author", "author name"),
    "abstract": ("abstract",),
    "tldr": ("tldr", "tl;dr", "tl dr"),
    "keywords": ("keywords", "keyword", "key words", "primary subject area", "subject areas"),
    "decision": ("decision", "final decision", "status", "paper status"),
    "forum": ("forum", "forum url", "openreview", "forum id", "openreview url"),
    "pdf": ("pdf", "pdf url", "paper pdf", "pdf link"),
}
"""What the column of a fact may be called, the surest name first."""
_REQUIRED: Final = ("id", "title", "authors")


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return the place of each fact that a first row has a column for."""
    names = [" ".join(cell.replace("_", " ").lower().split()).strip("\ufeff") for cell in header]
    places: dict[str, int] = {}
    for fact, known in _NAMES.items():
        if there := [names.index(name) for name in known if name in names]:
            places[fact] = there[0]
    if "forum" in places:
        places.setdefault("id", places["forum"])
    return places


def checked_columns(header: Sequence[str], file: str) -> tuple[dict[str, int], list[str]]:
    """Return the place of each fact, and what to say about the other columns.

    Raises:
        CannotImport: A column that every table needs is missing.
    """
    places = columns_of(header)
    cells = [cell.strip() for cell in header]
    if missing := [fact for fact in _REQUIRED if fact not in places]:
        names = "; ".join(f"{fact} ({listing(_NAMES[fact][:4])}, …)" for fact in missing)
        there = listing(filter(None, cells)) or "none"
        message = f"{file}: no column for {names}; the columns are {there}: rename one, and import again"
        raise CannotImport(message)
    ignored = [cell for index, cell in enumerate(cells) if cell and index not in places.values()]
    return places, [f"ignored the columns {listing(ignored)}"] if ignored else []
