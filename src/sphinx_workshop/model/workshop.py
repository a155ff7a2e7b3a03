"""A whole workshop: event, call, milestones, people, program and papers, joined and immutable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from sphinx_workshop.model.base import Entry, Tbd, entry_type, fields_by_key, items, known
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.placed import permanent_keys, place_sessions
from sphinx_workshop.model.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from sphinx_workshop.model.awards import Award
    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.call import Call
    from sphinx_workshop.model.committee import Group
    from sphinx_workshop.model.editions import Edition
    from sphinx_workshop.model.faq import Question
    from sphinx_workshop.model.host import Host
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.model.news import News
    from sphinx_workshop.model.papers import Author, Paper
    from sphinx_workshop.model.people import Organizer, Person, Speaker, Talk
    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import ProgramDay, Session
    from sphinx_workshop.model.sponsors import Sponsor


class Wrote(NamedTuple):
    """An author, and the papers that the author wrote, in order."""

    author: Author
    papers: list[Paper]


@dataclass(frozen=True, kw_only=True)
class Workshop(Roster):
    """All facts of a workshop; each part is a value, TBD (a file that says so), or absent."""

    FILES: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "event": "workshop",
            "call": "call",
            "milestones": "dates",
            "organizers": "organizers",
            "speakers": "speakers",
            "program": "program",
            "papers": "papers",
            "committee": "committee",
            "sponsors": "sponsors",
            "news": "news",
            "faq": "faq",
            "awards": "awards",
            "editions": "editions",
        }
    )
    """The data file of each part, without its `.yml`."""

    event: Event
    call: Fact[Call] = None
    milestones: Fact[tuple[Milestone, ...]] = None
    """The important dates, without those for organizers only."""
    internal_milestones: tuple[Milestone, ...] = ()
    """The dates for organizers only: no page and no format shows them unless asked to."""
    organizers: Fact[tuple[Organizer, ...]] = None
    speakers: Fact[tuple[Speaker, ...]] = None
    program: Fact[tuple[ProgramDay, ...]] = None
    papers: Fact[tuple[Paper, ...]] = None
    """All accepted papers; readers see `public_papers`."""
    committee: Fact[tuple[Group, ...]] = None
    sponsors: Fact[tuple[Sponsor, ...]] = None
    news: Fact[tuple[News, ...]] = None
    faq: Fact[tuple[Question, ...]] = None
    awards: Fact[tuple[Award, ...]] = None
    editions: Fact[tuple[Edition, ...]] = None
    host: Host | None = None
    """The conference that hosts the workshop, with its rules."""
    people: Mapping[str, Person] = field(default_factory=lambda: MappingProxyType({}))
    """The people who readers may see, by id, each with all facts from all files."""

    # The parts, item by item: nothing where a part is absent or to be announced

    @property
    def all_milestones(self) -> tuple[Milestone, ...]:
        """The milestones that readers may see, in the order of the file."""
        return items(self.milestones)

    def with_internal(self) -> Workshop:
        """Return the workshop as organizers see it: with the dates for them only among the others."""
        if not self.internal_milestones:
            return self
        every = sorted((*self.all_milestones, *self.internal_milestones), key=lambda one: one.place.position)
        return replace(self, milestones=tuple(every), internal_milestones=())

    @property
    def all_papers(self) -> tuple[Paper, ...]:
        """The papers, in the order of the file, before they are public too; readers see `public_papers`."""
        return items(self.papers)

    @property
    def days(self) -> tuple[ProgramDay, ...]:
        """The days of the program."""
        return items(self.program)

    @property
    def earlier_editions(self) -> Fact[tuple[Edition, ...]]:
        """The editions but this one, which is listed as soon as its site is archived."""
        if not isinstance(self.editions, tuple):
            return self.editions
        return tuple(one for one in self.editions if one.year != self.event.year)

    # Papers

    @property
    def papers_are_public(self) -> bool:
        """Whether papers are published in this phase; before `program`, they may be under blind review."""
        return self.event.phase.reaches(Phase.PROGRAM)

    @cached_property
    def public_papers(self) -> Mapping[str, Paper]:
        """The papers that readers may see, by id; none before the phase `program`."""
        papers = self.all_papers if self.papers_are_public else ()
        return MappingProxyType({paper.id: paper for paper in papers})

    @cached_property
    def authors(self) -> Mapping[str, Wrote]:
        """The authors of public papers by their keys, each under the first form of the name."""
        found: dict[str, Wrote] = {}
        for paper in self.public_papers.values():
            for author in paper.known_authors:
                wrote = found.setdefault(author.key, Wrote(author, []))
                if not wrote.papers or wrote.papers[-1] is not paper:
                    wrote.papers.append(paper)
        return MappingProxyType(found)

    # The program

    @cached_property
    def placed_days(self) -> tuple[tuple[PlacedSession, ...], ...]:
        """The outermost sessions of each day of the program."""
        return place_sessions(self.days, self.event.timezone, self.hides)

    @cached_property
    def placed_sessions(self) -> tuple[PlacedSession, ...]:
        """All sessions in the order of the file, each followed by those inside it."""
        return tuple(one for day in self.placed_days for outermost in day for one in outermost.with_inside())

    @cached_property
    def session_keys(self) -> Mapping[PlacedSession, str]:
        """The permanent keys by which calendars and browsers know the sessions."""
        return MappingProxyType(permanent_keys(self.placed_sessions))

    @cached_property
    def sessions_of_papers(self) -> Mapping[str, tuple[PlacedSession, ...]]:
        """The sessions that each paper is presented in, by the id of the paper, in time order."""
        return _all_by_key((one, one.session.paper_ids) for one in self._in_time_order)

    @cached_property
    def sessions_of_people(self) -> Mapping[str, tuple[PlacedSession, ...]]:
        """The sessions that each person speaks in, chairs or moderates, by the person's id, in time order."""
        return _all_by_key(
            (one, tuple(self.person_key(written) for written, _place in one.session.people()))
            for one in self._in_time_order
        )

    @cached_property
    def _in_time_order(self) -> list[PlacedSession]:
        return sorted(self.placed_sessions, key=lambda one: one.sort_key)

    def sessions(self) -> Iterator[tuple[date | Tbd, Session]]:
        """Yield every session as it is written, with its day, each followed by those inside it."""
        return ((one.day, one.written) for one in self.placed_sessions)

    def session(self, key: str) -> tuple[date | Tbd, Session] | None:
        """Return the day and the session of an explicit id."""
        return next((found for found in self.sessions() if found[1].id == key), None)

    def talk_of(self, session: Session) -> Talk | None:
        """Return the talk that a session is about: that of its speaker, if it has one alone."""
        speaker = self.speakers_by_key.get(session.speaker_ids[0]) if len(session.speaker_ids) == 1 else None
        return known(speaker.talk) if speaker is not None else None

    # Single facts

    @property
    def is_dated(self) -> bool:
        """Whether there is anything for a calendar: the day of the event, a milestone or a session."""
        return (
            self.event.span is not None
            or any(milestone.moment is not None for milestone in self.all_milestones)
            or any(isinstance(session.start, time | datetime) for _day, session in self.sessions())
        )

    def milestone(self, key: str) -> Milestone | None:
        """Return the milestone of an id."""
        return next((milestone for milestone in self.all_milestones if milestone.key == key), None)

    def fact(self, path: str) -> tuple[object, Place]:
        """Return the value of `workshop.yml` at a dotted path, and where it is written.

        What is for the host's reviewers alone is not found.

        Raises:
            KeyError: No workshop can have such a path; the argument is the step that is wrong.
        """
        value: object = self.event
        place = self.event.place
        model: type[Entry] | None = Event
        for step in path.split("."):
            if model is None or step not in fields_by_key(model) or step == "proposal":
                raise KeyError(step)
            model = entry_type(model, step)
            if isinstance(value, Entry):
                value = getattr(value, step)
                place = place.of(step)
        return value, place


def _all_by_key(
    named: Iterable[tuple[PlacedSession, tuple[str, ...]]],
) -> Mapping[str, tuple[PlacedSession, ...]]:
    found: dict[str, list[PlacedSession]] = {}
    for session, keys in named:
        for key in dict.fromkeys(keys):
            found.setdefault(key, []).append(session)
    return MappingProxyType({key: tuple(sessions) for key, sessions in found.items()})
