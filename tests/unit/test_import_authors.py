"""Lists of authors, as people and programs write them, become names and affiliations."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from sphinx_workshop.importers.authors import Kind, authors_of

CELLS: Final[dict[str, list[list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("author_cells.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("cell", "expected", "said"),
    [(cell, expected, said) for cells in CELLS.values() for cell, expected, *said in cells],
)
def test_a_cell_is_read_as_it_is_meant(cell: str, expected: str, said: list[str]) -> None:
    authors, remarks = authors_of(cell, last_first=False)
    assert " | ".join(" = ".join(filter(None, author)) for author in authors) == expected
    found = {
        Kind.UNCLEAR: "unclear",
        Kind.LEFT_OUT: "left out: {}",
        Kind.NAMELESS: "nameless: {}",
        Kind.ADDRESSES: "addresses: {}",
    }
    assert [found[each.kind].format(", ".join(each.texts) or each.count) for each in remarks] == said
