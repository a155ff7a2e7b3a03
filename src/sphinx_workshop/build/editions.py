"""Archived editions in a build: not read as pages, copied into the site, linked; and the mark of a site."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.errors import ExtensionError

from sphinx_workshop.archive import mark as marks
from sphinx_workshop.archive.folder import editions_in, files_of
from sphinx_workshop.archive.mark import Mark
from sphinx_workshop.build.current_page import path_to_root
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.manifests import manifest_of
from sphinx_workshop.build.session import PAGED, archive_folder
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.locale import _
from sphinx_workshop.render.nodes import SITES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

_EDITIONS: Final = ("[0-9]" * 4, ".*")
"""Patterns for what Sphinx does not read in the folder of archived editions: they, and drafts of them."""


def exclude_editions(_app: Sphinx, config: Config) -> None:
    """Keep Sphinx from reading the files of archived editions."""
    folder = settings(config).archive.strip("/")
    config.exclude_patterns = [*config.exclude_patterns, *(f"{folder}/{name}" for name in _EDITIONS)]


def begin(
    app: Sphinx,
    env: BuildEnvironment,
    _added: set[str],
    _changed: set[str],
    _removed: set[str],
) -> Sequence[str]:
    """Remove the mark of the last build, and refuse pages that stand where archived editions go.

    Raises:
        ExtensionError: A page and an edition have the same address.
    """
    if app.builder.name in PAGED:
        Path(app.outdir, marks.NAME).unlink(missing_ok=True)
    editions = editions_in(archive_folder(app)) if app.builder.name in SITES else {}
    for docname in sorted(env.found_docs) if editions else ():
        folder, slash, _rest = app.builder.get_target_uri(docname).partition("/")
        if slash and folder in editions:
            message = (
                f"the page `{docname}` has an address below `{folder}/`, where the archived edition of "
                f"{folder} goes; rename the page, or move {editions[folder]} away"
            )
            raise ExtensionError(message)
    return ()


def copy_editions(app: Sphinx) -> None:
    """Copy what has changed of the archived editions into the site, and remove what is gone."""
    if app.builder.name not in SITES:
        return
    folder = archive_folder(app)
    files = (path for edition in editions_in(folder).values() for path in files_of(edition))
    copies = {path.relative_to(folder).as_posix(): path for path in files}
    manifest = manifest_of(app.builder, "editions")
    stats = ((name, path.stat()) for name, path in copies.items())
    key = digest(repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])) if copies else ""
    if key != manifest.key or (copies and not manifest.is_complete()):
        manifest.write(key, [], copies, jobs=1)


def mark(app: Sphinx) -> None:
    """Mark the site as finished, with what an archive of it must know."""
    domain = domain_of(app.env)
    if app.builder.name not in PAGED or domain.around is None:
        return
    archive = os.path.relpath(archive_folder(app), domain.session.folder)
    Mark(
        facts="-".join(domain.session.digests),
        archive=Path(archive).as_posix(),
        base=base_of(app.config.html_baseurl),
        label=_("Edition"),
        text=_("This is the site of %s.") % domain.around.short_name,
        present=_("Go to the present edition"),
    ).write(Path(app.outdir))


def place_links(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Let links to archived editions lead to them: in a site from its pages, else to the hosted site.

    Where the address of that is not known, the text of the link stays. The check of links, which asks other
    sites, has collected its addresses before.
    """
    builder, base = app.builder, base_of(app.config.html_baseurl)
    if builder.name in SITES:
        base = path_to_root(builder, docname)
    for node in [one for one in doctree.findall(nodes.reference) if "workshop_archived" in one]:
        if base or builder.name in SITES:
            node["refuri"] = f"{base}{node['workshop_archived']}"
        else:
            node.replace_self(node.children)
