"""The files of papers that a site has beside its documents: when they are made, and from what."""

from __future__ import annotations

import shutil
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sphinx_workshop.build.deck import Deck
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.head import heads
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.manifests import manifest_of
from sphinx_workshop.build.theme_pages import output_name, page_html, title_html
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.output import Batch
from sphinx_workshop.papers.shell import BODY, HEAD, NAME, TITLE, Shell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.papers.pages import Page


def write_paper_files(app: Sphinx) -> Sequence[tuple[str, dict[str, object], str]]:
    """Write the files of papers that have changed, once the site's own pages are written.

    Returns:
        no page: these would be rendered by the theme one by one, on each build
    """
    domain = domain_of(app.env)
    if not domain.session.is_site:
        return ()
    builder = cast("StandaloneHTMLBuilder", app.builder)
    manifest = manifest_of(builder, "papers")
    if not manifest.key:  # a stopped build may have left files there that the manifest does not name
        shutil.rmtree(Path(builder.outdir, INDEX), ignore_errors=True)
    documents = {output_name(builder, docname) for docname in builder.env.found_docs}
    if not domain.papers:
        manifest.write("", [], {}, jobs=1, others=documents)
        return ()
    copies = _copies(domain)
    facts = _digest_of_facts(builder, domain, copies) + digest(repr(Deck(app).of_papers()))
    is_complete = manifest.is_complete()
    if is_complete and manifest.key.startswith(facts) and not domain.session.writes_pages:
        return ()  # what is around the papers has not changed, either
    shells = _shells(builder, domain)
    key = facts + digest(repr(list(shells.items())))
    if is_complete and manifest.key == key:
        return ()
    batches = _batches(app, builder, domain, shells)
    manifest.write(key, batches, copies, jobs=domain.session.jobs, others=documents)
    return ()


def _copies(domain: WorkshopDomain) -> dict[str, Path]:
    """Return the files of papers that lie in the data folder, by the names of their copies in the site."""
    files = {
        name: domain.session.folder / path for paper in domain.papers.values() for name, path in paper.files
    }
    return {name: path for name, path in files.items() if path.is_file()}


def _digest_of_facts(
    builder: StandaloneHTMLBuilder, domain: WorkshopDomain, copies: Mapping[str, Path]
) -> str:
    """Return a digest of all that the files of papers say, but for what the theme puts around them."""
    session = domain.session
    files = [(name, path.stat().st_size, path.stat().st_mtime_ns) for name, path in copies.items()]
    targets = sorted(domain.data["targets"].items())
    base, documents = builder.config.html_baseurl, sorted(builder.env.found_docs)
    lists = domain.listings()
    return digest(repr((session.digests, session.own_pages, files, targets, lists, base, documents)))


def _shells(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> dict[str, Shell]:
    """Return what is around the pages of papers, by their folder."""
    folders = {"", FOLDER} | {docname.rpartition("/")[0] for docname in domain.listed}
    home = next((listing.docname for listing in domain.listings()), None)
    return {folder: _shell(builder, folder, home) for folder in sorted(folders)}


def _shell(builder: StandaloneHTMLBuilder, folder: str, home: str | None) -> Shell:
    """Have the theme write a page in a folder of the site, with holes in it.

    Args:
        builder: writes the page
        folder: a folder, or empty for the root of the site
        home: the document that has the first list of papers, for the theme's way back
    """
    name = f"{folder}/{NAME}" if folder else NAME
    context: dict[str, object] = {"title": TITLE, "body": BODY, "metatags": HEAD}
    if home is not None and home != builder.config.root_doc:
        title = title_html(builder, home)
        context["parents"] = [{"link": builder.get_relative_uri(name, home), "title": title}]
    return Shell.cut(page_html(builder, name, context), builder.config.html_output_encoding)


def _batches(
    app: Sphinx, builder: StandaloneHTMLBuilder, domain: WorkshopDomain, shells: Mapping[str, Shell]
) -> list[Batch]:
    """Return what makes the files: the search index, and pages in batches that take about the same time."""
    facts = domain.session.facts
    base = base_of(builder.config.html_baseurl) or None
    pages = {
        output_name(builder, page.docname): page
        for page in facts.paper_pages(builder, domain.data["targets"], domain.listings(), base, heads(app))
        if page.docname not in builder.env.found_docs  # a page written by hand comes first
    }
    jobs = domain.session.jobs
    # Two batches for each process, the index is one. A forked process copies the memory that it touches;
    # neighbours in a list share it.
    count = 2 * jobs - 1 if jobs > 1 else 1
    items = iter(pages.items())
    cut = [dict(islice(items, ceil(len(pages) / count))) for _ in range(count)]

    def index() -> Iterator[tuple[str, bytes]]:
        for name, content in facts.search_index().items():
            yield f"{INDEX}{name}", content.encode()

    return [Batch((), index), *(Batch(tuple(some), partial(_fill, some, shells)) for some in cut if some)]


def _fill(pages: Mapping[str, Page], shells: Mapping[str, Shell]) -> Iterator[tuple[str, bytes]]:
    for name, page in pages.items():
        yield name, shells[page.docname.rpartition("/")[0]].fill(page.fill())
