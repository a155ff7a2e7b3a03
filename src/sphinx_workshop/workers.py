"""Work that is done on other processors, where there is enough of it and the system can fork."""

from __future__ import annotations

import marshal
import multiprocessing
import os
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from multiprocessing.queues import SimpleQueue

PIECES: Final = 256
"""How many pieces of work can be shared."""
_ENOUGH: Final = 2
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
        _start(self._process)

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


def _start(process: BaseProcess) -> None:
    with warnings.catch_warnings():
        # A program with threads may fork: the work takes no lock that one of them may hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()


class Answer:
    """What a process of its own finds out, while this one goes on."""

    def __init__(self, find: Callable[[], Any]) -> None:
        """Begin to find out.

        :param find: returns plain data, as `marshal` takes it
        """
        context = multiprocessing.get_context("fork")
        self._end, end = context.Pipe(duplex=False)
        # A daemon, so that this process ends without it if something goes wrong here.
        self._process = context.Process(target=_answer, args=(find, self._end, end), daemon=True)
        _start(self._process)
        end.close()

    def get(self) -> Any:  # noqa: ANN401 (whatever was found)
        """Wait for the answer; None if there is none, whatever went wrong."""
        try:
            found = self._end.recv_bytes()
        except (EOFError, OSError):
            found = None
        answer = None if found is None else marshal.loads(found)  # noqa: S302 (our own)
        self._process.join()  # which takes a while to leave
        return answer


def _answer(find: Callable[[], Any], other_end: Connection, end: Connection) -> None:
    other_end.close()  # else nobody would tell this process that no one is there any more
    try:
        found = marshal.dumps(find())
    except Exception:  # noqa: BLE001 (who asks finds out without help, and raises what there is to raise)
        end.close()
    else:
        end.send_bytes(found)


class Shared:
    """Pieces of work that do not need each other: whoever is free first takes the next one."""

    def __init__(self, work: Sequence[Callable[[], None]]) -> None:
        """Begin the work, if there are other processors for it.

        :param work: at most `PIECES`
        """
        self._work = work
        numbers, end = os.pipe()
        os.write(end, bytes(range(len(work))))
        os.close(end)
        self._numbers = open(numbers, "rb", buffering=0)  # noqa: PTH123, SIM115 (closed when nobody waits)
        others = processors() - 1 if len(work) >= _ENOUGH else 0
        self._others = [Aside([self._do]) for _ in range(others)]

    def finish(self) -> None:
        """Do what nobody has begun, and wait for the rest.

        :raises BaseException: what a piece of the work raised
        """
        self._do()
        while self._others:
            self._others.pop().finish()
        self._numbers.close()

    def stop(self) -> None:
        """Leave what nobody has begun, and wait for the rest, whatever comes of it."""
        if self._numbers.closed:
            return
        self._numbers.read(PIECES)
        with suppress(Exception):
            self.finish()

    def _do(self) -> None:
        while number := self._numbers.read(1):  # each is read once, by whichever process
            self._work[number[0]]()


def _do(work: Sequence[Callable[[], None]]) -> None:
    for one in work:
        one()


def _do_aside(work: Sequence[Callable[[], None]], errors: SimpleQueue[BaseException]) -> None:
    try:
        _do(work)
    except BaseException as error:  # noqa: BLE001 (the process that waits raises it)
        errors.put(error)


def processors() -> int:
    """Return how many processes can work at once; 1 where the system cannot fork, or this one must not."""
    if "fork" not in multiprocessing.get_all_start_methods() or multiprocessing.current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
