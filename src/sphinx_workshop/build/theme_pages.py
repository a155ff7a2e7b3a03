"""Pages that no document becomes: written as the theme does, by what Sphinx's HTML builder does for its own.

`get_output_path`, `render_partial` and `handle_page` are private to that builder, and used here alone.
Sphinx's event `html-collect-pages` would write each page under its own name, on each build. Tested in
tests/sphinx/test_private.py.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder


def output_name(builder: Builder, docname: str) -> str:
    """Return the file of a page, relative to the folder of the output, with slashes."""
    path = str(cast("StandaloneHTMLBuilder", builder).get_output_path(docname))
    return path.removeprefix(f"{builder.outdir}{os.sep}").replace(os.sep, "/")


def title_html(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the title of a document as HTML."""
    return builder.render_partial(builder.env.titles[docname])["title"]


def page_html(builder: StandaloneHTMLBuilder, name: str, context: Mapping[str, object]) -> str:
    """Return a page of the theme.

    Args:
        builder: writes the page
        name: of the page; its links are relative to the address that a document of this name would have
        context: what the template is filled with: `title`, `body` and `metatags`, at least
    """
    around = {"meta": {}, "toc": "", "display_toc": False, **context}
    with TemporaryDirectory() as draft:
        path = Path(draft, "page.html")
        builder.handle_page(name, around, "page.html", outfilename=path)
        return path.read_text(encoding=builder.config.html_output_encoding)
