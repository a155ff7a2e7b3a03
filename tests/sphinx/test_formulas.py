"""Formulas and line breaks of data text, in every format; and what a build without a change does without."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.export.bibtex import bibtex
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop
    from tests.sphinx.conftest import Site

PAGES = {
    "index.md": """
        # Home

        ```{organizers}
        ```
        """,
    "data/organizers.yml": r"""
        - name: Ada Example
          bio: |
            Einstein wrote $E = mc^2$ before lunch.\
            Euler wrote more.

            $$
            \sum_{k=1}^n k
            $$
        """,
}


def test_a_formula_is_mathml_and_asks_no_other_site(site: Site) -> None:
    built = site.write(PAGES).build(strict=True)
    shown = [
        str(formula["display"]) if "display" in formula.attrs else "inline"
        for formula in built.html()("math")
    ]
    assert shown == ["inline", "block"]
    assert "cdn" not in built.text("index.html")
    assert "mathjax" not in built.text("index.html").lower()


OWN: Final = "# Home\n\n{math}`a^2`\n\n```{organizers}\n```\n"


def test_formulas_of_pages_are_the_site_s_own_business(site: Site) -> None:
    built = site.write(PAGES | {"index.md": OWN}).build(strict=True)
    assert len(built.html()("math")) == 2
    assert built.html().select_one("span.math:not(:has(math))") is not None


def test_formulas_of_pages_are_mathml_where_the_site_asks_for_it(site: Site) -> None:
    built = site.write(PAGES | {"index.md": OWN}).build(strict=True, html_math_renderer="mathml")
    assert len(built.html()("math")) == 3
    assert "cdn" not in built.text("index.html")


@pytest.mark.parametrize("builder", ["latex", "text", "man", "texinfo", "epub"])
def test_every_format_writes_formulas_of_the_data(site: Site, builder: str) -> None:
    built = site.write(PAGES).build(builder, strict=True, html_copy_source=False)
    texts = [
        path.read_bytes()
        for path in built.out.rglob("*")
        if path.suffix in {".tex", ".txt", ".1", ".texi", ".xhtml"}
    ]
    assert any(b"k=1" in text or b"<mn>1</mn>" in text for text in texts)


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (
            r"\nosuchmacro<b>",
            r"the command `\nosuchmacro` is unknown; write `\operatorname{nosuchmacro}` for a name",
        ),
        (r"a \\ b<b>", r"`\\` and `&` need rows; put the formula between `$$` on lines of their own"),
        (r"x^{2", "its braces do not match; add the missing one"),
        (r"\frac{1}", "something is missing at its end; complete it"),
        (r"\begin{tikz}x\end{tikz}", "the environment `tikz` is unknown; write it with `aligned`"),
        (r"\not\alpha", "a part of it is missing or does not fit there; correct it"),
    ],
)
def test_a_formula_that_is_not_understood_is_shown_as_written_and_warned_of(
    site: Site, formula: str, reason: str
) -> None:
    site.write(PAGES).replace("data/organizers.yml", "E = mc^2", formula)
    built = site.build()
    (warning,) = built.warnings
    assert "[workshop.math]" in warning
    assert f"is not understood: {reason}" in warning
    assert warning.startswith("data/organizers.yml:3: ")
    assert [code.text for code in built.html()("code", class_="math")] == [formula]


PAPER: Final = {
    "index.md": "# Home\n\n```{papers}\n```\n",
    "data/workshop.yml": "name: Example Workshop 2030\nphase: program\n",
    "data/papers.yml": r"""
        - id: one
          title: $\mathcal{D}$ynamic $k$NN in $O(n \log n)$, for $5 to $10
          authors: [Ada One]
          abstract: >-
            A gain of $\sim$3$\times$, and 10$\times$; from A-3.1$\to$B-2.5$\to$C; $25\\%$; $\textit{x}$;
            10$^{th}$; $\frac12$, $x^10$, ${\cal D}$, $\operatorname*{argmax}_x f$, $\left\|x\right\|$, $f'$
            and CO$_2$.
        """,
}
SHOWN: Final = "Dynamic kNN in O(n log n), for $5 to $10"


def test_formulas_and_prose_keep_their_places(site: Site) -> None:
    page = site.write(PAPER).build(strict=True).html()
    abstract = page.select_one(".workshop-abstract > p")
    assert abstract is not None
    words = re.sub(r"[\s\u2009\u2061]+", "", abstract.get_text())
    assert words.startswith("Againof∼3×,and10×;fromA-3.1→B-2.5→C;25%;𝑥;10th;")  # noqa: RUF001
    assert not abstract("code")


def test_a_function_has_a_space_before_its_argument(site: Site) -> None:
    page = site.write(PAPER).build(strict=True).html("papers/one.html")
    (title,) = page("h1")
    texts = [part.get_text() for part in title("math")[-1].children if part.get_text().strip("\n ")]
    assert [text for text in texts if text != "\u2061"] == [
        "O",
        "(",
        "n",
        "\u2009",
        "log",
        "\u2009",
        "n",
        ")",
    ]


def test_an_operator_alone_is_as_close_to_the_text_as_in_latex(site: Site) -> None:
    page = site.write(PAPER).build(strict=True).html("papers/one.html")
    times = next(part for part in page("mo") if part.get_text() == "×")  # noqa: RUF001
    assert (times["lspace"], times["rspace"]) == ("0", "0")


@pytest.mark.parametrize("where", ["papers/one.html", "index.html"])
def test_a_word_and_the_formula_that_touches_it_stay_on_one_line(site: Site, where: str) -> None:
    html = site.write(PAPER).build(strict=True).html(where)
    joined = [re.sub(r"\s", "", word.get_text()) for word in html.select(".workshop-word")]
    assert "10th" in joined
    assert "CO2" in joined


def test_forms_without_formulas_have_them_in_words(site: Site) -> None:
    built = site.write(PAPER).build(strict=True, html_baseurl="https://example.org/")
    page = built.text("papers/one.html")
    assert f"<title>{SHOWN}" in page
    assert f'<meta name="citation_title" content="{SHOWN}">' in page
    abstract = "A gain of ∼3×, and 10×; from A-3.1→B-2.5→C; 25%; x; 10th; 1/2, x^10, D,"  # noqa: RUF001
    assert f'<meta name="description" content="{abstract}' in page
    assert f'"headline": "{SHOWN}"' in page
    assert f'"abstract": "{abstract}' in page
    assert "mathcal" not in built.text("searchindex.js")
    index = "".join(path.read_text("utf-8") for path in (built.out / "papers" / "_index").iterdir())
    assert SHOWN in index
    assert "mathcal" not in index


def test_text_has_formulas_in_words_and_bibtex_and_latex_as_latex(site: Site) -> None:
    site.write(PAPER)
    assert SHOWN in site.build("text", strict=True).words()
    assert r"\mathcal{D}" in site.build("latex", strict=True).text("example.tex")
    assert r"$\mathcal{D}$ynamic $k$NN in $O(n \log n)$, for \$5" in bibtex(load_folder(site))


def load_folder(site: Site) -> Workshop:
    """Return the workshop of a site's data."""
    return load(site.source / "data", site.source)[0]


def test_a_line_break_is_one_in_every_format(site: Site) -> None:
    site.write(PAGES)
    assert len(site.build(strict=True).html()("br")) == 1
    assert "before lunch.\n" in site.build("text", strict=True).text()
    assert "lunch.\\\\" in site.build("latex", strict=True).text("example.tex")


def test_a_build_without_a_change_brings_no_model_in(site: Site) -> None:
    site.write(PAGES)
    first, second = (_modules_of_a_build(site.folder, site.source) for _ in range(2))
    assert "pydantic" in first
    assert "pydantic" not in second


def _modules_of_a_build(folder: Path, source: Path) -> set[str]:
    program = (
        "import sys; from sphinx.cmd.build import main; "
        f"main(['-q', '-d', r'{folder / 'd'}', r'{source}', r'{folder / 'o'}']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())
