"""What a phase may lack: each function yields the facts of one need that are missing or TBD."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.base import TBD, Tbd, items, known
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.people import Status
from sphinx_workshop.model.plain import Place
from sphinx_workshop.model.titles import Papers, Written, title_of
from sphinx_workshop.model.tracks import tracks_of
from sphinx_workshop.rules.naming import paper_name, session_name
from sphinx_workshop.rules.papers import is_anonymous
from sphinx_workshop.rules.rooms import FREE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.call import Call
    from sphinx_workshop.model.milestones import MilestoneKind
    from sphinx_workshop.model.people import Talk
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import SessionLinks
    from sphinx_workshop.model.workshop import Workshop


class Lack(NamedTuple):
    """A fact that is missing or TBD."""

    place: Place
    """Where it would be written."""
    what: str
    """The fact, as the report names it. Pages show the report, so it names nothing that they hide."""
    wrong: str = ""
    """What is wrong with the fact, if it is neither missing nor TBD."""
    state: str = "missing or TBD"
    """Which of the two it is, where that is known."""


def _state(value: object) -> str:
    return "TBD" if isinstance(value, Tbd) else "missing"


def beginning(workshop: Workshop, part: str) -> Place:
    """Return the beginning of the data file of a part of the workshop; without a line if it is missing."""
    folder = workshop.event.place.file.removesuffix("workshop.yml")
    line = 0 if getattr(workshop, part) is None else 1
    return Place(f"{folder}{workshop.FILES[part]}.yml", line, line)


def _is_wrong(entry: Entry, field: str) -> bool:
    """Return whether a fact is written but left out for a problem of its own, so that it is not missing."""
    return getattr(entry, field) is None and field in entry.place.parts


def fact(path: str, *formats: Format) -> Callable[[Workshop], Iterator[Lack]]:
    """Return the need of the fact at a dotted path of `workshop.yml`, in some formats or in all."""

    def lacks(workshop: Workshop) -> Iterator[Lack]:
        entry: Entry = workshop.event
        for step in path.split(".") if not formats or workshop.event.format in formats else ():
            value = known(getattr(entry, step))
            if value is None:
                if not _is_wrong(entry, step):
                    place = workshop.event.place.of(*path.split("."))
                    yield Lack(place, f"`{path}`", state=_state(getattr(entry, step)))
                return
            entry = value

    return lacks


def organizer(workshop: Workshop) -> Iterator[Lack]:
    """Yield a lack if there is no organizer."""
    if not items(workshop.organizers):
        yield Lack(beginning(workshop, "organizers"), "an organizer", state=_state(workshop.organizers))


def track(workshop: Workshop) -> Iterator[Lack]:
    """Yield a lack if the call has no track."""
    call = known(workshop.call)
    if call is None:
        yield Lack(beginning(workshop, "call"), "a track in `call.yml`", state=_state(workshop.call))
    elif not _is_wrong(call, "tracks") and not _has_tracks(call):
        yield Lack(call.place.of("tracks"), "a track in `call.yml`", state=_state(call.tracks))


def _has_tracks(call: Call) -> bool:
    """Return whether tracks are written, even if each has a problem of its own."""
    written = call.place.parts.get("tracks")
    return written is not None and bool(written.parts)


def submission(workshop: Workshop) -> Iterator[Lack]:
    """Yield the tracks that have no link for submission, neither of their own nor that of the workshop."""
    tracks = tracks_of(workshop)
    for one in tracks:
        if isinstance(one.submission, Tbd):
            what = f"the `submission` of the track {quoted(one.name)}"
            yield Lack(one.place.of("submission"), what, state="TBD")
    if not tracks or any(one.submission is None for one in tracks):
        yield from fact("links.submission")(workshop)


def due(kind: MilestoneKind, *, each_track: bool) -> Callable[[Workshop], Iterator[Lack]]:
    """Return the need of the dates of a kind, those for organizers only apart.

    Args:
        kind: the kind
        each_track: whether each track needs one; else one for any track is enough
    """

    def lacks(workshop: Workshop) -> Iterator[Lack]:
        of_kind = [milestone for milestone in workshop.all_milestones if milestone.kind is kind]
        for milestone in of_kind:
            if isinstance(milestone.due, Tbd):
                yield Lack(milestone.place.of("due"), f"the `due` of {quoted(milestone.name)}", state="TBD")
        what, state = f"a milestone of kind `{kind.value}`", _state(workshop.milestones)
        place = beginning(workshop, "milestones")
        if not of_kind:
            yield Lack(place, what, state=state)
            return
        lacking = [
            quoted(one.name)
            for one in (tracks_of(workshop) if each_track else ())
            if not any(milestone.is_for(one.key) for milestone in of_kind)
        ]
        if lacking:
            which = "the track" if len(lacking) == 1 else "each of the tracks"
            yield Lack(place, f"{what} for {which} {', '.join(lacking)}", state=state)

    return lacks


def starts(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without a start; those inside another one inherit its start.

    A session may have no end: it lasts until the next one in its room.
    """
    if not workshop.days:
        yield Lack(beginning(workshop, "program"), "the program", state=_state(workshop.program))
    for day in workshop.days:
        if known(day.date) is None:
            yield Lack(day.place.of("date"), "the `date` of a day", state="TBD")
        if not items(day.sessions):
            which = "a day" if isinstance(day.date, Tbd) else str(day.date)
            yield Lack(day.place.of("sessions"), f"the `sessions` of {which}", state=_state(day.sessions))
    for placed in workshop.placed_sessions:
        session = placed.written
        if session.start is TBD or (session.start is None and placed.around is None):
            what = f"the `start` of {session_name(session, workshop)}"
            yield Lack(session.place.of("start"), what, state=_state(session.start))


def room(workshop: Workshop) -> Iterator[Lack]:
    """Yield what lacks a room where people meet in person: the venue, or sessions if others have one."""
    event = workshop.event
    if event.format not in {Format.IN_PERSON, Format.HYBRID} or event.room is not None:
        return
    sessions = [one for one in workshop.placed_sessions if one.session.inferred_kind not in FREE]
    lacking = [one for one in sessions if one.around is None and not _has_room(one)]
    if len(lacking) == sum(one.around is None for one in sessions):
        yield from fact("venue.room")(workshop)
        return
    for one in lacking:
        session = one.written
        what = f"the `room` of {session_name(session, workshop)}"
        yield Lack(session.place.of("room"), what, state=_state(session.room))


def _has_room(placed: PlacedSession) -> bool:
    """Return whether a session has a room, or each of those inside it has one."""
    inside = placed.inside
    return placed.room is not None or (bool(inside) and all(_has_room(inner) for inner in inside))


def titles(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions that have no title, and whose talks and papers have none either."""
    there = (workshop.people.keys() | workshop.hidden.keys()) - workshop.declined.keys()
    for _day, session in workshop.sessions():
        if isinstance(title_of(session, workshop), Written | Papers):
            continue
        if any(key not in there for key in session.speaker_ids):
            continue  # an unknown speaker is a problem of its own, and so is one who declined
        or_talk = ", or of the talk" if session.title is None and len(session.speaker_ids) == 1 else ""
        what = f"the `title` of {session_name(session, workshop)}{or_talk}"
        yield Lack(session.place.of("title"), what, state=_state(session.title))


def all_speak(workshop: Workshop) -> Iterator[Lack]:
    """Yield the confirmed speakers who have no part in the program."""
    if known(workshop.program) is None:
        return  # a missing program is a lack of its own
    seen: set[str] = set()
    for _day, session in workshop.sessions():
        for written, _place in session.people():
            seen.add(workshop.person_key(written))
    search = Nearest(workshop.people)
    seen.update(filter(None, [search.of(key) for key in seen if key not in workshop.people]))
    for speaker in workshop.public_speakers:
        if speaker.status is Status.CONFIRMED and speaker.key not in seen:
            what = f"a session of {quoted(speaker.key)}"
            yield Lack(speaker.place, what, state="missing")


def recordings(workshop: Workshop) -> Iterator[Lack]:
    """Yield the link for recordings if there is no video at all, else the talks without one."""
    lacking = list(fact("links.recordings")(workshop))
    videos = {speaker.key for speaker in workshop.public_speakers if _has_video(known(speaker.talk))}
    for _day, session in workshop.sessions():
        if _has_video(known(session.links)):
            videos.update(session.speaker_ids)
    if not lacking or not videos:
        yield from lacking
        return
    for speaker in workshop.public_speakers:
        if speaker.talk is not None and speaker.key not in videos:
            place = speaker.place.of("talk", "video")
            yield Lack(place, f"the `video` of the talk of {quoted(speaker.key)}")


def _has_video(entry: Talk | SessionLinks | None) -> bool:
    return entry is not None and known(entry.video) is not None


def authors(workshop: Workshop) -> Iterator[Lack]:
    """Yield the papers with authors who are to be announced, or still anonymous."""
    for paper in workshop.all_papers:
        if paper.authors is TBD:
            wrong = f"{paper_name(paper)}: its `authors` are TBD"
            yield Lack(paper.place.of("authors"), "the `authors` of a paper", wrong)
        for index, author in enumerate(paper.known_authors):
            if is_anonymous(author):
                wrong = f'an author is still "{author.name}"'
                yield Lack(paper.place.of("authors", index), wrong, f"{paper_name(paper)}: {wrong}")


def papers_themselves(workshop: Workshop) -> Iterator[Lack]:
    """Yield the papers that readers cannot read, unless there are proceedings."""
    for paper in workshop.all_papers if workshop.event.link("proceedings") is None else ():
        links = known(paper.links)
        if links is None:
            place = paper.place.of("links")
        elif paper.link("pdf") or paper.link("openreview") or _is_wrong(links, "pdf"):
            continue
        else:
            place = links.place.of("pdf" if links.pdf is not None else "openreview")
        yield Lack(place, f"`links.pdf` or `links.openreview` of {paper_name(paper)}")
