"""What one build has read of the facts, and made of them; the environment keeps none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.build.digests import Digests, digests_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_workshop.build.fingerprints import Facts
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.index import AuthorIndex
    from sphinx_workshop.papers.list import Layout, Listing
    from sphinx_workshop.papers.plan import Plan
    from sphinx_workshop.papers.whole import Whole
    from sphinx_workshop.workers import Aside


def in_one_process(app: Sphinx) -> bool:
    """Return whether Sphinx reads and writes all pages in this process, so that it knows what they asked."""
    return app.parallel <= 1


class Building:
    """The part of the domain that lives as long as a build."""

    facts: Facts | None = None
    """The facts of this build, once it has loaded them; a build without a change does without."""
    _author_index: AuthorIndex | None = None
    layouts: dict[Listing, Layout]
    """What each list of papers shows, once it has been laid out."""
    digests: Digests = Digests("", "")
    """Change when data files do."""
    digests_before: Digests | None = None
    """Those of the build before, of whatever format, if that is known."""
    plan: Plan | None = None
    """What is to be done about edits of papers, where the facts need not be loaded for it."""
    folder: Path
    """The data folder."""
    root: Path
    """The source folder."""
    indexing: Aside | None = None
    """The search index being written, while this build goes on."""
    shared_before: object = None
    """What all pages of the build before share, for a builder that has written already."""
    is_begun: bool = False
    """Whether all other files of papers have begun to be written."""
    whole: Whole | None = None
    """All other files of papers being written, while this build goes on."""
    writes: bool = False
    """Whether this build writes a page of a document, as far as this process can tell."""
    is_site: bool = False
    """Whether the builder writes pages that are no documents."""
    own_pages: bool = False
    """Whether papers have pages of their own: in a site, unless its settings say otherwise."""

    @property
    def planned(self) -> Plan | None:
        """The plan, unless something has loaded the facts after all."""
        return self.plan if self.facts is None else None

    def begin(self, folder: Path, root: Path) -> None:
        """Begin a build: what was read of the facts before may have changed.

        :param folder: the data folder
        :param root: the source folder
        """
        self.facts = None
        self.plan = None
        self.indexing = None
        self.whole = None
        self.is_begun = False
        self.digests = digests_of(folder)
        self.writes = False
        self.layouts = {}
        self._author_index = None
        self.folder, self.root = folder, root

    def load(self) -> Facts:
        """Return the facts; they are read the first time."""
        if self.facts is None:
            from sphinx_workshop.build.fingerprints import Facts  # noqa: PLC0415 (a build without a change needs no model)
            from sphinx_workshop.source.loader import load  # noqa: PLC0415 (the same)

            self.facts = Facts(*load(self.folder, self.root), papers_digest=self.digests.papers)
        return self.facts

    @property
    def workshop(self) -> Workshop:
        """The workshop of this build."""
        return self.load().workshop

    def layout(self, listing: Listing) -> Layout:
        """Return what each page of a list of papers shows; it is laid out once."""
        if listing not in self.layouts:
            self.layouts[listing] = listing.lay_out(self.workshop, own_pages=self.own_pages)
        return self.layouts[listing]

    def author_index(self) -> AuthorIndex:
        """Return where each author of a paper is in the index; it is made once."""
        if self._author_index is None:
            from sphinx_workshop.papers.index import AuthorIndex  # noqa: PLC0415 (few builds need it)

            self._author_index = AuthorIndex(self.workshop.authors)
        return self._author_index
