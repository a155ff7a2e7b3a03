"""What an import costs: a table of papers into the facts, at first and when one paper has changed since."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

from benchmarks import reading
from benchmarks.measure import rounds, run
from benchmarks.synthetic import WORKSHOP

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.measure import Run
    from benchmarks.report import Report
    from benchmarks.synthetic import Facts


def measure_import(report: Report, pairs: int, folder: Path, papers: Facts) -> None:
    """Report imports, over PyYAML's C loader only reading what they result in."""
    data, table = folder / "imported", folder / "papers.csv"
    data.mkdir()
    (data / "workshop.yml").write_text(WORKSHOP, encoding="utf-8")
    changes = 0

    def import_all() -> Run:
        (data / "papers.yml").unlink(missing_ok=True)
        write_table(table, papers)
        return import_table(table, data)

    def import_change() -> Run:
        nonlocal changes
        changes += 1
        write_table(table, [papers[0] | {"title": f"Changed {changes}"}, *papers[1:]])
        return import_table(table, data)

    first, again, read = rounds(pairs, import_all, import_change, lambda: reading.read(data), warm=False)
    report.time("import of all papers, over PyYAML's C loader only reading", first, read)
    report.time("import of all where one has changed, over the same", again, read)


def import_table(table: Path, data: Path) -> Run:
    """Import a table of papers into a data folder."""
    return run(sys.executable, "-m", "sphinx_workshop", "import", "csv", str(table), str(data))


def write_table(path: Path, papers: Facts) -> None:
    """Write papers as OpenReview exports them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["number", "title", "authors", "abstract", "keywords", "decision", "forum"])
        for paper in papers:
            authors = "; ".join(author["name"] for author in paper["authors"])
            decision, forum = f"Accept ({paper['decision']})", paper["links"]["openreview"]
            keywords = "; ".join(paper["keywords"])
            table.writerow(
                [paper["id"], paper["title"], authors, paper["abstract"], keywords, decision, forum]
            )
