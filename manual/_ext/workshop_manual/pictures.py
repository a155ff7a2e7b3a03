"""Pictures of the example's site, which `tools/screenshots.py` takes; a build without them says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

SCHEMES: Final = ("light", "dark")
WIDTHS: Final = {"desktop": "on a desktop", "phone": "on a phone"}
NONE: Final = "This build of the manual has no pictures: they are taken where Chromium is installed."


class Pictures(SphinxDirective):
    """A page of the example's site on a desktop and a phone, each for light and dark pages."""

    required_arguments = 1
    option_spec: ClassVar = {"alt": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the pictures of one name, or a sentence in their place."""
        folder, name = self.config.manual_pictures, self.arguments[0]
        found = {
            (width, scheme): Path(self.env.srcdir, folder, f"{name}-{width}-{scheme}.png")
            for width in WIDTHS
            for scheme in SCHEMES
        }
        for path in found.values():
            self.env.note_dependency(str(path))
        if not folder or not all(path.is_file() for path in found.values()):
            return [nodes.paragraph("", "", nodes.emphasis("", NONE))]
        box = nodes.container("", classes=["manual-pictures"])
        for (width, scheme), path in found.items():
            image = nodes.image(
                uri=f"/{os.path.relpath(path, self.env.srcdir)}",
                alt=f"{self.options.get('alt', name)}, {WIDTHS[width]}",
                classes=[f"only-{scheme}", f"manual-{width}"],
                loading="lazy",
            )
            self.set_source_info(image)
            box += image
        return [box]
