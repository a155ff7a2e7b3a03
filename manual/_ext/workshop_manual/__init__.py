"""What the manual alone uses: the reference made from the code, live examples, pictures of the example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop import __version__
from workshop_manual.asking import Questions
from workshop_manual.live import Live
from workshop_manual.pictures import Pictures
from workshop_manual.reference import Reference

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives of the manual."""
    app.setup_extension("sphinx_workshop")
    app.add_config_value("manual_pictures", "", "env", types=str)
    app.add_search_language(Questions)
    app.add_directive("workshop-reference", Reference)
    app.add_directive("live", Live)
    app.add_directive("example-pictures", Pictures)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
