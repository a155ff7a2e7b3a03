"""The files of papers in a site, beside its documents: each is written when what it says has changed."""

from __future__ import annotations

import os
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, cast

from sphinx_workshop import __version__
from sphinx_workshop.domain import domain_of
from sphinx_workshop.papers import FOLDER
from sphinx_workshop.papers.state import State
from sphinx_workshop.papers.workers import do_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.domain import WorkshopDomain
    from sphinx_workshop.papers.pages import Page
    from sphinx_workshop.papers.shell import Shell

BATCH: Final = 250
"""How many pages make a piece of work."""


def write_papers(app: Sphinx, error: Exception | None) -> None:
    """Write what has changed of the pages of papers, and remove those of papers that are gone."""
    domain = domain_of(app.env)
    if error is not None or not domain.is_site:
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    state = State(builder)
    if not domain.papers:
        state.remove(set())
        return
    from sphinx_workshop.papers.shell import render_shell  # noqa: PLC0415 (most sites have no papers yet)

    shells = {folder: render_shell(builder, folder) for folder in ("", FOLDER)}
    frame = frame_of(domain, shells.values())
    if domain.facts is None and state.frame == frame and state.is_whole():
        return
    wanted = wanted_pages(builder, domain)
    stale = [page for page in wanted if state.frame != frame or not state.has(page)]
    batches = [stale[start : start + BATCH] for start in range(0, len(stale), BATCH)]
    do_all([partial(write_batch, builder, shells, batch) for batch in batches])
    state.remove({page.docname for page in wanted})
    state.save(frame, {page.docname: page.fingerprint for page in wanted})


def wanted_pages(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> list[Page]:
    """Return the pages that there are to be; one that somebody wrote by hand comes first."""
    from sphinx_workshop.papers.build import view_of  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.pages import pages  # noqa: PLC0415 (see above)

    layouts = [domain.layout(listing) for listing in domain.listings()]
    found = pages(view_of(builder, domain), layouts, base_of(builder, domain))
    return [page for page in found if page.docname not in builder.env.found_docs]


def write_batch(builder: StandaloneHTMLBuilder, shells: Mapping[str, Shell], batch: Sequence[Page]) -> None:
    """Fill and write some pages."""
    for page in batch:
        path = str(builder.get_output_path(page.docname))  # as text: there may be thousands
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 (the same)
        folder = page.docname.rpartition("/")[0]
        with open(path, "wb") as file:  # noqa: PTH123 (the same)
            file.write(shells[folder].fill(page.fill()))


def base_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> str | None:
    """Return the address of the root of the site, as conf.py or else the data says it, and a slash."""
    url = domain.workshop.event.url
    base = builder.config.html_baseurl or (url if isinstance(url, str) and url.startswith("http") else "")
    if not base:
        return None
    folder, _slash, name = base.rpartition("/")
    is_file = "." in name and not folder.endswith("/")
    return f"{folder if is_file else base.rstrip('/')}/"


def frame_of(domain: WorkshopDomain, shells: Iterable[Shell]) -> str:
    """Return a text that changes when anything does that all pages of papers show, beside the papers."""
    digest = blake2b(repr((__version__, list(shells))).encode(), digest_size=12)
    digest.update(repr(sorted(domain.data["targets"].items())).encode("utf-8", "surrogatepass"))
    for path in sorted(domain.folder.glob("*.y*ml")):
        if path.name != "papers.yml":
            digest.update(path.read_bytes())
    return digest.hexdigest()
