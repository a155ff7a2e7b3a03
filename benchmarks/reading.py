"""What it takes to read the facts: a process of its own, in which only the call is timed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from benchmarks.measure import run

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Run

LOAD: Final = """\
import os, sys, time
from pathlib import Path
from sphinx_workshop.source.loader import load

began, worked = time.perf_counter(), sum(os.times()[:4])
loaded = load(Path(sys.argv[1]))
print(time.perf_counter() - began, sum(os.times()[:4]) - worked, len(loaded.problems))
"""
"""Reads, validates and checks, as a build does."""
READ: Final = """\
import os, sys, time
from pathlib import Path
from yaml import CSafeLoader, load

texts = [path.read_text(encoding="utf-8") for path in Path(sys.argv[1]).glob("*.yml")]
began, worked = time.perf_counter(), sum(os.times()[:4])
read = [load(text, CSafeLoader) for text in texts]
print(time.perf_counter() - began, sum(os.times()[:4]) - worked, 0)
"""
"""Only reads, with PyYAML's safe loader in C."""


def timed(code: str, data: Path, problems: int = 0) -> Run:
    """Load or read a data folder with that many problems.

    Raises:
        SystemExit: More or fewer problems were found.
    """
    process = run(sys.executable, "-c", code, str(data))
    seconds, processor, found = process.output.split()
    if int(found) != problems:
        message = f"{data} has {problems} problems, but {found} were found"
        raise SystemExit(message)
    return process._replace(seconds=float(seconds), processor=float(processor))
