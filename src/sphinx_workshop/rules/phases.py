"""Phases: the table of what each phase needs, for the check, the report and the docs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.event import Format
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.problems import Kind, Position, Problem, Severity
from sphinx_workshop.rules import lacks
from sphinx_workshop.rules.people import check_invited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.model.workshop import Workshop


@dataclass(frozen=True)
class Need:
    """What a phase needs, and every phase after it."""

    phase: Phase
    words: str
    """What is needed, in words."""
    lacks: Callable[[Workshop], Iterator[lacks.Lack]]
    """Yields what is missing or TBD."""
    only_warns: bool = False
    of_call: bool = False
    """Whether it belongs to a call for papers: after the phase `call`, only an event with a call needs it."""
    date: MilestoneKind | None = None
    """The kind of milestone that is needed, if it is one."""
    each_track: bool = False
    """Whether each track needs that date; else one of them is enough: not all tracks ask for final papers."""

    def applies(self, workshop: Workshop, phase: Phase) -> bool:
        """Return whether a workshop needs it in a phase."""
        has_call = workshop.call is not None or phase is Phase.CALL
        return phase.reaches(self.phase) and (has_call or not self.of_call)


def _date(phase: Phase, words: str, kind: MilestoneKind, *, each_track: bool) -> Need:
    """Return the need of a date of the call."""
    needed = lacks.due(kind, each_track=each_track)
    return Need(phase, words, needed, of_call=True, date=kind, each_track=each_track)


PHASES: Final = tuple(Phase)
"""The phases, in order."""

NEEDS: Final = (
    Need(Phase.PROPOSAL, "the name", lacks.fact("name")),
    Need(Phase.PROPOSAL, "an organizer", lacks.organizer),
    Need(Phase.CALL, "the date of the event", lacks.fact("date")),
    Need(Phase.CALL, "a contact", lacks.fact("contact")),
    Need(Phase.CALL, "a track of the call for papers", lacks.track, of_call=True),
    Need(Phase.CALL, "the link for submission of each track", lacks.submission, of_call=True),
    _date(Phase.CALL, "the submission deadline of each track", MilestoneKind.SUBMISSION, each_track=True),
    _date(Phase.CALL, "the date of notification of each track", MilestoneKind.NOTIFICATION, each_track=True),
    _date(Phase.REVIEW, "the deadline of camera-ready papers", MilestoneKind.CAMERA_READY, each_track=False),
    Need(Phase.PROGRAM, "the start of every session", lacks.starts),
    Need(Phase.PROGRAM, "a title for every session", lacks.titles),
    Need(Phase.PROGRAM, "every confirmed speaker in a session", lacks.all_speak),
    Need(Phase.PROGRAM, "papers with the names of their authors", lacks.authors),
    Need(
        Phase.LIVE,
        "the link for the livestream, unless in person",
        lacks.fact("links.livestream", Format.VIRTUAL, Format.HYBRID),
    ),
    Need(Phase.LIVE, "the room of the venue or of every session, unless virtual", lacks.room),
    Need(Phase.ARCHIVE, "a link for recordings, or a video of each talk", lacks.recordings, only_warns=True),
    Need(Phase.ARCHIVE, "a link to each paper, or proceedings", lacks.papers_themselves, only_warns=True),
)


def needs_of(workshop: Workshop, phase: Phase) -> tuple[Need, ...]:
    """Return what a workshop needs in a phase: the needs of that phase and of those before it."""
    return tuple(need for need in NEEDS if need.applies(workshop, phase))


def next_phase(phase: Phase) -> Phase | None:
    """Return the phase that comes after a phase; None after the last."""
    index = PHASES.index(phase) + 1
    return PHASES[index] if index < len(PHASES) else None


def check_phase(workshop: Workshop, problems: Sequence[Problem] = ()) -> Iterator[Problem]:
    """Yield a problem for each fact that the present phase needs, and one if papers are not public yet.

    A file that has other problems of the data is not missing, too.
    """
    event, phase = workshop.event, workshop.event.phase.value
    if not event.place.file:
        return  # without a workshop.yml there is no phase that needs anything
    for need, lack in _lacking(workshop, event.phase, problems):
        kind = Kind.ARCHIVE if need.only_warns else Kind.NOT_READY
        message = f"phase `{phase}` needs {need.words}: {lack.what} is {lack.state}; {_fix(need)}"
        if lack.wrong:
            message = f"{lack.wrong}; in phase `{phase}` papers show their authors"
        yield Problem(kind, lack.place.position, message)
    if workshop.all_papers and not workshop.papers_are_public:
        message = (
            "no page or export shows the papers before the phase `program`; "
            "nothing is to be done until they may be public: then write `phase: program`"
        )
        yield Problem(Kind.KEPT_BACK, lacks.beginning(workshop, "papers").position, message)
    yield from check_invited(workshop)


def check_call(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each fact that the call for papers needs, whatever the present phase is."""
    for need, lack in _lacking(workshop, Phase.CALL, ()):
        message = f"a call for papers needs {need.words}: {lack.what} is {lack.state}; write it"
        yield Problem(Kind.NOT_READY, lack.place.position, message)


def _lacking(
    workshop: Workshop, phase: Phase, problems: Sequence[Problem]
) -> Iterator[tuple[Need, lacks.Lack]]:
    """Yield what a phase needs and the workshop lacks; a file that has other problems is not missing, too."""
    file = workshop.event.place.file
    files = {problem.position.file for problem in problems if problem.severity is Severity.ERROR}
    wrong = {Position(file, line, line) for file in files - {file} for line in (0, 1)}
    for need in needs_of(workshop, phase):
        for lack in need.lacks(workshop):
            if lack.place.position not in wrong:
                yield need, lack


def _fix(need: Need) -> str:
    """Return how to fix what a need lacks: write it, or go back to the phase before."""
    if need.only_warns:
        return "write it once it is known"
    before = PHASES.index(need.phase) - 1
    return "write it" + (f", or go back to `phase: {PHASES[before].value}`" if before >= 0 else "")
