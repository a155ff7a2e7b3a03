"""Which column of a table has which fact, by its head or by what the user says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_workshop.importers.tables.columns import Column

_ONE_EACH: Final = {
    "authors": re.compile(r"author(?:name)?\d+|author\d+(?:full)?name"),
    "affiliation": re.compile(r"(?:author)?affiliation\d+|author\d+affiliation"),
}
"""Heads of tables that have a column for each author: `Author 1`, `Author 1 affiliation`."""
_LONGEST: Final = 500
"""A longer cell is no head of a column: a form may have its whole question there, but no abstract."""
_PARTS_OF_NAMES: Final = frozenset({"first", "middle", "last"})
_NUMBER: Final = re.compile(r"#|№|\bn[°º]", re.IGNORECASE)
"""Signs that say `number`."""


@dataclass(frozen=True)
class Columns:
    """Which column of a table has which fact."""

    heads: Sequence[str]
    places: Mapping[str, Sequence[int]]
    """The places of the columns of a fact, by the fact."""

    @property
    def unread(self) -> list[str]:
        """The heads of the columns that are not read."""
        read = {place for places in self.places.values() for place in places}
        return [head for place, head in enumerate(self.heads) if head and place not in read]

    def padded(self, width: int) -> Columns:
        """Return the columns with at least so many heads, those that are missing empty."""
        return Columns([*self.heads, *[""] * (width - len(self.heads))], self.places)

    @property
    def makes_papers(self) -> bool:
        """Whether the columns are enough to tell papers apart."""
        return "title" in self.places and bool(
            {"authors", "last", "id", "openreview", "decision"} & {*self.places}
        )


def columns_of(row: Sequence[str], mapped: Mapping[str, str]) -> Columns:
    """Return the columns that a row of heads names; `mapped` has facts by the comparable heads of columns."""
    heads = [" ".join(cell.split()) for cell in row]
    possible = [head if len(head) <= _LONGEST else "" for head in heads]
    keys = [comparable_head(head) for head in possible]
    shorter = [comparable_head(re.sub(r"[(\[].*?[)\]]", "", head)) for head in possible]
    places: dict[str, list[int]] = {}
    taken: set[int] = set()
    for place, key in enumerate(keys):
        if fact := mapped.get(key):
            places.setdefault(fact, []).append(place)
            taken.add(place)
    for fact, column in COLUMNS.items():
        if fact in places and not column.several:
            continue
        for place in _named(column, keys, shorter):
            if place not in taken and (column.several or fact not in places):
                places.setdefault(fact, []).append(place)
                taken.add(place)
    if "authors" in places:  # a name beside them is that of a contact
        places = {fact: found for fact, found in places.items() if fact not in _PARTS_OF_NAMES}
    for fact, pattern in _ONE_EACH.items():
        if fact not in places and (found := [at for at, key in enumerate(keys) if pattern.fullmatch(key)]):
            places[fact] = found
    return Columns(heads, {fact: sorted(found) for fact, found in places.items()})


def _named(column: Column, *heads: Sequence[str]) -> Iterator[int]:
    """Yield the places of the columns that may have a fact, the surest first."""
    for name in map(comparable_head, column.names):
        for keys in heads:
            yield from (place for place, key in enumerate(keys) if key == name)


def comparable_head(head: str) -> str:
    """Return the head of a column as it is compared: `Paper #`, `paper_no` and `PaperNo.` are one."""
    return slug(_NUMBER.sub(" no ", head)).replace("-", "") or "".join(head.lower().split())


def mapped_columns(options: Sequence[str]) -> dict[str, str]:
    """Return the facts that `--map "HEAD=FACT"` gives, by the head of the column.

    Raises:
        CannotImport: An option has another form, or names a fact that there is not.
    """
    mapped: dict[str, str] = {}
    for option in options:
        head, equals, fact = (part.strip() for part in option.rpartition("="))
        if not equals or not head:
            message = f'--map {quoted(option)} names no column; write --map "Paper Title=title"'
            raise CannotImport(message)
        if fact not in COLUMNS:
            guess = nearest(fact, COLUMNS)
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            known = listing(sorted(COLUMNS))
            message = f"--map: {quoted(fact)} is nothing that a column can have; {hint}write one of {known}"
            raise CannotImport(message)
        mapped[head] = fact
    return mapped


def check_mapped(mapped: Mapping[str, str], heads: Sequence[str], file: str) -> None:
    """Check that all columns of `--map` are there.

    Raises:
        CannotImport: One is not.
    """
    keys = [comparable_head(head) for head in heads]
    for head in mapped:
        if comparable_head(head) not in keys:
            guess = nearest(head, filter(None, heads))
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            there = listing(filter(None, heads))
            message = f"--map: {file} has no column {quoted(head)}; {hint}the columns are {there}"
            raise CannotImport(message)
