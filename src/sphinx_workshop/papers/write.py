"""The files of papers in a site, beside its documents: each is written when what it says has changed."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from sphinx_workshop import __version__
from sphinx_workshop.building import in_one_process
from sphinx_workshop.digests import digest_of_text
from sphinx_workshop.domain import domain_of
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.shell import render_shell
from sphinx_workshop.papers.state import State
from sphinx_workshop.papers.wanted import (
    MANIFEST,
    base_of,
    wanted_copies,
    wanted_index,
    wanted_pages,
    write_batch,
)
from sphinx_workshop.workers import Aside, do_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.domain import WorkshopDomain
    from sphinx_workshop.papers.pages import Page
    from sphinx_workshop.papers.shell import Shell

BATCH: Final = 250
"""How many pages make a piece of work."""


def plan(app: Sphinx, domain: WorkshopDomain) -> bool:
    """Find out what edits of papers ask for; return whether that can be done without loading the facts."""
    if not domain.is_site or not domain.papers:
        return False
    from sphinx_workshop.papers.plan import plan_edits  # noqa: PLC0415 (a build without a change needs no model)

    builder = cast("StandaloneHTMLBuilder", app.builder)
    domain.plan = plan_edits(builder, domain, State(builder))
    return domain.plan is not None


def are_of_other_facts(app: Sphinx, domain: WorkshopDomain) -> bool:
    """Return whether the files of papers are of other facts than the environment: of those before an edit."""
    if not domain.is_site or not domain.papers:
        return False
    return State(cast("StandaloneHTMLBuilder", app.builder)).facts != domain.digests


def begin_index(app: Sphinx, env: BuildEnvironment) -> None:
    """Begin to write the search index, if papers have changed, while Sphinx writes its pages."""
    domain = domain_of(env)
    domain.indexing = None
    if not domain.is_site or not domain.papers or (domain.facts is None and domain.plan is None):
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    planned = domain.planned
    index = planned.search_index(builder) if planned is not None else wanted_index(builder, domain)
    state = State(builder)
    if not state.has(MANIFEST, index.fingerprint):
        state.forget([MANIFEST])
        calendar = [] if planned is None else [partial(planned.write_calendar, builder)]
        domain.indexing = Aside([index.write, *calendar])


def write_papers(app: Sphinx, error: Exception | None) -> None:
    """Write what has changed of the files of papers, and remove those of papers that are gone."""
    domain = domain_of(app.env)
    if domain.indexing is not None:
        domain.indexing.finish()
    if error is not None or not domain.is_site:
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    state = State(builder)
    if not domain.papers:
        shutil.rmtree(Path(builder.outdir, INDEX), ignore_errors=True)
        state.keep(domain.digests, "", {}, {})
        return
    planned = domain.planned
    if domain.plan is not None and planned is None:  # the facts were loaded for something else
        domain.plan.amend()
    copies = wanted_copies(domain, Path(builder.outdir))  # a file may change, and the facts about it not
    as_before = domain.facts is None and all(state.has(name, one.fingerprint) for name, one in copies.items())
    if planned is None:
        as_before = as_before and state.facts == domain.digests and state.is_whole()
        if as_before and not domain.writes and in_one_process(app):
            return  # what is around the papers is as it was, too
    home = next((listing.docname for listing in domain.listings()), None)
    as_around = domain.facts is None and not domain.writes and in_one_process(app) and state.shells
    shells = state.shells if as_around else shells_of(builder, domain, home)
    frame = frame_of(domain, home, shells.values())
    as_before = as_before and state.frame == frame
    if planned is not None and planned.carry_out(builder, state, shells, frame, home, whole=as_before):
        return
    if planned is None and as_before:
        return
    files = {**wanted_pages(builder, all_pages(builder, domain), shells, frame), **copies}
    index = wanted_index(builder, domain)
    stale = {name: file for name, file in files.items() if not state.has(name, file.fingerprint)}
    if (domain.indexing is None or domain.plan is not None) and not state.has(MANIFEST, index.fingerprint):
        stale = {MANIFEST: index, **stale}
    state.forget(stale)
    # Lists and the index of authors take longer than papers: each batch has its share of them.
    batches = -(-len(stale) // BATCH)
    do_all([partial(write_batch, list(stale.values())[number::batches]) for number in range(batches)])
    said = {name: file.fingerprint for name, file in files.items()}
    out = f"{builder.outdir}{os.sep}"
    documents = {str(builder.get_output_path(name)).removeprefix(out) for name in app.env.found_docs}
    state.keep(domain.digests, frame, shells, said | {MANIFEST: index.fingerprint}, documents)


def shells_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain, home: str | None) -> dict[str, Shell]:
    """Return what is around the pages of papers, by their folder."""
    folders = {"", FOLDER} | {docname.rpartition("/")[0] for docname in domain.listed}
    return {folder: render_shell(builder, folder, home) for folder in sorted(folders)}


def all_pages(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> Iterator[Page]:
    """Yield every page of the papers, beside the documents of the site."""
    from sphinx_workshop.papers.build import view_of  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.pages import pages  # noqa: PLC0415 (see above)

    layouts = [domain.layout(listing) for listing in domain.listings()]
    view = view_of(builder, domain, domain.workshop, domain.author_index())
    yield from pages(view, layouts, base_of(builder, domain.workshop.event))


def frame_of(domain: WorkshopDomain, home: str | None, shells: Iterable[Shell]) -> str:
    """Return a text that changes when anything does that all pages of papers show, beside the papers."""
    targets = sorted(domain.data["targets"].items())
    around = repr((__version__, domain.own_pages, home, list(shells), targets))
    return digest_of_text(around + domain.digests.around)
