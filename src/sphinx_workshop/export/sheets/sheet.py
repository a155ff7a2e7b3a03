"""What a sheet is: its heads, in order, and how the cells of a row are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

from sphinx_workshop.export.sheets.cells import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

T = TypeVar("T")
Cells: TypeAlias = "Mapping[str, str]"
"""The cells of a row, by their heads."""
PAPERS: Final = "papers"
PROGRAM: Final = "program"
PEOPLE: Final = "people"
SHEETS: Final = (PAPERS, PROGRAM, PEOPLE)
"""The names of the sheets, in the order in which a workbook has them."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of sheet: one row for each thing."""

    name: str
    marks: frozenset[str]
    """Heads by which the sheet is known; together, no other system has them."""
    columns: Mapping[str, Callable[[T, Workshop], str]]
    """What writes the cells of a column, by its head."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads, in order."""
        return tuple(self.columns)

    def cells(self, thing: T, workshop: Workshop) -> dict[str, str]:
        """Return the row of a thing."""
        return {head: clean(write(thing, workshop)) for head, write in self.columns.items()}
