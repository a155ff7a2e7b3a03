"""Work that is done on all processors, where there is enough of it and the system can fork."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ENOUGH: Final = 4
"""From so many pieces of work on, processes are worth what it takes to start them."""

_work: Sequence[Callable[[], None]] = ()
"""What the workers find when they are forked: nothing of it is sent to them."""


def do_all(work: Sequence[Callable[[], None]]) -> None:
    """Do pieces of work that do not need each other, in any order.

    :raises Exception: what one of them raises
    """
    processors = _processors()
    if len(work) < _ENOUGH or processors == 1 or "fork" not in multiprocessing.get_all_start_methods():
        for one in work:
            one()
        return
    global _work  # noqa: PLW0603 (a fork takes what is there)
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(min(processors, len(work))) as pool:
            for _done in pool.imap_unordered(_do, range(len(work))):
                pass
            pool.close()
            pool.join()
    finally:
        _work = ()


def _do(number: int) -> None:
    _work[number]()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
