"""For this project's own site: the directive that shows the reference, made from the code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util.docutils import SphinxDirective

from sphinx_workshop import __version__
from sphinx_workshop.table import Table

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_REFERENCE: Final = Table({"part": "sphinx_workshop._reference:part"})
"""The reference, which is imported when a page shows it: a build without a change needs none of it."""


class Reference(SphinxDirective):
    """A part of the reference: `data`, `directives`, `problems` and so on."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part; the page is read again when the code changes."""
        for module in sorted(Path(__file__).parent.rglob("*.py")):
            self.env.note_dependency(str(module))
        return list(_REFERENCE["part"](self.arguments[0], self.state.document))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.setup_extension("sphinx_workshop")
    app.add_directive("workshop-reference", Reference)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
