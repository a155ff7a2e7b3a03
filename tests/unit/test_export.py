"""`sphinx-workshop export` prints what the exporters make, or says why not and touches nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

    Write = Callable[[Mapping[str, str | bytes]], Path]

GOOD = "- {name: Submission, kind: submission, due: 2022-09-22}\n"
EVENT = "name: Example Workshop\nphase: program\ndate: 2022-12-02\n"
NEWS = "- {date: 2022-07-01, text: The site is up.}\n"
PROGRAM = "- {date: 2022-12-02, sessions: [{title: Opening, start: 09:00}]}\n"
PAPERS = "- {id: '1', title: A paper, authors: [Bo Author], abstract: Short.}\n"
BAD = "- {name: Submission, due: soon}\n- {name: Other, due: later}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.mark.parametrize("form", [form for form in FORMATS if not FORMATS[form].needs_call])
def test_a_format_is_printed_byte_by_byte(write_data: Write, form: str) -> None:
    parts = {"dates.yml": GOOD, "news.yml": NEWS, "program.yml": PROGRAM, "papers.yml": PAPERS}
    folder = write_data({"workshop.yml": EVENT, **parts})
    result = run(form, folder)
    assert result.exit_code == 0, result.stderr
    expected = FORMATS[form].make(load(folder).workshop)
    assert result.stdout_bytes == (expected.encode() if isinstance(expected, str) else expected)


def test_without_a_folder_the_data_is_where_a_site_has_it(
    write_data: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_data({"dates.yml": GOOD}).parents[1])
    assert b"milestone-submission" in run("ics").stdout_bytes


def test_a_file_gets_the_same_bytes_and_standard_output_nothing(write_data: Write, tmp_path: Path) -> None:
    folder = write_data({"dates.yml": GOOD})
    file = tmp_path / "calendar.ics"
    file.write_text("the one before", encoding="utf-8")
    file.chmod(0o640)
    result = run("ics", folder, "-o", file)
    assert (result.exit_code, result.output) == (0, "")
    assert file.read_bytes() == run("ics", folder).stdout_bytes
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calendar.ics", "docs"]


def test_a_link_to_a_file_stays_one(write_data: Write, tmp_path: Path) -> None:
    file, link = tmp_path / "calendar.ics", tmp_path / "link.ics"
    link.symlink_to(file)
    assert run("ics", write_data({"dates.yml": GOOD}), "-o", link).exit_code == 0
    assert link.is_symlink()
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_what_is_no_file_is_written_to_and_not_replaced(write_data: Write, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert run("ics", write_data({"dates.yml": GOOD}), "-o", pipe).exit_code == 0
        assert os.read(reader, 100).startswith(b"BEGIN:VCALENDAR\r\n")
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def test_an_error_in_the_data_is_said_and_nothing_is_written(
    write_data: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write_data({"dates.yml": BAD})
    file = tmp_path / "calendar.ics"
    for arguments in ((), ("-o", file)):
        file.write_text("the one before", encoding="utf-8")
        result = run("ics", folder, *arguments)
        assert (result.exit_code, result.stdout_bytes) == (1, b"")
        said = result.stderr.splitlines()
        assert [line.partition(" ")[0] for line in said] == [
            "docs/data/dates.yml:1:27:",
            "docs/data/dates.yml:2:22:",
        ]
        assert file.read_text(encoding="utf-8") == "the one before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calendar.ics", "docs"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("atom",), "Error: there is no news; write some into news.yml"),
        (("bibtex",), "Error: there are no papers; write some into papers.yml, or import them"),
        (("ics", "--room", "Hall"), "Error: there is no room `Hall`; the data has none"),
        (("ics", "--track", "x"), "Error: there is no track `x`; the data has none"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_written(
    write_data: Write, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "file"
    result = run(*arguments, write_data({"dates.yml": GOOD}), "-o", file)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{said}\n")
    assert not file.exists()


def test_a_part_of_the_calendar_is_printed(write_data: Write) -> None:
    folder = write_data({"workshop.yml": EVENT, "dates.yml": GOOD})
    assert b"UID:event@" in run("ics", folder).stdout_bytes
    alone = run("ics", "--only", "deadlines", folder).stdout_bytes
    assert (b"UID:event@" in alone, b"UID:milestone-submission@" in alone) == (False, True)


def test_no_data_is_an_error_and_no_empty_calendar(tmp_path: Path) -> None:
    result = run("ics", tmp_path / "nowhere", "-o", tmp_path / "calendar.ics")
    assert result.exit_code == 1
    assert "[no-data]" in result.stderr
    assert not (tmp_path / "calendar.ics").exists()


def test_a_disk_that_fails_leaves_the_file_before(
    write_data: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    folder = write_data({"dates.yml": GOOD})
    file = tmp_path / "calendar.ics"
    file.write_text("the one before", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    result = run("ics", folder, "-o", file)
    assert result.exit_code == 1
    assert result.stderr == f"Error: cannot write {file}: No space left on device\n"
    assert file.read_text(encoding="utf-8") == "the one before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calendar.ics", "docs"]


def test_a_folder_that_is_not_there_is_said_in_a_line(write_data: Write, tmp_path: Path) -> None:
    result = run("ics", write_data({"dates.yml": GOOD}), "-o", tmp_path / "gone/calendar.ics")
    assert result.exit_code == 1
    assert result.stderr == f"Error: cannot write {tmp_path}/gone/calendar.ics: No such file or directory\n"


def test_an_unknown_format_names_those_there_are(tmp_path: Path) -> None:
    result = run("ical", tmp_path)
    assert result.exit_code == 2
    assert all(f"'{form}'" in result.stderr for form in FORMATS)


def test_exporters_know_the_model_and_neither_sphinx_nor_files() -> None:
    script = (
        "import pkgutil, sys, sphinx_workshop.export as package\n"
        "names = [module.name for module in pkgutil.iter_modules(package.__path__)]\n"
        "for name in names: __import__(f'{package.__name__}.{name}')\n"
        "print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")
    modules = done.stdout.split()
    assert "sphinx_workshop.export.ics" in modules
    assert not [name for name in modules if name.partition(".")[0] in {"sphinx", "docutils"}]
    ours = {".".join(name.split(".")[:2]) for name in modules if name.startswith("sphinx_workshop.")}
    assert ours == {
        f"sphinx_workshop.{name}" for name in ("export", "messages", "model", "problems", "render", "table")
    }


def test_the_calendar_has_the_dates_of_organizers_only_where_they_are_asked_for(
    write_data: Callable[[dict[str, str]], Path],
) -> None:
    folder = write_data({"dates.yml": "- name: Secret day\n  internal: true\n  due: 2022-09-10\n"})
    without = CliRunner().invoke(main, ["export", "ics", str(folder)])
    assert (without.exit_code, "Secret" in without.stdout) == (0, False)
    having = CliRunner().invoke(main, ["export", "ics", str(folder), "--internal"])
    assert (having.exit_code, "Secret day" in having.stdout) == (0, True)
    other = CliRunner().invoke(main, ["export", "bibtex", str(folder), "--internal"])
    assert other.exit_code == 2
    assert "--internal goes with ics only" in other.stderr
