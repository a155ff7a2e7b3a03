"""The rows of a table in a text file: CSV with whatever delimiter and encoding."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.importers.record import CannotImport, not_utf_8
from sphinx_workshop.messages import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ZIP: Final = b"PK\x03\x04"
"""How a workbook of Excel begins."""
MOST_BYTES: Final = 32_000_000
"""The largest file that is read."""
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_LARGEST_CELL: Final = 10_000_000
_DELIMITERS: Final = ",;\t|"
_FIRST_BYTES: Final = 400
HEADS_WITHIN: Final = 30
"""In how many of the first rows the heads of the columns are looked for."""


class Row(NamedTuple):
    """A row that has text in a cell."""

    line: int
    """The number of its last line in a text file, or of the row in a sheet."""
    cells: list[str]
    links: Mapping[int, str] = {}
    """Where cells lead to, by their places; a text file has none."""


class Sheet(NamedTuple):
    """A table."""

    name: str
    """Empty for that of a text file."""
    rows: list[Row]


def content_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        CannotImport: It cannot be read, or plainly is no table.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; give the file that was exported"
        raise CannotImport(message) from error
    if len(content) > MOST_BYTES:
        message = f"{path} has more than {MOST_BYTES // 1_000_000} MB; export the papers alone"
        raise CannotImport(message)
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(_OLD_EXCEL):
        message = (
            f"{path} is an old or a protected file of Excel; save it as .xlsx without a password, or as CSV"
        )
    elif start.startswith(b"%PDF"):
        message = f"{path} is a PDF; export the table as CSV or .xlsx"
    elif re.match(rb"<(?:!doctype|html|\?xml|table)", start, re.IGNORECASE):
        message = f"{path} is a web page or XML; export the table as CSV or .xlsx"
    else:
        return content
    raise CannotImport(message)


def sheet_of(content: bytes, path: Path, how_good: Callable[[Row], int], notes: list[str]) -> Sheet:
    """Return the table of a text file.

    The delimiter is the one that Excel's first line names (`sep=;`), else the one with which a row is
    best as the heads of the columns.

    Raises:
        CannotImport: The text is no table.
    """
    text = _text(content, path, notes)
    if named := re.match(r"sep=(.)\s*\n", text):
        return Sheet("", _rows(text[named.end() :], named[1], 1, path))
    best: tuple[int, int, list[Row]] | None = None
    failure: CannotImport | None = None
    for delimiter in _DELIMITERS:
        try:
            rows = _rows(text, delimiter, 0, path)
        except CannotImport as error:
            failure = failure or error
            continue
        rank = max(map(how_good, rows[:HEADS_WITHIN]), default=0), len(rows[0].cells) if rows else 0
        if best is None or rank > best[:2]:
            best = (*rank, rows)
    if failure and (best is None or not best[0]):
        raise failure
    return Sheet("", best[2] if best else [])


def _rows(text: str, delimiter: str, before: int, path: Path) -> list[Row]:
    """Return the rows; `before` lines of the file stand before the text."""
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [Row(reader.line_num + before, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        what = f"line {reader.line_num + before} of {path} is not a row of a table ({error})"
        message = f"{what}; put text with quotation marks in quotes, and double them"
        raise CannotImport(message) from error


def _text(content: bytes, path: Path, notes: list[str]) -> str:
    try:
        text = content.decode(_encoding(content)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        failure = error
    else:
        if count := text.count("\0"):
            notes.append(f"left out {counted(count, 'NUL byte')}; check the texts, or export the table again")
        return text.replace("\0", "")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise not_utf_8(str(path), failure) from failure
    hint = "if letters with accents are wrong, save it as CSV in UTF-8, and import again"
    notes.append(f"read as Windows-1252, since it is not UTF-8; {hint}")
    return text


def _encoding(content: bytes) -> str:
    """Return the encoding of text: that with two bytes for each letter shows by its zeros."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    first = content[:_FIRST_BYTES]
    for encoding, zeros in (("utf-16-le", first[1::2]), ("utf-16-be", first[::2])):
        if zeros and zeros.count(0) * 2 > len(zeros):
            return encoding
    return "utf-8"
