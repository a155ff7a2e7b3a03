"""The sheet of people into organizers.yml, speakers.yml and committee.yml.

A fact about a person stands in one file: that which has it, else the first that names the person. A new
person gets it where the first row has them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.sheets.cells import parts_of as list_in
from sphinx_workshop.export.sheets.people import OF_PERSON, OF_TALK, PARTS, SHEET, parts_of
from sphinx_workshop.importers.lengths import fitting_facts
from sphinx_workshop.importers.merge.committee import Member, merge_committee
from sphinx_workshop.importers.merge.entries import Merge, merge, text_of
from sphinx_workshop.importers.record import CannotImport, Record, as_list, as_mapping
from sphinx_workshop.importers.sheets.values import accounts_in, one_or_more, without_missing
from sphinx_workshop.messages import listing, quoted
from sphinx_workshop.model.names import key_of, slug
from sphinx_workshop.model.people import Organizer, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.sheets.rows import SheetRow
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Document, Value

FILES: Final = {"Organizer": "organizers.yml", "Speaker": "speakers.yml", "Committee": "committee.yml"}
"""The file of each part."""
_ORDERS: Final = {"Organizer": tuple(Organizer.model_fields), "Speaker": tuple(Speaker.model_fields)}
_DEFAULT_STATUS: Final = "confirmed"


class Place(NamedTuple):
    """Where somebody has a part: in a file, and of committee.yml in a group."""

    part: str
    group: str = ""


@dataclass
class _Row:
    """A row, and what it says that the data does not say."""

    place: Place
    key: str
    name: str
    is_new: bool
    of_person: dict[str, Value]
    own: dict[str, Value]


@dataclass
class PeopleSheet:
    """A sheet of people, on its way into the files."""

    workshop: Workshop
    documents: Mapping[str, Document]
    """The files, by the parts that they have."""
    folder: Path
    notes: list[str]
    records: dict[str, list[Record]] = field(default_factory=dict)
    """What the sheet says, by part."""

    def merges(self, rows: Sequence[SheetRow]) -> Iterator[tuple[str, Merge]]:
        """Yield what becomes of the file of each part that the sheet has.

        Raises:
            CannotImport: A row cannot be read.
        """
        read = list(self.read(rows))
        self.give_homes(read)
        for part in ("Organizer", "Speaker"):
            mine = [row for row in read if row.place.part == part]
            self.records[part] = list(map(_record, mine))
            if mine:
                yield (
                    part,
                    self.without_hidden(merge(self.documents[part], self.records[part], _ORDERS[part])),
                )
        groups: defaultdict[str, list[Member]] = defaultdict(list)
        for row in read:
            if row.place.part == "Committee":
                facts = {key: value for key, value in {**row.of_person, **row.own}.items() if key != "name"}
                groups[row.place.group].append(Member(row.name, id=row.key, facts=facts))
        self.records["Committee"] = [
            Record(one.id, {}, name=one.name) for members in groups.values() for one in members
        ]
        if groups:
            elsewhere = self.known - {row.key for row in read if row.place.group and "name" in row.of_person}
            document = self.documents["Committee"]
            yield (
                "Committee",
                self.without_hidden(merge_committee(document, groups, elsewhere, self.key_of)),
            )

    @property
    def known(self) -> set[str]:
        """The ids of the organizers and speakers in the data and in the sheet."""
        named = {record.id for records in self.records.values() for record in records}
        return {*self.workshop.organizers_by_key, *self.workshop.speakers_by_key, *named}

    def read(self, rows: Sequence[SheetRow]) -> Iterator[_Row]:
        """Yield what the rows say that the data does not say, and note what is left out."""
        present = {
            (row["Person id"], row["Part"], row["Committee"]): row
            for row in (SHEET.cells(part, self.workshop) for part in parts_of(self.workshop))
        }
        holders = self.holders()
        seen = set()
        for row in rows:
            key, place = row["Person id"] or key_of(row["Name"]), self.place(row)
            about = key, *place
            if not key or about in seen:
                what = "another row has that part" if key else "neither a person id nor a name"
                self.notes.append(f"{row.where}: left out: {what}")
                continue
            seen.add(about)
            now = present.get(about)
            if emptied := row.emptied(now):
                self.notes.append(f"{key}: {listing(emptied)} kept, though empty in the sheet")
            changes = row.changes(now)
            of_person = {
                field: _fact(field, changes[head]) for head, field in OF_PERSON.items() if head in changes
            }
            without_missing(of_person, ("photo",), self.folder, key, self.notes)
            is_new = place not in holders.get(key, {})  # no sheet has who is hidden from readers
            of_part = self.own(changes, key, is_new=is_new)
            said, own = (fitting_facts(facts, "person", key, self.notes) for facts in (of_person, of_part))
            if said is not None and own is not None:
                yield _Row(place, key, row["Name"], is_new, dict(said), dict(own))

    def place(self, row: SheetRow) -> Place:
        """Return where the person of a row has a part.

        Raises:
            CannotImport: There is no such part.
        """
        part = row["Part"]
        if part not in PARTS:
            message = f"{row.where}: {quoted(part)} is no part; write one of {listing(PARTS)} under `Part`"
            raise CannotImport(message)
        if part == "Committee" and not row["Committee"]:
            message = f"{row.where}: which committee? write it under `Committee`"
            raise CannotImport(message)
        return Place(part, row["Committee"] if part == "Committee" else "")

    def own(self, changes: Mapping[str, str], key: str, *, is_new: bool) -> dict[str, Value]:
        """Return the facts of a part: role, status, talk."""
        facts: dict[str, Value] = {}
        if "Role" in changes:
            facts["role"] = one_or_more(list_in(changes["Role"]))
        if "Status" in changes and not (is_new and changes["Status"] == _DEFAULT_STATUS):
            facts["status"] = changes["Status"]
        talk: dict[str, Value] = {field: changes[head] for head, field in OF_TALK.items() if head in changes}
        without_missing(talk, ("slides",), self.folder, key, self.notes)
        return {**facts, "talk": talk} if talk else facts

    def give_homes(self, rows: Sequence[_Row]) -> None:
        """Leave each fact about a person in the one row whose file is to have it."""
        holders = self.holders()
        by_key: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            by_key[row.key].append(row)
        for key, mine in by_key.items():
            said: dict[str, Value] = {}
            for row in mine:
                for fact, value in row.of_person.items():
                    if said.setdefault(fact, value) != value:
                        self.notes.append(f"{key}: the rows differ in {fact}; the first one counts")
                row.of_person = {}
            for fact, value in said.items():
                home = self.home(fact, mine, holders.get(key, {}))
                if home is None:
                    self.notes.append(
                        f"{key}: {fact} not changed: it is in a file that the sheet has no row for"
                    )
                else:
                    home.of_person[fact] = value
                    if fact == "name" and not home.is_new:
                        home.own.setdefault("id", key)

    @staticmethod
    def home(fact: str, rows: Sequence[_Row], holders: Mapping[Place, Mapping[str, object]]) -> _Row | None:
        """Return the row of the file that has a fact, else of the first one that has the person."""
        places = [place for place, entry in holders.items() if fact in entry] or list(holders)
        if not places:
            return rows[0]
        return next((row for place in places for row in rows if row.place == place), None)

    def holders(self) -> dict[str, dict[Place, Mapping[str, object]]]:
        """Return the entries of each person, by where they are."""
        found: defaultdict[str, dict[Place, Mapping[str, object]]] = defaultdict(dict)
        for part in ("Organizer", "Speaker"):
            for entry in map(as_mapping, as_list(self.documents[part].data)):
                found[self.key_of_entry(entry)][Place(part)] = entry
        for group in map(as_mapping, as_list(self.documents["Committee"].data)):
            place = Place("Committee", text_of(group, "role"))
            for item in as_list(group.get("people")):
                key = (
                    self.key_of(item.strip())
                    if isinstance(item, str)
                    else self.key_of_entry(as_mapping(item))
                )
                found[key][place] = as_mapping(item)
        return found

    def key_of_entry(self, entry: Mapping[str, object]) -> str:
        """Return the id of the person that an entry is about."""
        return text_of(entry, "id") or self.key_of(text_of(entry, "name"))

    def key_of(self, written: str) -> str:
        """Return the id of a person, given the id or the name in committee.yml."""
        key = self.workshop.person_key(written)
        return key if key in self.workshop.people else key_of(written)

    def without_hidden(self, merged: Merge) -> Merge:
        """Return a merge that does not count people hidden from readers: no sheet has them."""
        merged.not_in_source = [key for key in merged.not_in_source if key in self.workshop.people]
        return merged


def _record(row: _Row) -> Record:
    """Return the record of a row; a new entry has an id, unless its name gives it."""
    facts = {**row.of_person, **row.own}
    return Record(row.key, facts, {}, row.name, writes_id="name" not in facts or slug(row.name) != row.key)


def _fact(key: str, cell: str) -> Value:
    """Return a fact about a person."""
    if key == "links":
        return accounts_in(cell)
    return one_or_more(list_in(cell)) if key == "affiliation" else cell
