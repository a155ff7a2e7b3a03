"""Runs commands in turn and measures them.

Machines differ and are noisy, so seconds say little. The ratio of two runs right after one another says more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CHILD: Final = Path(__file__).with_name("child.py")


class Run(NamedTuple):
    """What a command took, and what it printed."""

    seconds: float
    """From start to end."""
    processor: float
    """Processor time of all its processes, in seconds; other programs change it little."""
    peak: int
    """Peak memory of its largest process, in bytes."""
    output: str


def run(*command: str) -> Run:
    """Run a command as a process of its own.

    Raises:
        SystemExit: The command failed; nothing that fails is measured.
    """
    # Python keeps the modules that it has compiled, as it does where a package is installed.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.run(
        [sys.executable, "-I", "-S", str(CHILD), *command],
        check=False,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    output, _, measured = child.stdout.rstrip("\n").rpartition("\n")
    if child.returncode:
        message = f"{' '.join(command)}\nfailed with exit code {child.returncode}:\n{output}"
        raise SystemExit(message)
    seconds, processor, peak = measured.split()
    return Run(float(seconds), float(processor), int(peak), output)


def in_turn(rounds: int, *runs: Callable[[], Run]) -> list[tuple[Run, ...]]:
    """Return the runs of each round, in which each takes its turn; a first round is not counted."""
    taken = [tuple(one() for one in runs) for _ in range(1 + rounds)]
    return taken[1:]
