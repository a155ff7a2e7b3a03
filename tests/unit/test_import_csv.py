"""Tables that OpenReview, CMT and spreadsheets export become papers whose texts read as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.authors.cell import authors_of, names_last_first
from sphinx_workshop.importers.decisions import decision_of, form_of, presentation_at
from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.model.papers import Paper

    Write = Callable[[Mapping[str, str | bytes]], Path]

_ADA: Final = "Example, Ada (Example University, Faculty (East))*"
_AREAS: Final = "Vision, language; Deep"
CMT: Final = f"""\
Paper ID,Created,Paper Title,Abstract,Primary Contact Author Name,Author Names,Primary Subject Area,Status
7,1/2/2030,"A* search, <fast> & ""sure""\","First line.
Second: *all* of it.",Ada,"{_ADA}; van Beispiel, Bo (Example Institute)","{_AREAS}",Accept (Oral)
8,1/2/2030,Out,Text,"Beispiel, Bo","Beispiel, Bo (Example Institute)*",Deep,Reject
9,1/2/2030,Alone,Text,"Beispiel, Bo","Beispiel, Bo (Example Institute)*",Deep,Accept as Poster
"""
_FORUM: Final = "https://openreview.net/forum?id=aB3-dE_f9"
OPENREVIEW: Final = f"""\
number,forum,title,authors,abstract,keywords,decision,pdf,bibtex
12,{_FORUM},Third $x_i$,Ada Example|Bo Beispiel,A *bold* $x_i$.,"images, video",Accept: poster,/pdf/0.pdf,x
"""


def run(folder: Path, content: str | bytes, *options: str) -> Result:
    """Import a table in this process."""
    file = folder.parent / "table.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(main, ["import", "csv", str(file), str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def papers(folder: Path) -> Mapping[str, Paper]:
    """Load the papers, in which nothing may be wrong."""
    loaded = load(folder)
    assert loaded.problems == []
    found = loaded.workshop.papers
    return {paper.id: paper for paper in found} if isinstance(found, tuple) else {}


def test_an_export_of_cmt_becomes_papers(write_data: Write) -> None:
    folder = write_data({})
    result = run(folder, CMT)
    assert result.exit_code == 0, result.output
    found = papers(folder)
    assert list(found) == ["7", "9"]
    first = found["7"]
    assert plain_text(first.title) == 'A* search, <fast> & "sure"'
    assert isinstance(first.abstract, str)
    assert plain_paragraphs(first.abstract) == "First line.\nSecond: *all* of it."
    assert [(author.name, author.affiliation) for author in first.known_authors] == [
        ("Ada Example", ("Example University, Faculty (East)",)),
        ("Bo van Beispiel", ("Example Institute",)),
    ]
    assert (first.decision, first.keywords) == ("oral", ("Vision, language", "Deep"))
    assert [author.name for author in found["9"].known_authors] == ["Bo Beispiel"]
    assert found["9"].decision == "poster"
    assert "columns not read: `Created`, `Primary Contact Author Name`" in result.output
    assert "decision `Reject`: 1 paper left out" in result.output


def test_an_export_of_openreview_becomes_papers(write_data: Write) -> None:
    folder = write_data({})
    result = run(folder, OPENREVIEW)
    assert result.exit_code == 0, result.output
    paper = papers(folder)["12"]
    assert (paper.title, paper.abstract) == ("Third $x_i$", "A *bold* $x_i$.")  # as from the service
    assert [author.name for author in paper.known_authors] == ["Ada Example", "Bo Beispiel"]
    assert (paper.decision, paper.keywords) == ("poster", ("images", "video"))
    text = (folder / "papers.yml").read_text(encoding="utf-8")
    assert "openreview: https://openreview.net/forum?id=aB3-dE_f9\n" in text
    assert "pdf: https://openreview.net/pdf?id=aB3-dE_f9\n" in text
    assert "columns not read: `bibtex`" in result.output


@pytest.mark.parametrize(
    "content",
    [
        "ID;Title;Authors\n1;One, two;Ada Example, Bo Beispiel\n",
        "\ufeffid\ttitle\tauthors\r\n1\tOne, two\tAda Example, Bo Beispiel\r\n",
        '"PAPER ID","paper_title"," Author Names "\n1.0,"One, two","Ada Example; Bo Beispiel"\n\n,,\n',
        "id;title;authors\n1;One, two;Ada Example, Bo Beispiel\n".encode("utf-16"),
        "#,Title,Authors,Notes\n1,\"One, two\",\"['Ada Example', 'Bo Beispiel']\",x\n",
        "\ufeffsep=;\r\nID;Title;Authors\r\n1;One, two;Ada Example, Bo Beispiel\r\n",
        "sep=^\nID^Title^Authors\n1^One, two^Ada Example, Bo Beispiel\n",
    ],
    ids=["semicolon", "tab", "quotes", "utf-16", "list", "excel", "excel-odd"],
)
def test_tables_of_every_make_are_read(write_data: Write, content: str | bytes) -> None:
    folder = write_data({})
    assert run(folder, content).exit_code == 0
    paper = papers(folder)["1"]
    assert (paper.title, [author.name for author in paper.known_authors]) == (
        "One, two",
        ["Ada Example", "Bo Beispiel"],
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Title,Text\nA,B\n", "no column for authors (`authors`, `author names`"),
        ("Title,Text\nA,B\n", "the columns are `Title`, `Text`: rename one"),
        ("Name,Text\nA,B\n", "no column for title (`paper title`, `title`, `submission title`"),
        ("Name,Text\nA,B\n", 'say which it is: --map "HEAD=title"'),
        ("Accepted papers\n,\n,,\n1,A,Ada One\n", "the heads are not in the first row"),
        ("id,title,authors\n", "has no papers below the heads of its columns"),
        ("", "is empty"),
        ("\n\n", "is empty"),
        ('id,title,authors\n1,"open,X\n', "table.csv is not a row of a table"),
        ("id,title,authors\n1,a,b,c\n", "the row that ends in line 2 has 4 cells, and the first one 3"),
        ('id,title,authors\n1,"a\nb",c\n\n2,a,b,c\n', "the row that ends in line 5 has 4 cells"),
        (
            f"id,title,authors\n1,a,b\n{'x' * 500},a,b\n",
            "the row that ends in line 3 has an id of 500 characters",
        ),
        (b"id,title,authors\n1,\x81\x8d,b\n", "is not UTF-8, line 2: save it as UTF-8"),
        (b"%PDF-1.7", "is a PDF; export the table as CSV or .xlsx"),
        (b"\xd0\xcf\x11\xe0", "is an old or a protected file of Excel; save it as .xlsx"),
        (b"<html><table>", "is a web page or XML"),
        (b"PK\x03\x04 and no more", "is not a workbook of Excel that can be read"),
    ],
)
def test_what_is_no_table_of_papers_is_one_line_and_changes_nothing(
    write_data: Write, content: str | bytes, said: str
) -> None:
    folder = write_data({"papers.yml": "TBD\n"})
    result = run(folder, content)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert said in result.stderr
    assert (folder / "papers.yml").read_text(encoding="utf-8") == "TBD\n"


def test_a_second_import_changes_nothing_and_an_edit_by_hand_stays(write_data: Write) -> None:
    folder = write_data({})
    run(folder, CMT)
    path = folder / "papers.yml"
    text = path.read_text(encoding="utf-8").replace(
        "  decision: oral\n", "  decision: oral\n  award: Best paper\n"
    )
    path.write_text(text, encoding="utf-8")
    assert run(folder, CMT).output.endswith("nothing changed\n")
    assert path.read_text(encoding="utf-8") == text


def test_what_has_no_use_is_left_out_and_said(write_data: Write) -> None:
    folder = write_data({})
    table = (
        "id,title,authors,pdf,abstract\n1,One,Ada Example,ftp://example.org/1.pdf,TBA\n"
        "1,Again,Ada Example,,\n***,Odd,Ada Example,,\n2,,Ada Example,,\n3,Todo,TBA,,\n"
    )
    result = run(folder, table)
    found = papers(folder)
    assert list(found) == ["1", "3"]
    assert found["1"].abstract is None
    assert plain_text(found["3"].title) == "Todo"
    assert found["3"].authors is TBD
    for said in (
        "1 paper without authors in the table, written as `authors: TBD`: `3`; add them there",
        "paper 1: left out links.pdf: `ftp://example.org/1.pdf` begins with `ftp:`",
        "paper 1: left out: the source has two papers with that id; `Again`",
        "paper `***`: left out: no id can be made from that",
        "paper 2: left out: it has no title",
    ):
        assert f"note: {said}" in result.output


def test_an_id_that_is_written_in_another_way_is_said(write_data: Write) -> None:
    folder = write_data({})
    table = "id,title,authors\n../../x,One,Ada Example\nÄ b,Two,Ada Example\n3.0,Three,Ada Example\n"
    result = run(folder, table)
    assert list(papers(folder)) == ["x", "a-b", "3"]
    assert [line for line in result.output.splitlines() if "its id" in line] == [
        f"note: paper {key}: its id in the source is `{given}`, which no data file can have"
        for key, given in (("x", "../../x"), ("a-b", "Ä b"))
    ]


@pytest.mark.parametrize(
    ("cell", "reverse", "expected"),
    [
        ("Ada Example; Bo Beispiel", False, [("Ada Example", ""), ("Bo Beispiel", "")]),
        ("Ada Example, Bo Beispiel, Cy X", False, [("Ada Example", ""), ("Bo Beispiel", ""), ("Cy X", "")]),
        ("Ada Example (A, B), Bo Beispiel (C)*", False, [("Ada Example", "A, B"), ("Bo Beispiel", "C")]),
        ("Example, Ada (A; B)*; Beispiel, Bo (C)", True, [("Ada Example", "A; B"), ("Bo Beispiel", "C")]),
        ("Example, Ada", False, [("Ada Example", "")]),
        ("Example, Ada (A)*", False, [("Ada Example", "A")]),
        ("van der Beispiel, Bo (A)", True, [("Bo van der Beispiel", "A")]),
        ("Ada Example", False, [("Ada Example", "")]),
        ('["Ada Example", "Bo O\'Example"]', False, [("Ada Example", ""), ("Bo O'Example", "")]),
        ("[not a list]", False, [("[not a list]", "")]),
        ("['Ada B', 'Cid O''D']", False, [("Ada B", ""), ("Cid O'D", "")]),
        (r"['Ada B', 'Cid O\'D']", False, [("Ada B", ""), ("Cid O'D", "")]),
        ("['Ada B', 3]", False, [("['Ada B', 3]", "")]),
        ("A B, C D, and E F", False, [("A B", ""), ("C D", ""), ("E F", "")]),
        ("A B, C D and E F", False, [("A B", ""), ("C D", ""), ("E F", "")]),
        ("A B & C D (X & Y)", False, [("A B", ""), ("C D", "X & Y")]),
        ("A B; and C D", False, [("A B", ""), ("C D", "")]),
        ("Example, Ada and van Beispiel, Bo", False, [("Ada Example", ""), ("Bo van Beispiel", "")]),
        ("Smith, John, Doe, Jane", False, [("Smith, John, Doe, Jane", "")]),
        ("Smith, John, Doe, Jane", True, [("Smith, John, Doe, Jane", "")]),
        ("Smith, John and Jane Doe", False, [("Smith, John and Jane Doe", "")]),
        ("Ada Example, Plato", False, [("Ada Example, Plato", "")]),
        ("Martin Luther King, Jr.", False, [("Martin Luther King Jr.", "")]),
        ("Martin Luther King, Jr.", True, [("Martin Luther King Jr.", "")]),
        ("King, Martin Luther, Jr. (X); B, A", True, [("Martin Luther King Jr.", "X"), ("A B", "")]),
        ("A B, Martin King, Jr., C D", False, [("A B", ""), ("Martin King Jr.", ""), ("C D", "")]),
        ("", False, []),
    ],
)
def test_authors_are_told_apart(cell: str, reverse: bool, expected: list[tuple[str, str]]) -> None:  # noqa: FBT001 (one of two cases)
    assert authors_of(cell, last_first=reverse)[0] == expected


def test_a_table_says_by_its_longer_lists_how_names_are_written() -> None:
    assert names_last_first(["Example, Ada; Beispiel, Bo", "Exemple, Cy"])
    assert not names_last_first(["Ada Example; Bo Beispiel", "Ada Example, Bo Beispiel"])
    assert not names_last_first([])


def test_authors_that_are_unclear_are_said(write_data: Write) -> None:
    folder = write_data({})
    result = run(folder, 'id,title,authors\n1,One,"Smith, John, Doe, Jane"\n2,Two,"King, Jr."\n')
    assert [line for line in result.output.splitlines() if "paper 1" in line][1:] == [
        "note: paper 1 (line 2): unclear authors stay as they are written: `Smith, John, Doe, Jane`; "
        "write them as `Ada One; Bo Two`"
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Accept", ("", "")),
        ("Accept (Oral)", ("oral", "")),
        ("Accept: poster", ("poster", "")),
        ("Accept as Spotlight", ("spotlight", "")),
        ("Accept-Poster", ("poster", "")),
        ("Accept_Orals", ("oral", "")),
        ("ACCEPT ORAL", ("oral", "")),
        ("Accept for poster presentation", ("poster", "")),
        ("Accepted for presentation", ("", "")),
        ("Accepted Paper", ("", "")),
        ("yes", ("", "")),
        ("confirmed", ("", "")),
        ("Accept as is", ("", "")),
        ("Accept to Findings", ("Findings", "")),
        ("angenommen", ("", "")),
        ("Accepté (Poster)", ("poster", "")),
        ("Accept (Desktop demo)", ("Desktop demo", "")),
        ("Poster", ("poster", "")),
        ("Poster (virtual)", ("poster", "virtual")),
        ("In-person poster", ("poster", "in-person")),
        ("Remote oral presentation", ("oral", "virtual")),
        ("Accept (hybrid oral)", ("oral", "hybrid")),
        ("Virtual", ("", "virtual")),
        ("Tiny Paper Poster", ("Tiny Paper Poster", "")),
        ("Accept (Demo)", ("Demo", "")),
        ("accept as short paper", ("short paper", "")),
        ("Accept (Long Talk)", ("Long Talk", "")),
        ("Accept (Doctoral Consortium)", ("Doctoral Consortium", "")),
        ("Accept - Behavioral track", ("Behavioral track", "")),
        ("Accept: notable-top-5%", ("notable-top-5%", "")),
        ("Accept (Oral, Best Paper)", ("Oral, Best Paper", "")),
        ("Oral + Poster", ("Oral + Poster", "")),
        ("Virtual or in-person", ("Virtual or in-person", "")),
        ("Camera Ready Requested", ("", "")),
        ("Camera-ready submitted", ("", "")),
    ],
)
def test_a_decision_is_not_shortened_to_less_than_it_says(words: str, expected: tuple[str, str]) -> None:
    assert form_of(words) == expected


@pytest.mark.parametrize(
    ("accepted", "words"),
    [
        (
            True,
            ["Accept", "Poster", "Demo", "Tiny Paper Poster", "Camera Ready Requested", "yes", "confirmed"],
        ),
        (False, ["Reject", "Not accepted", "Desk Rejected", "Withdrawn", "Awaiting Decision", "no decision"]),
        (False, ["Submitted to EXW 2030", "", "Deleted", "no"]),
        (
            None,
            [
                "probably accept",
                "Conditional Accept",
                "Maybe",
                "Unaccepted",
                "angenommen",
                "Accept?",
                "Accept (shepherding)",
                "Unconfirmed",
            ],
        ),
    ],
)
def test_only_plain_words_accept_a_paper(accepted: bool | None, words: list[str]) -> None:  # noqa: FBT001 (one of three cases)
    assert [word for word in words if decision_of(word).accepted is not accepted] == []


def test_the_words_that_are_chosen_accept_and_no_others_do() -> None:
    assert decision_of("Angenommen ", {"angenommen"}).accepted
    assert decision_of("Reject (minor)", {"reject (minor)"}).accepted
    assert not decision_of("Accept", {"angenommen"}).accepted


@pytest.mark.parametrize(
    ("venue", "presented"),
    [
        ("NeurIPS 2022 Oral", "oral"),
        ("ICLR 2023 poster", "poster"),
        ("NeurIPS 2022 Workshop VGM Poster ", "poster"),
        ("ICML 2030 (Spotlight) ", "spotlight"),
        ("EXW 2030 Oral Presentation", "oral"),
        ("Temporal Graph Learning Workshop 2030", ""),
        ("Workshop on Oral History 2030", ""),
        ("Workshop on Oral History 2030 Poster", "poster"),
        ("Poster Design Workshop 2030 (Oral)", "oral"),
        ("EXW 2030 Behavioral", ""),
    ],
)
def test_the_name_of_a_venue_is_no_form_of_presentation(venue: str, presented: str) -> None:
    assert presentation_at(venue) == presented


def test_authors_that_a_table_hides_are_anonymous_and_those_it_does_not_name_are_tbd(
    write_data: Write,
) -> None:
    folder = write_data({})
    table = "id,title,authors\n1,One,\n2,Two,Anonymous Author(s)\n3,Three,N/A\n4,Four,TBD\n"
    run(folder, table)
    written = (folder / "papers.yml").read_text(encoding="utf-8")
    assert (written.count("authors: TBD"), written.count("- Anonymous")) == (3, 1)
    again = run(folder, table.replace("1,One,", "1,One,Ada One").replace("3,Three,N/A", "3,Three,Bo Two"))
    assert "changed paper 1: authors" in again.output
    assert [author.name for author in papers(folder)["3"].known_authors] == ["Bo Two"]
