"""What the last build wrote into the output beside pages: one manifest for each group of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.build.last_build import digest
from sphinx_workshop.papers.output import Manifest

if TYPE_CHECKING:
    from sphinx.builders import Builder


def manifest_of(builder: Builder, files: str) -> Manifest:
    """Return the manifest of a group of files.

    Args:
        builder: the format, and the folder of the output
        files: the name of the group, such as `papers` or `cards`
    """
    name = f"workshop-{files}-{builder.name}-{digest(str(builder.outdir))}.json"
    return Manifest(Path(builder.doctreedir, name), Path(builder.outdir))
