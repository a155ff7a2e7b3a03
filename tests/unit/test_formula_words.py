"""A formula in words reads as people say or type it: without LaTeX, and with its spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_workshop.model.formulas import words

CASES = [
    (r"O(n \log n)", "O(n log n)"),
    (r"n\log n", "n log n"),
    (r"2\log^2 n", "2 log^2 n"),
    (r"\log\log n", "log log n"),
    (r"(a)\log(b)", "(a) log(b)"),
    (r"\arg\max_x f(x)", "arg max_x f(x)"),
    (r"\operatorname*{argmax}_x f", "argmax_x f"),
    (r"\poly(n)", "poly(n)"),
    (r"25\%", "25%"),
    (r"25\\%", "25%"),
    (r"\\beta", "β"),
    (r"\textit{x}", "x"),
    (r"\text{if $x$ is } \text{a\_b}", "if x is a_b"),
    (r"\mathrm{Tr}(A)", "Tr(A)"),
    (r"{\rm SNR} \bf x", "SNR x"),
    (r"\mathbb{R}^d", "ℝ^d"),
    (r"\mathbb{E}[X]", "𝔼[X]"),
    (r"\frac{1}{n+1} \frac12", "1/(n+1) 1/2"),
    (r"\sqrt{n}, \sqrt{d+1}, \sqrt[3]{x}", "√n, √(d+1), 3√x"),
    (r"\binom{n}{k}", "(n choose k)"),
    (r"x^2 + x_{ij} + x^{n+1}", "x^2 + x_ij + x^(n+1)"),
    (r"^{th}", "th"),
    (r"_2", "2"),
    (r"^{-3}", "⁻³"),
    (r"90^\circ", "90°"),
    (r"f'(x)", "f′(x)"),
    (r"\tilde{O}(\hat{x})", "Õ(x̂)"),
    (r"a \not= b \le c", "a ≠ b ≤ c"),
    (r"\alpha x, m\times n, x \in X", "αx, m×n, x ∈ X"),
    (r"\left( x \right. \bigl| y\big|", "( x | y|"),
    (r"\|x\|_2, \lVert y \rVert, \norm{z}", "‖x‖_2, ‖ y ‖, ‖z‖"),
    (r"\begin{pmatrix}1 & 2\\ 3 & 4\end{pmatrix}", "1 2 3 4"),
    (r"\begin{array}{cc} a & b \end{array}", "a b"),
    (r"\label{x} \textcolor{red}{y} \displaystyle z", "y z"),
    (r"a \xrightarrow{d} b", "a →^d b"),
    (r"\nobody{x}", "nobody x"),
    ("{{x", "x"),
    ("x}", "x"),
    ("", ""),
]


@pytest.mark.parametrize(("formula", "expected"), CASES)
def test_a_formula_is_read_without_latex(formula: str, expected: str) -> None:
    assert words(formula) == expected


@given(st.text(alphabet="\\{}^_[]&%$'~ abc12\n", max_size=30))
def test_any_formula_has_words(formula: str) -> None:
    assert isinstance(words(formula), str)
