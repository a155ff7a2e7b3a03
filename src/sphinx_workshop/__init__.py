"""Render, check and publish an academic workshop from structured data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the extension (called by Sphinx)."""
    from sphinx_workshop.extension import setup_extension  # noqa: PLC0415 (the command line needs no Sphinx)

    return setup_extension(app)
