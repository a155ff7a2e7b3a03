"""Measure what builds cost and print the table of aims, as Markdown.

Each row is the median of ratios of runs right after one another, since machines are noisy. Builds run in one
process unless the row says -j. TMPDIR=/dev/shm keeps the disk out of the figures.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.report import Result, print_head, write_json
from benchmarks.rows import ROUNDS, ROWS
from benchmarks.workspace import Workspace


def main() -> None:
    """Measure the rows that were chosen."""
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__)
    parser.add_argument(
        "size",
        nargs="*",
        choices=[*ROUNDS, []],  # argparse looks up its default, too
        metavar="SIZE",
        help=f"{', '.join(ROUNDS)}; default: all",
    )
    parser.add_argument("--row", metavar="TEXT", default="", help="only rows with this text in their name")
    rounds = ", ".join(f"{number} for {size}" for size, number in ROUNDS.items())
    parser.add_argument("--rounds", type=int, metavar="N", help=f"rounds of each row; default: {rounds}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write all figures to a file")
    options = parser.parse_args()
    rows = [row for row in ROWS if row.size in (options.size or ROUNDS) and options.row in row.name]
    if not rows:
        parser.error(f"no row of these sizes has {options.row!r} in its name")
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workspace = Workspace(Path(folder))
        print_head()
        for row in rows:
            figure = row.measure(workspace, options.rounds or ROUNDS[row.size])
            results.append(Result(row.size, row.name, row.aim, figure))
            print(results[-1], flush=True)
    if options.json:
        write_json(options.json, results)


if __name__ == "__main__":
    main()
