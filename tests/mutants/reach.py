"""Which tests reach which line, and how long each takes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from enum import IntEnum
from itertools import zip_longest
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from _pytest.runner import runtestprotocol
from coverage import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pytest


class Outcome(IntEnum):
    """How a process ends in which tests ran."""

    KILLED = 0
    """A test failed, or none could be run."""
    LEFT = 1
    """All passed."""
    BROKEN = 2
    """They were not begun."""


class Reach(NamedTuple):
    """What the tests reach, without a mutant."""

    lines: dict[str, dict[int, set[int]]]
    """The numbers of the tests, by file and line."""
    seconds: list[float]
    """The processor time of each test."""
    names: list[str]
    """The function of each test."""
    failed: list[str]
    """The tests that fail without a mutant."""

    def file(self, test: int) -> str:
        """Return the file of a test."""
        return self.names[test].partition("::")[0]

    def tests(self, file: str, lines: Iterable[int], around: range) -> list[int]:
        """Return the tests that reach any of some lines of a file.

        Those come first that are likely to notice a change: that reach most of what is around, with one of
        each function of tests before the second of any, and the quickest of each.
        """
        of_line = self.lines.get(file, {})
        found: set[int] = set().union(*(of_line.get(line, ()) for line in lines))
        paths: dict[frozenset[int], list[int]] = defaultdict(list)
        turns: dict[int, int] = {}
        often: Counter[str] = Counter()
        for test in sorted(found, key=lambda one: (self.seconds[one], one)):
            turns[test] = often[self.names[test]]
            often[self.names[test]] += 1
        for test in sorted(turns, key=turns.__getitem__):
            paths[frozenset(line for line in around if test in of_line.get(line, ()))].append(test)
        ways = sorted(paths.values(), key=lambda tests: -self._reached(of_line, tests[0], around))
        return [test for turn in zip_longest(*ways) for test in turn if test is not None]

    @staticmethod
    def _reached(of_line: dict[int, set[int]], test: int, around: range) -> int:
        return sum(test in of_line.get(line, ()) for line in around)

    def of_file(self, file: str) -> list[int]:
        """Return the tests that reach a file at all, those first that reach most of it."""
        lines = self.lines.get(file, {})
        return self.tests(file, lines, range(max(lines, default=0) + 1))


def passes(item: pytest.Item) -> bool:
    """Run one test; return whether it passes."""
    try:
        return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))
    except BaseException:  # noqa: BLE001 (a mutant may raise what pytest lets through)
        return False


def measure(items: Sequence[pytest.Item], files: Sequence[str], written: Path) -> Outcome:
    """Run all tests, and write what they reach into a file."""
    coverage = Coverage(data_file=None, config_file=False, include=list(files))
    coverage.start()
    seconds, failed = [], []
    for number, item in enumerate(items):
        coverage.switch_context(str(number))
        begun = process_time()
        if not passes(item):
            failed.append(item.nodeid)
        seconds.append(process_time() - begun)
    coverage.stop()
    names = [item.nodeid.partition("[")[0] for item in items]
    data = coverage.get_data()
    lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
    written.write_text(json.dumps([lines, seconds, names, failed]), encoding="utf-8")
    return Outcome.LEFT


def read(written: Path) -> Reach:
    """Return what `measure` wrote."""
    lines, seconds, names, failed = json.loads(written.read_text(encoding="utf-8"))
    result: dict[str, dict[int, set[int]]] = defaultdict(dict)
    for file, contexts in lines.items():
        for line, tests in contexts.items():
            result[file][int(line)] = {int(test) for test in tests if test}
    return Reach(dict(result), seconds, names, failed)
