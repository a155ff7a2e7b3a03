"""When a build writes the files of papers, beside its documents, and how much of that there is to do."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.session import in_one_process
from sphinx_workshop.papers import INDEX
from sphinx_workshop.papers.state import State
from sphinx_workshop.papers.wanted import MANIFEST, paths_of_documents, wanted_copies, wanted_index
from sphinx_workshop.papers.whole import Whole, frame_of, shells_of
from sphinx_workshop.workers import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.build.domain import WorkshopDomain


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


def has_missed_edits(app: Sphinx, domain: WorkshopDomain) -> bool:
    """Return whether this format was not built after an edit that another one was built after."""
    if not domain.is_site or not domain.papers or domain.digests_before is None:
        return False
    written = State(cast("StandaloneHTMLBuilder", app.builder)).facts
    return written is not None and written != domain.digests_before


def begin_index(app: Sphinx, domain: WorkshopDomain) -> None:
    """Begin to write the search index, if papers have changed, while Sphinx reads and writes its pages."""
    if not domain.is_site or (domain.planned is None and not domain.workshop.public_papers):
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    planned = domain.planned
    index = planned.search_index(builder) if planned is not None else wanted_index(builder, domain)
    state = State(builder)
    if not state.has(MANIFEST, index.fingerprint):
        state.forget([MANIFEST])
        calendar = [] if planned is None else [partial(planned.write_calendar, builder)]
        domain.indexing = Aside([index.write, *calendar])


def begin_pages(app: Sphinx, *_page: object) -> Sequence[tuple[str, dict[str, Any], str]]:
    """Begin to write the other files of papers, if facts have been loaded, while Sphinx writes its own.

    It is prepared for that when it comes to its first page; where it has none to write, at its end.
    """
    domain = domain_of(app.env)
    loaded = domain.facts is not None and domain.plan is None
    if domain.is_begun or not domain.is_site or not domain.papers or not loaded or not is_prepared(app):
        return ()
    domain.is_begun = True  # to write a page of the theme may have other extensions resolve documents
    builder = cast("StandaloneHTMLBuilder", app.builder)
    domain.whole = Whole(builder, domain, State(builder))
    return ()


def is_prepared(app: Sphinx) -> bool:
    """Return whether the builder is ready to write: it has what all pages of this build share."""
    return getattr(app.builder, "globalcontext", None) is not domain_of(app.env).shared_before


def write_papers(app: Sphinx, error: Exception | None) -> None:
    """Write what has changed of the files of papers, and remove those of papers that are gone."""
    domain = domain_of(app.env)
    begun, domain.whole = domain.whole, None
    with begun or nullcontext():
        if domain.indexing is not None:
            domain.indexing.finish()
        if error is None and domain.is_site:
            _write(app, domain, begun)


def _write(app: Sphinx, domain: WorkshopDomain, begun: Whole | None) -> None:
    builder = cast("StandaloneHTMLBuilder", app.builder)
    state = State(builder)
    if not domain.papers:
        shutil.rmtree(Path(builder.outdir, INDEX), ignore_errors=True)
        state.keep(domain.digests, "", {}, {})
    elif begun is not None:
        begun.finish()
        if begun.shells != shells_of(builder, domain, domain.home):  # other extensions know more by now
            Whole(builder, domain, State(builder)).finish()
    elif not _is_as_before(app, domain, state):
        Whole(builder, domain, state).finish()


def _is_as_before(app: Sphinx, domain: WorkshopDomain, state: State) -> bool:
    """Return whether all files of papers are as they are to be, or have been made so by a plan."""
    builder = cast("StandaloneHTMLBuilder", app.builder)
    planned = domain.planned
    if domain.plan is not None and planned is None:  # the facts were loaded for something else
        domain.plan.amend()
    copies = wanted_copies(domain, Path(builder.outdir))  # a file may change, and the facts about it not
    as_before = domain.facts is None and all(state.has(name, one.fingerprint) for name, one in copies.items())
    as_before = as_before and state.files.keys().isdisjoint(paths_of_documents(builder))
    if planned is None:
        as_before = as_before and state.facts == domain.digests and state.is_whole()
        if as_before and not domain.writes and in_one_process(app):
            return True  # what is around the papers is as it was, too
    home = domain.home
    as_around = domain.facts is None and not domain.writes and in_one_process(app) and state.shells
    shells = state.shells if as_around else shells_of(builder, domain, home)
    frame = frame_of(domain, home, shells.values())
    as_before = as_before and state.frame == frame
    if planned is None:
        return as_before
    return planned.carry_out(builder, state, shells, frame, home, whole=as_before)
