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
        ("**Bold**-faced text", "Bold", "-faced text"),
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
