"""The papers in a build of Sphinx: a list when its page is written, and the pages beside the documents."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, cast

from sphinx.util.osutil import ensuredir

from sphinx_workshop import __version__
from sphinx_workshop.domain import domain_of
from sphinx_workshop.nodes import paper_list
from sphinx_workshop.papers.state import State
from sphinx_workshop.wording import locale_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.domain import WorkshopDomain
    from sphinx_workshop.papers.view import View


def view_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> View:
    """Return the view from the root of the site."""
    from sphinx_workshop.papers.index import authors_of  # noqa: PLC0415 (a build without a change needs no model)
    from sphinx_workshop.papers.view import SPLIT, View  # noqa: PLC0415 (the same)

    workshop = domain.workshop
    return View(
        workshop=workshop,
        locale=locale_of(builder.config.language),
        uri=builder.get_target_uri,
        targets=domain.data["targets"],
        own_pages=domain.own_pages,
        letters=len(authors_of(workshop.public_papers.values())) >= SPLIT,
    )


def visit_paper_list(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a list of papers."""
    from sphinx_workshop.papers.list import Listing, list_html  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.listing import Filter  # noqa: PLC0415 (see above)

    builder = self.builder
    docname = builder.current_docname
    domain = domain_of(builder.env)
    view = view_of(builder, domain)
    listing = Listing(docname, node["number"], Filter(tuple(node["decisions"]), node["group_by"]))
    layout = listing.lay_out(view.workshop, own_pages=view.own_pages)
    self.body.append(list_html(layout, 1, view.at(docname)))


def add_paper_list(app: Sphinx) -> None:
    """Make the node of a list known; other formats have it replaced before they write."""
    app.add_node(paper_list, html=(visit_paper_list, lambda _self, _node: None))


def write_pages(app: Sphinx, error: Exception | None) -> None:
    """Write the pages of papers that have changed, and remove those of papers that are gone."""
    domain = domain_of(app.env)
    if error is not None or not domain.is_site:
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    state = State(builder)
    if not domain.papers and not state.pages:
        return
    if not domain.papers:
        state.remove(set())
        return
    from sphinx_workshop.papers.pages import pages  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.shell import Shell, render_shell  # noqa: PLC0415 (see above)
    from sphinx_workshop.papers.view import FOLDER  # noqa: PLC0415 (see above)

    shells = {folder: render_shell(builder, folder) for folder in ("", FOLDER)}
    frame = frame_of(domain, list(shells.values()))
    if domain.facts is None and state.frame == frame and state.is_whole():
        return
    wanted = {
        page.docname: page
        for page in pages(view_of(builder, domain), domain.listings(), base_of(builder, domain))
        if page.docname not in app.env.found_docs  # a page written by hand comes first
    }
    stale = [page for page in wanted.values() if state.frame != frame or not state.has(page)]
    for page in stale:
        shell: Shell = shells[page.docname.rpartition("/")[0]]
        path = builder.get_output_path(page.docname)
        ensuredir(path.parent)
        path.write_bytes(shell.fill(page.fill()))
    state.remove(set(wanted))
    state.save(frame, {page.docname: page.fingerprint for page in wanted.values()})


def base_of(builder: StandaloneHTMLBuilder, domain: WorkshopDomain) -> str | None:
    """Return the address of the root of the site, as conf.py or else the data says it, and a slash."""
    url = domain.workshop.event.url
    base = builder.config.html_baseurl or (url if isinstance(url, str) and url.startswith("http") else "")
    if not base:
        return None
    folder, slash, name = base.rpartition("/")
    return (
        f"{folder}{slash}" if slash and "." in name and not folder.endswith("/") else f"{base.rstrip('/')}/"
    )


def frame_of(domain: WorkshopDomain, shells: list[object]) -> str:
    """Return a text that changes when anything does that all pages of papers show, beside the papers."""
    digest = blake2b(repr((__version__, shells)).encode(), digest_size=12)
    digest.update(repr(sorted(domain.data["targets"].items())).encode("utf-8", "surrogatepass"))
    for path in sorted(domain.folder.glob("*.y*ml")):
        if path.name != "papers.yml":
            digest.update(path.read_bytes())
    return digest.hexdigest()
