"""A workbook of Excel is read as the same table in a text file would be."""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from openpyxl import Workbook
from openpyxl.chart import BarChart

from sphinx_workshop.cli.main import main
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.model.papers import Paper

    Write = Callable[[Mapping[str, str | bytes]], Path]
    Cell = str | int | float | bool | date | None

ROWS: Final[Sequence[Sequence[Cell]]] = [
    ["Accepted papers", None, None, None],
    [],
    ["No.", "Paper Title", "Author(s)", "Decision"],
    [1, "First", "Ada One; Bo Two", "Poster (virtual)"],
    [2.0, 3.5, "Chi Three", "Oral"],
    [3, "Third", "Dan Four", "Reject"],
]


LINK: Final = '=HYPERLINK("https://example.org/1.pdf","paper")'
AT_NIGHT: Final = datetime(2030, 1, 2, 3, 4)  # noqa: DTZ001 (a sheet knows no zone)


def workbook(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> Path:
    """Write a workbook with sheets beside a data folder."""
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    path = folder.parent / "table.xlsx"
    book.save(path)
    return path


def run(folder: Path, file: Path, *options: str, command: str = "xlsx") -> Result:
    """Import a workbook in this process."""
    result = CliRunner().invoke(main, ["import", command, str(file), str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def papers(folder: Path) -> dict[str, Paper]:
    """Return the papers of a folder by id."""
    found = load(folder).workshop.papers
    return {paper.id: paper for paper in found} if isinstance(found, tuple) else {}


@pytest.mark.parametrize("command", ["xlsx", "csv"])
def test_a_workbook_becomes_papers_by_either_command(write_data: Write, command: str) -> None:
    folder = write_data({})
    file = workbook(folder, {"Papers": ROWS})
    result = run(folder, file, command=command)
    assert result.exit_code == 0, result.output
    found = papers(folder)
    assert {key: (paper.title, paper.decision) for key, paper in found.items()} == {
        "1": ("First", "poster"),
        "2": ("3.5", "oral"),
    }
    assert [one.name for one in found["1"].known_authors] == ["Ada One", "Bo Two"]
    assert "the heads of the columns are in line 3; above them: `Accepted papers`" in result.output
    assert run(folder, file, command=command).output.endswith("nothing changed\n")


def test_the_sheet_that_has_papers_is_read_and_the_others_are_named(write_data: Write) -> None:
    folder = write_data({})
    file = workbook(
        folder, {"Reviewers": [["Name"], ["Eve Five"]], "Papers": ROWS, "Late": ROWS[2:4], "No": []}
    )
    result = run(folder, file)
    assert list(papers(folder)) == ["1", "2"]
    assert "read the sheet `Papers`; for `Reviewers`, `Late`, use --sheet NAME" in result.output
    assert f"{file}, sheet Papers: 3 papers, 2 of them accepted" in result.output


def test_a_sheet_is_chosen_by_its_name(write_data: Write) -> None:
    folder = write_data({})
    file = workbook(folder, {"Papers": ROWS, "Late": ROWS[2:4]})
    assert run(folder, file, "--sheet", "Late").exit_code == 0
    assert list(papers(folder)) == ["1"]
    result = run(folder, file, "--sheet", "Laste")
    assert result.exit_code == 1
    assert "no sheet `Laste`; did you mean `Late`? the sheets are `Papers`, `Late`" in result.stderr


def test_cells_of_every_type_read_as_people_see_them(write_data: Write) -> None:
    folder = write_data({})
    rows: list[list[Cell]] = [
        ["id", "title", "authors", "board", "award", "track", "deleted?"],
        ["a", date(2030, 1, 2), "Ada One", 7.0, True, AT_NIGHT, False],
        ["b", AT_NIGHT, "Ada One", 7.25, None, None, True],
    ]
    assert run(folder, workbook(folder, {"Papers": rows})).exit_code == 0
    (paper,) = papers(folder).values()
    assert (paper.title, paper.board, paper.award) == ("2030-01-02", "7", "award")
    assert paper.track == "2030-01-02 03:04:00"


def test_cells_that_lead_somewhere_are_links(write_data: Write) -> None:
    folder = write_data({})
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "title", "authors", "PDF", "Code"])
    sheet.append(["1", "One", "Ada One", "paper", "here"])
    sheet["B2"].hyperlink = "https://openreview.net/forum?id=aBc123"
    sheet["D2"].hyperlink = "https://example.org/1.pdf"
    sheet["E2"].hyperlink = "https://example.org/code"
    path = folder.parent / "table.xlsx"
    book.save(path)
    assert run(folder, path).exit_code == 0
    paper = papers(folder)["1"]
    assert [paper.link(field) for field in ("openreview", "pdf", "code")] == [
        "https://openreview.net/forum?id=aBc123",
        "https://example.org/1.pdf",
        "https://example.org/code",
    ]


def test_a_sheet_that_is_formatted_to_its_end_is_read_at_once(write_data: Write) -> None:
    folder = write_data({})
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(list(row))
    sheet["XFD1048576"].number_format = "0.00"
    path = folder.parent / "table.xlsx"
    book.save(path)
    assert run(folder, path).exit_code == 0
    assert list(papers(folder)) == ["1", "2"]


def test_what_stands_beside_the_table_is_no_obstacle_and_said(write_data: Write) -> None:
    folder = write_data({})
    rows = [ROWS[2], [*ROWS[3], None, "ask her again"], ROWS[2], ROWS[4]]
    result = run(folder, workbook(folder, {"Papers": rows}))
    assert list(papers(folder)) == ["1", "2"]
    assert "note: columns without a head, not read: `ask her again`" in result.output


def test_a_formula_is_its_result(write_data: Write) -> None:
    folder = write_data({})
    rows: list[list[Cell]] = [["id", "title", "authors", "PDF"], [1, '="A"&" title"', "Ada One", LINK]]
    file = workbook(folder, {"Papers": rows})
    with zipfile.ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(file, "w") as book:
        for name, content in parts.items():
            # what a spreadsheet would have computed
            computed = re.sub(rb"(<f>[^<]*</f>)<v ?/?>(?:</v>)?", rb"\1<v>A title</v>", content)
            book.writestr(name, re.sub(rb'(<c r="[BD]2")[^>]*>', rb'\1 t="str">', computed))
    assert run(folder, file).exit_code == 0
    paper = papers(folder)["1"]
    assert (paper.title, paper.link("pdf")) == ("A title", "https://example.org/1.pdf")


def test_formulas_without_a_result_are_said(write_data: Write) -> None:
    folder = write_data({})
    rows = [
        ["id", "title", "authors", "PDF"],
        ["1", "One", "Ada One", '=HYPERLINK("https://example.org/1.pdf","x")'],
    ]
    result = run(folder, workbook(folder, {"Papers": rows}))
    assert "sheet Papers: 1 formula without a result in the file: `D2`" in result.output


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_workbook_is_one_line(write_data: Write, content: bytes) -> None:
    folder = write_data({"papers.yml": "TBD\n"})
    file = folder.parent / "broken.xlsx"
    file.write_bytes(content)
    result = run(folder, file)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert (folder / "papers.yml").read_text(encoding="utf-8") == "TBD\n"


def test_a_workbook_of_charts_alone_is_one_line(write_data: Write) -> None:
    folder = write_data({})
    book = Workbook()
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.remove(book.worksheets[0])
    file = folder.parent / "charts.xlsx"
    book.save(file)
    result = run(folder, file)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "has no sheet of cells; export the papers as a table" in result.stderr


def test_without_its_library_the_message_says_what_to_install(
    write_data: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_data({})
    file = workbook(folder, {"Papers": ROWS})
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "sphinx_workshop.importers.tables.workbook", raising=False)
    monkeypatch.setitem(
        import_module("sphinx_workshop.cli.import_")._WORKBOOKS,
        "sheets",
        "sphinx_workshop.importers.tables.workbook:sheets_of",
    )
    result = run(folder, file)
    assert result.exit_code == 1
    assert "pip install 'sphinx-workshop[xlsx]', or save the table as CSV" in result.stderr
