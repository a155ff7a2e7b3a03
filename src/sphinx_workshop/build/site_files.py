"""The files of a site that are no pages: calendars, feeds, what search engines read (see `web.files`).

They are written when a build ends. Nothing is made, and no facts are loaded, while what they are made from
is the same and all of them are there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.offer import offer_of
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import Addresses, base_of
from sphinx_workshop.papers.output import Batch, Manifest
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.web.files import FILES
from sphinx_workshop.web.site import Page, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def write_site_files(app: Sphinx) -> None:
    """Write the files of a site that have changed, and remove those that are no longer wanted."""
    if app.builder.name not in SITES:
        return
    name = f"workshop-files-{app.builder.name}-{digest(str(app.outdir))}.json"
    manifest = Manifest(Path(app.doctreedir, name), Path(app.outdir))
    key = _digest(app)
    if manifest.key == key and manifest.is_complete():
        return
    site = _site(app)
    manifest.write(key, [Batch((), lambda: _files(site))], {}, jobs=1)


def _files(site: Site) -> Iterator[tuple[str, bytes]]:
    for make in FILES.values():
        yield from make(site)


def _site(app: Sphinx) -> Site:
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
    pages = [
        Page(docname, builder.get_target_uri(docname), app.env.titles[docname].astext())
        for docname in docnames
    ]
    return Site(
        workshop=domain.workshop,
        addresses=Addresses(base_of(app.config.html_baseurl), shown),
        pages=tuple(pages),
        language=app.config.language,
        proposal=offer.content if offer is not None else b"",
    )


def _digest(app: Sphinx) -> str:
    """Return a digest of all that the files are made from."""
    domain, config = domain_of(app.env), app.config
    titles = sorted((docname, title.astext()) for docname, title in app.env.titles.items())
    targets = sorted(domain.data["targets"].items())
    files = [paper.files for paper in domain.papers.values()]
    about = (config.html_baseurl, config.language, settings(config))
    offered = domain.data["offered"]
    return digest(repr((domain.session.digests, about, titles, targets, files, domain.listings(), offered)))
