"""The tutorial works: each command, edit and output of it, in the order in which it stands there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from tests.manual.examples import MANUAL, Example, read

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE: Final = (
    ("cd", "sphinx-workshop"),
    ("pipx", "run", "build"),
    ("pipx", "install"),
    ("cd", ".."),
    ("pipx", "run", "nox", "-s", "serve"),
    ("git", "remote"),
    ("git", "push"),
)
"""How the commands begin that need a clone, a network, or somebody who stops them."""
SESSIONS: Final = {"check", "docs"}
STEPS: Final = list(read(MANUAL / "tutorial.md"))


class Reader:
    """Somebody who does what the tutorial says."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Begin in an empty folder."""
        self.site = folder
        self.printed = ""
        self.go = monkeypatch.chdir
        self.go(folder)

    def follow(self, step: Example) -> None:
        """Do what a block says: run commands, edit a file, or look whether the output is there."""
        match step.language:
            case "sh":
                for line in step.lines:
                    self.run(shlex.split(line))
            case "yaml":
                self.write(step)
            case "diff":
                self.change(step)
            case "text":
                told = iter(self.printed.splitlines())
                shown = [line for line in step.text.splitlines() if line != "…"]
                assert all(line in told for line in shown), self.printed  # in this order
            case _:
                assert step.language == "md"

    def run(self, words: list[str]) -> None:
        """Run a command, or what it stands for."""
        if any(tuple(words[: len(start)]) == start for start in ELSEWHERE):
            return
        match words:
            case ["cd", folder]:
                self.site = self.site / folder
                self.go(self.site)
            case ["sphinx-workshop", *arguments]:
                self.printed = self.ask(*arguments)
            case ["pipx", "run", "nox", "-s", *sessions]:
                assert set(sessions) <= SESSIONS
                self.printed = self.ask("check", "docs/data")
            case ["git", *arguments]:
                who = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org")
                subprocess.run(["git", *who, *arguments], check=True, capture_output=True, timeout=60)
            case _:
                pytest.fail(f"nobody knows how to run {shlex.join(words)}")

    def ask(self, *arguments: str) -> str:
        """Run sphinx-workshop; return what it prints."""
        return CliRunner().invoke(main, arguments, prog_name="sphinx-workshop").output

    def build(self) -> None:
        """Build the site as the session `docs` does: once is enough, after all edits."""
        options = ["-q", "-n", "-W", "--keep-going", "-b", "html", "-c", "."]
        command = [sys.executable, "-W", "ignore", "-m", "sphinx", *options, "docs", "build/html"]
        result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=100)
        assert result.stderr == ""
        assert result.returncode == 0

    def write(self, step: Example) -> None:
        """Write facts over TBD: those of the keys, or the whole list."""
        path = self.site / "docs/data" / step.file
        text, facts = path.read_text(encoding="utf-8"), step.text.partition("\n")[2]
        if facts.startswith("-"):
            assert re.search(r"(?m)^TBD$", text)
            text = re.sub(r"(?m)^TBD\n", lambda _found: facts, text)
        else:
            for line in facts.splitlines():
                key = line.partition(":")[0]
                text, count = re.subn(rf"(?m)^{key}: TBD$", line, text)
                text += "" if count else f"{line}\n"
        path.write_text(text, encoding="utf-8")

    def change(self, step: Example) -> None:
        """Replace a line by another one."""
        head, before, after = step.text.splitlines()
        path = self.site / "docs/data" / head.removeprefix("# ")
        text = path.read_text(encoding="utf-8")
        assert text.count(f"{before[1:]}\n") == 1
        path.write_text(text.replace(before[1:], after[1:]), encoding="utf-8")


def test_whoever_follows_the_tutorial_sees_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(tmp_path, monkeypatch)
    for step in STEPS:
        reader.follow(step)
    reader.build()
    speakers = (reader.site / "build/html/speakers.html").read_text(encoding="utf-8")
    assert "Grace Example" in speakers
    assert "why they matter" in speakers
    assert "Alan Example" not in speakers
    assert "2030" in (reader.site / "build/html/index.html").read_text(encoding="utf-8")


def test_the_tutorial_shows_each_kind_of_step() -> None:
    assert {step.language for step in STEPS} == {"sh", "text", "yaml", "diff", "md"}
