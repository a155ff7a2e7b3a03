"""The argument FOLDER of the commands: the data folder, as messages name it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click


def short(path: Path) -> Path:
    """Return the path relative to the current folder or absolute, whichever is shorter."""
    absolute = os.path.abspath(path)  # noqa: PTH100 (as `relpath`, which pathlib lacks)
    try:
        return Path(min(os.path.relpath(path), absolute, key=len))
    except ValueError:  # it is on another drive of Windows
        return Path(absolute)


FOLDER: Final = click.argument(
    "folder",
    type=click.Path(path_type=Path),
    default=Path("docs/data"),
    callback=lambda _context, _argument, path: short(path),
)
