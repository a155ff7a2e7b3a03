"""Work that is done on other processors, where there is enough of it and the system can fork."""

from __future__ import annotations

import logging
import marshal
import multiprocessing
import os
import threading
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

NAME: Final = "sphinx-workshop"
"""The name of processes that write."""
SPHINX: Final = "sphinx"
"""What Sphinx's loggers are below."""
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
        self._end, end = context.Pipe(duplex=False)
        self._process = context.Process(target=_do_aside, args=(work, end), name=NAME)
        _start(self._process)
        end.close()

    def finish(self) -> None:
        """Wait for the work, and pass on what it warned of.

        :raises BaseException: what it raised
        """
        if self._process is None:
            return
        process, self._process = self._process, None
        try:
            error, records = self._end.recv()
        except (EOFError, OSError):
            error, records = None, []
        self._end.close()
        process.join()
        if error is None and process.exitcode:
            error = RuntimeError(f"a process that wrote papers ended with {process.exitcode}")
        process.close()
        for record in records:
            logging.getLogger(record.name).handle(record)
        if error is not None:
            raise error


def wait_for_others() -> None:
    """Wait for work that was left alone: that of a build which was broken off in this program."""
    for process in multiprocessing.active_children():
        if process.name == NAME:
            process.join()


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
        try:
            self._do()
            while self._others:
                self._others.pop().finish()
        except BaseException:
            self.stop()
            raise
        self._numbers.close()

    def stop(self) -> None:
        """Leave what nobody has begun, and wait for the rest, whatever comes of it."""
        if self._numbers.closed:
            return
        self._numbers.read(PIECES)
        while self._others:
            with suppress(Exception):
                self._others.pop().finish()
        self._numbers.close()

    def _do(self) -> None:
        while number := self._numbers.read(1):  # each is read once, by whichever process
            self._work[number[0]]()


def _do(work: Sequence[Callable[[], None]]) -> None:
    for one in work:
        one()


def _do_aside(work: Sequence[Callable[[], None]], end: Connection) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    told = _Told()
    # Handlers of this process write where nobody counts, or keep what nobody asks for.
    logging.getLogger(SPHINX).handlers[:] = [told]
    error: BaseException | None = None
    try:
        _do(work)
    except BaseException as raised:  # noqa: BLE001 (the process that waits raises it)
        error = raised
    try:
        end.send((error, told.records))
    except Exception:  # noqa: BLE001 (whatever cannot be handed over)
        end.send((None if error is None else RuntimeError(repr(error)), []))


def _end_with_parent() -> None:
    """End this process when the one that waits for it has ended: another build may have begun since."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class _Told(logging.Handler):
    """What a process tells, for the one that waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, in a form that can be handed over."""
        record.args = tuple(map(str, record.args)) if isinstance(record.args, tuple) else ()
        record.exc_info = None
        self.records.append(record)


def processors() -> int:
    """Return how many processes can work at once; 1 where the system cannot fork, or this one must not."""
    if "fork" not in multiprocessing.get_all_start_methods() or multiprocessing.current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
