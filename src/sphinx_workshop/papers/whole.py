"""All files of papers in a site, beside its documents: each is written when what it says has changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from sphinx_workshop import __version__
from sphinx_workshop.build.digests import digest_of_text
from sphinx_workshop.papers import FOLDER
from sphinx_workshop.papers.shell import render_shell
from sphinx_workshop.papers.wanted import (
    MANIFEST,
    base_of,
    paths_of_documents,
    wanted_copies,
    wanted_index,
    wanted_pages,
    write_batch,
)
from sphinx_workshop.workers import PIECES, Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.papers.pages import Page
    from sphinx_workshop.papers.shell import Shell
    from sphinx_workshop.papers.state import State

BATCH: Final = 100
"""How many pages make a piece of work, unless there are very many."""


class Whole:
    """The files of papers as the facts want them, being written on all processors."""

    def __init__(self, builder: StandaloneHTMLBuilder, domain: WorkshopDomain, state: State) -> None:
        """Begin to write what has changed since the last build.

        :param state: what that has written
        """
        home = domain.home
        self._state = state
        self.shells = shells_of(builder, domain, home)
        """What is around the pages, by folder."""
        self._frame = frame_of(domain, home, self.shells.values())
        pages = wanted_pages(builder, all_pages(builder, domain), self.shells, self._frame)
        files = {**pages, **wanted_copies(domain, Path(builder.outdir))}
        stale = {name: file for name, file in files.items() if not state.has(name, file.fingerprint)}
        index = wanted_index(builder, domain)
        begun = domain.indexing is not None and domain.plan is None
        rest = [] if begun or state.has(MANIFEST, index.fingerprint) else [MANIFEST]
        self._said = {name: file.fingerprint for name, file in files.items()} | {MANIFEST: index.fingerprint}
        self._digests = domain.digests
        self._documents = paths_of_documents(builder)
        state.forget([*stale, *rest])
        # Lists and the index of authors take longer than papers: each batch has its share of them.
        wanted = list(stale.values())
        batches = min(-(-len(stale) // BATCH), PIECES - 1)
        batched = [partial(write_batch, wanted[number::batches]) for number in range(batches)]
        self._work = Shared([*(index.write for _ in rest), *batched])

    def finish(self) -> None:
        """Write the rest, and remember all."""
        self._work.finish()
        self._state.keep(self._digests, self._frame, self.shells, self._said, self._documents)

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave what is not finished to the next build."""
        self._work.stop()


def shells_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain, home: str | None) -> dict[str, Shell]:
    """Return what is around the pages of papers, by their folder."""
    folders = {"", FOLDER} | {docname.rpartition("/")[0] for docname in domain.listed}
    return {folder: render_shell(builder, folder, home) for folder in sorted(folders)}


def all_pages(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> Iterator[Page]:
    """Yield every page of the papers, beside the documents of the site."""
    from sphinx_workshop.build.papers import view_of  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.pages import pages  # noqa: PLC0415 (see above)

    layouts = [domain.layout(listing) for listing in domain.listings()]
    view = view_of(builder, domain, domain.workshop, domain.author_index())
    yield from pages(view, layouts, base_of(builder, domain.workshop.event))


def frame_of(domain: WorkshopDomain, home: str | None, shells: Iterable[Shell]) -> str:
    """Return a text that changes when anything does that all pages of papers show, beside the papers."""
    targets = sorted(domain.data["targets"].items())
    around = repr((__version__, domain.own_pages, home, list(shells), targets))
    return digest_of_text(around + domain.digests.around)
