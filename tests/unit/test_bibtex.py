"""Papers as BibTeX: names stay whole, titles keep their capitals, and no text can end its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sphinx_workshop.export.bibtex import latex
from sphinx_workshop.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

EVENT = "name: Example & Co Workshop\nphase: program\ndate: 2030-12-02\n"
PAPERS = """\
- id: "7"
  title: "Robots & $x_1^2$: *really* 100 % of `a_b`"
  authors:
    - Ada von Example
    - Example and Sons
  links:
    openreview: https://openreview.net/forum?id=a_b
- id: b
  title: Two
  authors:
    - 李明
"""


def test_papers_are_written_as_entries(load_good: Callable[[Mapping[str, str]], Workshop]) -> None:
    text = FORMATS["bibtex"](load_good({"workshop.yml": EVENT, "papers.yml": PAPERS}))
    assert (
        text
        == r"""@inproceedings{example2030-7,
  title = {{Robots \& $x_1^2$: \emph{really} 100 \% of \texttt{a\_b}}},
  author = {Ada von Example and {Example and Sons}},
  booktitle = {Example \& Co Workshop},
  year = {2030},
  url = {https://openreview.net/forum?id=a_b}
}

@inproceedings{paper2030-b,
  title = {{Two}},
  author = {李明},
  booktitle = {Example \& Co Workshop},
  year = {2030}
}
"""
    )


def test_no_paper_is_written_before_the_program(load_good: Callable[[Mapping[str, str]], Workshop]) -> None:
    files = {"workshop.yml": EVENT.replace("program", "review"), "papers.yml": PAPERS}
    assert FORMATS["bibtex"](load_good(files)) == ""


@given(st.text(alphabet="ab{}\\\\$%&#_^~*` ", max_size=20))
def test_no_text_ends_the_field_that_it_is_in(text: str) -> None:
    depth = 0
    for sign in latex(" ".join(text.split()) or "x"):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
