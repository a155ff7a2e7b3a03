"""Which pages depend on which facts: a fingerprint for each question that pages ask."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import Entry, Tbd
from sphinx_workshop.model.calendars import calendars_of
from sphinx_workshop.model.plain import Place
from sphinx_workshop.model.titles import title_of
from sphinx_workshop.model.tracks import tracks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.workshop import Workshop

SEPARATOR: Final = ":"


class Fingerprints:
    """A short text for each question that pages ask of the facts; it changes when the answer does.

    Questions are texts, so that the environment can keep them: ``event``, ``call``, ``milestones``,
    ``organizers``, ``speakers``, ``program``, ``papers``, ``tracks``, ``committee``, ``sponsors``, ``news``,
    ``faq``, ``awards``, ``editions``, ``earlier_editions``;
    ``milestone:ID``, ``session:ID``, ``paper:ID`` for its title, ``authors:ID`` of a paper, ``organizer:ID``,
    ``speaker:ID``;
    ``name:ID`` of a person, ``talk:ID`` of a speaker, ``sessions:ID`` that a person has a part in;
    ``is_dated``: whether there is a calendar; ``calendars``: which there are;
    ``fact:PATH`` with a dotted path in workshop.yml.
    """

    def __init__(self, workshop: Workshop, papers_digest: str = "") -> None:
        """Answer from a workshop.

        Args:
            workshop: the facts
            papers_digest: digest of the file of papers; without it, all papers are spelled out, which is slow
        """
        self.workshop = workshop
        self.papers_digest = papers_digest
        self._known: dict[str, str] = {}

    def of(self, question: str) -> str:
        """Return the fingerprint of an answer, and of the place that it is written at."""
        if question not in self._known:
            digest = blake2b(digest_size=12)
            for part in _spelled_out(self._answer(question)):
                digest.update(part.encode("utf-8", "surrogatepass"))
            self._known[question] = digest.hexdigest()
        return self._known[question]

    def _answer(self, question: str) -> object:
        subject, _, key = question.partition(SEPARATOR)
        match subject:
            case "milestone" | "organizer" | "speaker" | "paper" | "session":
                entries, one = self._one_of(subject, key)
                return entries if isinstance(entries, Tbd) else one
            case "name":
                person = self.workshop.people.get(self.workshop.person_key(key))
                return (person.key, person.name) if person is not None else self.workshop.name_of(key)
            case "talk":
                return getattr(self.workshop.speakers_by_key.get(key), "talk", None)
            case "sessions":
                return self._sessions(key)
            case "tracks" | "papers" | "calendars":
                return getattr(self, f"_{subject}")()
            case "authors":
                paper = self.workshop.public_papers.get(key)
                return tuple(author.name for author in paper.known_authors) if paper is not None else None
            case "committee":
                groups = self.workshop.committee
                return tuple((one, one.people) for one in groups) if isinstance(groups, tuple) else groups
            case "fact":
                return self._fact(key)
            case _:
                return getattr(self.workshop, subject)

    def _one_of(self, subject: str, key: str) -> tuple[object, object]:
        """Return a file of things of one kind, and what pages ask of the one with an id."""
        workshop = self.workshop
        match subject:
            case "milestone":
                return workshop.milestones, workshop.milestone(key)
            case "organizer":
                return workshop.organizers, workshop.organizers_by_key.get(key)
            case "speaker":
                expected = {one.key: one for one in reversed(workshop.expected_speakers)}
                return workshop.speakers, expected.get(key)
            case "paper":
                paper = workshop.public_papers.get(key)
                return workshop.papers, paper.title if paper is not None else None
            case _:
                return workshop.program, workshop.session(key)

    def _sessions(self, person: str) -> object:
        return tuple(
            (
                one.session.part_of(person, self.workshop.person_key),
                (one.day, one.is_tentative, one.start, one.end, one.room),
                one.key,
                title_of(one.session, self.workshop),
            )
            for one in self.workshop.sessions_of_people.get(person, ())
        )

    def _tracks(self) -> object:
        return tuple((track.key, track.name) for track in tracks_of(self.workshop))

    def _calendars(self) -> object:
        return tuple((one.file, one.name) for one in calendars_of(self.workshop))

    def _fact(self, path: str) -> object:
        value, place = self.workshop.fact(path)
        return None if value is None else (value, place)

    def _papers(self) -> object:
        papers = self.workshop.papers
        if not isinstance(papers, tuple):
            return papers
        # missing files are left out
        files = tuple([path for paper in papers for path in paper.own_files.values()])
        return self.workshop.papers_are_public, self.papers_digest or papers, files


def _spelled_out(value: object) -> Iterator[str]:
    """Yield all that a value says, and where entries in it are written."""
    if isinstance(value, tuple):
        yield f"({len(value)}"
        for item in value:
            yield from _spelled_out(item)
    elif isinstance(value, Place):
        yield from _places(value)
    else:
        yield repr(value)
        if isinstance(value, Entry):
            yield from _places(value.place)


def _places(place: Place) -> Iterator[str]:
    yield f"@{place.position}"
    for part in place.parts.values():
        yield from _places(part)
