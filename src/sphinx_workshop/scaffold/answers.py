"""What the organizers of a new site have said, as they typed it, and what is wrong with the form of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import listing, nearest, one_line, quoted
from sphinx_workshop.model.milestones import MilestoneKind
from sphinx_workshop.rules.new_dates import NAMES
from sphinx_workshop.theme.colours import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES_OF_DATES: Final = {
    MilestoneKind.OPENING: "Submission opens",
    MilestoneKind.ABSTRACT: "Abstract submission deadline",
    **NAMES,
    MilestoneKind.REVIEW: "Reviews due",
    MilestoneKind.VIDEO: "Videos due",
    MilestoneKind.GRANT: "Grant application deadline",
    MilestoneKind.REGISTRATION: "Registration deadline",
}
"""What readers call a date that is given by its kind; the other kinds have no usual name."""
_PAGES: Final = re.compile(r"(?P<name>.*?)\s*,\s*(?P<pages>\d+) pages?", re.DOTALL)
_FORBIDDEN: Final = " has a character that cannot be printed; delete it"


class Wrong(NamedTuple):
    """An answer that cannot be used."""

    option: str
    """The option that gives it: `--date`."""
    reason: str
    """What is wrong, and how to fix it."""

    def __str__(self) -> str:
        """Return the line that is printed."""
        return f"{self.option}: {self.reason}"


class Organizer(NamedTuple):
    """Who organizes the workshop."""

    name: str
    affiliation: str


class Track(NamedTuple):
    """A kind of paper."""

    name: str
    pages: str
    """The page limit; empty if nobody said one."""


class Due(NamedTuple):
    """A date of the call."""

    kind: str
    due: str


@dataclass(frozen=True, kw_only=True)
class Answers:
    """The answers; empty is what nobody said."""

    name: str = ""
    short_name: str = ""
    tagline: str = ""
    phase: str = "proposal"
    host: str = ""
    format: str = ""
    date: str = ""
    contact: str = ""
    url: str = ""
    submission: str = ""
    accent: str = ""
    organizers: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    dues: tuple[str, ...] = ()
    has_no_call: bool = False
    """Whether the event has no call for papers; else one is there, or to come."""

    @property
    def title(self) -> str:
        """The short name if there is one, else the name."""
        return self.short_name or self.name

    @property
    def says_of_call(self) -> bool:
        """Whether anything is said of a call for papers."""
        of_call = {kind.value for kind in NAMES}
        return bool(self.tracks or self.submission) or any(one.kind in of_call for one in self.dates)

    @property
    def people(self) -> tuple[Organizer, ...]:
        """The organizers: what follows the first comma is the affiliation."""
        parts = (text.partition(",") for text in self.organizers)
        return tuple(Organizer(name.strip(), affiliation.strip()) for name, _comma, affiliation in parts)

    @property
    def papers(self) -> tuple[Track, ...]:
        """The tracks, each perhaps with a page limit: `Full papers, 9 pages`."""
        found = ((text, _PAGES.fullmatch(text.strip())) for text in self.tracks)
        return tuple(
            Track(match["name"], match["pages"]) if match else Track(text.strip(), "")
            for text, match in found
        )

    @property
    def dates(self) -> tuple[Due, ...]:
        """The dates of the call, in the order in which they happen in most workshops."""
        order = [kind.value for kind in NAMES_OF_DATES]
        parts = [text.partition("=") for text in self.dues]
        found = [Due(kind.strip(), due.strip()) for kind, _sign, due in parts]
        return tuple(sorted(found, key=lambda one: order.index(one.kind) if one.kind in order else 0))


def name_of(folder: Path) -> str:
    """Return the name that a folder suggests: `My Workshop 2030` for `my-workshop-2030`."""
    words = re.split(r"[\s_-]+", one_line(folder.name))
    return " ".join(word if word[:1].isupper() else word[:1].upper() + word[1:] for word in words if word)


def wrong_form(answers: Answers) -> Iterator[Wrong]:
    """Yield what is wrong with the form of answers; what they say is for the check of the data."""
    for option, text in _texts(answers):
        if " ".join(text.split()) != one_line(text):
            yield Wrong(option, quoted(text) + _FORBIDDEN)
    for text, person in zip(answers.organizers, answers.people, strict=True):
        if not person.name:
            yield Wrong("--organizer", f'{quoted(text)} has no name; write NAME or "NAME, AFFILIATION"')
    for text, track in zip(answers.tracks, answers.papers, strict=True):
        if not track.name:
            yield Wrong("--track", f'{quoted(text)} has no name; write NAME or "NAME, 9 pages"')
    yield from _wrong_dates(answers)
    if answers.accent and parse(answers.accent) is None:
        yield Wrong("--accent", f"{quoted(answers.accent)} is not a colour; write it as #27477f")


def _texts(answers: Answers) -> Iterator[tuple[str, str]]:
    yield "--name", answers.name
    yield "--short-name", answers.short_name
    yield "--tagline", answers.tagline
    yield from (("--organizer", text) for text in answers.organizers)
    yield from (("--track", text) for text in answers.tracks)


def _wrong_dates(answers: Answers) -> Iterator[Wrong]:
    known = [kind.value for kind in NAMES_OF_DATES]
    seen = set[str]()
    for text in answers.dues:
        kind, sign, due = (part.strip() for part in text.partition("="))
        if not sign or not due:
            yield Wrong("--due", f"{quoted(text)} is not KIND=DATE; write submission=2030-09-22")
        elif kind not in known:
            close = nearest(kind, known)
            fix = f"did you mean `{close}`?" if close else f"there are {listing(known)}"
            yield Wrong("--due", f"{quoted(kind)} is not a kind of date; {fix}")
        elif kind in seen:
            yield Wrong("--due", f"`{kind}` is given twice; a second date is an entry of docs/data/dates.yml")
        seen.add(kind)
