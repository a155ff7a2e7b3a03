"""The sheet of the program into program.yml."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.export.sheets.cells import parts_of
from sphinx_workshop.export.sheets.program import SHEET, session_id
from sphinx_workshop.importers.lengths import fitting_facts
from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.merge.program import ORDER, merge_program, place_in_time, places_of
from sphinx_workshop.importers.record import CannotImport, Record, as_list, as_mapping
from sphinx_workshop.importers.sheets.values import links_in, one_or_more, time_in, without_missing
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.times import parse_day
from sphinx_workshop.yamledit import Insert, Set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.merge.entries import Merge
    from sphinx_workshop.importers.sheets.rows import SheetRow
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Document, Value
    from sphinx_workshop.yamledit import Path as YamlPath

_TEXTS: Final = {
    "Title": "title",
    "Kind": "kind",
    "Label": "label",
    "Language": "language",
    "Room": "room",
    "Track": "track",
    "Description": "description",
}
"""The keys of texts, by the heads of their columns."""
_TIMES: Final = {"Start": "start", "End": "end"}
_LISTS: Final = {
    "speakers": ("Speaker ids", "Speakers"),
    "chairs": ("Chair ids", "Chairs"),
    "moderators": ("Moderator ids", "Moderators"),
    "papers": ("Paper ids", ""),
}
"""The columns with the ids of people and papers by their keys, and those with names, read without ids."""
_LINKS: Final = {"Video": "video", "Slides": "slides"}
_KEYS_IN_ANCHORS: Final = frozenset({"title", "start", "speakers", "kind"})
"""What the address of a session without an id is made from."""


@dataclass
class ProgramSheet:
    """A sheet of the program, on its way into a file."""

    workshop: Workshop
    document: Document
    folder: Path
    notes: list[str]
    records: dict[str, Record] = field(default_factory=dict)
    """What the sheet says that the data does not say, by the ids of the sessions."""

    def merge(self, rows: Sequence[SheetRow]) -> Merge:
        """Merge the rows of a sheet into the program.

        Raises:
            CannotImport: A row cannot be read, or the file cannot take it.
        """
        placed = {session_id(one, self.workshop): one for one in self.workshop.placed_sessions}
        paths = self.paths(placed)
        days: defaultdict[date, list[Record]] = defaultdict(list)
        inside: defaultdict[str, list[Record]] = defaultdict(list)
        undated: list[Record] = []
        for row in rows:
            key, now = row["Session id"], placed.get(row["Session id"])
            if (record := self.record(row, key, now)) is None:
                continue
            self.records[key] = record
            day = self.day(row)
            if now is None and row["Part of"]:
                inside[row["Part of"]].append(record)
            elif day is not None and (now is None or record.facts or row["Date"] != _date_of(now)):
                days[day].append(record)
            elif now is None:
                self.notes.append(f"{row.where}: left out: session {key} has no date")
                del self.records[key]
            else:
                undated.append(record)
        for day, records in days.items():
            days[day] = [self.with_inside(record, inside) for record in records]
        merged = merge_program(self.document, days, {path: key for key, path in paths.items()})
        for record in undated:
            merged.update(paths[record.id], self.sessions[paths[record.id]], record, ORDER)
        self.insert(merged, paths, inside)
        merged.not_in_source = [key for key in merged.not_in_source if key not in self.records]
        return merged

    @property
    def sessions(self) -> Mapping[YamlPath, Mapping[str, object]]:
        """The sessions of the file, by their paths."""
        return places_of(self.document)

    def paths(self, placed: Mapping[str, PlacedSession]) -> dict[str, YamlPath]:
        """Return where the file has each session, by its id."""
        at = {self.document.position(path): path for path in self.sessions}
        positions = {key: one.written.place.position for key, one in placed.items()}
        return {key: at[where.line, where.column] for key, where in positions.items()}

    def day(self, row: SheetRow) -> date | None:
        """Return the day of a session; None if the sheet has none.

        Raises:
            CannotImport: It is no day.
        """
        if not row["Date"]:
            return None
        try:
            return parse_day(row["Date"])
        except PydanticCustomError as error:
            message = f"{row.where}: {error.message()}"
            raise CannotImport(message) from error

    def record(self, row: SheetRow, key: str, now: PlacedSession | None) -> Record | None:
        """Return what a row says that the data does not say; None, and a note, if it is left out."""
        if not key or key in self.records:
            why = "another row has that id" if key else "no session id; write one of your choice"
            self.notes.append(f"{row.where}: left out: {why}")
            return None
        present = SHEET.cells(now, self.workshop) if now is not None else None
        if emptied := row.emptied(present):
            self.notes.append(f"session {key}: {listing(emptied)} kept, though empty in the sheet")
        if present is not None and row["Part of"] != present["Part of"]:
            self.notes.append(f"session {key}: stays where it is written; move it there by hand")
        facts = fitting_facts(self.facts(row, key, present, now), "session", key, self.notes)
        if facts is None:
            return None
        if now is None and not {"title", "speakers", "papers"} & {*facts}:
            facts = {"title": "TBD", **facts}
        return self.named(Record(key, facts, {}, row["Title"]), row, now)

    def facts(
        self, row: SheetRow, key: str, present: Mapping[str, str] | None, now: PlacedSession | None
    ) -> dict[str, Value]:
        """Return the facts of a session that the data does not say."""
        changes = row.changes(present)
        facts: dict[str, Value] = {fact: changes[head] for head, fact in _TEXTS.items() if head in changes}
        facts |= {fact: time_in(changes[head], row.where) for head, fact in _TIMES.items() if head in changes}
        for part, (ids, names) in _LISTS.items():
            if ids in changes:
                everybody = [*parts_of(changes[ids]), *self.hidden(now, part)]
                facts[part] = one_or_more(list(dict.fromkeys(everybody)))
            elif names in changes and not row[ids]:
                facts[part] = one_or_more([self.key_of(name) for name in parts_of(changes[names])])
            elif names in changes:
                self.notes.append(f"session {key}: {names} not read, since {ids} are; change these")
        links: dict[str, Value] = {fact: changes[head] for head, fact in _LINKS.items() if head in changes}
        without_missing(links, ("slides",), self.folder, f"session {key}", self.notes)
        if more := links_in(changes.get("Other links", "")):
            links["more"] = more
        return {**facts, "links": links} if links else facts

    def key_of(self, name: str) -> str:
        """Return the id of a person of the data, by name; the name of anybody else."""
        key = self.workshop.person_key(name)
        return key if key in self.workshop.people else name

    def hidden(self, now: PlacedSession | None, part: str) -> list[str]:
        """Return the people and papers of a session that readers do not see: no sheet has them."""
        if now is None:
            return []
        written, seen = (_keys(session, part) for session in (now.written, now.session))
        if part == "papers":
            seen = [key for key in seen if key in self.workshop.public_papers]
        return [key for key in written if key not in seen]

    def named(self, record: Record, row: SheetRow, now: PlacedSession | None) -> Record:
        """Return a record whose session the next import finds: with its id, if nothing else gives it."""
        if now is None:
            start = row["Start"].rpartition(" ")[2].replace(":", "")
            title, speakers = row["Title"], "-".join(parts_of(row["Speaker ids"]))
            name = (slug(title) if title else speakers) or row["Kind"] or "other"
            made = "-".join(filter(None, [row["Date"], start, name]))
            return replace(record, writes_id=record.id != made)
        if now.session.id or not _KEYS_IN_ANCHORS & {*record.facts}:
            return record
        return replace(record, facts={"id": record.id, **record.facts})

    def with_inside(self, record: Record, inside: Mapping[str, list[Record]]) -> Record:
        """Return a new session with the new ones inside it."""
        inner: list[Value] = [self.with_inside(one, inside).entry(ORDER) for one in inside.get(record.id, ())]
        return replace(record, first={**record.first, "sessions": inner}) if inner else record

    def insert(
        self, merged: Merge, paths: Mapping[str, YamlPath], inside: Mapping[str, list[Record]]
    ) -> None:
        """Put new sessions inside those that the file has, and note those whose session is in none."""
        for around, records in inside.items():
            if around not in paths:
                names = listing(record.id for record in records)
                if around not in self.records:
                    self.notes.append(f"left out, since there is no session {quoted(around)}: {names}")
                elif _is_in_circle(around, inside):
                    self.notes.append(f"left out, since sessions are part of each other: {names}")
                else:
                    merged.added += [record.id for record in records]
                continue
            path = (*paths[around], "sessions")
            old = list(map(as_mapping, as_list(self.sessions[paths[around]].get("sessions"))))
            day = text_of(as_mapping(as_list(self.document.data)[int(path[0])]), "date")
            entries: list[Value] = []
            for record in records:
                entries.append(self.with_inside(record, inside).entry(ORDER))
                merged.added.append(record.id)
                if old:
                    merged.edits.append(Insert(path, place_in_time(record, old, day), entries[-1]))
            if not old:
                merged.edits.append(Set(path, entries))


def _is_in_circle(key: str, inside: Mapping[str, Sequence[Record]]) -> bool:
    """Return whether a new session is, by way of others, part of itself."""
    parents = {record.id: around for around, records in inside.items() for record in records}
    seen: set[str] = set()
    while key in parents and key not in seen:
        seen.add(key)
        key = parents[key]
    return key in seen


def _keys(session: Session, part: str) -> list[str]:
    value = getattr(session, part)
    return list(value) if isinstance(value, tuple) else []


def _date_of(placed: PlacedSession) -> str:
    return placed.day.isoformat() if isinstance(placed.day, date) else ""
