"""No e-mail address gets into a data file, whatever text of whatever source it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import without_emails

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.test_import_frab import Write

ADDRESSES = (
    "ada@example.org",
    "ada.one+x@mail.example.co.uk",
    "Ada'One@example.org",
    "{ada,bo}@example.org",
    r"\{ada, bo\}@example.org",
    "mailto:ada@example.org",
    "ada@163.com",
    "ada@b\u00fccher.example",
    "ada\uff20example.org",
    "ada&#64;example.org",
    "ada&#x40;example.org",
    "ada&commat;example.org",
    "ada%40example.org",
    r"ada\@example.org",
    "ada$@$example.org",
    "ada\u200b@example.org",
    "ada [at] example.org",
    "ada(at)example(dot)org",
    "ada AT example DOT org",
    "ada @ example.org",
    "<ada@example.org>",
    "(ada@example.org)",
    "https://ada@example.org",
    "https://example.org/?to=ada@example.org",
)
"""Each of them is one address, or says several at once."""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["{}", "Write to {}.", "Contact:{}", "to={}, or", "{}: hi", "{}/x"])
def test_an_address_is_left_out_wherever_it_is(address: str, around: str) -> None:
    text = around.replace("{}", address)
    written = [markdown.inline(text), markdown.literal(text), markdown.block(text), markdown.allowed(text)]
    for result in [*written, plain.name(text)]:
        assert "example" not in result
        assert "163" not in result
        assert "ada" not in result.lower()


@pytest.mark.parametrize(
    "text",
    [
        "@ada@social.example",
        "https://social.example/@ada",
        "git@example.org:ada/x",
        "precision@1.We find, recall@10, mAP@0.5:0.95",
        "We look at example.org, and at points.",
        "https://example.org/a?b=c%20d",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert without_emails(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to ada@example.org.", "Write to (…)."),
        ("Ada (ada@example.org)", "Ada (…)"),
        ("[Mail me](mailto:ada@example.org)", "Mail me"),
        ("[Form](https://example.org/?to=ada@example.org)", "Form"),
        ('<a href="mailto:ada@example.org">Ada</a>', "Ada"),
    ],
)
def test_the_words_around_an_address_stay(text: str, expected: str) -> None:
    assert without_emails(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Example University <ada@example.org>", "Example University"),
        ("Ada One (ada@example.org)", "Ada One"),
        ("Hall A, ask ada@example.org", "Hall A, ask"),
        ("ada@example.org", ""),
    ],
)
def test_a_name_loses_the_address_and_its_brackets(text: str, expected: str) -> None:
    assert plain.name(text) == expected


@pytest.mark.parametrize(
    "url", ["mailto:ada@example.org", *ADDRESSES[-2:], "https://example.org/u/a%40b.org"]
)
def test_a_link_with_an_address_is_left_out_with_the_reason(url: str) -> None:
    address, reason = plain.address(url)
    assert not address
    assert "add it by hand" in reason


def test_no_cell_of_a_table_brings_an_address(write_data: Write, tmp_path: Path) -> None:
    folder = write_data({"workshop.yml": "name: X\nphase: review\n"})
    heads = (
        "ID,Title,Authors,Affiliation,Abstract,Keywords,Track,PDF,Video,Award,Decision,Board,ORCID,Session"
    )
    heads += ",Form"
    cells = [f"{head} a{place}@example.org" for place, head in enumerate(heads.split(","))]
    cells[7:9] = ["https://example.org/a@example.org.pdf", "mailto:v@example.org"]
    cells[-1] = "https://example.org/?to=ada@example.org"
    table = tmp_path / "table.csv"
    table.write_text(f"{heads}\n{','.join(cells).replace('Decision', 'Oral')}\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "csv", str(table), str(folder)])
    assert result.exit_code == 0, result.output
    assert "@" not in (folder / "papers.yml").read_text(encoding="utf-8")
    assert result.output.count("left out the e-mail addresses in its texts") == 1
