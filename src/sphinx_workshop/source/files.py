"""The data files: which there are, and what each holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.milestones import Milestone
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.people import Organizer, Speaker
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.program import ProgramDay

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    stand_ins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """Of a file that is one entry: what stands for its required keys while they cannot be read."""

    may_be_long: bool = False
    """Whether it may be a list of thousands, whose positions nobody asks for but where something is wrong."""

    @property
    def may_be_tbd(self) -> bool:
        """Whether the whole file may say TBD."""
        return self.stem != "workshop"

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.stem}.yml"


NO_WORKSHOP: Final = MappingProxyType(
    {"name": "(no name: see the problems of workshop.yml)", "phase": Phase.PROPOSAL.value}
)
"""What a preview shows where the name or the phase of the workshop cannot be read."""
FILES: Final = {
    kind.stem: kind
    for kind in (
        FileKind("workshop", Event, many=False, noun="the workshop", stand_ins=NO_WORKSHOP),
        FileKind("call", Call, many=False, noun="the call"),
        FileKind("dates", Milestone, many=True, noun="a milestone"),
        FileKind("organizers", Organizer, many=True, noun="an organizer"),
        FileKind("speakers", Speaker, many=True, noun="a speaker"),
        FileKind("program", ProgramDay, many=True, noun="a day of the program"),
        FileKind("papers", Paper, many=True, noun="a paper", may_be_long=True),
    )
}
PEOPLE: Final = ("organizers", "speakers")
"""The files whose entries are people."""
KEYED: Final = (*PEOPLE, "dates", "papers")
"""The files whose entries have ids."""
