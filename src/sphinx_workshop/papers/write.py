"""The files of papers in a site, beside its documents: each is written when what it says has changed."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from sphinx_workshop import __version__
from sphinx_workshop.digests import digest_of, digest_of_text
from sphinx_workshop.domain import domain_of
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.state import State
from sphinx_workshop.papers.workers import Aside, do_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinx_workshop.domain import WorkshopDomain
    from sphinx_workshop.papers.pages import Page
    from sphinx_workshop.papers.shell import Shell

MANIFEST: Final = f"{INDEX}manifest.js"
"""The file of the search index that is read first."""
BATCH: Final = 250
"""How many pages make a piece of work."""


def begin_index(app: Sphinx, env: BuildEnvironment) -> None:
    """Begin to write the search index, if papers have changed, while Sphinx writes its pages."""
    domain = domain_of(env)
    domain.indexing = None
    if not domain.is_site or not domain.papers or domain.facts is None:
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    index = wanted_index(builder, domain)
    state = State(builder)
    if not state.has(MANIFEST, index.fingerprint):
        state.forget([MANIFEST])
        domain.indexing = Aside([index.write])


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
        state.keep("", {})
        return
    copies = wanted_copies(domain, Path(builder.outdir))  # a file may change, and the facts about it not
    is_whole = state.is_whole() and all(state.has(name, one.fingerprint) for name, one in copies.items())
    if domain.facts is None and not domain.writes and app.parallel == 1 and is_whole:
        return  # what is around the papers is as it was, too
    from sphinx_workshop.papers.shell import render_shell  # noqa: PLC0415 (most sites have no papers yet)

    folders = {"", FOLDER} | {docname.rpartition("/")[0] for docname in domain.listed}
    home = next((listing.docname for listing in domain.listings()), None)
    shells = {folder: render_shell(builder, folder, home) for folder in sorted(folders)}
    frame = frame_of(domain, home, shells.values())
    if domain.facts is None and state.frame == frame and is_whole:
        return
    files = {**wanted_pages(builder, domain, shells, frame), **copies}
    index = wanted_index(builder, domain)
    stale = {name: file for name, file in files.items() if not state.has(name, file.fingerprint)}
    if domain.indexing is None and not state.has(MANIFEST, index.fingerprint):
        stale = {MANIFEST: index, **stale}
    state.forget(stale)
    # Lists and the index of authors take longer than papers: each batch has its share of them.
    batches = -(-len(stale) // BATCH)
    do_all([partial(write_batch, list(stale.values())[number::batches]) for number in range(batches)])
    said = {name: file.fingerprint for name, file in files.items()}
    state.keep(frame, said | {MANIFEST: index.fingerprint})


class Wanted(NamedTuple):
    """A file that there is to be."""

    fingerprint: str
    """Changes when what it is to say changes."""
    write: Callable[[], None]


def wanted_pages(
    builder: StandaloneHTMLBuilder, domain: WorkshopDomain, shells: Mapping[str, Shell], frame: str
) -> dict[str, Wanted]:
    """Return the pages that there are to be, by their paths; one that somebody wrote by hand comes first."""
    from sphinx_workshop.papers.build import view_of  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.pages import pages  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.view import page_of  # noqa: PLC0415 (see above)

    layouts = [domain.layout(listing) for listing in domain.listings()]
    found: dict[str, Wanted] = {}
    out = f"{builder.outdir}{os.sep}"
    pattern = str(builder.get_output_path(page_of("ID")))  # a path each would take as long as all the rest
    before, _id, after = pattern.rpartition("ID")
    for page in pages(view_of(builder, domain), layouts, base_of(builder, domain)):
        if page.docname in builder.env.found_docs:
            continue
        folder, _slash, name = page.docname.rpartition("/")
        path = f"{before}{name}{after}" if folder == FOLDER else str(builder.get_output_path(page.docname))
        write = partial(_write_page, path, shells[folder], page)
        found[path.removeprefix(out)] = Wanted(f"{page.fingerprint}{frame}", write)
    return found


def _write_page(path: str, shell: Shell, page: Page) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 (as text: thousands)
    with open(path, "wb") as file:  # noqa: PTH123 (the same)
        file.write(shell.fill(page.fill()))


def wanted_index(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> Wanted:
    """Return the search index."""
    from sphinx_workshop.papers.index_files import write_index  # noqa: PLC0415 (see above)

    papers = list(domain.workshop.public_papers.values())
    kept = Path(builder.doctreedir) / f"workshop-{builder.name}-papers"
    write = partial(write_index, papers, Path(builder.outdir, INDEX), kept)
    return Wanted(digest_of_text("\0".join(paper.place.written or repr(paper) for paper in papers)), write)


def wanted_copies(domain: WorkshopDomain, out: Path) -> dict[str, Wanted]:
    """Return the papers that lie in the data folder, which the site has a copy of."""
    found: dict[str, Wanted] = {}
    for key, paper in domain.papers.items():
        source = domain.folder / paper.pdf
        if not paper.pdf or not source.is_file():
            continue
        status = source.stat()
        name = f"{FOLDER}/{key}.pdf"
        said = f"{status.st_size}-{status.st_mtime_ns}"
        found[name] = Wanted(said, partial(_copy, source, out / name))
    return found


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def write_batch(batch: Sequence[Wanted]) -> None:
    """Write some files."""
    for file in batch:
        file.write()


def base_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> str | None:
    """Return the address of the root of the site, as conf.py or else the data says it, and a slash."""
    url = domain.workshop.event.url
    base = builder.config.html_baseurl or (url if isinstance(url, str) and url.startswith("http") else "")
    if not base:
        return None
    folder, _slash, name = base.rpartition("/")
    is_file = "." in name and not folder.endswith("/")
    return f"{folder if is_file else base.rstrip('/')}/"


def frame_of(domain: WorkshopDomain, home: str | None, shells: Iterable[Shell]) -> str:
    """Return a text that changes when anything does that all pages of papers show, beside the papers."""
    targets = sorted(domain.data["targets"].items())
    around = repr((__version__, domain.own_pages, home, list(shells), targets))
    return digest_of_text(around + digest_of(domain.folder, but={"papers.yml"}))
