"""What a second build costs: without a change, after an edit of one paper, after an edit of another page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measure import rounds
from benchmarks.report import Aim

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Run
    from benchmarks.report import Report
    from benchmarks.sites import Site


def measure_again(report: Report, pairs: int, papers: int, site: Site, empty: Site) -> None:
    """Report second builds: how long they take, how much memory, and which pages of papers they write."""
    unchanged, none = rounds(pairs, site.build, empty.build)
    report.time("build without a change, over one of the empty site", unchanged, none, Aim(1.3))
    edited, unchanged = rounds(pairs, site.edit_paper, site.build)
    report.time("build after an edit of one paper, over one without a change", edited, unchanged, Aim(1.5))
    report.memory("peak memory of that for each paper, over the empty site", edited, none, papers, Aim(25))
    edited, unchanged = rounds(pairs, site.edit_page, site.build)
    report.time("build after an edit of a page without papers, over none", edited, unchanged)
    for name, build, aim in (
        ("without a change", site.build, Aim(0)),
        ("after an edit of a page without papers", site.edit_page, Aim(0)),
        ("after an edit of one paper", site.edit_paper, None),
    ):
        report.add(f"pages of papers written {name}", [_written(site, build)], aim=aim)


def _written(site: Site, build: Callable[[], Run]) -> int:
    before = site.written()
    build()
    return site.touched(before)
