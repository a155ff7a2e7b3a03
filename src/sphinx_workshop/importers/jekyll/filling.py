"""The data files, filled with what a site says: what they say already stays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.files import read_file
from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.others import news_key, question_key
from sphinx_workshop.importers.jekyll.people import key_of
from sphinx_workshop.importers.merge.committee import Member, merge_committee
from sphinx_workshop.importers.merge.dates import with_ids
from sphinx_workshop.importers.merge.entries import identity, says, text_of
from sphinx_workshop.importers.merge.filling import fill, fill_one, unsaid
from sphinx_workshop.importers.merge.matching import found_again
from sphinx_workshop.importers.merge.sessions import fill_program
from sphinx_workshop.importers.papers import ORDER as OF_PAPERS
from sphinx_workshop.importers.record import Record, as_list, as_mapping
from sphinx_workshop.model.base import fields_by_key
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.faq import Question
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.news import News
from sphinx_workshop.model.people import Organizer, Speaker
from sphinx_workshop.model.sponsors import Sponsor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.files import DataFile
    from sphinx_workshop.importers.jekyll.draft import Draft
    from sphinx_workshop.importers.jekyll.others import Others
    from sphinx_workshop.importers.jekyll.people import People
    from sphinx_workshop.importers.jekyll.program import Days
    from sphinx_workshop.importers.run import Import
    from sphinx_workshop.yamledit import Value

_OWN: Final = frozenset({"role", "status", "talk"})
"""What somebody does in one part; any other fact of a person stands in one file."""
_ORDERS: Final = {"organizers": tuple(Organizer.model_fields), "speakers": tuple(Speaker.model_fields)}


class Files:
    """The data files of an import."""

    def __init__(self, work: Import, people: People) -> None:
        """Take the import, and the people of the site."""
        self.work, self.people = work, people
        self.said: defaultdict[str, dict[str, object]] = defaultdict(dict)
        """What the files say of people, by id."""

    def fill_event(self, facts: Mapping[str, Value]) -> None:
        """Fill workshop.yml."""
        self._fill_one("workshop.yml", facts, tuple(Event.model_fields))

    def fill_call(self, topics: Sequence[Value]) -> None:
        """Fill call.yml."""
        if topics:
            self._fill_one("call.yml", {"topics": list(topics)}, tuple(Call.model_fields))

    def _fill_one(self, name: str, facts: Mapping[str, Value], order: Sequence[str]) -> None:
        if facts:
            file = read_file(self.work.folder, name)
            record = Record(name, facts, name=name, writes_id=False)
            self.work.add(file, fill_one(file.document, record, order), "file", [record])

    def fill_dates(self, records: Sequence[Record]) -> None:
        """Fill dates.yml."""
        if records:
            file = read_file(self.work.folder, "dates.yml")
            found = with_ids(records, file.document.data)
            self.work.add(
                file, fill(file.document, found, tuple(fields_by_key(Milestone))), "milestone", found
            )

    def fill_people(self) -> None:
        """Fill organizers.yml, speakers.yml and committee.yml; a fact of a person stands in one of them."""
        files = {part: read_file(self.work.folder, f"{part}.yml") for part in self.people.drafts}
        present = {part: _people_in(file) for part, file in files.items()}
        for part, drafts in self.people.drafts.items():
            elsewhere = [people for other, people in present.items() if other != part]
            records = {
                draft.key: self._record(draft, present[part].get(draft.key), elsewhere)
                for draft in drafts.values()
            }
            if not drafts:
                continue
            file = files[part]
            if part == "committee":
                self._fill_committee(file, list(drafts.values()), records, present)
            else:
                found = list(records.values())
                self.work.add(file, fill(file.document, found, _ORDERS[part], _person_key), part[:-1], found)

    def _record(
        self,
        draft: Draft,
        own: Mapping[str, object] | None,
        elsewhere: Sequence[Mapping[str, Mapping[str, object]]],
    ) -> Record:
        """Return somebody's record for a file, without what other files say of them."""
        facts: dict[str, Value] = {}
        others = [one[draft.key] for one in elsewhere if draft.key in one]
        said = self.said[draft.key]
        for fact, value in draft.all_facts.items():
            there = next((one[fact] for one in others if one.get(fact) not in (None, "TBD")), said.get(fact))
            if fact in _OWN or there is None:
                facts[fact] = value
            elif not says(there, value):
                for leaf in draft.leaves.get(fact, ()):
                    leaf.stays(reasons.OTHER_FILE)
        said.update({fact: value for fact, value in facts.items() if fact not in _OWN})
        is_new = own is None
        is_known = any(text_of(one, "name") for one in others) or "name" in said
        said.setdefault("name", draft.name)
        made = key_of(draft.name) != draft.key or not identity({"name": draft.name})
        if is_new and is_known:
            return Record(draft.key, facts, name=draft.name)
        return Record(
            draft.key, {"name": draft.name, **facts} if is_new else facts, name=draft.name, writes_id=made
        )

    def _fill_committee(
        self,
        file: DataFile,
        drafts: Sequence[Draft],
        records: Mapping[str, Record],
        present: Mapping[str, Mapping[str, Mapping[str, object]]],
    ) -> None:
        groups: defaultdict[str, list[Member]] = defaultdict(list)
        merged_away: list[tuple[str, str]] = []
        for draft in drafts:
            record = records[draft.key]
            there = present["committee"].get(draft.key)
            if there is not None:
                record = unsaid(there, record, merged_away)
            facts = {fact: value for fact, value in record.facts.items() if fact != "name"}
            groups[draft.group].append(Member(draft.name, id=draft.key, facts=facts))
        merged = merge_committee(file.document, groups, self._known(present), key_of)
        merged.differing += merged_away
        found = [Record(member.id, {}, name=member.name) for members in groups.values() for member in members]
        self.work.add(file, merged, "member", found)

    def _known(self, present: Mapping[str, Mapping[str, Mapping[str, object]]]) -> set[str]:
        """Return the ids of the organizers and the speakers, in the data and in the site."""
        drafts = {one.key for part in ("organizers", "speakers") for one in self.people.drafts[part].values()}
        return {*present["organizers"], *present["speakers"], *drafts}

    def fill_papers(self, records: Sequence[Record]) -> None:
        """Fill papers.yml."""
        if records:
            file = read_file(self.work.folder, "papers.yml")
            found = found_again(records, file.document.data, self.work.notes)
            self.work.add(file, fill(file.document, found, OF_PAPERS), "paper", found)

    def fill_program(self, days: Days) -> None:
        """Fill program.yml."""
        if days:
            file = read_file(self.work.folder, "program.yml")
            records = [record for day in days.values() for record in day]
            self.work.add(file, fill_program(file.document, days), "session", records)

    def fill_others(self, others: Others) -> None:
        """Fill sponsors.yml, news.yml and faq.yml."""
        for name, found, model, key, noun in (
            ("sponsors.yml", others.sponsors, Sponsor, _person_key, "sponsor"),
            ("news.yml", others.news, News, news_key, "piece of news"),
            ("faq.yml", others.faq, Question, question_key, "question"),
        ):
            if found:
                file = read_file(self.work.folder, name)
                records = list(found.values())
                merged = fill(file.document, records, tuple(fields_by_key(model)), key)
                self.work.add(file, merged, noun, records)

    def copies(self, planned: Mapping[str, Path]) -> dict[str, Path]:
        """Return the planned files that the changed data names and the folder does not have yet."""
        named = {text for _, document in self.work.changes for text in _texts_in(document.data)}
        return {
            name: source
            for name, source in planned.items()
            if name in named and not (self.work.folder / name).exists()
        }


def _person_key(entry: Mapping[str, object]) -> str:
    """Return the id of a person or a sponsor, as the import makes it."""
    return text_of(entry, "id") or (key_of(text_of(entry, "name")) if text_of(entry, "name") else "")


def _people_in(file: DataFile) -> dict[str, Mapping[str, object]]:
    """Return the people of a file by id, those of groups, too."""
    found: dict[str, Mapping[str, object]] = {}
    for entry in as_list(file.document.data):
        members = as_list(as_mapping(entry).get("people")) or [entry]
        for member in members:
            person = {"name": member} if isinstance(member, str) else as_mapping(member)
            if key := _person_key(person) or text_of(person, "name"):
                found.setdefault(key, person)
    return found


def _texts_in(data: object) -> set[str]:
    if isinstance(data, str):
        return {data}
    inside = data.values() if isinstance(data, dict) else as_list(data)
    return {text for one in inside for text in _texts_in(one)}
