"""What README tells people to type works as it stands there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

from sphinx_workshop import __version__

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
SITE: Final = README.partition("## Use it for your workshop\n")[2].partition("\n## ")[0]
SHELL: Final = re.compile(r"(?ms)^```sh\n(.*?)\n```$")
COMMANDS: Final = [
    shlex.split(line, comments=True)
    for block in SHELL.findall(SITE)
    for line in block.replace("\\\n", "").splitlines()
]


def run(folder: Path, *arguments: str) -> str:
    """Run the command sphinx-workshop in a folder; return what it prints."""
    command = [sys.executable, "-W", "ignore", "-m", "sphinx_workshop", *arguments]
    result = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, encoding="utf-8", timeout=60
    )
    assert result.returncode == 0, result.stderr or result.stdout
    return result.stdout + result.stderr


def test_readme_says_how_to_get_the_extension_and_how_a_site_begins() -> None:
    wheel = f"dist/sphinx_workshop-{__version__}-py3-none-any.whl"
    assert COMMANDS[:3] == [
        ["pipx", "run", "build", "--wheel"],
        ["pipx", "install", wheel],
        ["sphinx-workshop", "new", "../my-workshop"],
    ]
    assert COMMANDS[-2:] == [["cd", "../my-workshop"], ["pipx", "run", "nox", "-s", "check", "docs"]]


def test_the_one_command_of_readme_makes_a_site_with_an_open_call_that_passes_its_check(
    tmp_path: Path,
) -> None:
    (tmp_path / "clone").mkdir()
    name, *arguments = COMMANDS[3]
    assert name == "sphinx-workshop"
    assert "../my-workshop: the site is written." in run(tmp_path / "clone", *arguments)
    site = tmp_path / "my-workshop"
    assert "No problem in docs/data." in run(site, "check", "--today", "2030-01-01")
    assert "phase: call" in (site / "docs/data/workshop.yml").read_text(encoding="utf-8")
    sessions = re.findall(r"(?m)^def (\w+)\(session", (site / "noxfile.py").read_text(encoding="utf-8"))
    assert {"check", "docs", "pdf"} <= set(sessions)


def test_ci_runs_what_readme_says_must_pass() -> None:
    assert "\npipx run nox  " in README
    assert 'pipx run nox "$@"' in (ROOT / ".ci/run").read_text(encoding="utf-8")
