"""An import, from the records of a source to the data files: merge, check, write, report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.files import DataFile, new_errors, read_file, write
from sphinx_workshop.importers.merge import merge
from sphinx_workshop.importers.papers import ORDER
from sphinx_workshop.importers.program import merge_program
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.yamledit import Document, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sphinx_workshop.importers.merge import Merge
    from sphinx_workshop.importers.record import Record

_MOST_ERRORS: Final = 5
_MOST_LINES: Final = 20
"""How many lines of one sort are printed."""


@dataclass
class Import:
    """The files that an import changes, in the order in which they are written, and what to report."""

    folder: Path
    changes: list[tuple[DataFile, Document]] = field(default_factory=list)
    report: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Sentences about what the source has and the data files do not get."""
    summaries: list[str] = field(default_factory=list)

    def add_papers(self, records: Sequence[Record]) -> None:
        """Merge papers into papers.yml."""
        file = read_file(self.folder, "papers.yml")
        self._add(file, merge(file.document, records, ORDER), "paper", records)

    def add_program(self, days: Mapping[date, Sequence[Record]], speakers: Sequence[Record]) -> None:
        """Merge people into speakers.yml, and sessions, which name them, into program.yml."""
        file = read_file(self.folder, "speakers.yml")
        self._add(file, merge(file.document, speakers, tuple(Speaker.model_fields)), "speaker", speakers)
        file = read_file(self.folder, "program.yml")
        sessions = [session for day in days.values() for session in day]
        self._add(file, merge_program(file.document, days), "session", sessions)

    def finish(self, *, dry_run: bool) -> list[str]:
        """Write the files, unless this is a dry run, and return how many entries became what.

        Raises:
            CannotImport: The files would have an error that they do not have now.
        """
        if not self.changes:
            return ["nothing changed"]
        if errors := new_errors(self.folder, {file.path.name: document for file, document in self.changes}):
            more = f" (and {len(errors) - _MOST_ERRORS} more)" if len(errors) > _MOST_ERRORS else ""
            listed = f"{'; '.join(errors[:_MOST_ERRORS])}{more}"
            message = (
                f"the data would have errors, so nothing is written: {listed}; fix that and import again"
            )
            raise CannotImport(message)
        if not dry_run:
            write(self.changes)
        return self.summaries

    def _add(self, file: DataFile, merged: Merge, noun: str, records: Sequence[Record]) -> None:
        try:
            result = merged.result()
        except YamlEditError as error:
            what = (
                f"{file.path}:{error.line}:{error.column}: the file cannot be edited safely: {error.reason}"
            )
            message = f"{what}; write these entries in block style, without anchors, and import again"
            raise CannotImport(message) from error
        names = {record.id: record.name or record.id for record in records}
        changed = merged.changed.items()
        self.report += capped([f"added {noun} {key}: {quoted(names[key])}" for key in merged.added])
        self.report += capped([f"changed {noun} {key}: {', '.join(facts)}" for key, facts in changed])
        self.report += capped([f"dropped from {noun} {key}: {what}" for key, what in merged.dropped])
        not_there = "the source does not have it"
        self.report += capped([f"kept {noun} {key}: {not_there}" for key in merged.not_in_source])
        self.summaries.append(
            f"{file.path.name}: {len(merged.added)} added, {len(merged.changed)} changed, "
            f"{merged.unchanged} unchanged, {len(merged.not_in_source)} kept"
        )
        if result.text != file.document.text:
            self.changes.append((file, result))


def capped(lines: list[str]) -> list[str]:
    """Return lines; of many the first, and how many more there are."""
    if len(lines) <= _MOST_LINES:
        return lines
    more = f"… and {len(lines) - _MOST_LINES} more: {lines[0].partition(' ')[0].rstrip(':')}"
    return [*lines[:_MOST_LINES], more]
