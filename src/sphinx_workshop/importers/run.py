"""An import from what was found to the files: merge, check, write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_workshop.importers import namesakes, paper, report
from sphinx_workshop.importers.checked import lost_entries, lost_sessions
from sphinx_workshop.importers.found import CannotImport, Found, Notes
from sphinx_workshop.importers.merge import Merged, merge
from sphinx_workshop.importers.program import merge_program
from sphinx_workshop.importers.store import DataFile, new_errors, read_file, replace
from sphinx_workshop.messages import listing
from sphinx_workshop.model.people import Speaker
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.schedule import Program

_SHOWN = 5


@dataclass
class Import:
    """The files that an import changes, in the order in which they are written, and what to say of it."""

    folder: Path
    changes: list[tuple[DataFile, bytes]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    summaries: list[str] = field(default_factory=list)

    def add_papers(self, found: Sequence[Found]) -> None:
        """Merge papers into papers.yml."""
        self._merge("papers.yml", "paper", found, paper.ORDER)

    def add_program(self, program: Program) -> None:
        """Merge people into speakers.yml, and sessions into program.yml, which names them."""
        notes = Notes()
        program = namesakes.settle(program, load(self.folder).workshop, notes)
        self._merge("speakers.yml", "speaker", program.speakers, tuple(Speaker.model_fields))
        file = read_file(self.folder, "program.yml")
        merged = merge_program(file.text, program.days)
        sessions = [session for day in program.days.values() for session in day]
        self._take(file, merged, lost_sessions, "session", sessions)
        self.said += [f"note: {said}" for said in notes.said]

    def finish(self, *, dry_run: bool) -> list[str]:
        """Write the files, and return how many entries became what.

        :param dry_run: whether to leave the files as they are
        :raises CannotImport: where the files would have an error that they do not have now
        """
        if not self.changes:
            return ["nothing changed"]
        errors = new_errors(self.folder, {file.path.name: content for file, content in self.changes})
        if errors:
            more = f" (and {len(errors) - _SHOWN} more)" if len(errors) > _SHOWN else ""
            message = f"the data would have errors, so nothing is written: {'; '.join(errors[:_SHOWN])}{more}"
            raise CannotImport(message)
        if not dry_run:
            replace(self.changes)
        return self.summaries

    def _merge(self, name: str, noun: str, found: Sequence[Found], order: Sequence[str]) -> None:
        file = read_file(self.folder, name)
        merged = merge(file.text, found, order)
        self._take(file, merged, lost_entries, noun, found)

    def _take(
        self,
        file: DataFile,
        merged: Merged,
        lost_in: Callable[[str, str, Sequence[Found]], list[str]],
        noun: str,
        found: Sequence[Found],
    ) -> None:
        lost = lost_in(file.text, merged.text, found) if merged.text != file.text else []
        if lost:
            message = (
                f"{file.path} cannot be edited safely ({listing(lost[:_SHOWN])}); "
                "write these entries in block style, without anchors, and import again"
            )
            raise CannotImport(message)
        self.said += report.lines(noun, merged, {one.id: one.name for one in found})
        self.summaries.append(report.summary(file.path.name, merged))
        content = file.encoded(merged.text)
        if (merged.added or merged.changed) and content != file.content:
            self.changes.append((file, content))
