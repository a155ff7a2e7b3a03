"""Sites with other extensions build without a warning, and each extension does its work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.neighbours.neighbours import NEIGHBOURS, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BUILDERS: Final = ("html", "dirhtml")


def does_its_own(output: Output, names: Sequence[str]) -> None:
    """Check that what our extension writes is there, once."""
    home = output.page("index")
    assert home.select_one('script[type="application/ld+json"]') is not None
    assert len(home.select('link[rel="canonical"]')) == 1
    assert len(home.select('meta[name="description"]')) == 1
    if "sphinxext.opengraph" not in names:
        assert len(home.select('meta[property="og:title"]')) == 1
    assert output.has("people", "#person-ada-example, [id$=ada-example]")
    assert output.has("dates", "time[datetime]")
    for name in (
        "calendar.ics",
        "feed.xml",
        "workshop.json",
        "sitemap.xml",
        "404.html",
        "llms.txt",
        "objects.inv",
    ):
        assert (output.folder / name).is_file(), name
    assert "{link}" not in output.text("sitemap.xml")


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_an_extension_beside_ours_works_and_so_does_ours(
    build: Callable[..., Output], name: str, builder: str
) -> None:
    output = build([name], builder)
    assert NEIGHBOURS[name].works(output)
    does_its_own(output, [name])


@pytest.mark.parametrize("order", ["before", "after"])
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_all_of_them_together_work_and_so_does_ours(
    build: Callable[..., Output], builder: str, jobs: str, order: str
) -> None:
    names = [
        name for name, one in NEIGHBOURS.items() if not one.apart and not (one.is_serial and jobs != "1")
    ]
    output = build(names, builder, jobs, last=order == "after")
    assert [name for name in names if not NEIGHBOURS[name].works(output)] == []
    does_its_own(output, names)
