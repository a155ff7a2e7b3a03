"""How much work something is, whatever the machine does at the same time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

TraceFunction: TypeAlias = "Callable[[FrameType, str, object], TraceFunction]"


def lines_run(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs, a line of a loop as often as it is run."""
    number = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> TraceFunction:
        nonlocal number
        number += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return number
