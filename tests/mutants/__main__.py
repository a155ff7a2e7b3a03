"""Change the rules and the reader of the data in small ways; a test must notice: `nox -s mutants`.

Why none of the known tools does it: mutmut (3.8) changes nothing outside of functions, as tables are, no
f-string and no decorated function. It chooses tests by function, and nearly every test reads a file: a mutant
takes many seconds, and its 6,000 a day. cosmic-ray and pytest-gremlins start a process for each mutant, which
takes as long as importing everything.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Final

import pytest

from tests.mutants.code import mutants_of
from tests.mutants.equivalent import equivalent
from tests.mutants.options import QUIET
from tests.mutants.run import FOLDERS, Mutants

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.mutants.changes import Change
    from tests.mutants.run import Result

TESTS: Final = tuple(
    f"tests/unit/test_{name}.py"
    for name in (
        *("bad_data", "call_text", "cli", "committee", "digests", "fingerprints", "full_root", "identity"),
        *(
            "limits",
            "loader",
            "migrate",
            "model",
            "phase_command",
            "photos",
            "phases",
            "placed",
            "proposal_rules",
            "readiness",
        ),
        *("reviewers_facts", "rules_dates", "rules_host", "rules_papers", "rules_people", "rules_program"),
        *("schema", "session_talks", "today", "tracks", "values", "wording", "yaml"),
    )
)
"""The tests of the rules and of the reader, and those that see what these make of data."""
AIM: Final = 85
"""How many of a hundred mutants must be killed."""
LEFT: Final = Path("build/mutants/left.json")


def modules(names: Iterable[str]) -> list[str]:
    """Return the modules with some names, such as `rules` or `rules/night.py`."""
    package = find_spec("sphinx_workshop")
    assert package is not None
    assert package.submodule_search_locations
    root = Path(package.submodule_search_locations[0])
    wanted = [name.removesuffix(".py") for name in names] or list(FOLDERS)
    found = []
    for path in (path for folder in FOLDERS for path in sorted((root / folder).glob("*.py"))):
        name = path.relative_to(root).with_suffix("").as_posix()
        if name in wanted or name.partition("/")[0] in wanted:
            found.append(f"sphinx_workshop.{name.replace('/', '.').removesuffix('.__init__')}")
    return found


def key(module: str, change: Change) -> tuple[str, str, str]:
    """Return what a mutant is known by when lines have moved."""
    return module.removeprefix("sphinx_workshop."), change.function, change.text


def choose(
    names: list[str], sample: int | None, seed: int, *, only_left: bool
) -> tuple[dict[str, set[int]], dict[str, int]]:
    """Return the numbers of the mutants to run, and the number of mutants there are, by module."""
    of_module = {name: list(mutants_of(name)) for name in modules(names)}
    every = [(name, number) for name, mutants in of_module.items() for number in range(len(mutants))]
    if only_left:
        left = {tuple(one) for one in json.loads(LEFT.read_text(encoding="utf-8"))}
        every = [(name, number) for name, number in every if key(name, of_module[name][number][0]) in left]
    if sample is not None and sample < len(every):
        every = Random(seed).sample(every, sample)  # noqa: S311 (a sample, no secret)
    wanted: dict[str, set[int]] = defaultdict(set)
    for name, number in sorted(every):
        wanted[name].add(number)
    return dict(wanted), {name: len(mutants) for name, mutants in of_module.items()}


class Report:
    """What became of the mutants, as a table."""

    def __init__(self) -> None:
        """Begin without any."""
        self._equivalent = equivalent()
        self._counts: dict[str, dict[str, int]] = defaultdict(
            lambda: dict.fromkeys(("run", "killed", "same", "left"), 0)
        )
        self.left: list[tuple[str, str, str]] = []

    def tell(self, result: Result) -> None:
        """Count one mutant; print it if it is left."""
        if result.module not in self._counts:
            print(result.module, flush=True)
        counts = self._counts[result.module]
        counts["run"] += 1
        known = key(result.module, result.change)
        is_same = known in self._equivalent
        if result.is_killed:
            counts["killed"] += 1
            if is_same:
                print(f"killed, though said to be equivalent: {known}", flush=True)
        elif is_same:
            counts["same"] += 1
        else:
            counts["left"] += 1
            self.left.append(known)
            tests = f"{result.tests} tests" if result.tests else "no test"
            place = (
                f"{result.module.removeprefix('sphinx_workshop.').replace('.', '/')}.py:{result.change.line}"
            )
            print(f"{place}: {result.change.function}: {result.change.text} ({tests})", flush=True)

    def table(self, sizes: dict[str, int]) -> float:
        """Print the table; return how many of a hundred are killed."""
        print(f"\n{'module':32}{'mutants':>9}{'run':>7}{'killed':>8}{'equivalent':>12}{'left':>6}")
        total: dict[str, int] = defaultdict(int)
        for name, counts in self._counts.items():
            self._row(name.removeprefix("sphinx_workshop."), sizes[name], counts)
            for field, number in counts.items():
                total[field] += number
        self._row("all", sum(sizes.values()), total)
        rate = 100 * total["killed"] / max(1, total["run"])
        others = 100 * total["killed"] / max(1, total["run"] - total["same"])
        print(f"\n{rate:.1f} % are killed, {others:.1f} % of those that are not equivalent")
        return rate

    def _row(self, name: str, size: int, counts: dict[str, int]) -> None:
        print(f"{name:32}{size:9}{counts['run']:7}{counts['killed']:8}{counts['same']:12}{counts['left']:6}")


def main() -> int:
    """Run the mutants that the command line asks for."""
    parser = argparse.ArgumentParser(prog="nox -s mutants --", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("modules", nargs="*", help="such as `rules`, or `source/yaml.py`; else all")
    parser.add_argument("--sample", type=int, metavar="N", help="only N mutants, chosen at random")
    parser.add_argument("--seed", type=int, default=0, help="choose others (0)")
    parser.add_argument("--left", action="store_true", help=f"only those that the last run left ({LEFT})")
    parser.add_argument(
        "--most", type=int, metavar="N", help="only the N tests for each that are likely to notice it"
    )
    options = parser.parse_args()
    wanted, sizes = choose(options.modules, options.sample, options.seed, only_left=options.left)
    print(f"{sum(map(len, wanted.values()))} of {sum(sizes.values())} mutants", flush=True)

    begun = monotonic()
    LEFT.parent.mkdir(parents=True, exist_ok=True)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        plugin = Mutants(wanted, Path(folder), report.tell, options.most)
        tests = [test for test in TESTS if Path(test).exists()]
        code = pytest.main([*QUIET, f"--basetemp={folder}/tests", *tests], plugins=[plugin])
    LEFT.write_text(json.dumps(report.left, indent=1, ensure_ascii=False), encoding="utf-8")
    rate = report.table(sizes)
    print(f"in {(monotonic() - begun) / 60:.0f} minutes")
    return int(code != pytest.ExitCode.OK or rate < AIM)


if __name__ == "__main__":
    sys.exit(main())
