"""The command sphinx-workshop prints what a person or a program can use, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

import sphinx_workshop
from sphinx_workshop import __version__
from sphinx_workshop.cli.main import main
from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

LINE: Final = re.compile(r"[^:]+:\d+:\d+: (error|warning): .+ \[[a-z-]+\]")
BAD: Final = {
    "dates.yml": "- name: One\n  due: soon, 100%\n  due: x\n",
    "organizers.yml": "- name: Ada\n  country: UK\n",
}


def run(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    result = CliRunner().invoke(main, list(map(str, arguments)))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def check(*arguments: str | Path) -> Result:
    """Run the check of the data, without what the phase needs."""
    return run("check", "--no-readiness", *arguments)


def run_apart(*command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    path = os.pathsep.join([str(Path(sphinx_workshop.__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, *command],
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=60,
        env={**os.environ, "PYTHONPATH": path},
    )


@pytest.fixture
def bad(
    write_data: Callable[[dict[str, str]], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Write bad data and work beside it."""
    write_data(BAD)
    monkeypatch.chdir(tmp_path)
    return Path("docs/data")


def test_good_data_exits_with_0_and_prints_nothing_on_standard_output(
    write_data: Callable[[dict[str, str]], Path],
) -> None:
    result = check(write_data({}))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("No problem in ")


def test_bad_data_exits_with_1_and_prints_a_line_for_each_problem(bad: Path) -> None:
    result = check(bad)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 2
    assert all(LINE.fullmatch(line) for line in lines)
    assert lines[0].startswith(
        "docs/data/dates.yml:3:3: error: `due` is written twice, the first time at docs/data/dates.yml:2:3;"
    )
    assert (
        lines[1] == "docs/data/organizers.yml:2:12: error: `UK` is not a country; did you mean `GB`? [value]"
    )
    assert result.stderr == "2 errors, 0 warnings in docs/data.\n"


def test_the_data_folder_is_docs_data_unless_said_otherwise(bad: Path) -> None:
    assert check().stdout == check(bad).stdout != ""


@pytest.mark.parametrize("where", [".", "docs", "docs/data", "elsewhere"])
@pytest.mark.parametrize("absolute", [True, False])
def test_paths_are_relative_to_where_it_runs(
    where: str,
    absolute: bool,  # noqa: FBT001 (one of two cases)
    bad: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / where).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / where)
    folder = tmp_path / bad if absolute else Path(os.path.relpath(tmp_path / bad))
    first = check(folder).stdout.splitlines()[0]
    assert (Path.cwd() / first.split(":")[0]).resolve() == tmp_path / "docs/data/dates.yml"
    assert not first.startswith("/")


def test_json_is_a_list_of_problems(bad: Path) -> None:
    result = check("--format", "json", bad)
    assert (result.exit_code, result.stderr) == (1, "")
    problems = json.loads(result.stdout)
    assert problems[1] == {
        "file": "docs/data/organizers.yml",
        "line": 2,
        "column": 12,
        "severity": "error",
        "kind": "value",
        "message": "`UK` is not a country; did you mean `GB`?",
    }
    assert len(problems) == 2


def test_json_of_good_data_is_an_empty_list(write_data: Callable[[dict[str, str]], Path]) -> None:
    result = check("--format", "json", write_data({}))
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_github_shows_each_problem_beside_its_line(
    write_data: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_data({"dates.yml": "- name: One\n  due: 100% sure\n"}))
    result = check("--format", "github", ".")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "::error file=dates.yml,line=2,col=8,title=date::`100%25 sure` is not a date; "
        "write it as 2022-09-22 or 2022-09-22 17:00, or TBD\n"
    )


def test_github_reads_names_with_commas_and_colons(
    write_data: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_data({"a,b:c%.yml": "TBD\n"})
    monkeypatch.chdir(folder)
    assert check("--format", "github", ".").stdout.startswith("::error file=a%2Cb%3Ac%25.yml,line=1,col=1,")


def test_a_missing_folder_is_a_problem_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = check("none")
    assert result.exit_code == 1
    assert result.stdout == (
        "none/workshop.yml: error: the data folder and the file do not exist; "
        "write one with `name:` and `phase:` [no-data]\n"
    )


def test_a_missing_file_is_named_without_a_line_in_each_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (problem,) = json.loads(check("--format", "json", "none").stdout)
    assert (problem["file"], problem["line"], problem["column"]) == ("none/workshop.yml", None, None)
    assert check("--format", "github", "none").stdout.startswith(
        "::error file=none/workshop.yml,title=no-data::the data folder"
    )


def test_a_path_is_absolute_where_that_is_shorter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = tmp_path / "a/b/c/d/e/f/g"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    far = Path("/none")
    assert check(os.path.relpath(far)).stdout.startswith("/none/workshop.yml: error: ")
    assert check(deep.parent / "none").stdout.startswith("../none/workshop.yml: error: ")


def test_a_format_that_does_not_exist_is_refused(bad: Path) -> None:
    assert check("--format", "xml", bad).exit_code == 2


def test_a_file_name_that_is_not_text_is_printed_all_the_same(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")  # strict, as where the language is set
    name = b"dat\xff.yml"
    try:
        Path(os.fsdecode(os.fsencode(bad / "x")[:-1] + name)).touch()
    except OSError:
        pytest.skip("this file system knows no such names")
    result = run_apart("-m", "sphinx_workshop", "check", str(bad))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "[unknown-file]" in result.stdout


def test_it_runs_as_a_module_and_needs_no_sphinx(bad: Path) -> None:
    without_sphinx = (
        "import sys; sys.modules['sphinx'] = sys.modules['docutils'] = None; import sphinx_workshop.__main__"
    )
    for command in (["-m", "sphinx_workshop"], ["-c", without_sphinx]):
        result = run_apart(*command, "check", "--no-readiness", str(bad))
        assert (result.returncode, result.stdout.count("\n")) == (1, 2), result.stderr


def test_what_the_phase_needs_is_checked_unless_said_otherwise(
    write_data: Callable[[dict[str, str]], Path],
) -> None:
    folder = write_data({})
    assert check(folder).exit_code == 0
    result = run("check", folder)
    assert result.exit_code == 1
    assert "[not-ready]" in result.stdout


def test_it_says_its_version() -> None:
    assert run("--version").stdout.strip() == f"sphinx-workshop, version {__version__}"


@pytest.mark.parametrize("name", ["dates.yml", "dates", "docs/data/dates.yml", "schemas/dates.json"])
def test_the_schema_of_one_file_is_printed(name: str) -> None:
    assert json.loads(run("schema", name).stdout) == all_schemas()["dates.yml"]


def test_all_schemas_are_printed_by_file() -> None:
    assert json.loads(run("schema").stdout) == all_schemas()


def test_all_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    result = run("schema", "--folder", tmp_path / "new/schemas")
    assert (result.exit_code, result.output) == (0, "")
    written = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "new/schemas").iterdir()
    }
    assert written == {name.replace(".yml", ".json"): schema for name, schema in all_schemas().items()}
    assert (tmp_path / "new/schemas/dates.json").read_text(encoding="utf-8") == run("schema", "dates").stdout


def test_the_schema_of_nothing_is_refused_with_the_names_that_there_are() -> None:
    result = run("schema", "organisers.yml")
    assert result.exit_code == 2
    assert "organisers.yml" in result.stderr
    assert "organizers.yml" in result.stderr
