"""The sheets of a workshop, row by row, and what is not in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets import papers, people, program
from sphinx_workshop.export.sheets.sheet import PAPERS, PEOPLE, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_workshop.export.sheets.sheet import Cells
    from sphinx_workshop.model.workshop import Workshop

HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    PAPERS: papers.SHEET.heads,
    PROGRAM: program.SHEET.heads,
    PEOPLE: people.SHEET.heads,
}
"""The heads of each sheet, by its name."""
MARKS: Final[Mapping[str, frozenset[str]]] = {
    PAPERS: papers.SHEET.marks,
    PROGRAM: program.SHEET.marks,
    PEOPLE: people.SHEET.marks,
}
"""The heads by which each sheet is known."""


def rows_of(workshop: Workshop, name: str) -> list[Cells]:
    """Return the rows of a sheet: what readers may see, in the order of the data files."""
    if name == PAPERS:
        return [papers.SHEET.cells(paper, workshop) for paper in workshop.public_papers.values()]
    if name == PROGRAM:
        return [program.SHEET.cells(placed, workshop) for placed in workshop.placed_sessions]
    return [people.SHEET.cells(part, workshop) for part in people.parts_of(workshop)]


def not_in_sheets(workshop: Workshop, *names: str) -> Iterator[str]:
    """Yield a sentence about what readers may not see yet, for the organizers who export it."""
    if PAPERS in names and workshop.all_papers and not workshop.papers_are_public:
        phase = workshop.event.phase.value
        yield (
            f"the sheet of papers has no rows: papers are public from phase `program` on, and the phase is "
            f"`{phase}`"
        )
