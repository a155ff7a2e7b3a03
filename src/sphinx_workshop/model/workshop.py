"""The whole: event, call, milestones, people, program and papers, joined and immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from sphinx_workshop.model.base import Entry, Tbd, entry_type
from sphinx_workshop.model.event import Event, Span
from sphinx_workshop.model.papers import PUBLIC_FROM
from sphinx_workshop.model.people import Organizer, Person, Speaker, Status, Talk
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.program import PlacedSession, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sphinx_workshop.model.call import Call
    from sphinx_workshop.model.host import Host
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import ProgramDay, Session

T = TypeVar("T")

Fact: TypeAlias = "T | Literal[Tbd.TBD] | None"
"""A value, TBD, or absent."""


class Wrote(NamedTuple):
    """An author, and the papers that the author wrote, in order."""

    author: Author
    papers: list[Paper]


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """All facts of a workshop; each part is a value, TBD (a file that says so), or absent."""

    event: Event
    call: Fact[Call] = None
    milestones: Fact[tuple[Milestone, ...]] = None
    organizers: Fact[tuple[Organizer, ...]] = None
    speakers: Fact[tuple[Speaker, ...]] = None
    program: Fact[tuple[ProgramDay, ...]] = None
    papers: Fact[tuple[Paper, ...]] = None
    """All accepted papers; readers see `public_papers`."""
    host: Host | None = None
    """The conference that hosts the workshop, with its rules."""
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    """Everybody whom readers may see, by id; each with all that the files say of them."""

    @cached_property
    def shown_speakers(self) -> tuple[Speaker, ...]:
        """The speakers whom readers see: all but those who declined."""
        speakers = self.speakers if isinstance(self.speakers, tuple) else ()
        return tuple(speaker for speaker in speakers if speaker.status is not Status.DECLINED)

    @cached_property
    def speakers_by_key(self) -> Mapping[str, Speaker]:
        """The speakers whom readers see, by id."""
        return _first_by_key((speaker.key, speaker) for speaker in self.shown_speakers)

    @cached_property
    def organizers_by_key(self) -> Mapping[str, Organizer]:
        """The organizers, by id."""
        organizers = self.organizers if isinstance(self.organizers, tuple) else ()
        return _first_by_key((organizer.key, organizer) for organizer in organizers)

    @property
    def papers_are_public(self) -> bool:
        """Whether the phase has come from which papers are published."""
        phases = list(Phase)
        return phases.index(self.event.phase) >= phases.index(Phase(PUBLIC_FROM))

    @cached_property
    def public_papers(self) -> Mapping[str, Paper]:
        """The papers that readers may see, by id; none before the phase `program`."""
        papers = self.papers if isinstance(self.papers, tuple) and self.papers_are_public else ()
        return MappingProxyType({paper.id: paper for paper in papers})

    @cached_property
    def authors(self) -> Mapping[str, Wrote]:
        """The authors of public papers by their keys, each under the first form of the name."""
        found: dict[str, Wrote] = {}
        for paper in self.public_papers.values():
            for author in paper.authors:
                wrote = found.setdefault(author.key, Wrote(author, []))
                if not wrote.papers or wrote.papers[-1] is not paper:
                    wrote.papers.append(paper)
        return MappingProxyType(found)

    @cached_property
    def sessions_of_papers(self) -> Mapping[str, tuple[PlacedSession, ...]]:
        """The sessions that each paper is presented in, by the id of the paper, in time order."""
        return _all_by_key((one, one.session.paper_ids) for one in self._in_time_order)

    @cached_property
    def sessions_of_people(self) -> Mapping[str, tuple[PlacedSession, ...]]:
        """The sessions that each person speaks in or chairs, by the id of the person, in time order."""
        return _all_by_key(
            (one, (*one.session.speaker_ids, *one.session.chair_keys)) for one in self._in_time_order
        )

    @cached_property
    def _in_time_order(self) -> tuple[PlacedSession, ...]:
        return tuple(sorted(self.placed_sessions, key=PlacedSession.when))

    @cached_property
    def placed_sessions(self) -> tuple[PlacedSession, ...]:
        """Every session as readers see it, without those who declined: see `PlacedSession`."""
        return tuple(
            one._replace(session=one.session.without(self.declined))
            for day, session in self._outermost()
            for one in placed(session, day)
        )

    @property
    def is_dated(self) -> bool:
        """Whether there is anything for a calendar: the day of the event, a milestone or a session."""
        milestones = self.milestones if isinstance(self.milestones, tuple) else ()
        return (
            isinstance(self.event.date, Span)
            or any(not isinstance(milestone.due, Tbd) for milestone in milestones)
            or any(isinstance(session.start, time | datetime) for _day, session in self.sessions())
        )

    @cached_property
    def declined(self) -> frozenset[str]:
        """The ids of the speakers who declined, and whom readers never see."""
        speakers = self.speakers if isinstance(self.speakers, tuple) else ()
        return (
            frozenset(speaker.key for speaker in speakers if speaker.status is Status.DECLINED)
            - self.people.keys()
        )

    def milestone(self, key: str) -> Milestone | None:
        """Return the milestone of an id."""
        milestones = self.milestones if isinstance(self.milestones, tuple) else ()
        return next((milestone for milestone in milestones if milestone.key == key), None)

    def sessions(self) -> Iterator[tuple[date | Tbd, Session]]:
        """Yield every session with its day, those inside others after the one around them."""
        for day, session in self._outermost():
            yield from ((day, one.session) for one in placed(session, day))

    def _outermost(self) -> Iterator[tuple[date | Tbd, Session]]:
        for day in self.program if isinstance(self.program, tuple) else ():
            yield from ((day.date, one) for one in (day.sessions if isinstance(day.sessions, tuple) else ()))

    def session(self, key: str) -> tuple[date | Tbd, Session] | None:
        """Return the day and the session of an explicit id."""
        return self._sessions_by_id.get(key)

    @cached_property
    def _sessions_by_id(self) -> Mapping[str, tuple[date | Tbd, Session]]:
        return _first_by_key((found[1].id, found) for found in self.sessions() if found[1].id)

    def talk_of(self, session: Session) -> Talk | None:
        """Return the talk that a session is about: that of its speaker, if it has one alone."""
        speaker = self.speakers_by_key.get(session.speaker_ids[0]) if len(session.speaker_ids) == 1 else None
        return speaker.talk if speaker is not None and isinstance(speaker.talk, Talk) else None

    def fact(self, path: str) -> tuple[object, Place]:
        """Return the value of workshop.yml at a dotted path, and where it was written.

        :raises KeyError: for a path that no workshop can have; the argument says which step
        """
        value: object = self.event
        place = self.event.place
        model: type[Entry] | None = Event
        for step in path.split("."):
            if model is None or step not in model.model_fields:
                raise KeyError(step)
            model = entry_type(model, step)
            if isinstance(value, Entry):
                value = getattr(value, step)
                place = place.of(step)
        return value, place


def _first_by_key(pairs: Iterable[tuple[str, T]]) -> Mapping[str, T]:
    """Return what each key has; the first, where the data has a problem and two share one."""
    found: dict[str, T] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return MappingProxyType(found)


def _all_by_key(
    named: Iterable[tuple[PlacedSession, tuple[str, ...]]],
) -> Mapping[str, tuple[PlacedSession, ...]]:
    found: dict[str, list[PlacedSession]] = {}
    for session, keys in named:
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(session)
    return MappingProxyType({key: tuple(sessions) for key, sessions in found.items()})
