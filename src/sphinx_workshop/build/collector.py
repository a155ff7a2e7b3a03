"""The garbage collector when the program ends: it need not search all objects once more."""

from __future__ import annotations

import atexit
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def skip_last_collection(_app: Sphinx, _error: Exception | None) -> None:
    """Let Python end at once after a build, which saves a fifth of a small one.

    Nothing changes before the program ends.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
