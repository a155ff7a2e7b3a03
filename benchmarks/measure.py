"""How things are measured: whole processes, in turn.

Machines are noisy and differ, so that seconds mean little; the ratio of two builds in a row means more.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

CHILD: Final = Path(__file__).with_name("child.py")


class Run(NamedTuple):
    """What a command took, and what it said."""

    seconds: float
    """From beginning to end."""
    processor: float
    """Seconds that its processes were at work, all together; other programs do not count in."""
    peak: int
    """Bytes that the largest of its processes held at most."""
    said: str


def run(*command: str) -> Run:
    """Run a command as a process of its own.

    :raises SystemExit: with what the command said, if it fails: what does not work is not measured
    """
    child = subprocess.run(
        [sys.executable, "-I", "-S", str(CHILD), *command],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    said, _, measured = child.stdout.rstrip("\n").rpartition("\n")
    if child.returncode:
        message = f"{' '.join(command)}\nfailed with {child.returncode}:\n{said}"
        raise SystemExit(message)
    seconds, processor, peak = measured.split()
    return Run(float(seconds), float(processor), int(peak), said)


def rounds(number: int, *runs: Callable[[], Run], warm: bool = True) -> list[tuple[Run, ...]]:
    """Return what each of some runs took in the rounds; a round has each of them once, in turn.

    :param warm: whether a round goes before that is not counted
    """
    if warm:
        for one in runs:
            one()
    return list(zip(*([one() for one in runs] for _ in range(number)), strict=True))
