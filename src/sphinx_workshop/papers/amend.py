"""What lists, programs and the index of authors say of edited papers, changed where it stands.

A page is changed only if it says just what it is expected to; else all pages are made anew.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, count, product, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from sphinx_workshop.papers.index import anchor_of, title_html
from sphinx_workshop.papers.item import item_html
from sphinx_workshop.papers.titles import title_html as session_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.papers.edits import Edit
    from sphinx_workshop.papers.list import Listing
    from sphinx_workshop.papers.view import View


class Unexpected(Exception):  # noqa: N818 (no error: a page that must be made anew)
    """A page does not say what it is expected to."""


class Amended(NamedTuple):
    """A page that changes."""

    path: Path
    before: bytes
    now: bytes

    def write(self) -> None:
        """Change the page, unless it was written again meanwhile."""
        if self.path.read_bytes() == self.before:
            self.path.write_bytes(self.now)


class Pages:
    """The pages of a site as they are, and as they become."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        """Begin without changes."""
        self._path_of = builder.get_output_path
        self._encoding = builder.config.html_output_encoding
        self._before: dict[Path, str] = {}
        self._now: dict[Path, str] = {}

    def text(self, docname: str) -> str:
        """Return what a page says by now; empty if there is no such page."""
        path = Path(self._path_of(docname))
        if path not in self._now:
            try:
                text = path.read_bytes().decode(self._encoding)
            except (OSError, UnicodeDecodeError):
                text = ""
            self._before[path] = self._now[path] = text
        return self._now[path]

    def replace(self, docname: str, old: str, new: str) -> int:
        """Replace a part of a page wherever it stands; return how often that is."""
        text, part = self.text(docname), self._as_written(old)
        found = text.count(part)
        if found and old != new:
            self._now[Path(self._path_of(docname))] = text.replace(part, self._as_written(new))
        return found

    def _as_written(self, text: str) -> str:
        return text.encode(self._encoding, "xmlcharrefreplace").decode(self._encoding)

    def changed(self) -> list[Amended]:
        """Return the pages that change."""
        return [
            Amended(path, self._before[path].encode(self._encoding), text.encode(self._encoding))
            for path, text in self._now.items()
            if text != self._before[path]
        ]


def amend(
    pages: Pages,
    edits: Sequence[Edit],
    view: View,
    listings: Sequence[Listing],
    sessions: Mapping[str, Mapping[str, str]],
) -> list[Amended]:
    """Return the lists, the programs and the index of authors as far as they say anything of edited papers.

    :param view: the view from the root of the site
    :param sessions: for each document that lists papers of sessions, the address of each edited paper there
    :raises Unexpected: if any page is not as it should be
    """
    lists = {listing: _pages_of(pages, listing) for listing in listings}
    for edit in edits:
        found = {
            docname: _amend_list(pages, edit, view.at(docname), docname)
            for docname in dict.fromkeys(chain(*lists.values()))
        }
        for listing, docnames in lists.items():
            if listing.filter.select([edit.was]) and not any(found[docname] for docname in docnames):
                raise Unexpected(listing.docname)
        for docname, addresses in sessions.items():
            if edit.now.id in addresses:
                _amend_program(pages, edit, docname, addresses[edit.now.id])
        _amend_authors(pages, edit, view)
    return pages.changed()


def _pages_of(pages: Pages, listing: Listing) -> list[str]:
    return list(takewhile(pages.text, map(listing.page, count(1))))


def _amend_list(pages: Pages, edit: Edit, here: View, docname: str) -> int:
    """Change a paper wherever it is on a page of a list; return how often that is."""
    return sum(
        pages.replace(docname, *_change(edit, partial(item_html, view=here, in_full=in_full, anchor=anchor)))
        for in_full, anchor in product((False, True), repeat=2)
    )


def _amend_program(pages: Pages, edit: Edit, docname: str, address: str) -> None:
    """Change a title below the sessions of a document that the paper is presented in."""
    if not pages.replace(docname, *_change(edit, lambda paper: session_title(paper.title, address))):
        raise Unexpected(docname)


def _amend_authors(pages: Pages, edit: Edit, view: View) -> None:
    """Change the title wherever the paper is listed below an author; each is filed as is expected."""
    keys = dict.fromkeys(author.key for author in edit.now.authors)
    for docname in dict.fromkeys(view.authors.page_of[key] for key in keys):
        here = [key for key in keys if view.authors.page_of[key] == docname]
        page = pages.text(docname)
        title = partial(title_html, view=view.at(docname))
        found = pages.replace(docname, *_change(edit, title))
        if found != len(here) or not all(f'<li id="{anchor_of(key)}">' in page for key in here):
            raise Unexpected(docname)


def _change(edit: Edit, html: Callable[[Paper], str]) -> tuple[str, str]:
    """Return the HTML of the paper as it was, and as it is."""
    with logging.suppress_logging():  # what is wrong with a formula is said when its own page is written
        return html(edit.was), html(edit.now)
