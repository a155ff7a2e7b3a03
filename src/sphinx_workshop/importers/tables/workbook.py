"""The sheets of a workbook of Excel (`.xlsx`), read with openpyxl, an extra of the package."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Protocol, cast

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.rows import Row, Sheet
from sphinx_workshop.messages import counted, listing, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_HYPERLINK: Final = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_MOST_NAMED: Final = 5
MOST_BYTES: Final = 32_000_000
"""How large a workbook is, unpacked."""
MOST_TAGS: Final = 1_000_000
"""How many tags its XML has; a cell with text has four to six."""
MOST_ROWS: Final = 1_048_576
"""How many rows Excel has."""
MOST_PLACES: Final = 2_000_000
"""How many cells are read, with the empty ones before others in their rows."""
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, InvalidFileException, SyntaxError),
    *(ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
)
"""What openpyxl raises for a file that is no workbook; each reader of XML has its own kind of SyntaxError."""


class _Rows(Protocol):
    """A sheet that is read row by row."""

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool) -> Iterable[tuple[object, ...]]: ...


def sheets_of(content: bytes, path: Path, notes: list[str]) -> list[Sheet]:
    """Return the sheets of a workbook, hidden ones last; of a formula the result that the file has.

    Raises:
        CannotImport: The file is no workbook, or has no sheet of cells.
    """
    try:
        _check_size(content, path)
        with warnings.catch_warnings(action="ignore"):  # about styles and other extras that nobody reads
            # Only read row by row are empty cells free: a sheet may be formatted down to its millionth row.
            results = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            formulas = load_workbook(io.BytesIO(content), read_only=True)
            links = load_workbook(io.BytesIO(content))
            names = [sheet.title for sheet in sorted(links.worksheets, key=_is_hidden)]
            if not names:
                message = f"{path} has no sheet of cells; export the papers as a table"
                raise CannotImport(message)
            return [
                _sheet(name, cast("_Rows", results[name]), cast("_Rows", formulas[name]), links[name], notes)
                for name in names
            ]
    except _BROKEN as error:
        message = f"{path} is not a workbook of Excel that can be read; save it as .xlsx or CSV again"
        raise CannotImport(message) from error


def _check_size(content: bytes, path: Path) -> None:
    """Check that a workbook is not much larger than its file, and has not more cells than papers have.

    Raises:
        CannotImport: It is.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > MOST_BYTES:  # no more is ever unpacked
            message = f"{path} has more than {MOST_BYTES // 1_000_000} MB, unpacked; export the papers alone"
            raise CannotImport(message)
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if sum(archive.read(part).count(b"<") for part in xml) > MOST_TAGS:
            message = f"{path} has more cells than papers have; export the papers alone"
            raise CannotImport(message)


def _is_hidden(sheet: Worksheet) -> bool:
    return sheet.sheet_state != "visible"


def _sheet(
    name: str,
    results: _Rows,
    formulas: _Rows,
    links: Worksheet,
    notes: list[str],
) -> Sheet:
    rows: list[Row] = []
    unknown: list[str] = []
    places_seen = 0
    for sheet in (results, formulas):
        sheet.reset_dimensions()  # which some programs write wrongly
    for line, (values, written) in enumerate(
        zip(results.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=True), start=1
    ):
        places_seen += len(values)
        if line > MOST_ROWS or places_seen > MOST_PLACES:
            message = f"sheet {quoted(name)} has more rows and columns than papers need; export them alone"
            raise CannotImport(message)
        cells = [_text(value) for value in values]
        if any(cell.strip() for cell in cells):
            places = [place for place, cell in enumerate(cells) if cell]
            targets = {place: _target(written[place], links, line, place) for place in places}
            rows.append(Row(line, cells, {place: target for place, target in targets.items() if target}))
        for place, (value, formula) in enumerate(zip(values, written, strict=True), start=1):
            if value is None and isinstance(formula, str) and formula.startswith("="):
                unknown.append(f"{get_column_letter(place)}{line}")
    if unknown:
        first = listing(unknown[:_MOST_NAMED]) + ", …" * (len(unknown) > _MOST_NAMED)
        what = f"sheet {name}: {counted(len(unknown), 'formula')} without a result in the file: {first}"
        notes.append(f"{what}; open it in a spreadsheet, and save it again")
    return Sheet(name, rows)


def _target(written: object, links: Worksheet, line: int, place: int) -> str:
    """Return where a cell leads to; empty if it leads nowhere."""
    if isinstance(written, str) and (formula := _HYPERLINK.match(written)):
        return formula[1]
    link = links.cell(line, place + 1).hyperlink
    return str(link.target or "") if link else ""


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
