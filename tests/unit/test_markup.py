"""Data text is Markdown that can neither run nor publish anything."""

from __future__ import annotations

import re
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sphinx_workshop.messages import one_line
from sphinx_workshop.model.call import Call
from sphinx_workshop.model.formulas import words
from sphinx_workshop.model.markup import is_plain, parse_block, parse_inline, plain_text
from sphinx_workshop.problems import Kind


def refusal(field: str, text: str) -> str:
    """Return the message about a text; empty if it is allowed."""
    try:
        Call.model_validate({field: [text]})
    except ValidationError as caught:
        (error,) = caught.errors()
        assert error["type"].endswith(Kind.MARKUP.value)
        return error["msg"]
    return ""


EVERYWHERE = [
    "plain text",
    "*emphasis*, **strong** and ***both***",
    "`code` and ``co`de``",
    "math: $e=mc^2$",
    "costs $5 and $6",
    "[a link](https://example.org/a?b=c&d=e)",
    "[mail](mailto:a@example.org)",
    "[shouted](HTTPS://EXAMPLE.ORG)",
    "<https://example.org>",
    "5 < 6 & 7 > 3",
    "&lt;b&gt;",
    r"\<b>, \# and \[x](y)",
    "{braces} and [brackets]",
    "a_b_c, 2*3*4",
    "a | b",
    "#1",
    "`<b>` and `{ref}`",
    "50% – “quoted”",
]
BLOCKS = [
    "one\n\ntwo",
    "one  \ntwo",
    "- one\n- two\n  - three",
    "1. one\n2. two",
    "$$\ne=mc^2\n$$",
    "```\ncode <b>\n```",
    "```python\nprint()\n```",
    "    indented code",
]


@pytest.mark.parametrize("text", EVERYWHERE)
@pytest.mark.parametrize("field", ["topics", "rules"])
def test_what_only_words_a_text_is_allowed(field: str, text: str) -> None:
    assert refusal(field, text) == ""


@pytest.mark.parametrize("text", BLOCKS)
def test_paragraphs_lists_code_and_formulas_are_allowed_in_texts(text: str) -> None:
    assert refusal("topics", text) == ""


REFUSED = [
    ("<b>x</b>", "raw HTML is not allowed in data: `<b>`, `</b>`; remove it, or write"),
    ("<!-- x -->", "raw HTML"),
    ("a <script>alert(1)</script>", "raw HTML"),
    ("<img src=x onerror=alert(1)>", "raw HTML"),
    ("![x](https://example.org/x.png)", "an image"),
    ("[![x](x.png)](https://example.org)", "an image"),
    ("[x](../secret)", "the link to `../secret`"),
    ("[x](secret.md)", "the link to `secret.md`"),
    ("[x](#section)", "the link to `#section`"),
    ("[x]()", "the link to ``"),
    ("[x](javascript:alert(1))", "the link to `javascript:alert(1)`"),
    ("[x](JaVaScRiPt:alert(1))", "the link to"),
    ("[x](data:text/html,x)", "the link to"),
    ("[x](file:///etc/passwd)", "the link to"),
    ("[x](//example.org)", "the link to"),
    ("[x](project:index.md)", "the link to"),
    ("<project:index.md>", "the link to"),
    ("<javascript:alert(1)>", "the link to"),
    ("{ref}`x`", "the role `{ref}`"),
    ("see {workshop:person}`ada`", "the role `{workshop:person}`"),
    ("{raw-html}`<b>`", "the role"),
    ("{download}``x``", "the role"),
    ("*{ref}`x`*", "the role"),
]
REFUSED_BLOCKS = [
    ("# x", "a heading is not allowed in data; write `\\#`"),
    ("x\n===", "a heading"),
    ("> x", "a quotation"),
    ("---", "a line across"),
    ("```{include} ../secret\n```", "a directive"),
    ("~~~{raw} html\n~~~", "a directive"),
    (":::{note}\nx\n:::", "a directive"),
    ("::::{note}\nx\n::::", "a directive"),
    ("- ```{include} ../secret\n  ```", "a directive"),
    ("<div>\nx\n</div>", "raw HTML"),
    ("- one\n  - <b>two</b>", "raw HTML"),
    ("[x][ref]\n\n[ref]: ../secret", "the link to `../secret`"),
    ("1. > x", "a quotation"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
@pytest.mark.parametrize("field", ["topics", "rules"])
def test_what_could_run_or_publish_something_is_refused(field: str, text: str, words: str) -> None:
    message = refusal(field, text)
    assert words in message
    assert "not allowed in data" in message
    assert "; " in message


@pytest.mark.parametrize(("text", "words"), REFUSED_BLOCKS)
def test_a_text_of_paragraphs_is_searched_to_the_bottom(text: str, words: str) -> None:
    message = refusal("topics", text)
    assert words in message
    assert "; " in message


@pytest.mark.parametrize("text", ["<b\nc>", "<b\u2028c>", "<b \u202ec>", "[x](</y\u202e>)", "<div\n\nx"])
def test_what_is_wrong_is_quoted_on_one_line_that_no_terminal_obeys(text: str) -> None:
    message = refusal("topics", text)
    assert message == one_line(message)


def test_all_that_is_wrong_with_a_text_is_said_once() -> None:
    message = refusal("topics", "> [x](y)\n> [x](y)\n> ![z](z)")
    assert message.count("the link to `y`") == 1
    assert "an image" in message
    assert "a quotation" in message


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example, 2022 (VinAI); «Đinh» 李明",
        "it's 100% fine?",
        "A well-known theorem: P = NP, {x} | y > z",
    ],
)
def test_text_that_means_itself_needs_no_parser(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize("sign", list("\\`*_<[]$&\n"))
def test_text_with_a_sign_of_markdown_is_parsed(sign: str) -> None:
    assert not is_plain(f"a{sign}b")


@pytest.mark.parametrize("sign", ["- ", "+ ", "1. ", "# ", "> ", "~~~", ":::", "=", "    ", "\t", ""])
def test_a_line_that_begins_as_a_block_does_is_parsed(sign: str) -> None:
    assert not is_plain(sign)
    assert not is_plain(f"{sign}{sign and 'a'}")


@given(st.text(alphabet="ab1 -+*#>~:=.){}|!`$_[]<&\\\n\t\u00a0é", max_size=12))
def test_what_is_plain_means_itself(text: str) -> None:
    if is_plain(text):
        assert [(token.type, token.content) for token in parse_inline(text)] == [("text", text)]
        opened, inline, _closed = parse_block(text)
        assert (opened.type, inline.content) == ("paragraph_open", text)
        assert [(token.type, token.content) for token in inline.children or ()] == [("text", text)]


FORMULAS: Final = [
    ("$k$NN", ["k"]),
    ("An $n$th root of $O(n)$-time", ["n", "O(n)"]),
    (r"$\mathcal{D}$ynamic", [r"\mathcal{D}"]),
    (
        r"of $\sim$3$\times$, and 10$\times$; A-3.1$\to$B-2.5$\to$C",
        [r"\sim", r"\times", r"\times", r"\to", r"\to"],
    ),
    ("CO$_2$ at 300$^\\circ$C, 10$^{th}$", ["_2", r"^\circ", "^{th}"]),
    (r"2$\times$3 is $2\times 3$5", [r"\times", r"2\times 3"]),
    ("$5$ or $10$, a $2$-approximation", ["5", "10", "2"]),
    ("$x$,$y$;$z$", ["x", "y", "z"]),
    ("$$x^2$$ in a line, $$ y $$", ["x^2", "y"]),
    (r"$ O(n) $, $ n $ and $\alpha $", ["O(n)", "n", r"\alpha"]),
    (r"$25\%$, $\$5$, \$x$", [r"25\%", r"\$5"]),
    ("$a$ at the end of a $", ["a"]),
    ("$a<b$ and $c>d$", ["a<b", "c>d"]),
    ("[a $x$ b](https://example.org) **$y$**", ["x", "y"]),
    ("$n log n$ and $precision at k$", ["n log n", "precision at k"]),
]
MONEY: Final = [
    *(
        "$5 to $10",
        "$5-$10",
        "$5–$10",
        "$5/$10",
        "US$5 and US$10",
        "$5M-$10M",
        "$1,000,000 and $2",
        "costs $5.",
    ),
    *(
        "between $5 and 10$",
        "5 $ and 6 $",
        "5$ and 6$",
        "5$/month, 10$/year",
        "$20k, $30k",
        "$$ and $$",
        "$5 $6",
    ),
    *(
        "Ke$ha meets A$AP Rocky",
        "A$AP and $hort",
        "$PATH and $HOME",
        "a $",
        "$ a",
        r"\$5 and \$6",
        "$",
        "$$",
        "$$$",
    ),
]


def formulas(text: str) -> list[str]:
    """Return the formulas of a line."""
    return [token.content for token in parse_inline(text) if token.type == "math_inline"]


@pytest.mark.parametrize(("text", "expected"), FORMULAS)
def test_a_formula_may_touch_letters_and_digits(text: str, expected: list[str]) -> None:
    assert formulas(text) == expected
    assert refusal("rules", text) == ""


@pytest.mark.parametrize("text", MONEY)
def test_money_is_no_formula(text: str) -> None:
    assert formulas(text) == []
    assert plain_text(text) == text.replace("\\$", "$")


@pytest.mark.parametrize(("money", "rest"), [("costs $5 and ", "$x$ is 3"), ("$5 to $10, ", "then $k$NN")])
def test_money_takes_no_formula_away(money: str, rest: str) -> None:
    assert formulas(money + rest) == formulas(rest)
    assert len(formulas(rest)) == 1


@given(st.text(alphabet="ab1 $\n.,(=\\{}^_", max_size=30))
def test_dollars_anywhere_raise_nothing_and_lose_nothing(text: str) -> None:
    shown = plain_text(text)
    if "\\" not in text:
        assert re.sub(r"[^ab1]", "", shown) == re.sub(r"[^ab1]", "", text)


def test_thousands_of_dollars_and_braces_are_read() -> None:
    plain_text("$" * 20_000)
    plain_text("$a \\$" * 5_000)
    words("{" * 5_000 + r"\hat" * 5_000)


def test_nothing_is_nothing() -> None:
    assert parse_inline("") == []


def test_nesting_without_end_does_no_harm() -> None:
    assert refusal("topics", "*" * 5000 + "x" + "*" * 5000) in {"", refusal("topics", "***")}
    assert "quotation" in refusal("topics", ">" * 3000 + " x")
    refusal("topics", "[" * 3000 + "x" + "](y)" * 3000)
