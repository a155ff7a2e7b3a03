"""Fuzzes the readers, the edits and the imports, guided by the code that inputs reach: `nox -s fuzz`.

Inputs that fail are written into build/fuzz and named; put one into tests/fuzz/corpus/TARGET, where the tests
run it from then on, and fix what it found. `--keep` also puts the small inputs there that reach new code.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.fuzz.reached import fewest
from tests.fuzz.seeds import KEPT, seeds, words
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOW: Final = 10
"""Seconds in which every input of at most `LONGEST` bytes must be done with."""
LONGEST: Final = 4096
MOST_FAILURES: Final = 5
"""After so many failures a target is left alone."""
KEPT_BYTES: Final = 30_000
"""How large the kept inputs of one target are, at most."""


class Outcome(NamedTuple):
    """What fuzzing a target came to."""

    runs: int
    failures: list[Path]


def fuzz(target: str, minutes: float, folder: Path) -> Outcome:
    """Fuzz a target for some minutes; what is found is in a folder, which is filled with seeds first."""
    corpus, failed, dictionary = folder / "corpus", folder / "failed", folder / "words"
    for one in (corpus, failed):
        one.mkdir(parents=True, exist_ok=True)
    dictionary.write_text("".join(f'"{_escaped(word)}"\n' for word in words()), encoding="ascii")
    for content in seeds(target):
        (corpus / hashlib.sha1(content, usedforsecurity=False).hexdigest()).write_bytes(content)
    end = time.monotonic() + 60 * minutes
    runs = 0
    while (left := round(end - time.monotonic())) > 0 and len(list(failed.iterdir())) < MOST_FAILURES:
        options = [
            f"-max_total_time={left}",
            f"-timeout={SLOW}",
            f"-max_len={LONGEST}",
            f"-dict={dictionary}",
        ]
        command = [sys.executable, "-m", "tests.fuzz.one", target, *options, f"-artifact_prefix={failed}/"]
        done = subprocess.run(
            [*command, str(corpus)], check=False, stderr=subprocess.PIPE, text=True, errors="replace"
        )
        (folder / "log").write_text(done.stderr, encoding="utf-8")
        runs += max(map(int, re.findall(r"^#(\d+)\t", done.stderr, re.MULTILINE)), default=0)
        if done.returncode:
            sys.stdout.write(f"{_reason(done.stderr)}\n")
    return Outcome(runs, sorted(failed.iterdir()))


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


def _reason(log: str) -> str:
    """Return the traceback of a failure, else the end of what libFuzzer says."""
    found = re.search(r"=== Uncaught Python exception: ===\n(.*?)(?=\n\n|\n==|\Z)", log, re.DOTALL)
    return found[1] if found else log[-2000:]


def keep(target: str, found: Path) -> int:
    """Put the fewest inputs that reach all that some inputs reach into the kept ones; return how many."""
    inputs = sorted({*(path.read_bytes() for path in found.iterdir()), *seeds(target)}, key=len)
    kept = KEPT / target
    failures = {path.read_bytes() for path in kept.glob("failed-*")}
    for path in set(kept.glob("*")) - set(kept.glob("failed-*")):
        path.unlink()
    kept.mkdir(parents=True, exist_ok=True)
    size = 0
    for content in fewest(TARGETS[target], inputs):
        size += len(content)
        if size <= KEPT_BYTES and content not in failures:
            name = hashlib.sha1(content, usedforsecurity=False).hexdigest()[:12]
            (kept / name).write_bytes(content)
    return len(list(kept.iterdir()))


def main(arguments: Sequence[str]) -> int:
    """Fuzz as the command line says; fail if any input does."""
    parser = argparse.ArgumentParser(prog="nox -s fuzz --", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=len(TARGETS), help="for all targets (%(default)s)")
    parser.add_argument(
        "--target", action="append", choices=list(TARGETS), help="this one alone; may be repeated"
    )
    parser.add_argument(
        "--folder", type=Path, default=Path("build/fuzz"), help="for what is found (%(default)s)"
    )
    parser.add_argument("--keep", action="store_true", help="keep inputs that reach new code among the tests")
    chosen = parser.parse_args(arguments)
    targets = chosen.target or list(TARGETS)
    failures: list[Path] = []
    for target in targets:
        folder = (chosen.folder / target).resolve()
        shutil.rmtree(folder / "failed", ignore_errors=True)
        outcome = fuzz(target, chosen.minutes / len(targets), folder)
        failures += outcome.failures
        sys.stdout.write(f"{target}: {outcome.runs} executions, {len(outcome.failures)} failures\n")
        if chosen.keep:
            sys.stdout.write(f"{target}: {keep(target, folder / 'corpus')} inputs are kept\n")
        sys.stdout.flush()
    for path in failures:
        sys.stdout.write(f"failed: {path}\n")
    return min(len(failures), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
