"""Sessions that only fill a program: new ones come into their day, those that are there get what they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.merge.filling import unsaid
from sphinx_workshop.importers.merge.program import ORDER, merge_program, places_of
from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.yamledit import Insert, Set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sphinx_workshop.importers.merge.entries import Merge
    from sphinx_workshop.importers.record import Record
    from sphinx_workshop.yamledit import Document, Value


def fill_program(document: Document, days: Mapping[date | None, Sequence[Record]]) -> Merge:
    """Merge sessions, found by their ids, into a program; None stands for a day that nobody knows yet."""
    places = {text_of(session, "id"): (path, session) for path, session in places_of(document).items()}
    dated = {
        day: [record for record in records if record.id not in places]
        for day, records in days.items()
        if day is not None
    }
    merged = merge_program(document, {day: new for day, new in dated.items() if new})
    came = {record.id for records in days.values() for record in records}
    merged.not_in_source = [key for key in merged.not_in_source if key not in came]
    for record in (record for records in days.values() for record in records):
        if record.id in places:
            path, session = places[record.id]
            merged.update(path, session, unsaid(session, record, merged.differing), ORDER)
    undated = [record for record in days.get(None, ()) if record.id not in places]
    if undated:
        _add_undated(merged, document, undated)
    return merged


def _add_undated(merged: Merge, document: Document, records: Sequence[Record]) -> None:
    """Add sessions to the day that is to be announced, which comes last."""
    entries: list[Value] = [record.entry(ORDER) for record in records]
    merged.added += [record.id for record in records]
    there = list(map(as_mapping, as_list(document.data)))
    index = next((index for index, day in enumerate(there) if text_of(day, "date") == "TBD"), None)
    if index is None:
        day: Value = {"date": "TBD", "sessions": entries}
        if not there and merged.edits:  # merge_program gives the whole list
            first = merged.edits[0]
            if isinstance(first, Set) and isinstance(first.value, list):
                merged.edits[0] = Set((), [*first.value, day])
                return
        merged.edits.append(Insert((), len(there), day) if there else Set((), [day]))
        return
    old = as_list(there[index].get("sessions"))
    if old:
        merged.edits += [Insert((index, "sessions"), len(old), entry) for entry in entries]
    else:
        merged.edits.append(Set((index, "sessions"), entries))
