"""The data files: which there are, and what each holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.people import Organizer, Speaker
from sphinx_workshop.model.program import ProgramDay

if TYPE_CHECKING:
    from sphinx_workshop.model.base import Entry


@dataclass(frozen=True)
class FileKind:
    """What one data file holds."""

    stem: str
    entry: type[Entry]
    many: bool
    """Whether the file is a list of entries; else it is one."""
    noun: str
    """What an entry is called in messages."""

    @property
    def may_be_tbd(self) -> bool:
        """Whether the whole file may say TBD."""
        return self.stem != "workshop"

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.stem}.yml"


FILES: Final = {
    kind.stem: kind
    for kind in (
        FileKind("workshop", Event, many=False, noun="the workshop"),
        FileKind("call", Call, many=False, noun="the call"),
        FileKind("dates", Milestone, many=True, noun="a milestone"),
        FileKind("organizers", Organizer, many=True, noun="an organizer"),
        FileKind("speakers", Speaker, many=True, noun="a speaker"),
        FileKind("program", ProgramDay, many=True, noun="a day of the program"),
    )
}
PEOPLE: Final = ("organizers", "speakers")
"""The files whose entries are people."""
KEYED: Final = (*PEOPLE, "dates")
"""The files whose entries have ids."""
