"""What a phase may lack: each function yields the facts of one need that are missing or to be announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.event import Format, Links, Venue
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.model.people import Status, Talk
from sphinx_workshop.model.plain import Place
from sphinx_workshop.model.program import SessionLinks
from sphinx_workshop.model.titles import Papers, Written, title_of
from sphinx_workshop.rules.papers import is_anonymous
from sphinx_workshop.rules.timeline import called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.model.base import Entry
    from sphinx_workshop.model.milestones import MilestoneKind
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.workshop import Workshop


class Lack(NamedTuple):
    """A fact that is missing or to be announced, and where it would be written."""

    place: Place
    what: str


def _known(value: object) -> bool:
    return value is not None and not isinstance(value, Tbd)


def beginning(workshop: Workshop, name: str) -> Place:
    """Return the beginning of a data file beside workshop.yml."""
    folder = workshop.event.place.file.removesuffix("workshop.yml")
    return Place(f"{folder}{name}", 1, 1)


def _left_out(entry: Entry, field: str) -> bool:
    """Return whether a fact is written, but left out for a problem of its own: it is wrong, not missing."""
    return getattr(entry, field) is None and field in entry.place.parts


def of_event(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    """Return the need of a fact of workshop.yml."""

    def lacks(workshop: Workshop) -> Iterator[Lack]:
        event = workshop.event
        if not _known(getattr(event, field)) and not _left_out(event, field):
            yield Lack(event.place.of(field), f"`{field}`")

    return lacks


def organizer(workshop: Workshop) -> Iterator[Lack]:
    """Yield the organizers, while there is none."""
    if not isinstance(workshop.organizers, tuple) or not workshop.organizers:
        yield Lack(beginning(workshop, "organizers.yml"), "an organizer")


def of_links(field: str) -> Callable[[Workshop], Iterator[Lack]]:
    """Return the need of a link of workshop.yml."""

    def lacks(workshop: Workshop) -> Iterator[Lack]:
        event, links = workshop.event, workshop.event.links
        known = isinstance(links, Links) and _known(getattr(links, field))
        wrong = _left_out(event, "links") or (isinstance(links, Links) and _left_out(links, field))
        if not known and not wrong:
            yield Lack(event.place.of("links", field), f"`links.{field}`")

    return lacks


def track(workshop: Workshop) -> Iterator[Lack]:
    """Yield the tracks of the call, while there is none."""
    call = workshop.call
    if not isinstance(call, Call):
        yield Lack(beginning(workshop, "call.yml"), "a track in `call.yml`")
    elif isinstance(call.tracks, Tbd) or (call.tracks is None and not _left_out(call, "tracks")):
        yield Lack(call.place.of("tracks"), "a track in `call.yml`")


def due(kind: MilestoneKind) -> Callable[[Workshop], Iterator[Lack]]:
    """Return the need of the dates of a kind."""

    def lacks(workshop: Workshop) -> Iterator[Lack]:
        milestones = workshop.milestones if isinstance(workshop.milestones, tuple) else ()
        of_kind = [one for one in milestones if one.kind is kind]
        for milestone in of_kind:
            if isinstance(milestone.due, Tbd):
                yield Lack(milestone.place.of("due"), f"the `due` of {quoted(milestone.name)}")
        if not of_kind:
            yield Lack(beginning(workshop, "dates.yml"), f"a milestone of kind `{kind.value}`")

    return lacks


def times(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions without times; those inside another have its times where they give none."""
    if not isinstance(workshop.program, tuple) or not workshop.program:
        yield Lack(beginning(workshop, "program.yml"), "the program")
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
                yield Lack(session.place.of(field), f"the `{field}` of {called(session)}")


def _outermost(day: ProgramDay) -> tuple[Session, ...]:
    return day.sessions if isinstance(day.sessions, tuple) else ()


def titles(workshop: Workshop) -> Iterator[Lack]:
    """Yield the sessions that would be called by their speakers alone, or by nothing."""
    for _day, session in workshop.sessions():
        if isinstance(title_of(session, workshop), Written | Papers):
            continue
        if any(key not in workshop.people for key in session.speaker_ids):
            continue  # who they are is a problem of its own
        of_it = ", or of the talk" if session.title is None and len(session.speaker_ids) == 1 else ""
        yield Lack(session.place.of("title"), f"the `title` of {called(session)}{of_it}")


def all_speak(workshop: Workshop) -> Iterator[Lack]:
    """Yield the confirmed speakers who neither speak nor chair anywhere in the program."""
    if not isinstance(workshop.program, tuple):
        return  # that it is missing is a lack of its own
    seen: set[str] = set()
    for _day, session in workshop.sessions():
        seen.update(session.speaker_ids, session.chair_keys, map(slug, session.chair_keys))
    search = Nearest(workshop.people)
    meant = {search.of(key) for key in seen if key not in workshop.people}
    for speaker in workshop.shown_speakers:
        if speaker.status is Status.CONFIRMED and speaker.key not in seen and speaker.key not in meant:
            yield Lack(speaker.place, f"a session of {quoted(speaker.key)}, who is confirmed")


def livestream(workshop: Workshop) -> Iterator[Lack]:
    """Yield the livestream, unless everybody is there."""
    if workshop.event.format in {Format.VIRTUAL, Format.HYBRID}:
        yield from of_links("livestream")(workshop)


def room(workshop: Workshop) -> Iterator[Lack]:
    """Yield the room, unless nobody is there."""
    if workshop.event.format in {Format.IN_PERSON, Format.HYBRID}:
        event, venue = workshop.event, workshop.event.venue
        known = isinstance(venue, Venue) and _known(venue.room)
        wrong = _left_out(event, "venue") or (isinstance(venue, Venue) and _left_out(venue, "room"))
        if not known and not wrong:
            yield Lack(event.place.of("venue", "room"), "`venue.room`")


def recordings(workshop: Workshop) -> Iterator[Lack]:
    """Yield the link for recordings where there is no video at all, else the talks without one."""
    lacking = list(of_links("recordings")(workshop))
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


def authors(workshop: Workshop) -> Iterator[Lack]:
    """Yield the papers that keep back who wrote them, and not which: pages may show it before the papers."""
    for paper in workshop.papers if isinstance(workshop.papers, tuple) else ():
        for index, author in enumerate(paper.authors):
            if is_anonymous(author):
                words = f"the name of the author {quoted(author.name)} of a paper"
                yield Lack(paper.place.of("authors", index), words)


def papers_themselves(workshop: Workshop) -> Iterator[Lack]:
    """Yield the papers that readers cannot read, unless the workshop has proceedings."""
    links = workshop.event.links
    if isinstance(links, Links) and _known(links.proceedings):
        return
    for paper in workshop.papers if isinstance(workshop.papers, tuple) else ():
        of_paper = paper.links
        if isinstance(of_paper, PaperLinks):
            known = _known(of_paper.pdf) or _known(of_paper.openreview)
            if known or _left_out(of_paper, "pdf"):
                continue
            place = of_paper.place.of("pdf" if of_paper.pdf is not None else "openreview")
        else:
            place = paper.place.of("links")
        yield Lack(place, f"`links.pdf` or `links.openreview` of the paper {quoted(paper.id)}")


def name(workshop: Workshop) -> Iterator[Lack]:
    """Yield nothing: a workshop without a name is not read at all."""
    if not workshop.event.name:
        yield Lack(workshop.event.place, "`name`")
