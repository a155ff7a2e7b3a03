"""Topics of a call: what stands in bold at the beginning of one is its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site

PAGES = {
    "index.md": "# Home\n\n```{topics}\n```\n",
    "data/call.yml": "topics:\n  - TOPIC\n",
}


@pytest.mark.parametrize(
    ("topic", "heading", "rest"),
    [
        ("**Bold**: text with $x$", "Bold:", "text with"),
        ("**Bold** — text", "Bold —", "text"),
        ("**Bold** – text", "Bold –", "text"),
        ("**Bold** - text", "Bold -", "text"),
        ("**Bold**. Text", "Bold.", "Text"),
        ("**Bold** text", "Bold", "text"),
        ("**Bold:** text", "Bold:", "text"),
        ("**Bold**", "Bold", ""),
    ],
)
def test_the_sign_after_the_heading_of_a_topic_goes_with_it(
    site: Site, topic: str, heading: str, rest: str
) -> None:
    site.write(PAGES).replace("data/call.yml", "TOPIC", f'"{topic}"')
    (item,) = site.build().html().select("ul.workshop-topics > li > p")
    (strong,) = item("strong")
    assert strong.get_text() == heading
    assert item.get_text().removeprefix(heading).strip().startswith(rest)


@pytest.mark.parametrize("topic", ["**Bold**, and more", "**Bold**-faced text", "**Bold**ly"])
def test_bold_words_in_a_sentence_are_no_heading(site: Site, topic: str) -> None:
    site.write(PAGES).replace("data/call.yml", "TOPIC", f'"{topic}"')
    html = site.build().html()
    assert not html.select("ul.workshop-topics > li > p > strong")
    assert html.select_one("ul.workshop-topics strong") is not None
    assert topic in site.build("text").words()
