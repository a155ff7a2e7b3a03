"""Phases: what each needs, as a table that the check, the report and the docs read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Format, Links, Venue
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.people import Status, Talk
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.plain import Place
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.model.workshop import Workshop


class Lack(NamedTuple):
    """A fact that is missing or to be announced, and where it would be written."""

    place: Place
    what: str


@dataclass(frozen=True)
class Need:
    """What a phase needs, and every phase after it."""

    phase: Phase
    words: str
    """What is needed, for people."""
    lacks: Callable[[Workshop], Iterator[Lack]]
    """Yields what of it is not there."""
    only_warns: bool = False


PHASES: Final = tuple(Phase)
"""The phases, in order."""


def _known(value: object) -> bool:
    return value is not None and not isinstance(value, Tbd)


def _file(workshop: Workshop, name: str) -> Place:
    """Return the beginning of a data file beside workshop.yml."""
    folder = workshop.event.place.file.removesuffix("workshop.yml")
    return Place(f"{folder}{name}", 1, 1)


def _of_event(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        if not _known(getattr(workshop.event, field)):
            yield Lack(workshop.event.place.of(field), f"`{field}`")

    return lacks


def _organizer(workshop: Workshop) -> Iterator[Lack]:
    if not isinstance(workshop.organizers, tuple) or not workshop.organizers:
        yield Lack(_file(workshop, "organizers.yml"), "an organizer")


def _of_links(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        links = workshop.event.links
        if not isinstance(links, Links) or not _known(getattr(links, field)):
            yield Lack(workshop.event.place.of("links", field), f"`links.{field}`")

    return lacks


def _track(workshop: Workshop) -> Iterator[Lack]:
    if not isinstance(workshop.call, Call) or not isinstance(workshop.call.tracks, tuple) or not workshop.call.tracks:
        place = workshop.call.place.of("tracks") if isinstance(workshop.call, Call) else _file(workshop, "call.yml")
        yield Lack(place, "a track in `call.yml`")


def _due(kind: MilestoneKind) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
        of_kind = [one for one in milestones if one.kind is kind]
        for milestone in of_kind:
            if isinstance(milestone.due, Tbd):
                yield Lack(milestone.place.of("due"), f"`due` of `{milestone.name}`")
        if not of_kind:
            yield Lack(_file(workshop, "dates.yml"), f"a milestone of kind `{kind.value}`")

    return lacks


def _times(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without times; those inside another have its times where they give none."""
    if not isinstance(workshop.program, tuple):
        yield Lack(_file(workshop, "program.yml"), "the program")
        return
    for day in workshop.program:
        if isinstance(day.date, Tbd):
            yield Lack(day.place.of("date"), "the `date` of a day of the program")
        if not isinstance(day.sessions, tuple) or not day.sessions:
            yield Lack(day.place.of("sessions"), "the `sessions` of a day of the program")
            continue
        for session in day.sessions:
            for field in ("start", "end"):
                if not _known(getattr(session, field)):
                    yield Lack(session.place.of(field), f"`{field}` of a session")


def _titles(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without a title of their own or of their only speaker's talk."""
    talks = {speaker.key: speaker.talk for speaker in workshop.shown_speakers}
    for _day, session in workshop.sessions():
        talk = talks.get(session.speaker_ids[0]) if len(session.speaker_ids) == 1 else None
        of_talk = isinstance(talk, Talk) and isinstance(talk.title, str)
        if isinstance(session.title, str) or (session.title is None and (of_talk or session.papers)):
            continue
        yield Lack(session.place.of("title"), "a `title` of a session")


def _all_speak(workshop: Workshop) -> Iterator[Lack]:
    speaking = {key for _day, session in workshop.sessions() for key in session.speaker_ids}
    for speaker in workshop.shown_speakers:
        if speaker.status is Status.CONFIRMED and speaker.key not in speaking:
            yield Lack(speaker.place, f"a session of `{speaker.key}`, who is confirmed")


def _livestream(workshop: Workshop) -> Iterator[Lack]:
    if workshop.event.format in {Format.VIRTUAL, Format.HYBRID}:
        yield from _of_links("livestream")(workshop)


def _room(workshop: Workshop) -> Iterator[Lack]:
    if workshop.event.format in {Format.IN_PERSON, Format.HYBRID}:
        venue = workshop.event.venue
        if not isinstance(venue, Venue) or not _known(venue.room):
            yield Lack(workshop.event.place.of("venue", "room"), "`venue.room`")


def _recordings(workshop: Workshop) -> Iterator[Lack]:
    if not list(_of_links("recordings")(workshop)):
        return
    for speaker in workshop.shown_speakers:
        if isinstance(speaker.talk, Talk) and not _known(speaker.talk.video):
            yield Lack(speaker.talk.place.of("video"), f"`links.recordings`, or the `video` of the talk of `{speaker.key}`")


def _name(workshop: Workshop) -> Iterator[Lack]:
    """Yield nothing: a workshop without a name is not read at all."""
    if not workshop.event.name:
        yield Lack(workshop.event.place, "`name`")


NEEDS: Final = (
    Need(Phase.PROPOSAL, "the name", _name),
    Need(Phase.PROPOSAL, "an organizer", _organizer),
    Need(Phase.CALL, "the date of the event", _of_event("date")),
    Need(Phase.CALL, "a contact", _of_event("contact")),
    Need(Phase.CALL, "the link for submission", _of_links("submission")),
    Need(Phase.CALL, "a track of the call for papers", _track),
    Need(Phase.CALL, "the submission deadline", _due(MilestoneKind.SUBMISSION)),
    Need(Phase.CALL, "the date of notification", _due(MilestoneKind.NOTIFICATION)),
    Need(Phase.REVIEW, "the deadline of camera-ready papers", _due(MilestoneKind.CAMERA_READY)),
    Need(Phase.PROGRAM, "the start and the end of every session", _times),
    Need(Phase.PROGRAM, "a title for every session", _titles),
    Need(Phase.PROGRAM, "every confirmed speaker in a session", _all_speak),
    Need(Phase.LIVE, "the link for the livestream, unless in person", _livestream),
    Need(Phase.LIVE, "the room, unless virtual", _room),
    Need(Phase.ARCHIVE, "a link for recordings, or a video of each talk", _recordings, only_warns=True),
)


def needs_until(phase: Phase) -> tuple[Need, ...]:
    """Return what a phase needs: its own needs and those of the phases before it."""
    reached = PHASES[: PHASES.index(phase) + 1]
    return tuple(need for need in NEEDS if need.phase in reached)


def next_phase(phase: Phase) -> Phase | None:
    """Return the phase that comes after a phase; None after the last."""
    index = PHASES.index(phase) + 1
    return PHASES[index] if index < len(PHASES) else None


def check_phase(workshop: Workshop) -> Iterator[Problem]:
    """Yield a problem for each fact that the present phase needs and that is missing or to be announced."""
    phase = workshop.event.phase
    for need in needs_until(phase):
        for lack in need.lacks(workshop):
            kind = Kind.ARCHIVE if need.only_warns else Kind.NOT_READY
            message = f"phase `{phase.value}` needs {need.words}: {lack.what} is missing or TBD; write it, or go back a phase"
            yield Problem(kind, lack.place.position, message)
