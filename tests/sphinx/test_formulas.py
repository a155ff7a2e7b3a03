"""Formulas and line breaks of data text, in every format; and what a build without a change does without."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from pathlib import Path

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


@pytest.mark.parametrize("formula", [r"\nosuchmacro<b>", r"a \\ b<b>"])
def test_a_formula_that_is_not_understood_is_shown_as_written_and_warned_of(site: Site, formula: str) -> None:
    site.write(PAGES).replace("data/organizers.yml", "E = mc^2", formula)
    built = site.build()
    (warning,) = built.warnings
    assert "[workshop.math]" in warning
    assert warning.startswith("data/organizers.yml:3: ")
    assert [code.text for code in built.html()("code", class_="math")] == [formula]


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
