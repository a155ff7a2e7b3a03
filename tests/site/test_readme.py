"""What README tells people to type works as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
SITE: Final = README.partition("## Use it for your workshop\n")[2].partition("\n## ")[0]
FILE: Final = re.compile(r"(?ms)^`(docs/[^`]+)`[^\n]*\n\n(`{3,})\w+\n(.*?)\n\2$")
SHELL: Final = re.compile(r"(?ms)^```sh\n(.*?)\n```$")
FILES: Final = {path: content for path, _fence, content in FILE.findall(SITE)}
COMMANDS: Final = [
    line.partition("#")[0].split() for block in SHELL.findall(SITE) for line in block.splitlines()
]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the files that README gives, and clones of this repository where people put them."""
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{content}\n", encoding="utf-8")
    for clone in ("sphinx-workshop", ".venv/src/sphinx-workshop"):
        (tmp_path / clone).mkdir(parents=True)
        (tmp_path / clone / "README.md").write_text("Not a page of the site\n", encoding="utf-8")
    return tmp_path


def run(site: Path, module: str, *arguments: str) -> str:
    """Run a command of README in the site's folder; return what it prints."""
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    result = subprocess.run(command, check=False, cwd=site, capture_output=True, encoding="utf-8", timeout=60)
    assert result.returncode == 0, result.stderr or result.stdout
    return result.stdout + result.stderr


def test_readme_gives_every_file_of_a_new_site_and_the_commands_that_build_it() -> None:
    assert sorted(FILES) == [
        "docs/conf.py",
        "docs/data/organizers.yml",
        "docs/data/workshop.yml",
        "docs/index.md",
    ]
    assert COMMANDS[-2:] == [["sphinx-workshop", "check"], ["sphinx-build", "docs", "build/html"]]


def test_the_new_site_of_readme_passes_its_check(site: Path) -> None:
    assert "No problem in docs/data." in run(site, "sphinx_workshop", *COMMANDS[-2][1:])


def test_the_new_site_of_readme_builds_without_a_warning_and_publishes_nothing_else(site: Path) -> None:
    run(site, "sphinx", "-n", "-W", *COMMANDS[-1][1:])
    html = site / "build/html"
    pages = {path.name for path in html.rglob("*.html") if "_static" not in path.parts}
    assert pages == {"index.html", "genindex.html", "search.html", "404.html"}
    text = (html / "index.html").read_text(encoding="utf-8")
    assert "Ada Lovelace" in text
    assert "Analytical Engines" in text
    assert "To be announced" in text


def test_ci_runs_what_readme_says_must_pass() -> None:
    assert "\npipx run nox  " in README
    assert 'pipx run nox "$@"' in (ROOT / ".ci/run").read_text(encoding="utf-8")
