"""The garbage collector during a build: most of what is made stays until the build ends."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx

SELDOM: Final = (50_000, 50, 1000)
"""How many objects must come, and how often that must be, before the garbage collector looks at them."""
USUAL: Final = gc.get_threshold()
"""The same, before a build."""


def rest_collector(_app: Sphinx, *_facts: object) -> None:
    """Let the garbage collector pass over what is there, and look for garbage less often."""
    gc.freeze()
    gc.set_threshold(*SELDOM)


def wake_collector(_app: Sphinx, _error: Exception | None) -> None:
    """Give all back to the collector, for programs that build more than once."""
    gc.unfreeze()
    gc.set_threshold(*USUAL)
