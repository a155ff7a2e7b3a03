"""The sheet of people: one row for each part that somebody has, as organizer, speaker or in a committee."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_workshop.export.sheets.cells import addresses, joined
from sphinx_workshop.export.sheets.sheet import PEOPLE, Kind
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.committee import Member
from sphinx_workshop.model.people import Organizer, Speaker, Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop

Entry: TypeAlias = "Organizer | Speaker | Member"
Write: TypeAlias = "Callable[[Part, Workshop], str]"


class Part(NamedTuple):
    """A part that somebody has in the workshop."""

    entry: Entry
    """What the file of that part says."""
    person: Person
    """What all files say of the person."""
    group: str = ""
    """The role of the committee; empty for organizers and speakers."""


PARTS: Final[dict[str, type[Entry]]] = {"Organizer": Organizer, "Speaker": Speaker, "Committee": Member}
"""The parts, by what the sheet calls them."""
OF_PERSON: Final = {
    "Name": "name",
    "Affiliations": "affiliation",
    "Position": "position",
    "Country": "country",
    "E-mail": "email",
    "Home page": "url",
    "ORCID iD": "orcid",
    "Google Scholar": "scholar",
    "GitHub": "github",
    "OpenReview": "openreview",
    "LinkedIn": "linkedin",
    "dblp": "dblp",
    "Other accounts": "links",
    "Photo": "photo",
    "Pronouns": "pronouns",
    "Time zone": "timezone",
    "Biography": "bio",
}
"""The keys of facts about a person, whatever the part, by the heads of their columns."""
OF_TALK: Final = {
    "Talk title": "title",
    "Talk abstract": "abstract",
    "Talk slides": "slides",
    "Talk video": "video",
}
"""The keys of a speaker's talk, likewise."""


def parts_of(workshop: Workshop) -> Iterator[Part]:
    """Yield the parts that readers may see, in the order of the files."""
    entries: tuple[Entry, ...] = (*items(workshop.organizers), *workshop.public_speakers)
    for entry in entries:
        yield Part(entry, workshop.people.get(entry.key, entry))
    for group in items(workshop.public_committee):
        for member in items(group.people):
            yield Part(member, workshop.people.get(member.key, member), group.role)


def _fact(field: str) -> Write:
    """Return what writes a fact about a person."""

    def write(part: Part, _workshop: Workshop) -> str:
        value = known(getattr(part.person, field))
        if field == "links":
            return addresses(items(value))
        return joined(value) if isinstance(value, tuple) else value or ""

    return write


def _talk(field: str) -> Write:
    """Return what writes a fact about the talk of a speaker."""

    def write(part: Part, _workshop: Workshop) -> str:
        talk = known(part.entry.talk) if isinstance(part.entry, Speaker) else None
        return known(getattr(talk or Talk(), field)) or ""

    return write


SHEET: Final[Kind[Part]] = Kind(
    PEOPLE,
    frozenset({"Person id", "Name", "Part"}),
    {
        "Person id": lambda part, _: part.entry.key,
        "Name": _fact("name"),
        "Part": lambda part, _: next(name for name, entry in PARTS.items() if type(part.entry) is entry),
        "Committee": lambda part, _: part.group,
        "Role": lambda part, _: joined(items(part.entry.role)),
        "Status": lambda part, _: part.entry.status.value if isinstance(part.entry, Speaker) else "",
        **{head: _fact(field) for head, field in OF_PERSON.items() if field != "name"},
        **{head: _talk(field) for head, field in OF_TALK.items()},
    },
)
"""Parts of people, by the ids of the people."""
