"""The files of a site that are no pages: calendars, feeds, what search engines read (see `web.files`).

They are written when a build ends. Nothing is made, and no facts are loaded, while what they are made from
is the same and all of them are there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sphinx.util import logging

from sphinx_workshop.build.current_page import path_of
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.head import heads
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.manifests import manifest_of
from sphinx_workshop.build.meta import meta_of
from sphinx_workshop.build.offer import offer_of
from sphinx_workshop.build.others import is_of_others
from sphinx_workshop.build.redirects import redirects_of
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import Addresses, base_of
from sphinx_workshop.papers.output import Batch
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.web.files import FILES, OF_PAGES
from sphinx_workshop.web.not_found import NAME as NOT_FOUND
from sphinx_workshop.web.site import Page, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.web.site import Redirect

logger = logging.getLogger(__name__)


def write_site_files(app: Sphinx) -> None:
    """Write the files of a site that have changed, and remove those that are no longer wanted."""
    if app.builder.name not in SITES:
        return
    manifest = manifest_of(app.builder, "files")
    redirects = redirects_of(app)
    key = _digest(app, redirects)
    if manifest.key == key and manifest.is_complete():
        return
    site, failed = _site(app, redirects), list[str]()
    is_published = settings(app.config).publish
    rows = [row for row in FILES if is_published or row in OF_PAGES]
    files = dict(_files(site, rows, failed))
    others = [name for name in [*files, *manifest.files] if is_of_others(app, name)]
    ours = [(name, content) for name, content in files.items() if name not in others]
    manifest.write("" if failed else key, [Batch((), lambda: ours)], {}, jobs=1, others=others)


def _files(site: Site, rows: Iterable[str], failed: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of files; each row of the table knows the names of those before.

    A row that fails is named in a warning, and added to `failed`: a site keeps its other files.
    """
    names: list[str] = []
    for row in rows:
        try:
            made = list(FILES[row](replace(site, files=tuple(names))))
        except Exception as error:  # noqa: BLE001 (whatever is odd about the facts)
            failed.append(row)
            logger.warning(
                "the %s of the site cannot be made, and the site has none: %s: %s",
                row,
                type(error).__name__,
                error,
                type="workshop",
                subtype=Kind.SITE_FILE.value,
            )
        else:
            names += [name for name, _content in made]
            yield from made


def _site(app: Sphinx, redirects: tuple[Redirect, ...]) -> Site:
    """Return the site as its files see it."""
    domain, builder, offer = domain_of(app.env), app.builder, offer_of(app)
    shown = {
        (kind, key): f"{builder.get_target_uri(docname)}{'#' if anchor else ''}{anchor}"
        for key, _title, kind, docname, anchor, _priority in domain.get_objects()
    }
    if domain.session.is_site:
        files = [file for paper in domain.papers.values() for file in paper.files]
        shown |= {("file", path): name for name, path in reversed(files)}
    order = domain.reading_order()
    docnames = sorted(app.env.found_docs, key=lambda name: (order.get(name, len(order)), name))
    said = {docname: meta_of(app.env, docname) for docname in docnames if docname != NOT_FOUND}
    pages = [
        Page(
            docname,
            path_of(builder, docname),
            app.env.titles[docname].astext(),
            meta.get("description", ""),
            "noindex" in meta.get("robots", ""),
        )
        for docname, meta in said.items()
    ]
    return Site(
        workshop=domain.workshop,
        addresses=Addresses(base_of(app.config.html_baseurl), shown),
        pages=tuple(pages),
        language=app.config.language,
        proposal=offer.content if offer is not None else b"",
        around=domain.around,
        made=tuple(_made(app)),
        redirects=redirects,
    )


def _made(app: Sphinx) -> Iterator[str]:
    """Yield the addresses of the pages that are written for papers and authors."""
    domain = domain_of(app.env)
    if domain.session.is_site and domain.papers and settings(app.config).publish:
        facts, targets, lists = domain.session.facts, domain.data["targets"], domain.listings()
        builder = cast("StandaloneHTMLBuilder", app.builder)
        for page in facts.paper_pages(builder, targets, lists, None, heads(app)):
            if page.docname not in app.env.found_docs:
                yield builder.get_target_uri(page.docname)


def _digest(app: Sphinx, redirects: tuple[Redirect, ...]) -> str:
    """Return a digest of all that the files are made from."""
    domain, config = domain_of(app.env), app.config
    titles = sorted((docname, title.astext()) for docname, title in app.env.titles.items())
    targets = sorted(domain.data["targets"].items())
    about = (config.html_baseurl, config.language, settings(config), config.html_extra_path, redirects)
    said = [(docname, meta_of(app.env, docname)) for docname, _title in titles]
    papers = (domain.listings(), [paper.files for paper in domain.papers.values()])
    return digest(
        repr((domain.session.digests, about, titles, said, targets, papers, domain.data["offered"]))
    )
