"""Folders that a target writes into again and again, removed at the end of the program."""

from __future__ import annotations

import atexit
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

_FOLDERS: Final = tempfile.TemporaryDirectory(prefix="fuzz-")
atexit.register(_FOLDERS.cleanup)


@cache
def scratch(name: str) -> Path:
    """Return a folder that only one target uses."""
    folder = Path(_FOLDERS.name) / name
    folder.mkdir()
    return folder
