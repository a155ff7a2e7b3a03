"""Each mutant in a process of its own: the tests that reach its lines, until one of them fails."""

from __future__ import annotations

import gc
import os
import resource
import signal
import sys
from collections import Counter, defaultdict
from hashlib import blake2b
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.mutants import reach
from tests.mutants.code import file_of, mutants_of, put_into, put_into_tables
from tests.mutants.reach import Outcome

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Collection, Mapping, Sequence

    import pytest

    from tests.mutants.changes import Change
    from tests.mutants.reach import Reach

FOLDERS: Final = ("rules", "source")
MEMORY: Final = 4 << 30
"""How many bytes a mutant may take."""
SECONDS: Final = 10
"""How much processor time a mutant has, beyond several times that of its tests."""
TIMES: Final = 5
RECENT: Final = 5
"""How many tests that found a mutant of a function are tried first on its next one."""


class Result(NamedTuple):
    """What became of one mutant."""

    module: str
    number: int
    change: Change
    is_killed: bool
    tests: int
    """How many tests reach it."""


class Mutants:
    """A plugin of pytest that runs the collected tests on mutants."""

    def __init__(
        self,
        wanted: Mapping[str, Collection[int]],
        folder: Path,
        tell: Callable[[Result], None],
        most: int | None,
    ) -> None:
        """Take the numbers of the mutants to run, by module, and at most how many tests each gets."""
        self._wanted, self._folder, self._tell, self._most = wanted, folder, tell, most
        self._kept = Path("build/mutants")
        self._killers: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._files: dict[str, Counter[str]] = defaultdict(Counter)
        """How many mutants of a module each file of tests found."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants in place of the tests."""
        files = [
            str(path)
            for module in FOLDERS
            for path in sorted(file_of(f"sphinx_workshop.{module}").parent.glob("*.py"))
        ]
        written = self._kept / f"reach-{_digest(files, session.items)}.json"
        if not written.exists():
            _child(lambda: reach.measure(session.items, files, written))
        reached = reach.read(written)
        if reached.failed:
            written.unlink()
            session.shouldfail = f"these tests fail without a mutant: {', '.join(reached.failed)}"
            return True
        gc.freeze()  # no page is copied only to count its objects
        for module, numbers in self._wanted.items():
            for number, (change, tree) in enumerate(mutants_of(module)):
                if number in numbers:
                    self._tell(self._run(session.items, reached, (module, number, change, tree)))
        return True

    def _run(
        self, items: Sequence[pytest.Item], reached: Reach, mutant: tuple[str, int, Change, ast.Module]
    ) -> Result:
        module, number, change, tree = mutant
        file = str(file_of(module))
        # What no test reaches may have run on import, as what makes the entries of tables does.
        is_reached = change.function and reached.tests(file, change.around, range(0))
        order = self._tests(reached, module, change) if is_reached else reached.of_file(file)[: self._most]
        told = self._folder / "killer"
        told.unlink(missing_ok=True)

        def test() -> Outcome:
            code = compile(tree, file_of(module), "exec")
            if is_reached:
                put_into(change.function, import_module(module), code)
            else:
                put_into_tables(import_module(module), code)
            for one in order:
                if not reach.passes(items[one]):
                    told.write_text(str(one))
                    return Outcome.KILLED
            return Outcome.LEFT

        seconds = SECONDS + TIMES * sum(reached.seconds[test] for test in order)
        outcome = _child(test, seconds) if order else Outcome.LEFT
        if outcome == Outcome.BROKEN and is_reached:
            message = f"{module}: the change {change} cannot be made"
            raise RuntimeError(message)
        if told.exists():
            killer, killers = int(told.read_text()), self._killers[module, change.function]
            killers[:] = islice(dict.fromkeys([killer, *killers]), RECENT)
            self._files[module][reached.file(killer)] += 1
        return Result(module, number, change, outcome != Outcome.LEFT, len(order))

    def _tests(self, reached: Reach, module: str, change: Change) -> list[int]:
        """Return the tests of a mutant: first those that noticed other changes of the function.

        Then those of the files that noticed most changes of the module.
        """
        lines, found = range(change.line, change.end + 1), self._files[module]
        tests = reached.tests(str(file_of(module)), lines, change.around)
        tests.sort(key=lambda test: -found[reached.file(test)])
        killers = [test for test in self._killers[module, change.function] if test in set(tests)]
        return [*dict.fromkeys([*killers, *tests])][: self._most]


def _digest(files: Sequence[str], items: Sequence[pytest.Item]) -> str:
    """Return a text that changes when the files, or the tests, are changed."""
    found = blake2b(digest_size=8)
    for path in sorted({*files, *(str(item.path) for item in items)}):
        found.update(Path(path).read_bytes())
    found.update("".join(item.nodeid for item in items).encode())
    return found.hexdigest()


def _child(work: Callable[[], Outcome], seconds: float | None = None) -> int:
    """Do something in a process of its own; return its code, or the signal that ended it, negative."""
    sys.stdout.flush()
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    code = Outcome.BROKEN
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        if seconds is not None:
            for stream in (1, 2):
                os.dup2(nothing, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.alarm(20 * int(seconds))  # for a mutant that waits
        code = work()
    finally:
        sys.stdout.flush()
        os._exit(code)
