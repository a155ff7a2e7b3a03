"""Work that is done on other processors, where there is enough of it and the system can fork."""

from __future__ import annotations

import multiprocessing
import os
import warnings
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.process import BaseProcess
    from multiprocessing.queues import SimpleQueue

    from sphinx.application import Sphinx

_ENOUGH: Final = 4
"""From so many pieces of work on, a process is worth what it takes to start it."""


class Aside:
    """Work that a process of its own does, while this one goes on; without processes, it is done at once."""

    def __init__(self, work: Sequence[Callable[[], None]]) -> None:
        """Begin the work."""
        self._process: BaseProcess | None = None
        if processors() == 1:
            _do(work)
            return
        context = multiprocessing.get_context("fork")  # what the work is about is there already
        self._errors: SimpleQueue[BaseException] = context.SimpleQueue()
        self._process = context.Process(target=_do_aside, args=(work, self._errors))
        with warnings.catch_warnings():
            # A program with threads may fork: the work takes no lock that one of them may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()

    def finish(self) -> None:
        """Wait for the work.

        :raises BaseException: what it raised
        """
        if self._process is None:
            return
        self._process.join()
        if not self._errors.empty():
            raise self._errors.get()
        if self._process.exitcode:
            message = f"a process that wrote papers ended with {self._process.exitcode}"
            raise RuntimeError(message)


def do_all(work: Sequence[Callable[[], None]]) -> None:
    """Do pieces of work that do not need each other, in any order, on all processors.

    :raises BaseException: what one of them raised
    """
    shares = processors() if len(work) >= _ENOUGH else 1
    others = [Aside(work[share::shares]) for share in range(1, shares)]
    _do(work[::shares])
    for other in others:
        other.finish()


def _do(work: Sequence[Callable[[], None]]) -> None:
    for one in work:
        one()


def _do_aside(work: Sequence[Callable[[], None]], errors: SimpleQueue[BaseException]) -> None:
    try:
        _do(work)
    except BaseException as error:  # noqa: BLE001 (the process that waits raises it)
        errors.put(error)


def in_one_process(app: Sphinx) -> bool:
    """Return whether Sphinx reads and writes all pages in this process, so that it knows what they asked."""
    return app.parallel <= 1


def processors() -> int:
    """Return how many processes can work at once; 1 where the system cannot fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
