"""The parts of the proposal as pieces of pages, and where their sections stand in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_workshop.model.names import slug
from sphinx_workshop.pdf.pages import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COUNTED_END = "counted-end"
"""How the id of the mark begins that follows what counts towards the limit of a part."""


@dataclass
class Piece:
    """A page, or the sections made from data, or a section that does not count."""

    docname: str
    """The page; the sections made from data have that of the proposal."""
    content: nodes.Element
    is_page: bool = False


@dataclass
class Typed:
    """A part of the proposal as it is typeset: first what counts towards its limit, then what does not."""

    id: str
    counted: list[Piece]
    excluded: list[Piece] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """All pieces in their order."""
        return [*self.counted, *self.excluded]


class Heading(NamedTuple):
    """A section of the proposal that has a heading."""

    id: str
    title: str
    ids: tuple[str, ...]
    """All ids of the section, and of the targets above its heading."""


def drop_repeated(parts: Iterable[Typed]) -> list[Typed]:
    """Return the parts without the sections made from data that only repeat tables of their pages.

    The table on the page takes over the id of the section: the host's checklist looks for it.
    """
    parts = list(parts)
    tables = {
        table.astext(): table
        for part in parts
        for piece in part.counted
        if piece.is_page
        for table in piece.content.findall(nodes.table)
    }
    for part in parts:
        part.counted = [piece for piece in part.counted if piece.is_page or not _repeats(piece, tables)]
    return [part for part in parts if part.counted]


def _repeats(piece: Piece, tables: Mapping[str, nodes.table]) -> bool:
    """Return whether a section made from data is one table that a page has, and give that its id."""
    for section in piece.content.findall(nodes.section):
        _title, *content = section.children
        twin = tables.get(content[0].astext()) if len(content) == 1 else None
        if twin is not None and isinstance(content[0], nodes.table):
            twin["ids"] += section["ids"]
            return True
    return False


def set_apart(part: Typed, names: Iterable[str]) -> None:
    """Move what does not count towards the limit of a part to its end.

    That is a page of the site with one of the names, and a section whose id, or whose heading in lower case
    with hyphens, is one; `facts-` may be left out of an id.
    """
    wanted = frozenset(map(slug, names))
    if not wanted:
        return
    for piece in list(part.counted):
        if piece.is_page and slug(piece.docname) in wanted:
            part.counted.remove(piece)
            part.excluded.append(piece)
            continue
        for section in [one for one in piece.content.findall(nodes.section) if _is_named(one, wanted)]:
            if section.parent is not None and not _is_inside(section, wanted):
                section.parent.remove(section)
                part.excluded.append(Piece(piece.docname, nodes.container("", section)))


def _is_named(section: nodes.section, wanted: frozenset[str]) -> bool:
    keys = {*section["ids"], *(key.removeprefix("facts-") for key in section["ids"])}
    return not wanted.isdisjoint({*keys, slug(title_of(section))})


def _is_inside(section: nodes.section, wanted: frozenset[str]) -> bool:
    return any(_is_named(one, wanted) for one in _around(section))


def _around(section: nodes.section) -> Iterator[nodes.section]:
    """Yield the sections that a section is in."""
    node = section.parent
    while node is not None:
        if isinstance(node, nodes.section):
            yield node
        node = node.parent


def lift(page: nodes.document, tagline: str) -> nodes.container:
    """Return the page of the proposal without what the head of the proposal says, its sections a level up.

    Args:
        page: The page.
        tagline: The tagline, which pages often begin with.
    """
    result = nodes.container()
    outer = next((node for node in page.children if isinstance(node, nodes.section)), None)
    for node in page.children:
        result += [nodes.target("", "", ids=node["ids"]), *_below(node, tagline)] if node is outer else node
    return result


def _below(section: nodes.section, tagline: str) -> Iterator[nodes.Node]:
    for node in section.children:
        is_tagline = isinstance(node, nodes.paragraph) and node.astext() == tagline
        if not is_tagline and not isinstance(node, nodes.title):
            yield node


def headings(part: Typed, *, outermost: bool = False) -> Iterator[Heading]:
    """Yield the sections of a part in order, and for each its ids.

    Args:
        part: The part.
        outermost: Only what counts, and no section inside another one.
    """
    for piece in part.counted if outermost else part.pieces:
        for section in piece.content.findall(nodes.section):
            if not outermost or not any(_around(section)):
                yield Heading(section["ids"][0], title_of(section), tuple(section["ids"]))
