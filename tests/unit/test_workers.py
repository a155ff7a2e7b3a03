"""What another process is asked is found out without it where that goes wrong."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from sphinx_workshop import workers
from sphinx_workshop.workers import PIECES, Answer, Aside, Shared, processors, wait_for_others

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does all where none can fork")
FILES: Final = Path("/proc/self/fd")
"""Has the files that this process has opened, on Linux."""
LONG = 10_000_000
"""More than a pipe holds, so that the other process waits in the midst of its answer."""


def test_an_answer_comes_whole() -> None:
    assert Answer(lambda: ["x" * LONG, (1, None, ...)]).get() == ["x" * LONG, (1, None, ...)]


def test_there_is_no_answer_where_the_other_process_fails_or_is_stopped() -> None:
    assert Answer(lambda: 1 / 0).get() is None
    assert Answer(object).get() is None
    assert Answer(lambda: os._exit(1)).get() is None
    answer = Answer(lambda: "x" * LONG)
    answer._end.poll(10)
    assert answer._process.pid is not None
    os.kill(answer._process.pid, signal.SIGKILL)
    assert answer.get() is None


def test_the_other_process_ends_where_nobody_waits_for_its_answer() -> None:
    answer = Answer(lambda: "x" * LONG)
    answer._end.poll(10)
    answer._end.close()
    answer._process.join(10)
    assert answer._process.exitcode is not None


def test_there_is_a_processor() -> None:
    assert processors() >= 1


@pytest.mark.parametrize("number", [0, 1, 2, PIECES])
@pytest.mark.parametrize("processes", [1, 3])
def test_each_piece_of_shared_work_is_done_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, processes: int
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: processes)
    work = Shared([partial(note, tmp_path / str(index)) for index in range(number)])
    work.finish()
    work.stop()
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        str(index): "done\n" for index in range(number)
    }


def test_what_is_left_of_shared_work_can_be_left_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    Shared([partial(note, tmp_path / "piece")] * 5).stop()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("fails", ["here", "elsewhere"])
def test_a_piece_of_shared_work_that_fails_is_told_of(monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)
    here, both_have_one = os.getpid(), multiprocessing.get_context("fork").Barrier(2)

    def fail_in_one() -> None:
        both_have_one.wait(10)
        if (os.getpid() == here) == (fails == "here"):
            raise ValueError(fails)

    work = Shared([fail_in_one, fail_in_one])
    with pytest.raises(ValueError, match=fails):
        work.finish()
    work.stop()


def test_an_error_of_any_length_is_told() -> None:
    def fail() -> None:
        raise OSError("x" * LONG)

    with pytest.raises(OSError, match="x"):
        Aside([fail]).finish()


def test_an_error_that_cannot_be_handed_over_is_told_in_words() -> None:
    class LocalError(Exception):
        pass

    def fail() -> None:
        raise LocalError

    with pytest.raises(RuntimeError, match="LocalError"):
        Aside([fail]).finish()


def test_no_file_stays_open() -> None:
    before = list(FILES.glob("*"))
    for _ in range(3):
        Aside([nothing]).finish()
        Shared([nothing] * 5).finish()
        Shared([nothing] * 5).stop()
    assert len(list(FILES.glob("*"))) == len(before)


def nothing() -> None:
    """Do nothing."""


def test_work_that_was_left_alone_is_waited_for(tmp_path: Path) -> None:
    Aside([partial(time.sleep, 0.2), partial(note, tmp_path / "done")])
    wait_for_others()
    assert (tmp_path / "done").exists()


LEAVE: Final = """
import os, pathlib, signal, sys, time
from sphinx_workshop.workers import Aside

here = pathlib.Path(sys.argv[1])
Aside([lambda: here.write_text(str(os.getpid())), lambda: time.sleep(600)])
while not (here.exists() and here.read_text()):
    time.sleep(0.01)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_ends_with_the_one_that_began_it(tmp_path: Path) -> None:
    here = tmp_path / "process"
    subprocess.run([sys.executable, "-c", LEAVE, str(here)], check=False, timeout=30)
    process = int(here.read_text())
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and is_running(process):
        time.sleep(0.02)
    assert not is_running(process)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or ") Z " not in status.read_text()


def note(path: Path) -> None:
    with path.open("a") as file:
        file.write("done\n")
