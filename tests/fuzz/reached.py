"""The code that an input reaches, and the fewest inputs that reach all of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    Trace: TypeAlias = "Callable[[FrameType, str, object], Trace | None]"
    Line: TypeAlias = "tuple[str, int]"


def lines(target: Callable[[bytes], None], content: bytes) -> set[Line]:
    """Return the lines of the extension that an input reaches; an input that fails reaches none."""
    found: set[Line] = set()

    def step(frame: FrameType, _event: str, _argument: object) -> Trace:
        found.add((frame.f_code.co_filename, frame.f_lineno))
        return step

    def call(frame: FrameType, _event: str, _argument: object) -> Trace | None:
        return step if "sphinx_workshop" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        target(content)
    except Exception:  # noqa: BLE001 (a failure is no input to keep: it gets a name of its own)
        return set()
    finally:
        sys.settrace(before)
    return found


def fewest(target: Callable[[bytes], None], inputs: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the inputs, shortest first, each of which reaches something that those before it do not."""
    reached: set[Line] = set()
    for content in inputs:
        new = lines(target, content) - reached
        if new:
            reached |= new
            yield content
