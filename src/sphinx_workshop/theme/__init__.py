"""The Sphinx theme `workshop`: pydata_sphinx_theme with what the site of a workshop needs.

A site asks for it by ``html_theme = "workshop"``. The folder `workshop` beside this file has the templates,
styles and scripts. What depends on the site is made when it is built: stylesheets (`assets`, `stylesheet`),
colours (`palette`), the choice of the files that a page loads (`page`), and its policy (`policy`).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop import __version__
from sphinx_workshop.theme.assets import write_assets
from sphinx_workshop.theme.page import prepare_page
from sphinx_workshop.theme.palette import palette_of
from sphinx_workshop.theme.translations import rewrite_translations

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NAME: Final = "workshop"
FOLDER: Final = Path(__file__).parent / NAME
_LAST: Final = 900
"""The priority of what comes after the inherited theme and other extensions."""


class _Build:
    """What one build knows of the theme's files."""

    def __init__(self) -> None:
        self.left_out: frozenset[str] = frozenset()

    def begin(self, app: Sphinx) -> None:
        """Make the files of the theme."""
        if _is_used(app):
            self.left_out = write_assets(app, palette_of(app.builder.theme_options))  # type: ignore[attr-defined]

    def prepare(
        self,
        app: Sphinx,
        pagename: str,
        _template: str,
        context: dict[str, Any],
        _doctree: nodes.document | None,
    ) -> None:
        """Give a page what it uses."""
        if _is_used(app):
            prepare_page(app, pagename, context, self.left_out)

    def end(self, app: Sphinx, error: Exception | None) -> None:
        """Rewrite what the policy of the pages would not allow."""
        if error is None and _is_used(app):
            rewrite_translations(app)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; it does nothing for a site that neither uses it nor inherits from it."""
    build = _Build()
    app.add_html_theme(NAME, str(FOLDER))
    app.connect("builder-inited", build.begin)
    app.connect("html-page-context", build.prepare, priority=_LAST)
    app.connect("build-finished", build.end)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _is_used(app: Sphinx) -> bool:
    theme = getattr(app.builder, "theme", None)  # only builders of HTML have one
    return theme is not None and FOLDER in map(Path, theme.get_theme_dirs())
