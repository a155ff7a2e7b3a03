"""Tables of any source bring formulas, LaTeX and money as they are meant; a second import changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_workshop.model.papers import Paper

HEAD: Final = "number,title,authors,abstract"
ROWS: Final = r"""
1,An $n$th root of $O(n)$-time,Ada One,"A gain of $\sim$3$\times$; from A-3.1$\to$B-2.5$\to$C."
2,$\mathcal{D}$ynamic graphs,Ada One,"Fall by $25\%$. From $5 to $10; $x$ is 3. $$x^2$$, and \(y\) or \[z\]."
3,\textit{Fast} \texttt{kNN} -- and R\&D,Ada One,"See~\cite{one} for 50\% of it."
"""


def imported(folder: Path, head: str, rows: str) -> Mapping[str, Paper]:
    """Import a table twice, and return the papers."""
    file = folder.parent / "table.csv"
    file.write_text(f"{head}{rows}", encoding="utf-8")
    written = []
    for _ in range(2):
        result = CliRunner().invoke(main, ["import", "csv", str(file), str(folder)])
        assert result.exit_code == 0, result.output
        written.append((folder / "papers.yml").read_text(encoding="utf-8"))
    assert written[0] == written[1]
    loaded = load(folder)
    assert loaded.problems == []
    assert isinstance(loaded.workshop.papers, tuple)
    return {paper.id: paper for paper in loaded.workshop.papers}


@pytest.mark.parametrize("is_openreview", [False, True])
def test_formulas_and_latex_are_the_same_from_every_table(tmp_path: Path, *, is_openreview: bool) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "workshop.yml").write_text("name: Example Workshop 2030\nphase: program\n", encoding="utf-8")
    rows = ROWS.strip("\n").split("\n")
    forum = "https://openreview.net/forum?id=abcdefgh"
    table = "".join(f"\n{row},{forum}{row[0]}" if is_openreview else f"\n{row}" for row in rows)
    papers = imported(folder, f"{HEAD},forum" if is_openreview else HEAD, table)
    titles = [papers[key].title for key in "123"]
    abstracts = [str(papers[key].abstract) for key in "123"]
    assert titles == [
        "An $n$th root of $O(n)$-time",
        r"$\mathcal{D}$ynamic graphs",
        "*Fast* `kNN` – and R&D",
    ]
    assert [plain_text(title) for title in titles] == [
        "An nth root of O(n)-time",
        "Dynamic graphs",
        "Fast kNN – and R&D",
    ]
    assert abstracts[0] == r"A gain of $\sim$3$\times$; from A-3.1$\to$B-2.5$\to$C."
    assert [plain_paragraphs(text) for text in abstracts[1:]] == [
        "Fall by 25%. From $5 to $10; x is 3. x^2, and y or z.",
        "See [one] for 50% of it.",
    ]
