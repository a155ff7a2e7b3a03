"""Every import reports in the same way, in lines or as JSON, and a second run changes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from sphinx_workshop.cli.main import main
from tests.unit.openreview_service import VENUE, Service, note, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from click.testing import Result

    Write = Callable[[Mapping[str, str | bytes]], Path]

SCHEDULE: Final = {
    "schedule": {
        "conference": {
            "time_zone_name": "UTC",
            "days": [
                {
                    "date": "2030-12-02",
                    "rooms": {
                        "Hall A": [
                            {
                                "id": 1,
                                "guid": "0000-1",
                                "date": "2030-12-02T09:00:00+00:00",
                                "start": "09:00",
                                "duration": "00:30",
                                "room": "Hall A",
                                "title": "Talk",
                                "persons": [{"id": 1, "public_name": "Ada One"}],
                            }
                        ]
                    },
                }
            ],
        }
    }
}
WORKSHOP: Final = "name: Example Workshop\nphase: proposal\ntimezone: UTC\n"


@pytest.fixture
def folder(write_data: Write) -> Path:
    """Write a data folder without papers and program."""
    return write_data({"workshop.yml": WORKSHOP})


@pytest.fixture(params=["csv", "xlsx", "frab", "openreview"])
def arguments(
    request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[str]]:
    """Return the command line of an import, whose source exists."""
    file = folder.parent / "source"
    if request.param == "openreview":
        pytest.importorskip("openreview", reason="the client of OpenReview is not installed")
        for name in ("OPENREVIEW_USERNAME", "OPENREVIEW_PASSWORD"):
            monkeypatch.delenv(name, raising=False)
        with running(Service()) as service:
            service.notes = [note(1, "First"), note(2, "Second")]
            yield ["import", "openreview", VENUE, str(folder), "--baseurl", service.url]
        return
    if request.param == "csv":
        file.write_text("id,title,authors\n1,First,Ada One\n2,Second,Bo Two\n", encoding="utf-8")
    elif request.param == "frab":
        file.write_text(json.dumps(SCHEDULE), encoding="utf-8")
    else:
        book = Workbook()
        assert book.active is not None
        for row in (["id", "title", "authors"], [1, "First", "Ada One"], [2, "Second", "Bo Two"]):
            book.active.append(row)
        book.save(file)
    yield ["import", request.param, str(file), str(folder)]


def run(arguments: list[str], *options: str) -> Result:
    """Run an import in this process."""
    result = CliRunner().invoke(main, [*arguments, *options])
    assert result.exit_code == 0, result.output
    return result


def contents(folder: Path) -> dict[str, bytes]:
    """Return the data files by name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.yml")}


def test_a_second_run_changes_nothing(arguments: list[str], folder: Path) -> None:
    run(arguments)
    before = contents(folder)
    assert len(before) > 1
    assert run(arguments).output.endswith("nothing changed\n")
    assert contents(folder) == before


def test_the_report_is_one_object_with_the_same_keys(arguments: list[str], folder: Path) -> None:
    before = contents(folder)
    for options, written in ((["--dry-run"], False), ([], True), ([], False)):
        report = json.loads(run(arguments, "--format", "json", *options).stdout)
        assert list(report) == ["written", "source", "files", "notes", "check"]
        assert report["written"] is written
        for file in report["files"]:
            assert list(file) == [
                *("file", "came", "added", "changed", "dropped", "differing", "unchanged", "kept"),
            ]
            entries = len(file["added"]) + len(file["changed"]) + file["unchanged"]
            assert file["came"] == entries > 0
        if options:
            assert contents(folder) == before


def test_a_source_that_cannot_be_read_is_one_line_and_changes_nothing(
    arguments: list[str], folder: Path
) -> None:
    before = contents(folder)
    broken = ["" if "source" in one else one for one in arguments]
    (folder.parent / "empty").write_text("", encoding="utf-8")
    broken = [one or str(folder.parent / "empty") for one in broken]
    if arguments[1] == "openreview":
        broken[-1] = "http://127.0.0.1:9"
    result = CliRunner().invoke(main, broken)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert contents(folder) == before
