"""Markdown of the data in plain words, for forms that know no Markdown."""

from __future__ import annotations

import pytest

from sphinx_workshop.model.markup import plain_paragraphs, plain_text


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Plain words", "Plain words"),
        ("*Fast* and **good**", "Fast and good"),
        ("`code` of $x^2$", "code of x^2"),
        ("$k$NN, an $n$th root of $O(n)$-time", "kNN, an nth root of O(n)-time"),
        (r"$\mathcal{D}$ynamic", "Dynamic"),
        (r"A gain of $\sim$3$\times$; from A-3.1$\to$B-2.5$\to$C", "A gain of ∼3×; from A-3.1→B-2.5→C"),  # noqa: RUF001
        ("costs $5 to $10, and $x$ is 3", "costs $5 to $10, and x is 3"),
        ("[a *link*](https://example.org)", "a link"),
        (r"5 \* 3 &lt; 16", "5 * 3 < 16"),
        ("1. The first", "1. The first"),
        ("# of papers: 3 - 1", "# of papers: 3 - 1"),
    ],
)
def test_a_line_keeps_its_words_and_loses_its_marks(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One\n*line*", "One line"),
        ("One\\\ntwo", "One\ntwo"),
        ("One\n\nTwo", "One\n\nTwo"),
        ("Items:\n\n- one\n- *two*\n\nAfter", "Items:\n- one\n- two\n\nAfter"),
        ("3. three\n4. four", "3. three\n4. four"),
        ("- one\n\n  more\n\n- two", "- one\n\nmore\n\n- two"),
        ("- one\n  - inner", "- one\n- inner"),
        ("Code:\n\n```\na *b*\n```\n\nAfter", "Code:\n\na *b*\n\nAfter"),
        ("$$\nx^2\n$$", "x^2"),
        ("a\n\n$$\n\\log n\n$$\n\nb", "a\n\nlog n\n\nb"),
    ],
)
def test_paragraphs_and_lists_stay_apart(markdown: str, words: str) -> None:
    assert plain_paragraphs(markdown) == words
