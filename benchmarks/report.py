"""How figures are shown: the median of some rounds, the spread, and what it should be."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.measure import Run

SUBJECTS: Final = ("sphinx-workshop", "sphinx", "myst-parser", "pydata-sphinx-theme", "pyyaml", "hugo")
"""Whose versions are kept with the figures."""


class Aim(NamedTuple):
    """What a figure should be at most."""

    best: float
    worst: float | None = None
    """What is still acceptable, where the aim is high."""


@dataclass(frozen=True)
class Figure:
    """One figure, of one value for each round."""

    name: str
    values: tuple[float, ...]
    processor: float | None
    """Of a ratio of times: the median of the ratios of processor time, which other programs disturb less."""
    unit: str
    aim: Aim | None

    def __str__(self) -> str:
        """Return the line that is printed."""
        spread = f"{min(self.values):.2f} to {max(self.values):.2f}" if len(self.values) > 1 else ""
        processor = f"processor {self.processor:.2f}" if self.processor is not None else ""
        line = f"  {self.name:66}{median(self.values):8.2f} {self.unit:3}{spread:15} {processor:16}"
        if self.aim is None:
            return line.rstrip()
        worst = f", at worst {self.aim.worst:g}" if self.aim.worst is not None else ""
        return f"{line}  aim {self.aim.best:g}{worst}: {self.verdict}"

    @property
    def verdict(self) -> str:
        """Whether the aim is reached."""
        if self.aim is None:
            return ""
        if median(self.values) <= self.aim.best:
            return "reached"
        return "acceptable" if self.aim.worst and median(self.values) <= self.aim.worst else "missed"


@dataclass
class Report:
    """All figures: printed one by one as they come, and kept."""

    figures: list[tuple[str, Figure]] = field(default_factory=list)
    """Each below its heading."""
    _heading: str = ""

    def heading(self, text: str) -> None:
        """Print what the next figures are about."""
        self._heading = text
        print(f"\n{text}", flush=True)

    def add(
        self,
        name: str,
        values: Sequence[float],
        *,
        processor: float | None = None,
        unit: str = "",
        aim: Aim | None = None,
    ) -> None:
        """Take in and print a figure.

        :param values: one for each round
        """
        figure = Figure(name, tuple(values), processor, unit, aim)
        self.figures.append((self._heading, figure))
        print(figure, flush=True)

    def time(self, name: str, ones: Sequence[Run], others: Sequence[Run], aim: Aim | None = None) -> None:
        """Take in and print how long some runs took over others of the same rounds."""
        pairs = list(zip(ones, others, strict=True))
        processor = median(one.processor / other.processor for one, other in pairs)
        self.add(name, [one.seconds / other.seconds for one, other in pairs], processor=processor, aim=aim)

    def memory(self, name: str, ones: Sequence[Run], others: Sequence[Run], each: int, aim: Aim) -> None:
        """Take in and print how many KB more some runs held than others.

        :param each: how many things share that
        """
        more = [one.peak - other.peak for one, other in zip(ones, others, strict=True)]
        self.add(name, [value / each / 1_000 for value in more], unit="KB", aim=aim)

    def write(self, path: Path) -> None:
        """Write all figures as JSON, with the versions of what was measured."""
        figures = [
            {
                "of": heading,
                **asdict(figure),
                "median": median(figure.values),
                "aim": figure.aim and figure.aim._asdict(),
                "verdict": figure.verdict,
            }
            for heading, figure in self.figures
        ]
        versions = {name: version(name) for name in SUBJECTS}
        content = {"python": platform.python_version(), "versions": versions, "figures": figures}
        path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
