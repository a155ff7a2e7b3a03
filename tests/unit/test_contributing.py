"""What newcomers are told is short, and works as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml
from click.testing import CliRunner

from sphinx_workshop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")
MANUAL: Final = (ROOT / "manual/how-to/contributors.md").read_text(encoding="utf-8")
WORDS_A_MINUTE: Final = 200
"""What people read slowly: https://doi.org/10.1016/j.jml.2019.104047 has 238 for prose."""


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_to_add_a_speaker_takes_one_file_and_under_a_minute_of_reading(
    write_data: Callable[[Mapping[str, str]], Path],
) -> None:
    before, told = PAGE.partition("\n## ")[0], section("Add a speaker")
    assert PAGE.partition("\n## ")[2].startswith("Add a speaker\n"), "it is what comes first"
    assert len((before.partition("\n# ")[2] + told).split()) < WORDS_A_MINUTE
    assert len(set(re.findall(r"docs/data/[\w./]+", told))) == 1
    [entry] = re.findall(r"```yaml\n(.*?)```", told, re.DOTALL)
    folder = write_data({"speakers.yml": entry, "organizers.yml": "- name: Bo Example\n"})
    assert CliRunner().invoke(main, ["check", str(folder)]).exit_code == 0


def test_the_hook_of_pre_commit_checks_the_folder_that_its_files_are_in(
    write_data: Callable[[Mapping[str, str]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "sphinx-workshop-check"
    assert hook["id"] in MANUAL
    assert hook["pass_filenames"] is False, "a change in one file may break another"
    given: list[str] = hook["args"]
    program, *arguments = [*shlex.split(hook["entry"]), *given]
    assert program == "sphinx-workshop"
    write_data({"dates.yml": "- name: One\n  due: soon\n"})
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert re.match(hook["files"], result.stdout), "the files that are checked are those that start the hook"
