"""The pages of an archived edition ask no other host, break no policy, and lead to the present edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.next_edition import archive, begin_next
from tests.quality import full as everything

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.conftest import OpenPage, Served

PAGES = ("index", "program", "papers", "papers/p1", "people", "dates", "elements")


def test_an_archived_edition_stands_by_itself(
    build: Callable[..., Served], open_page: OpenPage, tmp_path: Path
) -> None:
    source, out = everything.write(tmp_path / "source", phase="archive"), tmp_path / "html"
    build(source, out)
    result = archive(2022, source, out)
    assert result.exit_code == 0, result.output
    begin_next(source)
    served = build(source, out)
    for name in PAGES:
        # `open_page` fails for requests to other hosts, answers that are errors, and broken policies
        page = open_page(f"{served.url}/2022/{name}.html")
        notice = page.locator("aside.workshop-edition")
        bar = notice.bounding_box()
        assert bar is not None, name
        assert 0 < bar["height"] < 60, name
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#pst-skip-link') !== null"), (
            "the way to the content comes first"
        )
    page = open_page(f"{served.url}/2022/papers/p1.html")
    page.locator("aside.workshop-edition a").click()
    assert page.url == f"{served.url}/"
    assert page.locator("h1").first.inner_text().endswith("2023")
    page.get_by_role("link", name="Last edition: Example Workshop on Examples 2022").click()
    assert page.url == f"{served.url}/2022/"
