"""Files that no system exports end an import with one line, and change nothing."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.sheets.rows import HEADS
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.schedules.values import length_of
from sphinx_workshop.importers.sheets.rows import own_sheets
from sphinx_workshop.importers.tables.once import read_once
from sphinx_workshop.importers.tables.read import Choices, read_table
from sphinx_workshop.importers.tables.rows import MOST_BYTES, Row, Sheet
from tests.work import lines_run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

ZONE: Final = "name: E\nphase: call\ntimezone: Europe/Berlin\n"
EVENT: Final = {"id": 1, "title": "A talk", "start": "10:00", "duration": "00:30"}


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str]], Path]) -> Path:
    """Write a data folder without papers and without a program."""
    return write_data({"papers.yml": "TBD\n", "program.yml": "TBD\n"})


def imported(folder: Path, command: str, name: str, content: bytes) -> Result:
    """Import a file; nothing but a line of error may come of it, or a report."""
    file = folder.parent / name
    file.write_bytes(content)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = CliRunner().invoke(main, ["import", command, str(file), str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if result.exit_code:
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert result.stderr.startswith("Error: ")
        assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert "\ufffd" not in result.output
    return result


def schedule(day: str = "2030-12-02", change: str = "04:00", **facts: object) -> bytes:
    """Return a schedule with one event."""
    days = [{"date": day, "rooms": {"Hall A": [{**EVENT, **facts}]}}]
    conference = {"time_zone_name": "Europe/Berlin", "day_change": change, "days": days}
    return json.dumps({"schedule": {"conference": conference}}).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (schedule(day="9999-12-31"), "`9999-12-31` is not a day; write it as 2022-12-02"),
        (schedule(day="0001-01-01"), "`0001-01-01` is not a day"),
        (schedule(change="9" * 25), "is not a duration of a day or a session; write it as 00:30"),
        (schedule(change=f"P{'9' * 25}D"), "is not a duration"),
        (schedule(duration=f"PT{'9' * 5000}M"), "is not a duration"),
        (b"[" * 100_000, "is nested too deeply for a schedule"),
        (b'{"schedule": ' + b"9" * 5000 + b"}", "has a number that is too long for a schedule"),
        (b'{"schedule":\n "\xe9"}', "is not UTF-8, line 2: save it as UTF-8"),
        (b"<schedule>\n\n<a>\xe9</a></schedule>", "is not UTF-8, line 3: save it as UTF-8"),
        (b'<?xml version="1.0" encoding="x-none"?><schedule/>', "unknown encoding: x-none"),
        (b'{"schedule": "\0"}', "is not well-formed (line 1"),
        (b"<schedule>\0</schedule>", "is not well-formed XML"),
        (b"<schedule>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</schedule>", "no events"),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><schedule>&a;</schedule>', "declares a document type"),
        (
            '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "a">]><schedule/>'.encode(
                "utf-16"
            ),
            "declares a document type",
        ),
    ],
)
def test_a_schedule_that_no_system_exports_is_one_line(folder: Path, content: bytes, said: str) -> None:
    result = imported(folder, "frab", "schedule", content)
    assert result.exit_code == 1
    assert said in result.stderr


def test_the_longest_duration_is_a_year() -> None:
    assert length_of("P366D") == 366 * length_of("1:00:00")  # type: ignore[operator]
    assert length_of(f"{'0' * 50}30") == length_of("00:30")
    with pytest.raises(CannotImport):
        length_of("P366DT1M")


def test_xml_may_name_another_encoding(folder: Path) -> None:
    (folder / "workshop.yml").write_text(ZONE, encoding="utf-8")
    content = (
        '<?xml version="1.0" encoding="iso-8859-1"?><schedule><day date="2030-12-02"><room name="A">'
        "<event><title>Été</title><start>10:00</start></event></room></day></schedule>"
    )
    assert "`Été`" in imported(folder, "frab", "schedule", content.encode("latin-1")).stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Title,Authors\nA\x81,Ada Example\n", "is not UTF-8, line 2: save it as UTF-8"),
        (b"x" * (MOST_BYTES + 1), "has more than 32 MB"),
    ],
    ids=["bytes", "large"],
)
def test_a_table_that_no_system_exports_is_one_line(folder: Path, content: bytes, said: str) -> None:
    assert said in imported(folder, "csv", "papers.csv", content).stderr


def test_what_a_table_loses_is_said(folder: Path) -> None:
    text = b"Title,Authors\n\xc9t\xe9,Ada Example\n"
    assert "read as Windows-1252, since it is not UTF-8" in imported(folder, "csv", "a.csv", text).stdout
    text = b"Title,Authors\nA\0 title,Ada Example\n"
    assert "left out 1 NUL byte" in imported(folder, "csv", "b.csv", text).stdout


def workbook(more: bytes = b"", before: bytes = b"") -> bytes:
    """Return a workbook with a paper, and with more XML behind its rows, or before its sheet."""
    book = Workbook()
    book.worksheets[0].append(["Title", "Authors"])
    book.worksheets[0].append(["A title", "Ada Example"])
    stream, changed = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with (
        zipfile.ZipFile(stream) as parts,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as result,
    ):
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename.endswith("sheet1.xml"):
                content = before + content.replace(b"</sheetData>", more + b"</sheetData>")
            result.writestr(part.filename, content)
    return changed.getvalue()


def row(number: int, column: str = "A") -> bytes:
    cell = f'<c r="{column}{number}" t="inlineStr"><is><t>x</t></is></c>'
    return f'<row r="{number}">{cell}</row>'.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook(b" " * 33_000_000), "has more than 32 MB, unpacked"),
        (workbook(b"<row/>" * 1_100_000), "has more cells than papers have"),
        (workbook(b"".join(row(number, "XFD") for number in range(3, 150))), "more rows and columns than"),
        (workbook(row(3).replace(b">x<", b">&a;<"), b'<!DOCTYPE x [<!ENTITY a "b">]>'), "is not a workbook"),
        (workbook(row(3).replace(b"x", b"\xe9")), "is not a workbook"),
        (workbook(b"\0"), "is not a workbook"),
        (workbook()[:-40], "is not a workbook"),
        (b"PK\x03\x04" + b"\0" * 100, "is not a workbook"),
    ],
    ids=["bomb", "tags", "far", "entity", "latin-1", "nul", "cut", "empty"],
)
def test_a_workbook_that_nobody_saves_is_one_line(folder: Path, content: bytes, said: str) -> None:
    result = imported(folder, "xlsx", "papers.xlsx", content)
    assert result.exit_code == 1
    assert said in result.stderr


def test_what_stands_for_no_character_stays_as_it_is_written(folder: Path) -> None:
    text = b"ID,Title,Authors\n1,A&#0;B &#xD800; &eacute;,Ada &#0; Example\n2,&#xFFFD;,B&eacute; Example\n"
    result = CliRunner().invoke(main, ["import", "csv", str(_written(folder, text)), str(folder)])
    assert result.exit_code == 0
    papers = (folder / "papers.yml").read_text(encoding="utf-8")
    assert "A\\&#0;B \\&#xD800; é" in papers
    assert "- Ada Example\n" in papers, "in a name it would separate two"
    assert "\ufffd" in papers, "that is what the second title says"


def _written(folder: Path, content: bytes) -> Path:
    path = folder.parent / "table.csv"
    path.write_bytes(content)
    return path


def test_an_end_of_the_day_that_is_no_time_is_said(folder: Path) -> None:
    result = imported(folder, "frab", "schedule.json", schedule(change="soon"))
    assert "`day_change` is `soon`, which is no time: each day ends at midnight" in result.stdout


def test_a_duration_that_cannot_be_read_is_said(folder: Path) -> None:
    said = imported(folder, "frab", "schedule.json", schedule(duration="soon")).stdout
    assert "durations and ends that cannot be read: data files have no place for that: `1` (soon)" in said


def test_a_workbook_is_read_once(folder: Path) -> None:
    asked: list[Path] = []

    def read(_content: bytes, path: Path, notes: list[str]) -> list[Sheet]:
        asked.append(path)
        notes.append("a note")
        return [Sheet("Papers", [Row(1, ["Title", "Authors"], {}), Row(2, ["A title", "Ada Example"], {})])]

    file = folder.parent / "papers.xlsx"
    file.write_bytes(workbook())
    once = read_once(read)
    notes: list[str] = []
    assert own_sheets(file, notes, "", once) == []
    assert notes == []
    records, _account = read_table(file, notes, Choices(), once)
    assert [record.name for record in records] == ["A title"]
    assert notes[0] == "a note"
    assert len(asked) == 1


@pytest.mark.parametrize(("head", "cell"), [("Other links", ";"), ("Authors", "[")])
def test_many_signs_in_a_cell_are_at_most_about_as_much_more_work(folder: Path, head: str, cell: str) -> None:
    def work(number: int) -> int:
        row = {"Paper id": "1", "Title": "One", "Authors": "Ada Example", head: cell * number}
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerows([HEADS["papers"], [row.get(one, "") for one in HEADS["papers"]]])
        content = table.getvalue().encode()
        return lines_run(lambda: imported(folder, "csv", "a.csv", content))

    work(10)
    assert work(1000) < 2.3 * work(500)


def test_nothing_in_a_list_of_links_is_no_link(folder: Path) -> None:
    row = "1,One,Ada Example,oral,Data: https://example.org/data; ;,\n"
    content = f"Paper id,Title,Authors,Decision,Other links,Author ids\n{row}".encode()
    assert imported(folder, "csv", "a.csv", content).exit_code == 0
