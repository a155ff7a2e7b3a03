"""Papers from a table: the CSV files that OpenReview, CMT and spreadsheets export."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers import decisions, words
from sphinx_workshop.importers.authors import authors_of, is_unclear, names_last_first
from sphinx_workshop.importers.found import CannotImport, Found, Notes
from sphinx_workshop.importers.paper import PLAIN, SCIENTIFIC, Raw, paper, unique
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_HEADERS: Final = {
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
"""What a column may be called, the surest name first."""
_REQUIRED: Final = ("id", "title", "authors")
_NAMES: Final = "write `Ada One; Bo Two`"
_LARGEST_CELL: Final = 10_000_000


def read_table(path: Path, notes: Notes) -> list[Found]:
    """Return the accepted papers of a table.

    :raises CannotImport: for a file that is no such table
    """
    rows = _rows(_text(path), str(path))
    if not rows:
        message = f"{path} is empty; export the table again"
        raise CannotImport(message)
    (_, header), *body = rows
    columns = _columns(header)
    if missing := [field for field in _REQUIRED if field not in columns]:
        there = listing(filter(None, (cell.strip() for cell in header))) or "none"
        wanted = "; ".join(f"{field} ({listing(_HEADERS[field][:4])}, …)" for field in missing)
        message = f"{path}: no column for {wanted}; the columns are {there}: rename one"
        raise CannotImport(message)
    used = set(columns.values())
    if ignored := [cell.strip() for index, cell in enumerate(header) if index not in used and cell.strip()]:
        notes.add(str(path), f"ignored the columns {listing(ignored)}")
    records = [_record(row, number, header, columns, path) for number, row in body]
    taken = _accepted([record for record in records if any(record.values())], notes, path)
    reverse = names_last_first(record["authors"] for record in taken)
    keywords = header[columns["keywords"]] if "keywords" in columns else ""
    # A subject area has commas of its own: "Vision, language and robots".
    apart = r"[;|\n]" if "subject" in keywords.lower() else r"[;,|\n]"
    raws = [_raw(record, apart, reverse=reverse) for record in taken]
    for raw in raws:
        if unclear := [name for name, _ in raw.authors if is_unclear(name)]:
            notes.add(
                f"paper {raw.id}", f"unclear authors are left as they are: {listing(unclear)}; {_NAMES}"
            )
    # Texts of OpenReview are what its service gives, too.
    markup = SCIENTIFIC if "forum" in columns else PLAIN
    found = (paper(raw, markup, notes) for raw in raws)
    return unique(filter(None, found), "paper", notes)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}; give the file that was exported"
        raise CannotImport(message) from error
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding).replace("\0", "")
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8 text; export or save it as CSV in UTF-8"
        raise CannotImport(message) from error


def _rows(text: str, file: str) -> list[tuple[int, list[str]]]:
    """Return the rows, each with its last line, by the delimiter that makes most sense of the first one."""
    csv.field_size_limit(_LARGEST_CELL)
    said = re.match(r"sep=(.)\s*\n", text)  # by Excel
    first = text[said.end() if said else 0 :].lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=lambda sign: len(_columns(next(csv.reader([first], delimiter=sign), []))))
    try:
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=said[1] if said else delimiter, strict=True
        )
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
        return rows[1:] if said else rows
    except csv.Error as error:
        message = f"{file} is no table ({error}); put text with quotation marks in quotes, and double them"
        raise CannotImport(message) from error


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Return which column has what."""
    names = [" ".join(cell.replace("_", " ").lower().split()).strip("\ufeff") for cell in header]
    found: dict[str, int] = {}
    for field, known in _HEADERS.items():
        index = next((names.index(name) for name in known if name in names), None)
        if index is not None:
            found[field] = index
    if "id" not in found and "forum" in found:
        found["id"] = found["forum"]
    return found


def _record(
    row: Sequence[str], number: int, header: Sequence[str], columns: Mapping[str, int], path: Path
) -> dict[str, str]:
    if any(cell.strip() for cell in row[len(header) :]):
        message = (
            f"{path}: the row that ends in line {number} has {len(row)} cells, "
            f"and the first one {len(header)}; put text with the delimiter in it in quotes"
        )
        raise CannotImport(message)
    record = {field: row[index].strip() if index < len(row) else "" for field, index in columns.items()}
    if len(record["id"]) > LONGEST_ID and record["id"] != record.get("forum"):
        message = (
            f"{path}: the row that ends in line {number} has an id of {len(record['id'])} characters, "
            f"{quoted(record['id'])}; at most {LONGEST_ID} make one"
        )
        raise CannotImport(message)
    return record


def _accepted(records: list[dict[str, str]], notes: Notes, path: Path) -> list[dict[str, str]]:
    """Return the rows of accepted papers: all of them, where no column has decisions."""
    if not records or "decision" not in records[0]:
        return records
    accepted = [record for record in records if decisions.is_accepted(record["decision"])]
    others = [record["decision"] or "no decision" for record in records if record not in accepted]
    if others:
        kinds = listing(words.line(kind) for kind in sorted(set(others))[:8])
        notes.add(str(path), f"left out {len(others)} that are not accepted: {kinds}")
    return accepted


def _raw(record: Mapping[str, str], apart: str, *, reverse: bool) -> Raw:
    forum = record.get("forum", "")
    key = forum.partition("id=")[2].partition("&")[0] if "id=" in forum else forum
    is_key = re.fullmatch(r"[\w-]{6,20}", key) is not None
    pdf = record.get("pdf", "")
    return Raw(
        id=key if record["id"] == forum else record["id"],
        title=record["title"],
        authors=authors_of(record["authors"], reverse=reverse),
        abstract=record.get("abstract", ""),
        tldr=record.get("tldr", ""),
        decision=decisions.presentation(record.get("decision", "")),
        keywords=tuple(re.split(apart, record.get("keywords", ""))),
        openreview=words.forum(key) if is_key else forum,
        pdf=words.pdf(key) if is_key and pdf.startswith("/pdf") else pdf,
    )
