"""What another process is asked is found out without it where that goes wrong."""

from __future__ import annotations

import os
import signal

import pytest

from sphinx_workshop.workers import Answer, processors

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process does all where none can fork")
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
