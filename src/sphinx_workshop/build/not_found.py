"""Writes `404.html`: the theme's page for what is not there, or the page `404` that the site has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.others import is_of_others
from sphinx_workshop.build.theme_pages import output_name, page_html
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.locale import _
from sphinx_workshop.web.not_found import NAME, body, from_any_depth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

FILE: Final = f"{NAME}.html"


def write_not_found(app: Sphinx) -> Sequence[tuple[str, dict[str, object], str]]:
    """Have the theme write the page, unless the site has one of its own.

    Returns:
        no page: Sphinx would write it where its name says, and not where hosts look for it
    """
    if _is_ours(app) and NAME not in app.env.found_docs:
        builder = cast("StandaloneHTMLBuilder", app.builder)
        hidden = '<meta name="robots" content="noindex" />'
        context = {"title": _("Page not found"), "body": body(_links(builder, app)), "metatags": hidden}
        _write(app, page_html(builder, NAME, context))
    return ()


def fix_own_page(app: Sphinx) -> None:
    """Let the page `404` that a site has work from any depth, where hosts look for it."""
    if _is_ours(app) and NAME in app.env.found_docs:
        written = Path(app.outdir, output_name(app.builder, NAME))
        _write(app, written.read_text(encoding=app.config.html_output_encoding))


def _is_ours(app: Sphinx) -> bool:
    return domain_of(app.env).session.is_site and not is_of_others(app, FILE)


def _links(builder: StandaloneHTMLBuilder, app: Sphinx) -> Iterator[tuple[str, str]]:
    """Yield the titles and the addresses of the pages that readers look for most."""
    around, root = domain_of(app.env).around, app.config.root_doc
    yield around.name if around is not None else app.config.project, builder.get_relative_uri(NAME, root)
    for docname in dict.fromkeys(settings(app.config).pages.values()):
        if docname in app.env.found_docs and docname != root:
            yield app.env.titles[docname].astext(), builder.get_relative_uri(NAME, docname)
    if builder.search:
        yield _("Search"), builder.get_relative_uri(NAME, "search")


def _write(app: Sphinx, html: str) -> None:
    """Write the page with addresses that do not depend on where it is sent from."""
    root = urlsplit(base_of(app.config.html_baseurl)).path or "/"
    fixed = from_any_depth(html, f"{root}{app.builder.get_target_uri(NAME)}")
    content, path = fixed.encode(app.config.html_output_encoding, "xmlcharrefreplace"), Path(app.outdir, FILE)
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
