"""Measure what builds cost: `nox -s bench` for all, `nox -s bench -- scale --papers 1000` for a part."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from benchmarks import by_hand, scale
from benchmarks.report import Report

FINER: Final = 3
"""How many times as many rounds a small site has: its builds are short, and its aims are close."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__)
    parser.add_argument(
        "part",
        nargs="?",
        choices=["by-hand", "scale"],
        help="by-hand: the site of this repository; scale: papers by the thousand (default: both)",
    )
    parser.add_argument("--pairs", type=int, default=3, help="how many rounds of builds (default: 3)")
    parser.add_argument("--papers", type=int, default=5_000, help="how many papers (default: 5000)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write all figures, too")
    options = parser.parse_args()
    report = Report()
    if options.part != "scale":
        by_hand.measure(report, FINER * options.pairs)
    if options.part != "by-hand":
        scale.measure(report, options.pairs, options.papers)
    if options.json:
        report.write(options.json)


if __name__ == "__main__":
    main()
