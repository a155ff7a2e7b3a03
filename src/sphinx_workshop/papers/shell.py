"""Pages that are no documents: the theme writes one, and it is filled for each of thousands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

# Words that no page has in it, each in the place of what differs from page to page.
_NAME: Final = "workshopnameofpage"
_TITLE: Final = "workshoptitleofpage"
_HEAD: Final = "workshopheadofpage"
_BODY: Final = "workshopbodyofpage"


class Filling(NamedTuple):
    """What makes a page out of a shell; all of it is HTML."""

    name: str
    """The last part of the page's name."""
    title: str
    """Text for the title of the window, escaped."""
    head: str
    """Elements for the head."""
    body: str


class Shell(NamedTuple):
    """A page of the theme with holes in it."""

    parts: Sequence[str]
    """What stands between the holes."""
    holes: Sequence[int]
    """Which part of a `Filling` goes into each hole."""
    encoding: str

    @classmethod
    def cut(cls, page: str, encoding: str) -> Shell:
        """Return the shell that a page is, which has the words for the holes in it."""
        words = [_NAME, _TITLE, _HEAD, _BODY]
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
        """Return the page that a filling makes."""
        first, *others = _encoded(tuple(self.parts), self.encoding)
        texts = [text.encode(self.encoding, "xmlcharrefreplace") for text in filling]
        result = [first]
        for hole, part in zip(self.holes, others, strict=True):
            result += (texts[hole], part)
        return b"".join(result)


@lru_cache(maxsize=8)
def _encoded(parts: tuple[str, ...], encoding: str) -> list[bytes]:
    return [part.encode(encoding, "xmlcharrefreplace") for part in parts]


def is_shell(docname: str) -> bool:
    """Return whether a page is written to be filled."""
    return docname.rpartition("/")[2] == _NAME


def render_shell(builder: StandaloneHTMLBuilder, folder: str, home: str | None = None) -> Shell:
    """Have the theme write a page in a folder of the site, with holes in it.

    :param folder: a folder, or empty for the root of the site
    :param home: the page of the site that these pages are below, for the theme's way back
    """
    name = f"{folder}/{_NAME}" if folder else _NAME
    written = builder.outdir / f".{_NAME}.html"
    context = {"title": _TITLE, "body": _BODY, "metatags": _HEAD, "meta": {}, "toc": "", "display_toc": False}
    if home is not None and home != builder.config.root_doc:
        title = builder.render_partial(builder.env.titles[home])["title"]
        context["parents"] = [{"link": builder.get_relative_uri(name, home), "title": title}]
    try:
        builder.handle_page(name, context, "page.html", outfilename=written)
        encoding = builder.config.html_output_encoding
        return Shell.cut(written.read_text(encoding=encoding), encoding)
    finally:
        written.unlink(missing_ok=True)
