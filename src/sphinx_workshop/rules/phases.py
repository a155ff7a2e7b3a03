"""Phases: what each needs, as a table that the check, the report and the docs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.problems import Kind, Position, Problem, Severity
from sphinx_workshop.rules import lacks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.model.workshop import Workshop


@dataclass(frozen=True)
class Need:
    """What a phase needs, and every phase after it."""

    phase: Phase
    words: str
    """What is needed, for people."""
    lacks: Callable[[Workshop], Iterator[lacks.Lack]]
    """Yields what of it is not there."""
    only_warns: bool = False


PHASES: Final = tuple(Phase)
"""The phases, in order."""

NEEDS: Final = (
    Need(Phase.PROPOSAL, "the name", lacks.name),
    Need(Phase.PROPOSAL, "an organizer", lacks.organizer),
    Need(Phase.CALL, "the date of the event", lacks.of_event("date")),
    Need(Phase.CALL, "a contact", lacks.of_event("contact")),
    Need(Phase.CALL, "the link for submission", lacks.of_links("submission")),
    Need(Phase.CALL, "a track of the call for papers", lacks.track),
    Need(Phase.CALL, "the submission deadline", lacks.due(MilestoneKind.SUBMISSION)),
    Need(Phase.CALL, "the date of notification", lacks.due(MilestoneKind.NOTIFICATION)),
    Need(Phase.REVIEW, "the deadline of camera-ready papers", lacks.due(MilestoneKind.CAMERA_READY)),
    Need(Phase.PROGRAM, "the start and the end of every session", lacks.times),
    Need(Phase.PROGRAM, "a title for every session", lacks.titles),
    Need(Phase.PROGRAM, "every confirmed speaker in a session", lacks.all_speak),
    Need(Phase.PROGRAM, "papers with the names of their authors", lacks.authors),
    Need(Phase.LIVE, "the link for the livestream, unless in person", lacks.livestream),
    Need(Phase.LIVE, "the room, unless virtual", lacks.room),
    Need(Phase.ARCHIVE, "a link for recordings, or a video of each talk", lacks.recordings, only_warns=True),
    Need(Phase.ARCHIVE, "a link to each paper, or proceedings", lacks.papers_themselves, only_warns=True),
)


def needs_until(phase: Phase) -> tuple[Need, ...]:
    """Return what a phase needs: its own needs and those of the phases before it."""
    reached = PHASES[: PHASES.index(phase) + 1]
    return tuple(need for need in NEEDS if need.phase in reached)


def next_phase(phase: Phase) -> Phase | None:
    """Return the phase that comes after a phase; None after the last."""
    index = PHASES.index(phase) + 1
    return PHASES[index] if index < len(PHASES) else None


def check_phase(workshop: Workshop, problems: Sequence[Problem] = ()) -> Iterator[Problem]:
    """Yield a problem for each fact that the present phase needs, and for papers that it keeps back.

    :param problems: of the data; a fact that is there, and wrong, is not missing as well
    """
    event = workshop.event
    if not event.place.file:
        return  # there is no workshop.yml: whatever else is missing, no phase asks for it
    files = {problem.position.file for problem in problems if problem.severity is Severity.ERROR}
    wrong = {Position(file, 1, 1) for file in files - {event.place.file}}
    for need in needs_until(event.phase):
        for lack in need.lacks(workshop):
            if lack.place.position in wrong:
                continue
            kind = Kind.ARCHIVE if need.only_warns else Kind.NOT_READY
            what = f"phase `{event.phase.value}` needs {need.words}: {lack.what} is missing or TBD"
            yield Problem(kind, lack.place.position, f"{what}; write it{_way_back(need)}")
    if isinstance(workshop.papers, tuple) and workshop.papers and not workshop.papers_are_public:
        message = (
            "papers are kept off every page and export before the phase `program`; nothing is to be done: "
            "once they may be public, write `phase: program`"
        )
        yield Problem(Kind.KEPT_BACK, lacks.beginning(workshop, "papers.yml").position, message)


def _way_back(need: Need) -> str:
    """Return the other way to mend what a need lacks: the phase before it."""
    if need.only_warns:
        return " once it is known"
    before = PHASES.index(need.phase) - 1
    return f", or go back to `phase: {PHASES[before].value}`" if before >= 0 else ""
