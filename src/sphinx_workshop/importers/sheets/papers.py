"""The sheet of papers as records of papers.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.sheets.cells import INNER, parts_of
from sphinx_workshop.export.sheets.papers import LINKS, SHEET
from sphinx_workshop.importers.record import CannotImport, Record
from sphinx_workshop.importers.sheets.values import links_in, one_or_more, truth_in, without_missing
from sphinx_workshop.messages import counted, listing, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.sheets.rows import SheetRow
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value

_OF_AUTHORS: Final = {"Author ids": "id", "Affiliations": "affiliation", "ORCID iDs": "orcid"}
"""The keys of facts of authors, by the heads of columns with a part for each."""
_TEXTS: Final = {
    "Title": "title",
    "Decision": "decision",
    "Track": "track",
    "Presentation": "presentation",
    "Poster board": "board",
    "Award": "award",
    "Abstract": "abstract",
    "Summary": "tldr",
}
"""The keys of texts, by the heads of their columns."""
_FILES: Final = ("pdf", "slides", "poster")


def paper_records(
    rows: Sequence[SheetRow], workshop: Workshop, folder: Path, notes: list[str]
) -> list[Record]:
    """Return what a sheet says of papers that the data does not say; note what is left out."""
    present = {paper.id: SHEET.cells(paper, workshop) for paper in workshop.all_papers}
    records: dict[str, Record] = {}
    for row in rows:
        key, now = row["Paper id"], present.get(row["Paper id"])
        if not key or key in records:
            notes.append(f"{row.where}: left out: {'another row has that id' if key else 'no paper id'}")
            continue
        if now is None and not row["Title"]:
            notes.append(f"{row.where}: left out: paper {key} has no title")
            continue
        if emptied := row.emptied(now):
            notes.append(f"paper {key}: {listing(emptied)} kept, though empty in the sheet")
        changes = row.changes(now)
        facts = _facts(row, changes)
        if "links" in facts:
            facts["links"] = _links(changes, key, folder, notes)
        facts = {fact: value for fact, value in facts.items() if value}
        first: dict[str, Value] = {} if "authors" in facts else {"authors": "TBD"}
        records[key] = Record(key, facts, first, row["Title"], parts_of(changes.get("Sessions", "")))
    return list(records.values())


def _facts(row: SheetRow, changes: Mapping[str, str]) -> dict[str, Value]:
    facts: dict[str, Value] = {fact: changes[head] for head, fact in _TEXTS.items() if head in changes}
    if {"Authors", "Presenters", *_OF_AUTHORS} & {*changes}:
        facts["authors"] = _authors(row)
    if "Keywords" in changes:
        facts["keywords"] = one_or_more(parts_of(changes["Keywords"]))
    if "Archival" in changes:
        facts["archival"] = truth_in(changes["Archival"], row.where)
    if {"Other links", *LINKS} & {*changes}:
        facts["links"] = {}
    return facts


def _links(changes: Mapping[str, str], key: str, folder: Path, notes: list[str]) -> dict[str, Value]:
    links: dict[str, Value] = {fact: changes[head] for head, fact in LINKS.items() if head in changes}
    without_missing(links, _FILES, folder, f"paper {key}", notes)
    more = links_in(changes.get("Other links", ""))
    return {**links, "more": more} if more else links


def _authors(row: SheetRow) -> list[Value]:
    """Return the authors of a paper: names, or entries with what the sheet has a part for."""
    names, presenters = parts_of(row["Authors"]), parts_of(row["Presenters"])
    if unknown := [name for name in presenters if name not in names]:
        message = f"{row.where}: the presenter {listing(unknown)} is none of the authors; write the same name"
        raise CannotImport(message)
    of_each = {fact: _parts(row, head, len(names)) for head, fact in _OF_AUTHORS.items()}
    authors: list[Value] = []
    for place, name in enumerate(names):
        facts: dict[str, Value] = {"name": name}
        for fact, parts in of_each.items():
            if part := parts[place]:
                facts[fact] = one_or_more(parts_of(part, INNER)) if fact == "affiliation" else part
        if name in presenters:
            facts["presenter"] = truth_in("yes", row.where)
        authors.append(facts if len(facts) > 1 else name)
    return authors


def _parts(row: SheetRow, head: str, count: int) -> list[str]:
    """Return the part of each author in a cell.

    Raises:
        CannotImport: It has another number of parts.
    """
    parts = parts_of(row[head]) or [""] * count
    if len(parts) != count:
        there = f"{counted(count, 'author')}, but {len(parts)} in {quoted(head)}"
        fix = "write one for each author, with `;` between them, and nothing for one without"
        message = f"{row.where}: {there}; {fix}"
        raise CannotImport(message)
    return parts
