"""A workbook of Excel with a sheet each of papers, program and people; openpyxl is an extra of the package.

All cells are text, so that no formula runs, and no id or day becomes a number. The workbook has no time of
its own: the same facts give the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.export.sheets.rows import HEADS, not_in_sheets, rows_of
from sphinx_workshop.export.sheets.sheet import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from sphinx_workshop.model.workshop import Workshop

_LONGEST: Final = 32_767
"""Most characters of a cell (https://support.microsoft.com, Excel specifications and limits)."""
_TIME: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_NO_TIME: Final = rb"\g<1>1980-01-01T00:00:00Z"
_FIRST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time that an archive can have."""
_WIDTHS: Final = range(12, 50)
"""How wide a column may be, in characters."""


def workbook(workshop: Workshop, addresses: Addresses = NOWHERE) -> bytes:  # noqa: ARG001 (a sheet has the facts as they are written)
    """Return a workbook of a workshop.

    Raises:
        Refused: A text is longer than a cell can be.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "sphinx-workshop"
    book.properties.title = workshop.event.name
    for name in SHEETS:
        rows = [list(row.values()) for row in rows_of(workshop, name)]
        _fill(book.create_sheet(name.capitalize()), HEADS[name], rows)
    written = BytesIO()
    book.save(written)
    return _without_times(written.getvalue())


def workbook_notes(workshop: Workshop) -> Iterator[str]:
    """Yield what is not in the workbook, and why."""
    return not_in_sheets(workshop, *SHEETS)


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    for line, row in enumerate([heads, *rows], start=1):
        for place, text in enumerate(row, start=1):
            if len(text) > _LONGEST:
                what = f"{heads[place - 1]} of {row[0]} has {len(text)} characters"
                message = f"{what}, and a cell of Excel at most {_LONGEST}; export csv instead"
                raise Refused(message)
            if text:
                _write(sheet, line, place, text)
    for place, head in enumerate(heads, start=1):
        longest = max(len(row[place - 1].partition("\n")[0]) for row in [heads, *rows])
        width = min(max(longest + 2, _WIDTHS.start), _WIDTHS.stop)
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(1, place, head).font = Font(bold=True)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(sheet: Worksheet, line: int, place: int, text: str) -> None:
    """Write a cell as text, whatever a spreadsheet would take it for."""
    cell = sheet.cell(line, place, text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in text)
    cell.quotePrefix = text[0] in "=+-@'"


def _without_times(content: bytes) -> bytes:
    """Return a workbook without the time at which it was made."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as there, zipfile.ZipFile(result, "w") as archive:
        for name in there.namelist():
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, _TIME.sub(_NO_TIME, there.read(name)))
    return result.getvalue()
