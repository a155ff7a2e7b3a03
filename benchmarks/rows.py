"""The rows of the table: what is measured, over what, and the aim."""

from __future__ import annotations

from functools import partial
from operator import truediv
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import reading, weight
from benchmarks.measure import in_turn
from benchmarks.report import Figure
from benchmarks.workspace import MANY, PAPERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from benchmarks.measure import Run
    from benchmarks.workspace import Workspace

    Do = Callable[[Workspace], Run]
    Measure = Callable[[Workspace, int], Figure]

ROUNDS: Final = {"vgm": 9, "typical": 9, "large": 7, "5000": 5, "20000": 3}
"""The sizes, and how many rounds each of their rows has: the shorter a build, the noisier."""


class Row(NamedTuple):
    """A row of the table."""

    size: str
    name: str
    measure: Measure
    """Measures it in a number of rounds."""
    aim: float | None = None
    """What the figure should be at most."""


def cold(site: str, jobs: str = "1") -> Do:
    """Build a site from nothing."""
    return lambda workspace: workspace.site(site).build_cold(jobs)


def again(site: str) -> Do:
    """Build a site without a change."""
    return lambda workspace: workspace.site(site).build()


def edited(site: str) -> Do:
    """Edit a site and build it."""
    return lambda workspace: workspace.site(site).edit()


def load(workspace: Workspace) -> Run:
    """Read, validate and check 5,000 papers."""
    return reading.timed(reading.LOAD, workspace.site("5000").data)


def load_problems(workspace: Workspace) -> Run:
    """Do the same with a problem in each paper."""
    return reading.timed(reading.LOAD, workspace.with_problems, PAPERS)


def only_read(workspace: Workspace) -> Run:
    """Only read 5,000 papers, with PyYAML's safe loader in C."""
    return reading.timed(reading.READ, workspace.site("5000").data)


def by_hugo(workspace: Workspace) -> Run:
    """Let Hugo build its site of 5,000 papers from nothing."""
    return workspace.hugo.build_cold()


def ratio(*runs: Do, of: Callable[..., float] = truediv) -> Measure:
    """Measure a ratio of the times of some runs, which take turns."""

    def measure(workspace: Workspace, rounds: int) -> Figure:
        taken = in_turn(rounds, *(partial(run, workspace) for run in runs))
        seconds = tuple(of(*(run.seconds for run in one)) for one in taken)
        processor = tuple(of(*(run.processor for run in one)) for one in taken)
        return Figure(median(seconds), seconds, processor)

    return measure


def growth(many: float, some: float, none: float) -> float:
    """Return what a paper costs among many, over one among fewer."""
    return (many - none) / MANY / ((some - none) / PAPERS)


def memory(workspace: Workspace, _rounds: int) -> Figure:
    """Measure the memory for each of 5,000 papers in a build from nothing."""
    site, empty = (workspace.site(name).build_cold().peak for name in ("5000", "empty"))
    return Figure((site - empty) / PAPERS / 1_000, unit=" KB")


def weigh(weight_of: Callable[[Path], float]) -> Measure:
    """Measure what is downloaded of the site of 5,000 papers."""
    return lambda workspace, _rounds: Figure(weight_of(workspace.built("5000")), unit=" KB")


REST: Final = "cold, over its own pages without papers and program"
READING: Final = "load, validate, check, over PyYAML's C loader only reading"
GROWTH: Final = "cold, cost of a paper over one among 5,000"
ROWS: Final = (
    Row("vgm", "cold, over the same pages by hand", ratio(cold("vgm"), cold("by hand")), 1.05),
    Row("vgm", "no change, over the same by hand", ratio(again("vgm"), again("by hand")), 1.1),
    Row("vgm", "edit of one data file, over no change", ratio(edited("vgm"), again("vgm")), 1.45),
    Row("vgm", "the same edit by hand, over no change", ratio(edited("by hand"), again("by hand"))),
    Row("typical", REST, ratio(cold("typical"), cold("typical rest")), 1.3),
    Row("large", REST, ratio(cold("large"), cold("large rest")), 2.0),
    Row("large", "edit of one paper, over no change", ratio(edited("large"), again("large")), 1.3),
    Row("5000", READING, ratio(load, only_read), 0.5),
    Row("5000", "the same with a problem in each paper", ratio(load_problems, only_read), 1.0),
    Row("5000", "cold, -j auto, over Hugo", ratio(cold("5000", "auto"), by_hugo), 1.0),
    Row("5000", "cold, one process, over Hugo", ratio(cold("5000"), by_hugo), 2.0),
    Row("5000", "no change, over the empty site's", ratio(again("5000"), again("empty")), 1.3),
    Row("5000", "edit of one paper, over no change", ratio(edited("5000"), again("5000")), 3.5),
    Row("5000", "memory a paper, cold", memory, 25),
    Row("5000", "first view of the list, gzip", weigh(weight.first_view), 100),
    Row("5000", "first answer of a search at most, gzip", weigh(weight.first_answer), 100),
    Row("20000", GROWTH, ratio(cold("20000"), cold("5000"), cold("bare"), of=growth), 1.2),
)
