"""A small workbook of papers, and the same with one part of its archive exchanged."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time
from functools import cache
from typing import Final

from openpyxl import Workbook

HEADS: Final = ("ID", "Title", "Authors", "Abstract", "Decision", "PDF", "Date")


@cache
def workbook() -> bytes:
    """Return a workbook with a cell of each kind: text, number, day, time, link, formula, none."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    sheet.append(
        [1, "One", "Ada Example; Bo Example", "It $is$ one.", "Accept (Oral)", "PDF", date(2030, 12, 2)]
    )
    sheet.append([2.5, "Two", "Cy Example", None, "Reject", "=1+1", time(9, 5)])
    sheet["F2"].hyperlink = "https://example.org/1.pdf"
    sheet["F3"] = '=HYPERLINK("https://example.org/2.pdf", "PDF")'
    book.create_sheet("Notes").append(["Nothing", True])
    book.save(stream)
    return stream.getvalue()


def part(name: str) -> bytes:
    """Return a part of the archive."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        return archive.read(name)


def with_part(name: str, content: bytes) -> bytes:
    """Return the workbook with another content of a part; its checksums are right."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(stream, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return stream.getvalue()
