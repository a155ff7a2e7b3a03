"""A sheet as CSV: papers, program or people.

It begins with a byte order mark, without which Excel reads UTF-8 as another encoding, and its lines end as
RFC 4180 says. What a spreadsheet might run as a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.sheets.cells import without_formula
from sphinx_workshop.export.sheets.rows import HEADS, not_in_sheets, rows_of
from sphinx_workshop.export.sheets.sheet import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop

_BOM = "\ufeff"


class _Lines(list[str]):
    """Takes what a writer writes."""

    def write(self, line: str) -> None:
        self.append(line)


def csv_text(workshop: Workshop, addresses: Addresses = NOWHERE, *, sheet: str = PAPERS) -> str:  # noqa: ARG001 (a sheet has the facts as they are written)
    """Return a sheet of a workshop: `papers`, `program` or `people`."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(HEADS[sheet])
    writer.writerows([without_formula(cell) for cell in row.values()] for row in rows_of(workshop, sheet))
    return _BOM + "".join(lines)


def csv_notes(workshop: Workshop, *, sheet: str = PAPERS) -> Iterator[str]:
    """Yield what is not in the sheet, and why."""
    return not_in_sheets(workshop, sheet)
