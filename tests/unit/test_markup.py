"""Data text is Markdown that can neither run nor publish anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sphinx_workshop.model.call import Call
from sphinx_workshop.model.markup import is_plain, parse_block, parse_inline
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


def test_nothing_is_nothing() -> None:
    assert parse_inline("") == []


def test_nesting_without_end_does_no_harm() -> None:
    assert refusal("topics", "*" * 5000 + "x" + "*" * 5000) in {"", refusal("topics", "***")}
    assert "quotation" in refusal("topics", ">" * 3000 + " x")
    refusal("topics", "[" * 3000 + "x" + "](y)" * 3000)
