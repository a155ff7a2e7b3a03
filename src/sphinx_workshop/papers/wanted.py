"""The files of papers that a site is to have, beside its documents, and how each is written."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.build.digests import digest_of_text
from sphinx_workshop.papers import FOLDER, INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.event import Event
    from sphinx_workshop.papers.pages import Page
    from sphinx_workshop.papers.shell import Shell

MANIFEST: Final = f"{INDEX}manifest.js"
"""The file of the search index that is read first."""


class Wanted(NamedTuple):
    """A file that there is to be."""

    fingerprint: str
    """Changes when what it is to say changes."""
    write: Callable[[], None]


def wanted_pages(
    builder: StandaloneHTMLBuilder, pages: Iterable[Page], shells: Mapping[str, Shell], frame: str
) -> dict[str, Wanted]:
    """Return pages as files, by their paths; one that somebody wrote by hand comes first.

    :param shells: what is around the pages of each folder
    :param frame: changes when that does
    """
    from sphinx_workshop.papers.view import page_of  # noqa: PLC0415 (a build without a change needs no model)

    found: dict[str, Wanted] = {}
    out = f"{builder.outdir}{os.sep}"
    pattern = str(builder.get_output_path(page_of("ID")))  # a path each would take as long as all the rest
    before, _id, after = pattern.rpartition("ID")
    for page in pages:
        if page.docname in builder.env.found_docs:
            continue
        folder, _slash, name = page.docname.rpartition("/")
        path = f"{before}{name}{after}" if folder == FOLDER else str(builder.get_output_path(page.docname))
        write = partial(_write_page, path, shells[folder], page)
        found[path.removeprefix(out)] = Wanted(f"{page.fingerprint}{frame}", write)
    return found


def paths_of_documents(builder: StandaloneHTMLBuilder) -> set[str]:
    """Return the files that documents become, relative to the folder of the output."""
    out = f"{builder.outdir}{os.sep}"
    return {str(builder.get_output_path(name)).removeprefix(out) for name in builder.env.found_docs}


def _write_page(path: str, shell: Shell, page: Page) -> None:
    content = shell.fill(page.fill())
    try:
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 (as text: thousands)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 (the same)
        file = open(path, "wb", buffering=0)  # noqa: PTH123, SIM115 (the same)
    with file:
        while content:  # a disk that gets full takes a part
            content = content[file.write(content) :]


def wanted_index(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> Wanted:
    """Return the search index."""
    from sphinx_workshop.papers.index_files import write_index  # noqa: PLC0415 (see above)

    papers = list(domain.workshop.public_papers.values())
    write = partial(write_index, papers, Path(builder.outdir, INDEX), kept_by(builder))
    return Wanted(domain.digests.papers, write)


def kept_by(builder: StandaloneHTMLBuilder) -> Path:
    """Return the file that keeps the papers as they were written when a build last said them all."""
    return Path(builder.doctreedir, f"workshop-papers-{digest_of_text(str(builder.outdir))}")


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


def base_of(builder: StandaloneHTMLBuilder, event: Event) -> str | None:
    """Return the address of the root of the site, as conf.py or else the data says it, and a slash."""
    url = event.url
    base = builder.config.html_baseurl or (url if isinstance(url, str) and url.startswith("http") else "")
    if not base:
        return None
    folder, _slash, name = base.rpartition("/")
    is_file = "." in name and not folder.endswith("/")
    return f"{folder if is_file else base.rstrip('/')}/"
