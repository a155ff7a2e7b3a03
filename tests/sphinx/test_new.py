"""A new site, and the next edition of one, build without a warning and pass their checks."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from sphinx_workshop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.sphinx.conftest import Site

FULL: Final = Path(__file__).parents[1] / "roots/full"
NAME: Final = 'O\'Brien: "AI" & <ML> {x} #1 100% 李明'
CALL: Final = (
    *("--phase", "call", "--date", "2030-12-06", "--contact", "chairs@example.org", "--format", "hybrid"),
    *("--submission-url", "https://example.org/submit", "--track", "Full papers, 9 pages"),
    *("--due", "submission=2030-09-22", "--due", "notification=2030-10-20", "--host", "acl-2026"),
)
SITES: Final[Mapping[str, tuple[str, ...]]] = {
    "proposal": ("--name", NAME, "--short-name", NAME, "--organizer", NAME, "--organizer", "李明, أحمد"),
    "call": ("--name", "Example Workshop 2030", "--organizer", "Ada Example, Example University", *CALL),
}
NOTE: Final = re.compile(r"Remove the signs|Write two or three|Say here|Who is the audience|\[\[|\[%")


def run(*arguments: str, cwd: Path) -> str:
    """Run a module of Python in a folder; return what it prints."""
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    result = subprocess.run(command, check=False, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)
    assert (result.returncode, result.stderr) == (0, ""), result.stderr + result.stdout
    return result.stdout


@pytest.mark.parametrize("phase", SITES)
def test_it_builds_strictly_passes_its_check_and_shows_readers_what_is_for_them(
    phase: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    made = CliRunner().invoke(main, ["new", str(site), *SITES[phase]])
    assert made.exit_code == 0, made.output
    run(
        *("sphinx", "-q", "-b", "html", "-n", "-W", "--keep-going", "-c", ".", "docs", "build/html"), cwd=site
    )
    checked = CliRunner().invoke(main, ["check", str(site / "docs/data"), "--today", "2030-01-01"])
    assert checked.exit_code == 0, checked.output
    warnings = [line for line in checked.output.splitlines() if ": warning: " in line]
    assert [line.rpartition(" ")[2] for line in warnings] == ["[year]"] * (phase == "call"), (
        "its host is of 2026"
    )
    assert run("tools.check_links", "build/html", cwd=site) == "no dead link inside the site\n"
    for path in (site / "build/html").glob("*.html"):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not page.select("ml"), f"{path.name}: the name became an element"
        assert not NOTE.search(page.get_text()), f"{path.name} shows a note for organizers"


def test_what_leads_to_the_dates_of_the_host_is_left_out_where_there_are_none(site: Site) -> None:
    page = "# Home\n\n```{host-dates}\n:level: mandatory\n\nThe host sets these:\n```\n"
    site.write({"index.md": page})
    assert "The host sets these" not in site.build("text").words()
    site.write({"data/workshop.yml": "name: Example\nphase: proposal\nhost: neurips-2022\n"})
    assert "The host sets these: " in site.build("text").words()


def test_the_next_edition_of_a_workshop_with_everything_builds(new_site: type[Site], tmp_path: Path) -> None:
    shutil.copytree(FULL, tmp_path / "full")
    edition = new_site(tmp_path / "next")
    shutil.rmtree(edition.source)
    result = CliRunner().invoke(main, ["new", str(edition.source), "--next", str(tmp_path / "full")])
    assert result.exit_code == 0, result.output
    built = edition.build("text")
    assert [warning.split(";")[0] for warning in built.warnings] == [
        "people.md:50: WARNING: no person has the id `bo-example`",  # of the last program committee
        "index.md:16: WARNING: readers are led to the page `proposal`, which does not exist",
    ]
    assert "Example Workshop on Examples 2023" in built.words()
