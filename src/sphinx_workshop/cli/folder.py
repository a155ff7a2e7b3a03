"""The argument FOLDER of the commands: the data folder, as messages name it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from sphinx_workshop.source.paths import short_path

FOLDER: Final = click.argument(
    "folder",
    type=click.Path(path_type=Path),
    default=Path("docs/data"),
    callback=lambda _context, _argument, folder: short_path(folder),
)
