"""Sections of a plain text: titles, parts that matter more or less, and the footnotes of all."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.plain.columns import WIDTH, columns, headed, wrapped
from sphinx_workshop.export.plain.notes import addresses_in, noted, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

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
