"""What reading the facts takes: a process of its own, in which only the call is timed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from benchmarks.measure import run

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Run

LOAD: Final = """
import sys, time
from pathlib import Path
from sphinx_workshop.source.loader import load

began, worked = time.perf_counter(), time.process_time()
loaded = load(Path(sys.argv[1]))
print(time.perf_counter() - began, time.process_time() - worked, len(loaded.problems))
"""
READ: Final = """
import sys, time
from pathlib import Path
from yaml import CSafeLoader, load

texts = [path.read_text(encoding="utf-8") for path in Path(sys.argv[1]).glob("*.yml")]
began, worked = time.perf_counter(), time.process_time()
read = [load(text, CSafeLoader) for text in texts]
print(time.perf_counter() - began, time.process_time() - worked, 0)
"""


def load(data: Path, problems: int = 0) -> Run:
    """Load a data folder: read, validate and check all that it says, and place all that is wrong with it.

    :param problems: how many the folder has
    :raises SystemExit: if others are found
    """
    return _timed(LOAD, data, problems)


def read(data: Path) -> Run:
    """Only read the files of a data folder, as PyYAML's safe loader does with libyaml."""
    return _timed(READ, data, 0)


def _timed(code: str, data: Path, problems: int) -> Run:
    whole = run(sys.executable, "-c", code, str(data))
    seconds, processor, found = whole.said.split()
    if int(found) != problems:
        message = f"{data} has {problems} problems; {found} were found"
        raise SystemExit(message)
    return whole._replace(seconds=float(seconds), processor=float(processor))
