"""Phases: what each needs, as a table that the check, the report and the docs read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Format, Links, Venue
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.model.people import Status, Talk
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.plain import Place
from sphinx_workshop.model.program import SessionLinks
from sphinx_workshop.phrasing import listing, quoted
from sphinx_workshop.problems import Kind, Position, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.program import ProgramDay, Session
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


def _left_out(entry: Entry, field: str) -> bool:
    """Return whether a fact is written, but left out for a problem of its own: it is wrong, not missing."""
    return getattr(entry, field) is None and field in entry.place.parts


def _of_event(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        event = workshop.event
        if not _known(getattr(event, field)) and not _left_out(event, field):
            yield Lack(event.place.of(field), f"`{field}`")

    return lacks


def _organizer(workshop: Workshop) -> Iterator[Lack]:
    if not isinstance(workshop.organizers, tuple) or not workshop.organizers:
        yield Lack(_file(workshop, "organizers.yml"), "an organizer")


def _of_links(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        event, links = workshop.event, workshop.event.links
        known = isinstance(links, Links) and _known(getattr(links, field))
        wrong = _left_out(event, "links") or (isinstance(links, Links) and _left_out(links, field))
        if not known and not wrong:
            yield Lack(event.place.of("links", field), f"`links.{field}`")

    return lacks


def _track(workshop: Workshop) -> Iterator[Lack]:
    call = workshop.call
    if not isinstance(call, Call):
        yield Lack(_file(workshop, "call.yml"), "a track in `call.yml`")
    elif isinstance(call.tracks, Tbd) or (call.tracks is None and not _left_out(call, "tracks")):
        yield Lack(call.place.of("tracks"), "a track in `call.yml`")


def _due(kind: MilestoneKind) -> Callable[[Workshop], Iterator[Lack]]:
    def lacks(workshop: Workshop) -> Iterator[Lack]:
        milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
        of_kind = [one for one in milestones if one.kind is kind]
        for milestone in of_kind:
            if isinstance(milestone.due, Tbd):
                yield Lack(milestone.place.of("due"), f"the `due` of {quoted(milestone.name)}")
        if not of_kind:
            yield Lack(_file(workshop, "dates.yml"), f"a milestone of kind `{kind.value}`")

    return lacks


def _times(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without times; those inside another have its times where they give none."""
    if not isinstance(workshop.program, tuple) or not workshop.program:
        yield Lack(_file(workshop, "program.yml"), "the program")
        return
    for day in workshop.program:
        if isinstance(day.date, Tbd):
            yield Lack(day.place.of("date"), "the `date` of a day")
        if not isinstance(day.sessions, tuple) or not day.sessions:
            yield Lack(day.place.of("sessions"), "the `sessions` of a day")
    outermost = [id(session) for day in workshop.program for session in _outermost(day)]
    for _day, session in workshop.sessions():
        for field in ("start", "end"):
            clock = getattr(session, field)
            if isinstance(clock, Tbd) or (clock is None and id(session) in outermost):
                yield Lack(session.place.of(field), f"the `{field}` of {_called(session)}")


def _outermost(day: ProgramDay) -> tuple[Session, ...]:
    return day.sessions if isinstance(day.sessions, tuple) else ()


def _called(session: Session) -> str:
    """Return how a message names a session."""
    if isinstance(session.title, str):
        return quoted(session.title)
    if session.speaker_ids:
        return f"the session of {listing(session.speaker_ids)}"
    return (
        f"the session at {session.start:%H:%M}" if isinstance(session.start, time | datetime) else "a session"
    )


def _titles(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without a title of their own or of their only speaker's talk."""
    for _day, session in workshop.sessions():
        talk = workshop.talk_of(session)
        of_talk = talk is not None and isinstance(talk.title, str)
        if isinstance(session.title, str) or (session.title is None and of_talk):
            continue
        of_it = ", or of the talk" if session.title is None and len(session.speaker_ids) == 1 else ""
        yield Lack(session.place.of("title"), f"the `title` of {_called(session)}{of_it}")


def _all_speak(workshop: Workshop) -> Iterator[Lack]:
    """Yield the confirmed speakers who neither speak nor chair anywhere in the program."""
    if not isinstance(workshop.program, tuple):
        return  # that it is missing is a lack of its own
    seen: set[str] = set()
    for _day, session in workshop.sessions():
        seen.update(session.speaker_ids, session.chairs if isinstance(session.chairs, tuple) else ())
    for speaker in workshop.shown_speakers:
        if speaker.status is Status.CONFIRMED and speaker.key not in seen:
            yield Lack(speaker.place, f"a session of {quoted(speaker.key)}, who is confirmed")


def _livestream(workshop: Workshop) -> Iterator[Lack]:
    if workshop.event.format in {Format.VIRTUAL, Format.HYBRID}:
        yield from _of_links("livestream")(workshop)


def _room(workshop: Workshop) -> Iterator[Lack]:
    if workshop.event.format in {Format.IN_PERSON, Format.HYBRID}:
        event, venue = workshop.event, workshop.event.venue
        known = isinstance(venue, Venue) and _known(venue.room)
        wrong = _left_out(event, "venue") or (isinstance(venue, Venue) and _left_out(venue, "room"))
        if not known and not wrong:
            yield Lack(event.place.of("venue", "room"), "`venue.room`")


def _recordings(workshop: Workshop) -> Iterator[Lack]:
    """Yield the link for recordings where there is no video at all, else the talks without one."""
    lacking = list(_of_links("recordings")(workshop))
    videos = {
        key
        for _day, session in workshop.sessions()
        if _has_video(session.links)
        for key in session.speaker_ids
    }
    videos |= {speaker.key for speaker in workshop.shown_speakers if _has_video(speaker.talk)}
    if not lacking or not videos:
        yield from lacking
        return
    for speaker in workshop.shown_speakers:
        if speaker.talk is not None and speaker.key not in videos:
            place = speaker.talk.place if isinstance(speaker.talk, Talk) else speaker.place.of("talk")
            yield Lack(place.of("video"), f"the `video` of the talk of {quoted(speaker.key)}")


def _has_video(what: object) -> bool:
    return isinstance(what, Talk | SessionLinks) and _known(what.video)


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


def check_phase(workshop: Workshop, problems: Sequence[Problem] = ()) -> Iterator[Problem]:
    """Yield a problem for each fact that the present phase needs and that is missing or to be announced.

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


def _way_back(need: Need) -> str:
    """Return the other way to mend what a need lacks: the phase before it."""
    if need.only_warns:
        return " once it is known"
    before = PHASES.index(need.phase) - 1
    return f", or go back to `phase: {PHASES[before].value}`" if before >= 0 else ""
