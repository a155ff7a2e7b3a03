"""Pages without a source document: the theme renders one with holes in it, which each paper fills."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Stand-ins for what differs from page to page; no page contains these words.
NAME: Final = "workshopnameofpage"
TITLE: Final = "workshoptitleofpage"
HEAD: Final = "workshopheadofpage"
BODY: Final = "workshopbodyofpage"


class Filling(NamedTuple):
    """What fills the holes of a page; all of it is HTML."""

    name: str
    """The last part of the page's name."""
    title: str
    """The title of the browser window, escaped."""
    head: str
    """Elements for the head."""
    body: str


class Shell(NamedTuple):
    """A page of the theme with holes in it."""

    parts: Sequence[str]
    """The HTML between the holes."""
    holes: Sequence[int]
    """Which part of a `Filling` goes into each hole."""
    encoding: str

    @classmethod
    def cut(cls, page: str, encoding: str) -> Shell:
        """Return a page, with the stand-ins in it, cut at these."""
        words = [NAME, TITLE, HEAD, BODY]
        found: list[tuple[int, int]] = []
        for index, word in enumerate(words):
            at = page.find(word)
            while at >= 0:
                found.append((at, index))
                at = page.find(word, at + 1)
        parts, end = [], 0
        for at, index in sorted(found):
            parts.append(page[end:at])
            end = at + len(words[index])
        parts.append(page[end:])
        return cls(parts, [index for _at, index in sorted(found)], encoding)

    def fill(self, filling: Filling) -> bytes:
        """Return the page with its holes filled."""
        first, *others = _encoded(tuple(self.parts), self.encoding)
        texts = [text.encode(self.encoding, "xmlcharrefreplace") for text in filling]
        result = [first]
        for hole, part in zip(self.holes, others, strict=True):
            result += (texts[hole], part)
        return b"".join(result)


@lru_cache(maxsize=8)
def _encoded(parts: tuple[str, ...], encoding: str) -> list[bytes]:
    return [part.encode(encoding, "xmlcharrefreplace") for part in parts]
