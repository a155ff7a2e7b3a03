"""Papers from a table: the CSV files that OpenReview, CMT and spreadsheets export."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.authors import authors_of, names_last_first
from sphinx_workshop.importers.decisions import decision_of
from sphinx_workshop.importers.papers import FORUM, FORUM_PDF, Raw, paper_records
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import LONGEST_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_workshop.importers.record import Record

_COLUMNS: Final = {
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
"""What the column of a fact may be called, the surest name first."""
_REQUIRED: Final = ("id", "title", "authors")
_LARGEST_CELL: Final = 10_000_000


def read_table(path: Path, notes: list[str]) -> list[Record]:
    """Return the accepted papers of a table.

    Raises:
        CannotImport: The file is not such a table.
    """
    rows = _rows(_text(path), path)
    if not rows:
        message = f"{path} is empty; export the table again"
        raise CannotImport(message)
    (_, header), *body = rows
    columns = _columns(header)
    cells = [cell.strip() for cell in header]
    if missing := [fact for fact in _REQUIRED if fact not in columns]:
        names = "; ".join(f"{fact} ({listing(_COLUMNS[fact][:4])}, …)" for fact in missing)
        there = listing(filter(None, cells)) or "none"
        message = f"{path}: no column for {names}; the columns are {there}: rename one, and import again"
        raise CannotImport(message)
    if ignored := [cell for place, cell in enumerate(cells) if cell and place not in columns.values()]:
        notes.append(f"{path}: ignored the columns {listing(ignored)}")
    records = [_record(row, line, len(header), columns, path) for line, row in body]
    accepted = _accepted([record for record in records if any(record.values())], notes, path)
    last_first = names_last_first(record["authors"] for record in accepted)
    # A subject area has commas of its own: "Vision, language and robots".
    is_subject = "keywords" in columns and "subject" in header[columns["keywords"]].lower()
    papers = []
    for record in accepted:
        authors, unclear = authors_of(record["authors"], last_first=last_first)
        forum = record.get("forum", "")
        key = forum.partition("id=")[2].partition("&")[0] if "id=" in forum else forum
        is_key = re.fullmatch(r"[\w-]{6,20}", key) is not None
        pdf = record.get("pdf", "")
        raw = Raw(
            id=key if record["id"] == forum else record["id"],
            title=record["title"],
            authors=authors,
            abstract=record.get("abstract", ""),
            tldr=record.get("tldr", ""),
            decision=decision_of(record.get("decision", "")).presentation,
            keywords=re.split(r"[;|\n]" if is_subject else r"[;,|\n]", record.get("keywords", "")),
            openreview=FORUM + key if is_key else forum,
            pdf=FORUM_PDF + key if is_key and pdf.startswith("/pdf") else pdf,
        )
        notes += [f"paper {raw.id}: {sentence}" for sentence in unclear]
        papers.append(raw)
    return paper_records(papers, notes, markup="forum" in columns)


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


def _rows(text: str, path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows, each with the number of its last line.

    The delimiter is the one that Excel's first line names (`sep=;`), else the one that gives most columns.
    """
    csv.field_size_limit(_LARGEST_CELL)
    named = re.match(r"sep=(.)\s*\n", text)
    first = text[named.end() if named else 0 :].lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=lambda sign: len(_columns(next(csv.reader([first], delimiter=sign), []))))
    stream = io.StringIO(text, newline="")
    try:
        reader = csv.reader(stream, delimiter=named[1] if named else delimiter, strict=True)
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        message = f"{path} is not a table ({error}); put text with quotation marks in quotes, and double them"
        raise CannotImport(message) from error
    return rows[1:] if named else rows


def _columns(header: Sequence[str]) -> dict[str, int]:
    names = [" ".join(cell.replace("_", " ").lower().split()).strip("\ufeff") for cell in header]
    places: dict[str, int] = {}
    for fact, known in _COLUMNS.items():
        if there := [names.index(name) for name in known if name in names]:
            places[fact] = there[0]
    if "forum" in places:
        places.setdefault("id", places["forum"])
    return places


def _record(row: list[str], line: int, width: int, columns: dict[str, int], path: Path) -> dict[str, str]:
    if any(cell.strip() for cell in row[width:]):
        what = f"the row that ends in line {line} has {len(row)} cells, and the first one {width}"
        message = f"{path}: {what}; put text that contains the delimiter in quotes"
        raise CannotImport(message)
    record = {fact: row[place].strip() if place < len(row) else "" for fact, place in columns.items()}
    if len(record["id"]) > LONGEST_ID and record["id"] != record.get("forum"):
        what = f"an id of {len(record['id'])} characters, {quoted(record['id'])}"
        message = f"{path}: the row that ends in line {line} has {what}; an id has at most {LONGEST_ID}"
        raise CannotImport(message)
    return record


def _accepted(records: list[dict[str, str]], notes: list[str], path: Path) -> list[dict[str, str]]:
    """Return the rows of accepted papers: all of them, if no column has decisions."""
    if not records or "decision" not in records[0]:
        return records
    accepted = [record for record in records if decision_of(record["decision"]).accepted]
    others = [record["decision"] or "no decision" for record in records if record not in accepted]
    if others:
        kinds = listing(texts.line(words) for words in sorted(set(others))[:8])
        notes.append(f"{path}: {len(others)} not accepted and left out: {kinds}")
    return accepted
