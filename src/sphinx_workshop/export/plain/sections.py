"""Sections of a plain text, whole or as many of their parts as fit into a budget of words."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.plain.columns import WIDTH, columns, headed, wrapped
from sphinx_workshop.export.plain.notes import addresses_in, noted, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LINKS: Final = "Links"
"""The title above the footnotes."""


class Rank(IntEnum):
    """How important a part of a call is: a short call leaves out the last first."""

    ALWAYS = 0
    """Name and place, the dates of papers and of the event, the links to the site and for submission."""
    DATES = 1
    """Other dates."""
    TOPICS = 2
    TRACKS = 3
    """Each track with its page limit."""
    CONTACT = 4
    FORMAT = 5
    """Template, file format, language, publication."""
    TAGLINE = 6
    REVIEW = 7
    RULES = 8
    """Rules and policies."""
    DETAILS = 9
    """Descriptions and links of tracks."""
    SPEAKERS = 10
    ORGANIZERS = 11
    MORE = 12
    """Further links."""


class Part(NamedTuple):
    """What is there as a whole or not at all: an item of a list, or a paragraph."""

    rank: Rank
    text: str


class Section(NamedTuple):
    """A title, which may be empty, and the parts below it."""

    title: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, title: str, parts: Iterable[Part]) -> Section:
        """Return a section of the parts that have a text; addresses in a text become footnotes."""
        return cls(title, tuple(Part(part.rank, noted(part.text)) for part in parts if part.text))


class TooLongError(ValueError):
    """What is always said has more words than the budget.

    Attributes:
        least: The smallest budget that it fits into.
    """

    def __init__(self, least: int) -> None:
        """Say how many words it has."""
        self.least = least
        super().__init__(f"the shortest call has {least} words; write `--words {least}` or more")


def as_text(title: str, sections: Iterable[Section]) -> str:
    """Return a text with its title, its sections and its footnotes."""
    there = [section for section in sections if section.parts]
    urls = addresses_in("\n".join(part.text for section in there for part in section.parts))
    blocks = [headed(numbered(title, urls), "=")]
    for section in there:
        head = [headed(section.title, "-")] if section.title else []
        body = wrapped(numbered(_joined(part.text for part in section.parts), urls))
        blocks.append("\n".join([*head, body]))
    if urls:
        notes = (_note(number, url) for number, url in enumerate(urls, start=1))
        blocks.append("\n".join([headed(LINKS, "-"), *notes]))
    return "\n\n".join(blocks) + "\n"


def _joined(texts: Iterable[str]) -> str:
    """Return parts below each other: items of lists close together, paragraphs apart."""
    result = ""
    for text in texts:
        result += ("\n" if text.startswith(("- ", " ")) else "\n\n") + text
    return result.strip("\n")


def _note(number: int, url: str) -> str:
    """Return a footnote; an address that would make its line too long has a line of its own."""
    note = f"[{number}] {url}"
    return note if columns(note) <= WIDTH else f"[{number}]\n{url}"


def shortened(title: str, sections: Sequence[Section], budget: int) -> tuple[Section, ...]:
    """Return the sections with as many parts as fit into a budget of words, the most important first.

    Once a part of a section does not fit, neither do those of the section that matter less; other sections
    may still have what is short enough.

    Raises:
        TooLongError: The parts that are always there do not fit.
    """
    ranked = sorted(
        (part.rank, number, index)
        for number, section in enumerate(sections)
        for index, part in enumerate(section.parts)
    )
    chosen: set[tuple[int, int]] = set()
    full: set[int] = set()
    for rank, number, index in ranked:
        more = chosen | {(number, index)}
        if rank is Rank.ALWAYS or (
            number not in full and words(as_text(title, _only(sections, more))) <= budget
        ):
            chosen = more
        else:
            full.add(number)
    result = _only(sections, chosen)
    if (least := words(as_text(title, result))) > budget:
        raise TooLongError(least)
    return result


def _only(sections: Iterable[Section], chosen: set[tuple[int, int]]) -> tuple[Section, ...]:
    """Return the sections with the parts that are chosen by the numbers of a section and of a part."""
    return tuple(
        Section(one.title, tuple(part for index, part in enumerate(one.parts) if (number, index) in chosen))
        for number, one in enumerate(sections)
    )


def words(text: str) -> int:
    """Return how many words a text has: what stands between spaces and has a letter or a digit."""
    return sum(any(map(str.isalnum, word)) for word in text.split())
