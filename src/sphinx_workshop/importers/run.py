"""An import, from the records of a source to the data files: merge, check, write, report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.files import DataFile, new_errors, read_file, write
from sphinx_workshop.importers.lengths import fitting, fitting_members
from sphinx_workshop.importers.merge.committee import merge_committee, with_ids
from sphinx_workshop.importers.merge.entries import merge
from sphinx_workshop.importers.merge.matching import found_again
from sphinx_workshop.importers.merge.papers_in_program import add_to_sessions
from sphinx_workshop.importers.merge.program import merge_program
from sphinx_workshop.importers.papers import ORDER
from sphinx_workshop.importers.record import CannotImport, Record
from sphinx_workshop.importers.report import Account, Outcome, as_data, as_lines
from sphinx_workshop.messages import listing
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sphinx_workshop.importers.merge.committee import Member
    from sphinx_workshop.importers.merge.entries import Merge

_MOST_ERRORS: Final = 5


@dataclass
class Import:
    """The files that an import changes, in the order in which they are written, and what to report."""

    folder: Path
    changes: list[tuple[DataFile, Document]] = field(default_factory=list)
    copies: dict[str, Path] = field(default_factory=dict)
    """The files that the data folder gets because the changed data names them, by their paths in it."""
    outcomes: list[Outcome] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sentences about what the source has and the data files do not get."""
    problems: list[str] = field(default_factory=list)
    """What the check will say that it does not say now."""
    account: Account = field(default_factory=Account)
    """What the source had."""

    def add_papers(self, records: Sequence[Record]) -> None:
        """Merge papers into papers.yml."""
        file = read_file(self.folder, "papers.yml")
        records = fitting(records, "paper", self.notes)
        found = found_again(records, file.document.data, self.notes)
        self.add(file, merge(file.document, found, ORDER), "paper", found)
        self.add_to_program(found)

    def add_to_program(self, papers: Sequence[Record]) -> None:
        """Add papers to the sessions of program.yml that they name, if any."""
        if any(paper.sessions for paper in papers):
            file = read_file(self.folder, "program.yml")
            sessions = add_to_sessions(file.document, papers, self.notes)
            if sessions.changed or sessions.unchanged:
                self.add(file, sessions, "session", ())

    def add_committee(self, groups: Mapping[str, Sequence[Member]]) -> None:
        """Merge the members of committees into committee.yml."""
        file = read_file(self.folder, "committee.yml")
        groups = {role: fitting_members(members, self.notes) for role, members in groups.items()}
        elsewhere = load(self.folder).workshop
        known = {*elsewhere.organizers_by_key, *elsewhere.speakers_by_key}
        people = [item for members in groups.values() for item in with_ids(members).items()]
        if shared := [key for key, _member in people if key in known]:
            self.notes.append(
                f"taken for people of the same name in organizers.yml or speakers.yml: {listing(shared)}; "
                "if somebody is another person, write an `id` and the `name` in committee.yml instead"
            )
        records = [Record(key, {}, name=member.name) for key, member in people]
        self.add(file, merge_committee(file.document, groups, known), "member", records)

    def add_program(self, days: Mapping[date, Sequence[Record]], speakers: Sequence[Record]) -> None:
        """Merge people into speakers.yml, and sessions, which name them, into program.yml."""
        file = read_file(self.folder, "speakers.yml")
        speakers = fitting(speakers, "speaker", self.notes)
        days = {day: fitting(records, "session", self.notes) for day, records in days.items()}
        self.add(file, merge(file.document, speakers, tuple(Speaker.model_fields)), "speaker", speakers)
        file = read_file(self.folder, "program.yml")
        sessions = [session for day in days.values() for session in day]
        self.add(file, merge_program(file.document, days), "session", sessions)

    def finish(self, *, dry_run: bool) -> list[str]:
        """Write the files, unless this is a dry run, and return how many entries became what.

        A clash, or another broken rule, is no reason not to write: it is among the problems to report.

        Raises:
            CannotImport: An imported entry could not be read, or a file cannot be written.
        """
        if not self.changes:
            return ["nothing changed"]
        changed = {file.path.name: document for file, document in self.changes}
        errors = new_errors(self.folder, changed, self.copies)
        if unreadable := [error.message for error in errors if error.is_unreadable]:
            more = f" (and {len(unreadable) - _MOST_ERRORS} more)" if len(unreadable) > _MOST_ERRORS else ""
            listed = f"{'; '.join(unreadable[:_MOST_ERRORS])}{more}"
            message = (
                f"the data would have errors, so nothing is written: {listed}; fix that and import again"
            )
            raise CannotImport(message)
        self.problems += [error.message for error in errors]
        if not dry_run:
            write(self.changes, self.folder, self.copies)
        return [outcome.summary for outcome in self.outcomes]

    @property
    def report(self) -> list[str]:
        """What came and what became of it, on one screen."""
        return as_lines(self.account, self.outcomes, self.notes, self.problems)

    @property
    def data(self) -> dict[str, object]:
        """The whole report, as plain data."""
        return as_data(self.account, self.outcomes, self.notes, self.problems)

    def add(self, file: DataFile, merged: Merge, noun: str, records: Sequence[Record]) -> None:
        """Add what becomes of a file, and the records that it is made of, to the import.

        Raises:
            CannotImport: The file cannot be edited.
        """
        try:
            result = merged.result()
        except YamlEditError as error:
            what = (
                f"{file.path}:{error.line}:{error.column}: the file cannot be edited safely: {error.reason}"
            )
            message = f"{what}; write these entries in block style, without anchors, and import again"
            raise CannotImport(message) from error
        self.outcomes.append(Outcome.of(file.path.name, noun, merged, records))
        if result.text != file.document.text:
            self.changes.append((file, result))
