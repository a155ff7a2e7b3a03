"""Each guide is one short task, which says how it ends when it does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.manual.examples import MANUAL

if TYPE_CHECKING:
    from pathlib import Path

PAGES: Final = sorted((MANUAL / "how-to").glob("*.md"))
GUIDES: Final = [page for page in PAGES if page.stem not in {"index", "troubleshoot"}]
LONGEST: Final = 120


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_guide_describes_itself_for_those_who_search(page: Path) -> None:
    assert "\n    description: " in page.read_text(encoding="utf-8").partition("\n# ")[0]


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_a_guide_is_short_and_says_what_to_do_when_it_does_not_work(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert "\n## When it does not work\n" in text
