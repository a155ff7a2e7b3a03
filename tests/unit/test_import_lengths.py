"""Texts of a source that are longer than data files may have are left out of an import, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.sheets.rows import HEADS
from sphinx_workshop.importers.merge.committee import Member
from sphinx_workshop.importers.run import Import
from sphinx_workshop.messages import shortened
from sphinx_workshop.model.limits import LONGEST_TEXT
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

LONG: Final = "word " * (LONGEST_TEXT // 5) + "words"


@pytest.fixture
def folder(write_data: Callable[[Mapping[str, str]], Path]) -> Path:
    return write_data({"papers.yml": "TBD\n", "program.yml": "TBD\n"})


def imported(folder: Path, table: str) -> Result:
    file = folder.parent / "table.csv"
    file.write_text(table, encoding="utf-8")
    return CliRunner().invoke(main, ["import", "csv", str(file), str(folder)])


def test_a_text_that_is_too_long_is_left_out_and_said(folder: Path) -> None:
    title = "x" * (LONGEST_TEXT + 1)
    table = f"ID,Title,Authors,Abstract\n1,One,Ada Example,{LONG}\n2,{title},Bo Example,Short\n"
    result = imported(folder, table)
    assert result.exit_code == 0
    assert f"paper 1: left out abstract, which has {len(LONG)} characters" in result.stdout
    assert f"paper 2: left out: it has title with {LONGEST_TEXT + 1} characters" in result.stdout
    papers = (folder / "papers.yml").read_text(encoding="utf-8")
    assert "title: One" in papers
    assert "abstract" not in papers
    assert "Short" not in papers
    assert [one for one in load(folder).problems if one.kind is Kind.LIMIT] == []


@pytest.mark.parametrize(
    ("kind", "cells", "said"),
    [
        (
            "papers",
            {"Paper id": "1", "Title": "One", "Abstract": LONG},
            "paper 1: left out abstract,",
        ),
        ("papers", {"Paper id": "1", "Title": LONG}, "paper 1: left out: it has title"),
        ("papers", {"Paper id": "1", "Title": "One", "Authors": LONG}, "paper 1: left out: it has authors"),
        (
            "program",
            {"Session id": "s1", "Date": "2030-12-02", "Title": LONG},
            "session s1: left out: it has",
        ),
        (
            "program",
            {"Session id": "s1", "Date": "2030-12-02", "Title": "One", "Description": LONG},
            "session s1: left out description,",
        ),
        ("people", {"Person id": "a1", "Name": LONG, "Part": "Speaker"}, "person a1: left out: it has name"),
        ("people", {"Name": LONG, "Part": "Committee", "Committee": "Chairs"}, "…: left out: it has name"),
        (
            "people",
            {"Name": "Ada Example", "Part": "Speaker", "Biography": LONG},
            "person ada-example: left out bio,",
        ),
        (
            "people",
            {"Name": "Ada Example", "Part": "Speaker", "Talk title": "T", "Talk abstract": LONG},
            "person ada-example: left out talk.abstract,",
        ),
    ],
)
def test_a_cell_of_a_sheet_that_is_too_long_is_left_out_and_said(
    kind: str, cells: Mapping[str, str], said: str, folder: Path
) -> None:
    rows = [list(HEADS[kind]), [cells.get(head, "") for head in HEADS[kind]]]
    table = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    result = imported(folder, table)
    assert result.exit_code == 0, result.stderr
    assert said in result.stdout
    assert f"{len(LONG)} characters, and {LONGEST_TEXT} are the most; shorten it in" in result.stdout
    assert max(map(len, result.stdout.splitlines())) < 300


def test_a_member_of_a_committee_with_too_long_a_text_is_said(folder: Path) -> None:
    work = Import(folder)
    work.add_committee({"Chairs": [Member("Ada Example", LONG), Member(LONG, "Example University")]})
    work.finish(dry_run=False)
    assert [note.partition(",")[0].partition(" with ")[0] for note in work.notes] == [
        "member Ada Example: left out affiliation",
        f"member {shortened(LONG)}: left out: it has name",
    ]
    assert "people:\n    - Ada Example\n" in (folder / "committee.yml").read_text(encoding="utf-8")


def test_a_long_decision_is_not_told_in_full(folder: Path) -> None:
    table = f"ID,Title,Authors,Decision\n1,One,Ada Example,Accept {LONG}\n"
    result = imported(folder, table)
    assert max(map(len, result.stdout.splitlines())) < 300
