"""The papers of a site, read as the rows of a table are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at, leaves_in
from sphinx_workshop.importers.papers import paper_records
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.accepted import decided
from sphinx_workshop.importers.tables.entries import entries_of
from sphinx_workshop.importers.tables.heads import columns_of, comparable_head
from sphinx_workshop.importers.tables.raw import raw_papers
from sphinx_workshop.importers.tables.rows import Row
from sphinx_workshop.importers.text import plain
from sphinx_workshop.importers.text.emails import has_email
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.importers.record import Record
    from sphinx_workshop.importers.tables.heads import Columns

FILE: Final = "papers.yml"
_ALSO: Final = {
    "kind": "format",
    "pdffile": "pdf",
    "file": "pdf",
    "name": "title",
    "body": "abstract",
    "summarytext": "abstract",
    "speakers": "authors",
    "videourl": "video",
}
"""What sites call columns that no table does, if nothing else has the fact."""
_LINKS: Final = frozenset({"pdf", "video", "slides", "poster", "code", "link", "openreview"})
_ADDRESS: Final = re.compile(r"https?://|www\.|^[\w-]{6,20}$")


def paper_records_of(every: Sequence[Listed], notes: list[str]) -> list[Record]:
    """Return the records of the papers of a site, and note what is unclear about each."""
    found: list[Record] = []
    for listed in every:
        trees = [item for item in listed.items if isinstance(item, dict)]
        for item in listed.items:
            if isinstance(item, Leaf) and item.text:
                item.stays(reasons.NO_PAPER)
        if trees:
            found += _records(trees, listed, notes)
    by_id: dict[str, Record] = {}
    notes += [
        f"left out {record.id}: {quoted(record.name)}: another list has a paper of that id"
        for record in found
        if by_id.setdefault(record.id, record).facts != record.facts
    ]
    return list(by_id.values())


def _records(trees: Sequence[Mapping[str, Tree]], listed: Listed, notes: list[str]) -> list[Record]:
    heads = list(dict.fromkeys(key for tree in trees for key in tree))
    columns = columns_of(heads, {})
    mapped = {
        comparable_head(head): fact
        for head in heads
        if (fact := _ALSO.get(comparable_head(head))) and fact not in columns.places
    }
    columns = columns_of(heads, mapped)
    if (
        not {"authors", "last", "presenter", "openreview"} & {*columns.places}
        or "title" not in columns.places
    ):
        for leaf in leaves_in([dict(tree) for tree in trees]):
            leaf.stays(reasons.NO_PAPERS if leaf.text else leaf.why)
        return []
    links = {heads[place] for fact in _LINKS for place in columns.places.get(fact, ())}
    rows = []
    for number, tree in enumerate(trees, 1):
        line = next((leaf.line for leaf in leaves_in(dict(tree)) if leaf.line), number)
        rows.append(Row(line, [_cell(tree.get(head), is_link=head in links) for head in heads]))
    file = Path(next((leaf.file for tree in trees for leaf in leaves_in(dict(tree))), listed.name))
    try:
        entries = entries_of(columns, rows, file, notes)
        accepted, _ = decided(entries, (), file, notes)
    except CannotImport as error:
        notes.append(f"no papers: {error}")
        return []
    raws = raw_papers(accepted, notes)
    records = paper_records(raws, notes, markup=True)
    left = [record.id for record in records]
    lines = set()
    for entry, raw in zip(accepted, raws, strict=True):
        key = plain.identifier(raw.id)
        if key in left:
            left.remove(key)
            lines |= {row.line for row in entry.rows}
    _note_fates(trees, rows, columns, lines)
    label = listed.label
    if label is not None and not label.to:
        label.why = label.why or reasons.HEADING
    return records


def _cell(tree: Tree | None, *, is_link: bool) -> str:
    """Return what an entry has at a key as a cell of a table has it."""
    if tree is None:
        return ""
    if isinstance(tree, dict):
        return "; ".join(leaf.text for leaf in leaves_in(tree) if leaf.text) if is_link else _person(tree)
    if isinstance(tree, list):
        return "; ".join(filter(None, (_cell(item, is_link=is_link) for item in tree)))
    if is_link and tree.text and not _ADDRESS.search(tree.text):
        return ""
    return "" if plain.is_to_be(tree.text) else _without_tags(tree.text)


def _without_tags(text: str) -> str:
    return re.sub(r"</?(?:b|i|em|strong|u|sup)\b[^<>]*>|\*\*", "", text)


def _person(tree: dict[str, Tree]) -> str:
    """Return an author with the affiliation."""
    name = leaf_at(tree, "name")
    place = leaf_at(tree, "affiliation") or leaf_at(tree, "institution")
    if name is None:
        return "; ".join(leaf.text for leaf in leaves_in(dict(tree)) if leaf.text)
    return f"{name.text} ({place.text})" if place is not None else name.text


def _note_fates(
    trees: Sequence[Mapping[str, Tree]], rows: Sequence[Row], columns: Columns, accepted: set[int]
) -> None:
    """Note which texts came, and why the others stay."""
    read = {columns.heads[place] for places in columns.places.values() for place in places}
    links = {columns.heads[place] for fact in _LINKS for place in columns.places.get(fact, ())}
    for tree, row in zip(trees, rows, strict=True):
        for head, value in tree.items():
            for leaf in leaves_in(value):
                if not leaf.text or leaf.why or head not in read:
                    continue
                if row.line not in accepted:
                    leaf.stays(reasons.NOT_ACCEPTED)
                elif plain.is_to_be(leaf.text):
                    leaf.stays(reasons.TO_COME)
                elif head in links and not _ADDRESS.search(leaf.text):
                    leaf.stays(reasons.IN_THE_SITE)
                else:
                    leaf.came(FILE)
                    leaf.why = reasons.IN_PART if has_email(leaf.text) else ""
