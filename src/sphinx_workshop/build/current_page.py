"""The page that the HTML builder is writing, its address, and the way from it to the root of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.writers.html5 import HTML5Translator


def current_page(writer: HTML5Translator) -> str:
    """Return the name of the page that is being written."""
    # Private to Sphinx: a writer knows its page by no other way. Tested in tests/sphinx/test_private.py.
    docname: str = writer.builder.current_docname
    return docname


def begin_page(builder: StandaloneHTMLBuilder, docname: str) -> None:
    """Let a writer take a page for the one that is being written."""
    builder.current_docname = docname


def path_to_root(builder: Builder, docname: str) -> str:
    """Return the address of the root of the site, relative to a page: empty, or ``../`` once or more."""
    return "../" * builder.get_target_uri(docname).partition("#")[0].count("/")


def path_of(builder: Builder, docname: str) -> str:
    """Return the address of a page, relative to the root of the site; empty for the landing page."""
    return "" if docname == builder.config.root_doc else builder.get_target_uri(docname)
