"""Sessions that only fill a program: new ones come into their day, others get what they lack."""

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


def fill_program(document: Document, days: Mapping[date | str, Sequence[Record]]) -> Merge:
    """Merge sessions, found by their ids, into a program; a title stands for a day that nobody knows yet."""
    places = {text_of(session, "id"): (path, session) for path, session in places_of(document).items()}
    dated = {
        day: [record for record in records if record.id not in places]
        for day, records in days.items()
        if not isinstance(day, str)
    }
    merged = merge_program(document, {day: new for day, new in dated.items() if new})
    came = {record.id for records in days.values() for record in records}
    merged.not_in_source = [key for key in merged.not_in_source if key not in came]
    for record in (record for records in days.values() for record in records):
        if record.id in places:
            path, session = places[record.id]
            merged.update(path, session, unsaid(session, record, merged.differing), ORDER)
    for day, records in days.items():
        new = [record for record in records if record.id not in places]
        if new and isinstance(day, str):
            _add_undated(merged, document, day, new)
    return merged


def _add_undated(merged: Merge, document: Document, title: str, records: Sequence[Record]) -> None:
    """Add sessions to the day of a title whose date is to be announced; such days come last."""
    entries: list[Value] = [record.entry(ORDER) for record in records]
    merged.added += [record.id for record in records]
    there = list(map(as_mapping, as_list(document.data)))
    same = [text_of(day, "date") == "TBD" and text_of(day, "title") in {"", title} for day in there]
    if True not in same:
        _add_day(merged, len(there), {"date": "TBD", "title": title, "sessions": entries})
        return
    path = (same.index(True), "sessions")
    old = as_list(there[path[0]].get("sessions"))
    if old:
        merged.edits += [Insert(path, len(old), entry) for entry in entries]
    else:
        merged.edits.append(Set(path, entries))


def _add_day(merged: Merge, count: int, day: Value) -> None:
    """Add a day after the others of a file with so many days; a file without any gets all at once."""
    if count:
        merged.edits.append(Insert((), count, day))
        return
    whole = next((edit for edit in merged.edits if isinstance(edit, Set) and edit.path == ()), None)
    days = list(whole.value) if whole is not None and isinstance(whole.value, list) else []
    merged.edits = [edit for edit in merged.edits if edit is not whole]
    merged.edits.append(Set((), [*days, day]))
