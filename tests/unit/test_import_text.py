"""Outside text is accepted by the grammar of our data, and readers see what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.model.markup import plain_paragraphs, plain_text, refuse_block, refuse_inline
from sphinx_workshop.source.yaml import read

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS: Final = [*"\\`*_[]<>!$&;#-+=~:|(){}.1a b\n"]
PIECES: Final = [
    *(
        "&amp;",
        "&#60;",
        "<b>",
        "<!--",
        "![x](y)",
        "[a](b)",
        "[a](http://a.org)",
        "http://a.org",
        "<http://a.org>",
    ),
    *("$x$", "$$x$$", "```", "~~~", "{math}`x`", "```{include} x\n```", ":::{x}", "**", "__"),
    *(
        "* ",
        "- ",
        "+ ",
        "1. ",
        "1) ",
        "# ",
        "> ",
        "---",
        "===",
        "    ",
        "\n\n",
        "TBD",
        "?",
        "\r\n",
        "\u2028",
        "\x07",
    ),
]
HOSTILE: Final = st.lists(st.sampled_from([*SIGNS, *PIECES]), max_size=14).map("".join)
TEXTS: Final = st.one_of(HOSTILE, st.text(max_size=40))


LATEX: Final = [
    *(
        "\\emph{",
        "\\textbf{x}",
        "\\cite{a}",
        "\\begin{itemize}",
        "\\item ",
        "\\end{itemize}",
        "{\\bf ",
        "}",
        "{",
    ),
    *(
        "\\\\",
        "--",
        "---",
        "``",
        "''",
        "~",
        '\\"o',
        "\\'{e}",
        "\\c{c}",
        "\\(",
        "\\)",
        "\\[",
        "\\]",
        "\\alpha",
        "$5",
        "$ x $",
    ),
    *(
        "\\url{http://a.b}",
        "\\href{",
        "\\footnote{x}",
        "\\verb|x|",
        "\\over",
        "\\foo{",
        "\\textsuperscript{th}",
    ),
    *(
        "<i>",
        "</i>",
        "<p>",
        "</p>",
        "<li>",
        "<ol>",
        "</ol>",
        "<br>",
        '<a href="http://a.b">',
        "</a>",
        "<sub>2</sub>",
    ),
    *("| a | b |\n|--|--|\n", "&nbsp;", "`a' "),
]
FOREIGN: Final = st.lists(st.sampled_from([*SIGNS, *PIECES, *LATEX]), max_size=14).map("".join)
MEANS_SOMETHING: Final = re.compile(r"[\\$`'~{<&-]|\*\*|://|www")
"""What is read as LaTeX, HTML or an address; all other plain text is shown sign by sign."""


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_one_line_of_plain_text_is_shown_as_it_was(text: str) -> None:
    for result in (markdown.literal(text), markdown.inline(MEANS_SOMETHING.sub("", text))):
        refuse_inline(result)
    assert plain_text(markdown.literal(text)) == plain.line(text)
    meant = MEANS_SOMETHING.sub("", text)
    assert plain_text(markdown.inline(meant)) == plain.line(meant)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_paragraphs_of_plain_text_are_shown_as_they_were(text: str) -> None:
    meant = MEANS_SOMETHING.sub("", text)
    result = markdown.block(meant)
    refuse_block(result)
    assert plain_paragraphs(result) == plain.paragraphs(meant)


@given(st.one_of(FOREIGN, TEXTS))
@settings(max_examples=900, deadline=None)
def test_whatever_comes_from_outside_is_accepted_and_has_no_mark_left(text: str) -> None:
    line, lines, block = markdown.inline(text), markdown.block(text), markdown.allowed(text)
    refuse_inline(line)
    refuse_block(lines)
    refuse_block(block)
    assert not re.search("[\ufdd0-\ufdef]", line + lines + block)


@given(
    st.lists(st.sampled_from([*"abc123$$$   ,(=\n", "$5", "$x$", " to ", "word "]), max_size=30).map("".join)
)
@settings(max_examples=900, deadline=None)
def test_no_letter_between_dollars_is_lost_or_moved(text: str) -> None:
    expected = re.sub(r"\W", "", text)
    for shown in (
        plain_text(text),
        plain_text(markdown.inline(text)),
        plain_paragraphs(markdown.block(text)),
        plain_paragraphs(markdown.allowed(text)),
    ):
        assert re.sub(r"\W", "", shown) == expected


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_text_leaves_anything_in_it_that_yaml_refuses(text: str) -> None:
    for result in (
        markdown.inline(text),
        markdown.block(text),
        markdown.allowed(text),
    ):
        if result:
            document = f"- a: |2-\n{''.join(f'    {line}' + chr(10) for line in result.split(chr(10)))}"
            assert read(document, "x").problems == []


@pytest.mark.parametrize(
    "text",
    [
        "**Bold** and *slanted* `code`, $a<b$",
        "- a\n- b",
        "1. a\n2. b",
        "$$\nE=mc^2\n$$",
        "[x](https://a.org)",
        "a\\\nb",
    ],
)
def test_markdown_that_is_allowed_stays_as_it_is(text: str) -> None:
    assert markdown.allowed(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* <b>c</b> `<d>` $e<f$", "*a* **c** `<d>` $e<f$"),
        ("*a* <x>c</x> <script>d</script> 1 < 2", "*a* \\<x>c\\</x> \\<script>d\\</script> 1 < 2"),
        ("![a](b.png) and [c](d) and [e](https://f.org)", "a and \\[c](d) and [e](https://f.org)"),
        ("![a](https://b.org/c.png) ![](https://d.org)", "[a](https://b.org/c.png) <https://d.org>"),
        ("# A #\n\n> b\n> > c\n\n- d\n- e", "**A**\n\nb\n\nc\n\n- d\n- e"),
        ("A\n===\nb\n\n---\n\nc", "**A**\n\nb\n\nc"),
        ("| a | b |\n|---|:-:|\n| *1* | 2 |\n\nc", "- **a** · **b**\n- *1* · 2\n\nc"),
        (
            "<p>a<br>b</p><ul><li>c</li><li><i>d</i></li></ul><ol><li>e</li></ol>",
            "a\\\nb\n\n- c\n- *d*\n1. e",
        ),
        ('<a href="https://a.org/?b&amp;c">d</a> <code>e_f</code>', "[d](https://a.org/?b&c) `e_f`"),
        ("H<sub>2</sub>O, 4<sup>th</sup> &amp; R&D", "H$_{2}$O, 4$^{\\text{th}}$ &amp; R&D"),
        ("*a* {ref}`b`", "*a* {ref}\\`b\\`"),
        ("*a* and $$x$$ in a line", "*a* and $x$ in a line"),
        ("We see\n$$\nx < y\n$$\nand\n$$z$$", "We see\n\n$$\nx < y\n$$\n\nand\n\n$$\nz\n$$"),
        ("*a*\n\n```{include} /etc/passwd\n```", "*a*\n\n\\`\\`\\`{include} /etc/passwd\n\\`\\`\\`"),
        ("*a* <https://b.org> <i>", "*a* <https://b.org> \\<i>"),
        ("Set\n---\n*a*", "**Set**\n\n*a*"),
        ("*a*\n\n\tA long paragraph that a program has indented, with $x$, and no code at all in it", None),
    ],
)
def test_foreign_markdown_and_html_keep_their_words_and_what_they_mean(
    text: str, expected: str | None
) -> None:
    result = markdown.allowed(text)
    assert result == (text.replace("\t", "") if expected is None else expected)
    refuse_block(result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C* and $O(n^2)$", "C\\* and $O(n^2)$"),
        ("$k$NN", "$k$NN"),
        ("An $n$th root of $O(n)$-time", "An $n$th root of $O(n)$-time"),
        (r"$\mathcal{D}$ynamic graphs", r"$\mathcal{D}$ynamic graphs"),
        (
            r"A gain of $\sim$3$\times$, and 10$\times$; from A-3.1$\to$B-2.5$\to$C.",
            r"A gain of $\sim$3$\times$, and 10$\times$; from A-3.1$\to$B-2.5$\to$C.",
        ),
        (r"Costs fall by $25\%$.", r"Costs fall by $25\%$."),
        ("From $5 to $10 we go; $x$ is 3.", "From $5 to $10 we go; $x$ is 3."),
        (r"Double $$x^2$$ here, and \(y\), \[z\].", "Double $x^2$ here, and $y$, $z$."),
        (r"$ O(n) $ and $\alpha $", r"$O(n)$ and $\alpha$"),
        ("Costs $5 and $10", "Costs $5 and $10"),
        (r"Costs \$5 and 10\%", "Costs $5 and 10%"),
        ("a_b and _c_", "a_b and \\_c\\_"),
        ("**E**asy **work**, 2**3**4, A*, *b*", "**E**asy **work**, 2\\*\\*3\\*\\*4, A\\*, \\*b\\*"),
        ("R&amp;D, AT&T &lt;x&gt;", r"R&D, AT&T \<x>"),
        ("$a$b$", "$a$b$"),
    ],
)
def test_titles_keep_their_formulas_and_money_stays_money(text: str, expected: str) -> None:
    assert markdown.inline(text) == expected
    assert markdown.block(text) == expected
    assert markdown.plain_block(text) == expected


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\textit{a} \textbf{b} \emph{c}-means \texttt{d\_e}", "*a* **b** *c*-means `d_e`"),
        (r"{\bf a} and {\em b} and \textsc{c}", "**a** and *b* and c"),
        (r"\textbf{a \emph{b}} \unknown{c}", r"**a *b*** \\unknown{c}"),
        (r"see \cite{a,b} and \citep[x][]{c}", r"see \[a,b] and \[c]"),
        (r"50\%, R\&D, a\_b, \#1", "50%, R&D, a_b, #1"),
        ("1--2, a---b, c -- d, e-- f, --option, x-y", "1–2, a—b, c – d, e– f, --option, x-y"),
        ("``double'' and `single' of it's", "“double” and \u2018single\u2019 of it's"),
        ("Fig.~3 and ~5 at http://a.org/~b--c", "Fig. 3 and ~5 at http://a.org/~b--c"),
        (
            r"G\"odel, P\'{o}lya, Fran\c{c}ois, Erd\H{o}s, Stra\ss e, {\L}uk",
            "Gödel, Pólya, François, Erdős, Straße, Łuk",
        ),
        (r"it\'s \"quoted\" {\'e}t{\'{e}} caf\'e", 'it\'s "quoted" été café'),
        (r"\url{https://a.org/b_c}, \href{https://d.org}{e_f}", "<https://a.org/b_c>, [e_f](https://d.org)"),
        (r"a\footnote{b} \href{x}{c}", "a (b) c"),
        (
            r"O(\sqrt{n} \log n), n\log n, \alpha-stable, \LaTeX{} x",
            "O(√n log n), n log n, \u03b1-stable, LaTeX x",
        ),
        (r"\\textit{a} 2\\% \\alpha", "*a* 2% \u03b1"),
        (r"{BERT} and {a, b}", "BERT and {a, b}"),
        (r"\textbf{$x$-axis}", "**$x$-axis**"),
        (r"10\textsuperscript{th} \verb|a_b|", r"10$^{\text{th}}$ `a_b`"),
    ],
)
def test_latex_outside_formulas_becomes_what_it_means(latex: str, expected: str) -> None:
    assert markdown.inline(latex) == expected
    assert plain_paragraphs(markdown.allowed(latex)) == plain_paragraphs(expected)


@pytest.mark.parametrize("convert", [markdown.block, markdown.allowed])
@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("\\begin{itemize}\n\\item a\n\\item \\emph{b}\n\\end{itemize}\nc", "- a\n- *b*\n\nc"),
        ("\\begin{enumerate}\\item a \\item b\\end{enumerate}", "1. a\n1. b"),
        ("a \\\\\nb", "a\\\nb"),
        ("\\section{A} b\\par c", "**A**\n\nb\n\nc"),
        ("\\begin{equation}x = y\\end{equation}", "$x = y$"),
        ("a\n\\[ x \\]\nb", "a\n\n$$\nx\n$$\n\nb"),
        (
            "\\begin{align}\na &= b \\\\ c &= d\n\\end{align}",
            "$$\n\\begin{aligned}a &= b \\\\ c &= d\\end{aligned}\n$$",
        ),
    ],
)
def test_latex_of_several_lines_becomes_what_it_means(
    convert: Callable[[str], str], latex: str, expected: str
) -> None:
    assert convert(latex) in {expected, expected.replace("$x = y$", "$$\nx = y\n$$")}


def test_a_name_has_letters_for_the_accents_of_latex() -> None:
    assert plain.name(r"Ad\'a {\O}ne") == "Adá Øne"


@pytest.mark.parametrize("text", ["TBD", "tba", "Todo", "?", "To be announced"])
def test_a_title_that_reads_like_tbd_is_still_a_title(text: str) -> None:
    result = markdown.inline(text)
    assert plain_text(result) == text
    assert not plain.is_to_be(result)
    assert markdown.unless_tbd(markdown.inline, text) == ""


def test_lines_that_only_a_program_has_wrapped_become_one() -> None:
    full = "This line has been wrapped by a program at seventy characters or so,"
    assert markdown.unwrapped(f"{full}\nand goes on.\nShort.\nEnd.") == f"{full} and goes on.\nShort.\nEnd."
    assert markdown.unwrapped(f"{full}\n- item\n\n{full}\n2. item") == f"{full}\n- item\n\n{full}\n2. item"


def test_control_characters_and_turns_of_direction_are_removed() -> None:
    assert plain.line("a\x00b\x1bc\u202ed\ufeffe\ud800f\x85g") == "abcdef g"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", "42"),
        ("42.0", "42"),
        ("-aB_c-", "aB_c"),
        ("a b/c", "a-b-c"),
        ("李", ""),
        ("", ""),
        (" 7 ", "7"),
        ("1.50", "1.50"),
    ],
)
def test_ids_are_those_of_the_source_where_they_can_be(text: str, expected: str) -> None:
    assert plain.identifier(text) == expected


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "http://", "x.pdf", "https://a b|c.org", "data:text/html,x"]
)
def test_an_address_that_data_may_not_have_has_a_reason(text: str) -> None:
    url, reason = plain.address(text)
    assert url == ""
    assert reason
