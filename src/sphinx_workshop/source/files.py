"""The data files: all that the code knows of them is derived from one table."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.awards import Award
from sphinx_workshop.model.base import entry_type
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.committee import Group
from sphinx_workshop.model.editions import Edition
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.faq import Question
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.news import News
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.people import Organizer, Speaker
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.program import ProgramDay
from sphinx_workshop.model.sponsors import Sponsor
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.source.paths import PDF, PICTURE, POSTER, SLIDES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.source.paths import FileType


@dataclass(frozen=True)
class FileKind:
    """What one data file holds."""

    stem: str
    entry: type[Entry]
    noun: str
    """What messages call an entry."""
    _: KW_ONLY
    many: bool = True
    """Whether the file is a list of entries; else it is one entry."""
    may_be_tbd: bool = True
    """Whether the whole file may be TBD."""
    nested: str = ""
    """The key, at any depth of an entry, whose items are left out one by one where they have a problem."""
    named_files: Mapping[str, FileType] = field(default_factory=dict, hash=False)
    """The facts that may name a file of the data folder, by their dotted paths in an entry, or in the items
    of `nested`, if there are some."""
    stand_ins: Mapping[str, str] = field(default_factory=dict, hash=False)
    """For a file that is one entry: what pages show for required keys that cannot be read."""

    @property
    def fact(self) -> str:
        """The field of `Workshop` that the file fills."""
        return next(fact for fact, stem in Workshop.FILES.items() if stem == self.stem)

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.stem}.yml"

    def owner_of(self, path: tuple[str | int, ...]) -> type[Entry]:
        """Return the type of the entry that the last step of a path is a key of."""
        model = self.entry
        for step in path[:-1]:
            if isinstance(step, str):
                model = entry_type(model, step) or model
        return model


NO_WORKSHOP: Final = {"name": "(no name: see the problems of workshop.yml)", "phase": Phase.PROPOSAL.value}
"""What a preview shows while the name or the phase of the workshop cannot be read."""

_OF_SESSIONS: Final = {"links.slides": SLIDES}
_OF_PAPERS: Final = {"links.pdf": PDF, "links.slides": SLIDES, "links.poster": POSTER}

FILES: Final = {
    kind.stem: kind
    for kind in (
        FileKind("workshop", Event, "the workshop", many=False, may_be_tbd=False, stand_ins=NO_WORKSHOP),
        FileKind("call", Call, "the call", many=False),
        FileKind("dates", Milestone, "a milestone"),
        FileKind("organizers", Organizer, "an organizer", named_files={"photo": PICTURE}),
        FileKind("speakers", Speaker, "a speaker", named_files={"photo": PICTURE, "talk.slides": SLIDES}),
        FileKind("program", ProgramDay, "a day of the program", nested="sessions", named_files=_OF_SESSIONS),
        FileKind("papers", Paper, "a paper", named_files=_OF_PAPERS),
        FileKind("committee", Group, "a group", nested="people", named_files={"photo": PICTURE}),
        FileKind("sponsors", Sponsor, "a sponsor", named_files={"logo": PICTURE, "logo_dark": PICTURE}),
        FileKind("news", News, "a piece of news"),
        FileKind("faq", Question, "a question"),
        FileKind("awards", Award, "an award"),
        FileKind("editions", Edition, "an edition"),
    )
}
"""What each data file holds, by the stem of its name."""


def first_line(path: Path) -> str:
    """Return the first line of a new data file, by which editors find its schema; empty without schemas."""
    schema = path.parent / "schemas" / f"{path.stem}.json"
    return f"# yaml-language-server: $schema=schemas/{schema.name}\n" if schema.exists() else ""
