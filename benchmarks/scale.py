"""How builds bear papers by the thousand: over Hugo, over sites without papers, and over fewer papers.

The *bare* site is seven pages of prose without the extension. The *empty* one is the same with the extension,
and with a page for papers that are still to be announced. What is measured is that site once they are there.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import reading
from benchmarks.again import measure_again
from benchmarks.hugo import HugoSite
from benchmarks.importing import measure_import
from benchmarks.measure import rounds
from benchmarks.report import Aim
from benchmarks.sites import Site, site_of
from benchmarks.synthetic import Synthetic, with_problems
from benchmarks.weight import kilobytes, with_additions

if TYPE_CHECKING:
    from benchmarks.report import Report

GROWTH: Final = 4
"""How many times the papers there are where growth is looked at."""
LOADING: Final = "load, validate and check, over PyYAML's C loader only reading"
SESSIONS, PEOPLE = 1 / 10, 3 / 5
"""How many there are for each paper of a whole conference."""


class Sites(NamedTuple):
    """What a build from nothing is compared with."""

    site: Site
    """With papers."""
    hugo: HugoSite
    """The same pages."""
    unformed: HugoSite
    """The same, with formulas left as they are written."""
    bare: Site
    empty: Site


def measure(report: Report, pairs: int, papers: int) -> None:
    """Report what papers cost.

    :param pairs: how many rounds of builds each figure is the median of; half of them where one takes long
    """
    few = (pairs + 1) // 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workshop = Synthetic(papers)
        bare, empty = Site(folder / "bare"), site_of(folder / "empty", Synthetic(0))
        site = site_of(folder / "papers", workshop)
        report.heading(f"{papers:,} papers; {pairs} rounds")
        measure_reading(report, pairs, site.data, papers)
        bare.build_cold()
        hugo, unformed = (
            HugoSite(folder / name, workshop.papers, look=bare.html, formulas=formulas)
            for name, formulas in (("hugo", True), ("unformed", False))
        )
        measure_cold(report, pairs, papers, Sites(site, hugo, unformed, bare, empty))
        measure_again(report, pairs, papers, site, empty)
        measure_list(report, site)
        measure_import(report, few, folder, workshop.papers)
        many = site_of(folder / "many", Synthetic(GROWTH * papers))
        measure_growth(report, few, papers, (many, site, bare))
        sessions, people = round(papers * SESSIONS), round(papers * PEOPLE)
        whole = site_of(folder / "whole", Synthetic(papers, sessions, people))
        report.heading(f"{papers:,} papers, {sessions:,} sessions and {people:,} people; {few} rounds")
        measure_whole(report, few, (whole, bare, empty))


def measure_reading(report: Report, pairs: int, data: Path, papers: int) -> None:
    """Report what it takes to load the facts, and to load as many with a problem in each."""
    wrong = data.parent.with_name("wrong")
    wrong.mkdir()
    for path in data.iterdir():
        text = path.read_text(encoding="utf-8")
        text = with_problems(text) if path.stem == "papers" else text
        (wrong / path.name).write_text(text, encoding="utf-8")
    loads = (lambda: reading.load(data), lambda: reading.load(wrong, papers), lambda: reading.read(data))
    sound, bad, read = rounds(pairs, *loads)
    report.time(LOADING, sound, read, Aim(0.5))
    report.time("the same, with a problem in each paper", bad, read, Aim(0.5))


def measure_cold(report: Report, pairs: int, papers: int, sites: Sites) -> None:
    """Report builds from nothing: how long, how much memory, how much they write."""
    builds = [one.build_cold for one in sites]
    ours, same, unformed, base, none = rounds(pairs, *builds)
    aim = Aim(1.0, worst=1.5)
    report.time("cold build with search, over Hugo's of the same pages without", ours, same, aim)
    report.time("the same, where Hugo leaves formulas as they are written", ours, unformed, aim)
    report.time("cold build, over the bare site", ours, base, Aim(3))
    report.time("cold build, over the empty site", ours, none)
    report.memory("peak memory for each paper, over the empty site", ours, none, papers, Aim(25))
    for name, html in (("", sites.site.html), (" by Hugo", sites.hugo.html)):
        size = _size(html / "papers") / papers / 1_000
        report.add(f"page of a paper, as written{name}", [size], unit="KB")


def measure_list(report: Report, site: Site) -> None:
    """Report what readers wait for before they see the list of papers."""
    page, other = site.html / "papers.html", site.html / "about.html"
    report.add("list of papers at first view, compressed", [kilobytes(page)], unit="KB", aim=Aim(150))
    added = with_additions(page, other)
    report.add("the same, with the scripts and styles that only it needs", [added], unit="KB", aim=Aim(150))


def measure_growth(report: Report, pairs: int, papers: int, sites: tuple[Site, Site, Site]) -> None:
    """Report whether papers cost more each when there are more of them."""
    many, site, bare = sites
    runs = rounds(pairs, many.build_cold, site.build_cold, bare.build_cold, warm=False)
    growth = [_growth(*(run.seconds for run in one)) for one in zip(*runs, strict=True)]
    processor = median(_growth(*(run.processor for run in one)) for one in zip(*runs, strict=True))
    name = f"cost of a paper among {GROWTH * papers:,}, over one among {papers:,}"
    report.add(name, growth, processor=processor, aim=Aim(1.1))


def measure_whole(report: Report, pairs: int, sites: tuple[Site, Site, Site]) -> None:
    """Report what a whole conference costs."""
    whole, bare, empty = sites
    load, read = rounds(pairs, lambda: reading.load(whole.data), lambda: reading.read(whole.data))
    report.time(LOADING, load, read, Aim(0.5))
    ours, base = rounds(pairs, whole.build_cold, bare.build_cold, warm=False)
    report.time("cold build, over the bare site", ours, base)
    ours, none = rounds(pairs, whole.build, empty.build)
    report.time("build without a change, over one of the empty site", ours, none, Aim(1.3))
    edited, unchanged = rounds(pairs, whole.edit_paper, whole.build)
    report.time("build after an edit of one paper, over one without a change", edited, unchanged, Aim(1.5))


def _growth(many: float, some: float, base: float) -> float:
    return (many - base) / (some - base) / GROWTH


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.html") if path.stem != "index")
