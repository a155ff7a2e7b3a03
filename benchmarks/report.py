"""The table of results: for each row the median, the spread, and whether the aim is reached."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PACKAGES: Final = ("sphinx", "myst-parser", "pydata-sphinx-theme", "pyyaml", "hugo")
"""The packages whose versions are printed."""
WIDTH: Final = 73
"""Of the first column; a row stands in it as `size: name`."""


@dataclass(frozen=True)
class Figure:
    """What was measured for a row."""

    value: float
    """Of all rounds: the median."""
    values: tuple[float, ...] = ()
    """Of each round; empty if all are the same."""
    processor: tuple[float, ...] = ()
    """The same in processor time; empty if this is not a ratio of times."""
    unit: str = ""


@dataclass(frozen=True)
class Result:
    """A figure, and what it should be."""

    size: str
    name: str
    aim: float | None
    figure: Figure

    @property
    def reached(self) -> bool | None:
        """Whether the value is at most the aim; None if there is no aim."""
        return None if self.aim is None else self.figure.value <= self.aim

    def __str__(self) -> str:
        """Return the row of the table, in Markdown."""
        values, processor = self.figure.values, self.figure.processor
        spread = f"{min(values):.2f}–{max(values):.2f}" if values else ""
        in_processor_time = f"{median(processor):.2f}" if processor else ""
        aim = "" if self.aim is None else f"{self.aim:g}"
        reached = {True: "yes", False: "no", None: ""}[self.reached]
        measured = f"{self.figure.value:.2f}{self.figure.unit}"
        return (
            f"| {f'{self.size}: {self.name}':{WIDTH}} | {measured:8} | {spread:11} "
            f"| {in_processor_time:14} | {aim:4} | {reached:7} |"
        )


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def print_head() -> None:
    """Print where this is measured, and the head of the table."""
    names = ", ".join(f"{name} {number}" for name, number in versions().items())
    print(f"Medians of ratios; {os.cpu_count()} processors; {names}.\n")
    print(f"| {'':{WIDTH}} | measured | spread      | processor time | aim  | reached |")
    print(f"| {'-' * WIDTH} | -------- | ----------- | -------------- | ---- | ------- |", flush=True)


def write_json(path: Path, results: Sequence[Result]) -> None:
    """Write all results with the versions of what was measured."""
    rows = [{**asdict(result), "reached": result.reached} for result in results]
    content = {"processors": os.cpu_count(), "versions": versions(), "rows": rows}
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
