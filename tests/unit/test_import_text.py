"""Outside text is accepted by the grammar of our data, and readers see what was meant."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_workshop.importers import texts
from sphinx_workshop.model.markup import plain_paragraphs, plain_text, refuse_block, refuse_inline
from sphinx_workshop.source.yaml import read

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


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_one_line_of_plain_text_is_shown_as_it_was(text: str) -> None:
    result = texts.inline(text)
    refuse_inline(result)
    assert plain_text(result) == texts.line(text)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_paragraphs_of_plain_text_are_shown_as_they_were(text: str) -> None:
    result = texts.block(text)
    refuse_block(result)
    assert plain_paragraphs(result) == texts.paragraphs(text)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_whatever_comes_as_markdown_is_accepted(text: str) -> None:
    refuse_block(texts.markdown(text))
    refuse_inline(texts.with_formulas(text))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_no_text_leaves_anything_in_it_that_yaml_refuses(text: str) -> None:
    for result in (
        texts.inline(text),
        texts.block(text),
        texts.markdown(text),
        texts.with_formulas(text),
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
    assert texts.markdown(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* <b>c</b> `<d>` $e<f$", "*a* \\<b>c\\</b> `<d>` $e<f$"),
        (
            "![a](b.png) and [c](d) and [e](https://f.org)",
            "!\\[a](b.png) and \\[c](d) and [e](https://f.org)",
        ),
        ("# A\n\n> b\n\n- c\n- d", "\\# A\n\n\\> b\n\n- c\n- d"),
        ("*a* {ref}`b`", "*a* {ref}\\`b\\`"),
        ("*a* and $$x$$ in a line", "*a* and $x$ in a line"),
        ("We see\n$$\nx < y\n$$\nand\n$$z$$", "We see\n\n$$\nx < y\n$$\n\nand\n\n$$z$$"),
        ("*a*\n\n```{include} /etc/passwd\n```", "*a*\n\n\\`\\`\\`{include} /etc/passwd\n\\`\\`\\`"),
        ("*a* <https://b.org> <i>", "*a* <https://b.org> \\<i>"),
        ("Set\n---\n*a*", "Set\n\\---\n*a*"),
    ],
)
def test_of_foreign_markdown_only_what_is_refused_is_escaped(text: str, expected: str) -> None:
    result = texts.markdown(text)
    assert result == expected
    refuse_block(result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C* and $O(n^2)$", "C\\* and $O(n^2)$"),
        ("Costs $5 and $10", "Costs \\$5 and \\$10"),
        ("$$x_1$$ is", "$x_1$ is"),
        ("a_b and _c_", "a_b and \\_c\\_"),
        ("R&amp;D, AT&T", "R\\&amp;D, AT&T"),
        ("$a$b$", "\\$a\\$b\\$"),
    ],
)
def test_titles_keep_their_formulas_and_nothing_else(text: str, expected: str) -> None:
    assert texts.with_formulas(text) == expected


@pytest.mark.parametrize("text", ["TBD", "tba", "Todo", "?", "To be announced"])
def test_a_title_that_reads_like_tbd_is_still_a_title(text: str) -> None:
    result = texts.inline(text)
    assert plain_text(result) == text
    assert not texts.is_to_be(result)
    assert texts.unless_tbd(texts.inline, text) == ""


def test_lines_that_only_a_program_has_wrapped_become_one() -> None:
    full = "This line has been wrapped by a program at seventy characters or so,"
    assert texts.unwrapped(f"{full}\nand goes on.\nShort.\nEnd.") == f"{full} and goes on.\nShort.\nEnd."
    assert texts.unwrapped(f"{full}\n- item\n\n{full}\n2. item") == f"{full}\n- item\n\n{full}\n2. item"


def test_control_characters_and_turns_of_direction_are_removed() -> None:
    assert texts.line("a\x00b\x1bc\u202ed\ufeffe\ud800f\x85g") == "abcdef g"


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
    assert texts.identifier(text) == expected


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "http://", "x.pdf", "https://a b|c.org", "data:text/html,x"]
)
def test_an_address_that_data_may_not_have_has_a_reason(text: str) -> None:
    url, reason = texts.address(text)
    assert url == ""
    assert reason
