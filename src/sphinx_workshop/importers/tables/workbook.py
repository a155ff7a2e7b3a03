"""The sheets of a workbook of Excel (`.xlsx`), read with openpyxl, an extra of the package."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.rows import Row, Sheet
from sphinx_workshop.messages import listing

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_HYPERLINK: Final = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_MOST_NAMED: Final = 5


def sheets_of(content: bytes, path: Path, notes: list[str]) -> list[Sheet]:
    """Return the sheets of a workbook; of a formula the result that the file has.

    Raises:
        CannotImport: The file is no workbook.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and other extras that nobody reads
            computed = load_workbook(io.BytesIO(content), data_only=True)
            written = load_workbook(io.BytesIO(content))
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError) as error:
        message = f"{path} is not a workbook of Excel that can be read; save it as .xlsx or CSV again"
        raise CannotImport(message) from error
    formulas = {sheet.title: sheet for sheet in written.worksheets}
    sheets = computed.worksheets
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    hidden = [sheet for sheet in sheets if sheet not in visible]
    return [_sheet(sheet, formulas[sheet.title], path, notes) for sheet in [*visible, *hidden]]


def _sheet(computed: Worksheet, written: Worksheet, path: Path, notes: list[str]) -> Sheet:
    rows, unknown = [], []
    for line, (values, formulas) in enumerate(
        zip(computed.iter_rows(), written.iter_rows(), strict=True), start=1
    ):
        cells = [_text(cell.value) for cell in values]
        links = {place: link for place, cell in enumerate(formulas) if (link := _link(cell))}
        unknown += [
            formula.coordinate
            for cell, formula in zip(values, formulas, strict=True)
            if cell.value is None and isinstance(formula.value, str) and formula.value.startswith("=")
        ]
        if any(cell.strip() for cell in cells):
            rows.append(Row(line, cells, links))
    if unknown:
        first = listing(unknown[:_MOST_NAMED]) + ", …" * (len(unknown) > _MOST_NAMED)
        what = f"{len(unknown)} formulas have no result in the file: {first}"
        notes.append(f"{path}, sheet {computed.title}: {what}; open it in a spreadsheet, and save it again")
    return Sheet(computed.title, rows)


def _text(value: object) -> str:
    """Return the value of a cell as people read it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if not (value.hour or value.minute or value.second):
            return value.date().isoformat()
        case date():  # a datetime is one, too
            return value.isoformat(*[" "] * isinstance(value, datetime))
        case _:
            return str(value)


def _link(cell: Cell | MergedCell) -> str:
    """Return where a cell leads to; empty if it leads nowhere."""
    if isinstance(cell.value, str) and (formula := _HYPERLINK.match(cell.value)):
        return formula[1]
    return str(cell.hyperlink.target or "") if cell.hyperlink else ""
