"""Tables of every system and spreadsheet become papers: nothing that they say is lost in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.decisions import decision_of
from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.importers.tables.heads import columns_of, comparable_head
from sphinx_workshop.model.event import Format
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    from sphinx_workshop.model.papers import Author, Paper

    Write = Callable[[Mapping[str, str | bytes]], Path]

HEAD: Final = "number,title,authors"


def run(folder: Path, content: str | bytes, *options: str) -> Result:
    """Import a table in this process."""
    file = folder.parent / "table.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(main, ["import", "csv", str(file), str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def papers(folder: Path) -> dict[str, Paper]:
    """Return the papers of a folder by id."""
    found = load(folder).workshop.papers
    return {paper.id: paper for paper in found} if isinstance(found, tuple) else {}


def imported(write_data: Write, content: str | bytes, *options: str) -> dict[str, Paper]:
    """Return the papers of a table, whose import must work, and change nothing a second time."""
    folder = write_data({})
    result = run(folder, content, *options)
    assert result.exit_code == 0, result.output
    text = (folder / "papers.yml").read_bytes()
    assert run(folder, content, *options).output.endswith("nothing changed\n")
    assert (folder / "papers.yml").read_bytes() == text
    return papers(folder)


def people(paper: Paper) -> list[tuple[str, str]]:
    """Return the authors of a paper with their affiliations."""
    return [(one.name, "; ".join(affiliations_of(one))) for one in paper.known_authors]


def affiliations_of(author: Author) -> tuple[str, ...]:
    return author.affiliation if isinstance(author.affiliation, tuple) else ()


def place_of(paper: Paper) -> str | None:
    """Return where a paper is presented, as data files write it."""
    return paper.presentation.value if isinstance(paper.presentation, Format) else None


# Decisions


def test_nothing_of_a_decision_is_lost(write_data: Write) -> None:
    found = imported(
        write_data,
        f"{HEAD},decision\n1,A,Ada One,Virtual poster\n2,B,Bo Two,Extended Abstract Poster\n"
        "3,C,Chi Three,Accept (Tutorial)\n4,D,Dan Four,Oral\n5,E,Eve Five,Reject (out of scope)\n",
    )
    said = {key: (paper.decision, place_of(paper)) for key, paper in found.items()}
    assert said == {
        "1": ("poster", "virtual"),
        "2": ("Extended Abstract Poster", None),
        "3": ("Tutorial", None),
        "4": ("oral", None),
    }


def test_the_report_counts_each_decision_and_says_what_became_of_it(write_data: Write) -> None:
    folder = write_data({})
    rows = "1,A,X Y,Poster (virtual)\n2,B,X Y,probably accept\n3,C,X Y,Reject\n4,D,X Y,Reject\n5,E,X Y,\n"
    table = f"{HEAD},decision\n{rows}"
    lines = run(folder, table).output.splitlines()
    assert [line for line in lines if "decision" in line] == [
        "decision `Poster (virtual)`: 1 paper accepted as poster, virtual",
        "decision `probably accept`: 1 paper left out: it may mean either; to take them: "
        '--decision "probably accept"',
        "decision `Reject`: 2 papers left out",
        "no decision: 1 paper left out",
    ]


def test_a_paper_that_a_column_says_is_deleted_stays_out_whatever_its_decision(write_data: Write) -> None:
    table = (
        "#,title,authors,decision,deleted?,Withdrawn\n1,A,Ada One,accept,no,\n2,B,Ada One,accept,yes,no\n"
        "3,C,Ada One,accept,no,2030-05-01\n"
    )
    folder = write_data({})
    result = run(folder, table)
    assert list(papers(folder)) == ["1"]
    assert "2 papers left out by the column `deleted?`, `Withdrawn`" in result.output


def test_a_status_is_no_way_of_presentation(write_data: Write) -> None:
    found = imported(
        write_data, "Paper ID\tPaper Title\tAuthor Names\tStatus\n7\tA\tAda One\tCamera Ready Requested\n"
    )
    assert (found["7"].decision, found["7"].presentation) == (None, None)


GERMAN: Final = (
    "ID;Titel;Autoren;Zusammenfassung;Entscheidung\n1;Über X;Ada One und Bo Two;Text;angenommen\n"
    "2;B;C D;T;abgelehnt\n"
)


def test_words_that_are_not_known_are_said_with_the_option_that_takes_them(write_data: Write) -> None:
    folder = write_data({})
    result = run(folder, GERMAN)
    assert result.exit_code == 1
    assert "`angenommen` (1), `abgelehnt` (1); say which do: --decision angenommen" in result.stderr
    assert list(imported(write_data, GERMAN, "--decision", "Angenommen")) == ["1"]


@pytest.mark.parametrize(
    ("accepted", "rejected"),
    [
        ("angenommen", "abgelehnt"),
        ("Aceptado", "No aceptado"),
        ("录用", "拒绝"),
        ("採択", "不採択"),
        ("принято", "отклонено"),
        ("مقبول", "مرفوض"),
    ],
)
def test_the_option_that_a_message_names_takes_no_paper_that_is_rejected(
    write_data: Write, accepted: str, rejected: str
) -> None:
    table = f"{HEAD},decision\n1,A,X Y,{rejected}\n2,B,X Y,{accepted}\n"
    result = run(write_data({}), table)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"say which do: --decision {accepted}\n")
    found = imported(write_data, table, "--decision", accepted)
    assert [(key, paper.decision) for key, paper in found.items()] == [("2", None)]


def test_a_message_names_no_decision_whose_meaning_nobody_can_guess(write_data: Write) -> None:
    result = run(write_data({}), f"{HEAD},decision\n1,A,X Y,C\n2,B,X Y,A\n")
    assert "`C` (1), `A` (1); say which do: --decision WORDS" in result.stderr


@pytest.mark.parametrize("words", ["Non accepté", "No aceptado", "nicht akzeptiert", "não aceito", "Refusé"])
def test_a_refusal_in_another_language_is_none(words: str) -> None:
    assert decision_of(words).accepted is False


def test_the_decisions_that_are_chosen_count_and_no_others_do(write_data: Write) -> None:
    table = f"{HEAD},decision\n1,A,X Y,accept\n2,B,X Y,probably accept\n3,C,X Y,accept as short paper\n"
    chosen = ["--decision", "accept", "--decision", "probably  accept"]
    assert list(imported(write_data, table, *chosen)) == ["1", "2"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (f"{HEAD},decision\n1,A,X Y,accept\n", "no decision is `acept`; the decisions are `accept`"),
        (f"{HEAD}\n1,A,X Y\n", 'no column for decisions; say which it is: --map "HEAD=decision"'),
    ],
)
def test_a_decision_that_no_paper_has_is_an_error(write_data: Write, table: str, said: str) -> None:
    result = run(write_data({}), table, "--decision", "acept")
    assert result.exit_code == 1
    assert said in result.stderr


# Columns


@pytest.mark.parametrize(
    "head",
    [
        "Author(s)",
        "author_s",
        "AUTHORS:",
        "Authors (in order, with commas)",
        "AuthorList",
        "Auteurs",
        "Autor:innen",
        "作者",
        "著者",
        "저자",
        "Авторы",
        "المؤلفون",
    ],
)
def test_heads_are_known_however_they_are_written(head: str) -> None:
    assert columns_of(["Title", head], {}).places == {"title": [0], "authors": [1]}


def test_a_cell_as_long_as_an_abstract_is_no_head() -> None:
    assert columns_of(["Title", f"Authors ({'x' * 600})"], {}).places == {"title": [0]}


@pytest.mark.parametrize(
    "head", ["Paper #", "paper_no", "PaperNo.", "Paper №", "No.", "Nº", "#", "UID", "Paper"]
)
def test_a_column_of_numbers_is_known(head: str) -> None:
    assert columns_of([head, "Title", "Authors"], {}).places["id"] == [0]


def test_no_name_of_a_column_is_known_twice_but_those_of_title_and_id() -> None:
    facts: dict[str, list[str]] = {}
    for fact, column in COLUMNS.items():
        for name in {comparable_head(name) for name in column.names}:
            facts.setdefault(name, []).append(fact)
    twice = {name: each for name, each in facts.items() if len(each) > 1}
    assert twice == {"paper": ["title", "id"]}


def test_heads_below_a_title_of_the_table_are_found_and_said(write_data: Write) -> None:
    above = "Accepted papers of EXW 2030,,,\n,,,\nsee also the site,,,\n"
    table = f"{above}No.,Paper Title,Author(s),Type\n1,First,Ada One,Oral\n"
    folder = write_data({})
    result = run(folder, table)
    assert papers(folder)["1"].decision == "oral"
    assert (
        "the heads of the columns are in line 4; above them: `Accepted papers of EXW 2030`, "
        "`see also the site`" in result.output
    )


def test_a_column_of_one_category_is_one_keyword_and_a_list_is_a_list(write_data: Write) -> None:
    table = (
        f"{HEAD},keywords,primary area,Track Name\n"
        "1,A,Ada One,\"['graphs', 'trees, dense']\",\"Applications, Benchmarks & Tools\","
        '"Vision, Language & More"\n'
        '2,B,Bo Two,"[""json"", ""a, b""]",,\n3,C,Cy Three,"graphs; trees, dense",X -> Y; Z,\n'
        '4,D,Di Four,"[a, b]",,\n5,E,Ed Five,"a\nb",,\n'
    )
    found = imported(write_data, table)
    assert [paper.keywords for paper in found.values()] == [
        ("graphs", "trees, dense", "Applications, Benchmarks & Tools"),
        ("json", "a, b"),
        ("graphs", "trees, dense", "X -> Y", "Z"),
        ("a", "b"),
        ("a", "b"),
    ]
    assert found["1"].track == "Vision, Language & More"


def test_what_pages_of_the_web_left_in_a_table_is_read(write_data: Write) -> None:
    found = imported(write_data, f"{HEAD}\n1,A 360&#176; view,J&ouml;rg One; Bo Two\n2,R&D or not,Ada One\n")
    assert (found["1"].title, found["2"].title) == ("A 360° view", "R&D or not")
    assert [one.name for one in found["1"].known_authors] == ["Jörg One", "Bo Two"]


def test_how_where_and_when_a_paper_is_presented(write_data: Write) -> None:
    table = (
        "id,title,authors,decision,Presentation Format,Poster #,Best Paper,Award,Archival,"
        "Presenting author\n"
        "1,A,Ada One; Bo Two,Accept,In-person poster,P12,yes,,non-archival,Bo Two\n"
        "2,B,Ada One; Bo Two,Oral,Virtual,,no,Honorable mention,yes,A. One\n"
        "3,C,Ada One,Accept,,,,,,\n"
    )
    found = imported(write_data, table)
    first, second, third = found.values()
    assert (first.decision, place_of(first)) == ("poster", "in-person")
    assert (first.board, first.award, first.archival) == ("P12", "Best Paper", False)
    assert [one.presenter for one in first.known_authors] == [False, True]
    assert (second.decision, second.award, second.archival) == ("oral", "Honorable mention", True)
    assert [one.presenter for one in second.known_authors] == [True, False]
    assert (third.presentation, third.board, third.archival) == (None, None, None)


def test_a_session_that_only_says_how_papers_are_presented_is_no_session(write_data: Write) -> None:
    found = imported(write_data, f"{HEAD},session\n1,A,Ada One,Orals\n2,B,Ada One,Virtual\n")
    assert [(paper.decision, place_of(paper)) for paper in found.values()] == [
        ("oral", None),
        (None, "virtual"),
    ]


def test_a_talk_whose_table_names_the_speaker_only_is_by_the_speaker(write_data: Write) -> None:
    paper = imported(write_data, "id,Talk,Speaker,Title\n1,x,Ada One / Bo Two,A\n")["1"]
    assert [(one.name, one.presenter) for one in paper.known_authors] == [("Ada One", True), ("Bo Two", True)]


def test_what_nobody_can_tell_about_a_paper_is_said(write_data: Write) -> None:
    table = (
        "id,title,authors,Format,Archival,Presenter,Affiliations,ORCID,Website,Poster\n"
        "1,A,Ada One; Bo Two,Oral,perhaps,Cy Three,X; Y; Z,0000-0002-1825-0097,soon,later\n"
    )
    folder = write_data({})
    output = run(folder, table).output
    for said in (
        "nobody can tell whether `perhaps` is archival",
        "the presenter `Cy Three` is none of the authors",
        "left out the affiliations: 2 authors, but 3 affiliations",
        "left out the ORCIDs: 2 authors, but 1 ORCIDs",
        "not used: `soon` in the column `Website` is no address",
        "left out links.poster: `later` is not an address",
    ):
        assert any(line.startswith("note: paper 1") and f": {said}" in line for line in output.splitlines())


def test_columns_beside_the_authors_are_about_each_of_them(write_data: Write) -> None:
    table = f"{HEAD},Affiliations,ORCIDs\n1,A,Ada One; Bo Two,X University; Y; 0000-0002-1825-0097\n".replace(
        "; Y; ", "; Y Institute,; "
    )
    paper = imported(write_data, table)["1"]
    assert people(paper) == [("Ada One", "X University"), ("Bo Two", "Y Institute")]
    assert [one.orcid for one in paper.known_authors] == [None, "0000-0002-1825-0097"]


def test_links_are_told_apart_by_what_they_lead_to(write_data: Write) -> None:
    table = (
        "id,title,authors,Video,Slides,Poster,Code,Link,Project page\n"
        "1,A,Ada One,https://youtu.be/x,https://example.org/s,https://example.org/p,https://github.com/x/y,"
        "https://openreview.net/forum?id=aBc123,https://x.github.io\n"
        "2,B,Ada One,,,B7,,https://arxiv.org/pdf/2030.1 and https://gitlab.com/x/y,www.example.org/x\n"
    )
    folder = write_data({})
    assert run(folder, table).exit_code == 0
    assert load(folder).problems == []
    text = (folder / "papers.yml").read_text(encoding="utf-8")
    first, second = text.split("\n\n")
    for line in (
        "openreview: https://openreview.net/forum?id=aBc123",
        "video: https://youtu.be/x",
        "slides: https://example.org/s",
        "poster: https://example.org/p",
        "code: https://github.com/x/y",
        "- label: Project page\n        url: https://x.github.io",
    ):
        assert line in first
    for line in ("board: B7", "pdf: https://arxiv.org/pdf/2030.1", "code: https://gitlab.com/x/y"):
        assert line in second
    assert "url: https://www.example.org/x" in second


def test_an_address_of_e_mail_reaches_no_page(write_data: Write) -> None:
    table = (
        "id,title,authors,email,Affiliations,keywords,abstract,Website,decision\n"
        "1,A,Ada One,ada@example.org,X (ada@example.org),ask {ada;bo}@example.org,"
        "Write to <ada.one@mail.example.org> or {ada}@example.org.,ada@example.org,Oral ada@example.org\n"
    )
    folder = write_data({})
    result = run(folder, table)
    assert result.exit_code == 0
    assert "@" not in (folder / "papers.yml").read_text(encoding="utf-8")
    assert "columns not read: `email`" in result.output


def test_map_says_what_a_column_has(write_data: Write) -> None:
    table = "Nr. des Beitrags;Was;Wer\n1;Title;Ada One\n"
    options = ["--map", "Was=title", "--map", "Wer = authors", "--map", "Nr. des Beitrags=id"]
    paper = imported(write_data, table, *options)["1"]
    assert (paper.title, people(paper)) == ("Title", [("Ada One", "")])


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("Was=titel", "--map: `titel` is nothing that a column can have; did you mean `title`? write one of"),
        ("Wos=title", "has no column `Wos`; did you mean `Was`? the columns are `Was`, `Authors`"),
        ("title", '--map `title` names no column; write --map "Paper Title=title"'),
    ],
)
def test_a_map_that_names_nothing_is_said(write_data: Write, option: str, said: str) -> None:
    result = run(write_data({}), "Was,Authors\nA,Ada One\n", "--map", option)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    "content",
    [
        "id,title,authors\n1,Ünder,Ada Öne\n".encode("cp1252"),
        "id,title,authors\n1,Ünder,Ada Öne\n".encode("utf-16-le"),
        "id,title,authors\n1,Ünder,Ada Öne\n".encode("utf-8-sig"),
        "\n\nid|title|authors\r\n1|Ünder|Ada Öne\r\n".encode(),
    ],
    ids=["cp1252", "utf-16-le", "mark", "pipe"],
)
def test_text_in_any_encoding_is_read(write_data: Write, content: bytes) -> None:
    paper = imported(write_data, content)["1"]
    assert (paper.title, people(paper)) == ("Ünder", [("Ada Öne", "")])


def test_an_encoding_that_is_a_guess_is_said(write_data: Write) -> None:
    output = run(write_data({}), "id,title,authors\n1,Ünder,Ada Öne\n".encode("cp1252")).output
    assert "note: read as Windows-1252, since it is not UTF-8" in output


# One row an author


def test_names_in_a_cell_are_told_apart_or_named(write_data: Write) -> None:
    folder = write_data({})
    table = (
        'id,title,authors\n1,A,"李明, 王芳"\n2,B,"Ada One <ada@example.org>, Bo Two <bo@example.org>"\n'
        '3,C,"Ada One1*, Bo Two2†"\n4,D,"One, Ada, Two, Bo"\n5,E,Ada One and 4 others\n'
    )
    output = run(folder, table).output
    names = [[one.name for one in paper.known_authors] for paper in papers(folder).values()]
    assert names == [["李明", "王芳"], *[["Ada One", "Bo Two"]] * 2, ["One, Ada, Two, Bo"], ["Ada One"]]
    for key in ("2", "4", "5"):
        assert f"note: paper {key} (line " in output
    assert "@" not in (folder / "papers.yml").read_text(encoding="utf-8")


def test_the_rows_of_the_authors_of_a_paper_are_one_paper(write_data: Write) -> None:
    table = (
        "paper,title,first,last,email,affiliation,orcid,presenting\n"
        "3,First paper,Ada,One,ada@example.org,Example University,0000-0002-1825-0097,\n"
        "7,Second paper,Chi,Three,chi@example.org,,,\n"
        "3,First paper,Bo,Two,bo@example.org,Inst of X,,yes\n"
    )
    found = imported(write_data, table)
    assert people(found["3"]) == [("Ada One", "Example University"), ("Bo Two", "Inst of X")]
    assert [(one.orcid, one.presenter) for one in found["3"].known_authors] == [
        ("0000-0002-1825-0097", False),
        (None, True),
    ]
    assert people(found["7"]) == [("Chi Three", "")]


def test_a_column_for_each_author_is_one_list_of_authors(write_data: Write) -> None:
    table = (
        "Title,Author 1 Name,Author 1 Affiliation,Author 2 Name,Author 2 Affiliation\n"
        "A,Ada One,X,Bo Two,Y\nB,Cy Three,Z,,\n"
    )
    first, second = imported(write_data, table).values()
    assert people(first) == [("Ada One", "X"), ("Bo Two", "Y")]
    assert people(second) == [("Cy Three", "Z")]


def test_the_name_of_a_contact_beside_the_authors_is_no_author(write_data: Write) -> None:
    folder = write_data({})
    table = "First name,Last name,id,title,authors\nBo,Two,1,A,Ada One; Bo Two\n"
    assert "columns not read: `First name`, `Last name`" in run(folder, table).output
    assert people(papers(folder)["1"]) == [("Ada One", ""), ("Bo Two", "")]


def test_authors_in_rows_come_in_their_order_with_all_their_names(write_data: Write) -> None:
    table = (
        "Paper ID,Paper Title,Author Order,First Name,Middle Initial (optional),Last Name\n"
        "1,A,2,Bo,,Two\n1,A,10,Cy,,Three\n1,A,1,Ada,B.,One\n"
    )
    paper = imported(write_data, table)["1"]
    assert [one.name for one in paper.known_authors] == ["Ada B. One", "Bo Two", "Cy Three"]


@pytest.mark.parametrize(
    "table",
    [
        "id,title,author,institution\n1,A,Ada One,X\n1,A,Bo Two,Y\n2,B,Ada One,X\n",
        "id,title,author,institution\n1,A,Ada One,X\n,,Bo Two,Y\n2,B,Ada One,X\n",
    ],
    ids=["repeated", "merged"],
)
def test_rows_that_repeat_or_leave_out_the_paper_are_its_other_authors(write_data: Write, table: str) -> None:
    found = imported(write_data, table)
    assert [people(paper) for paper in found.values()] == [
        [("Ada One", "X"), ("Bo Two", "Y")],
        [("Ada One", "X")],
    ]


def test_a_row_that_has_no_paper_is_said(write_data: Write) -> None:
    folder = write_data({})
    assert (
        "note: line 3 has no paper: `2 papers`"
        in run(folder, f"{HEAD},notes\n1,A,Ada One,\n,,,2 papers\n").output
    )


# Ids


def test_ids_come_from_the_page_at_openreview_else_from_the_title(write_data: Write) -> None:
    table = (
        "Paper Title,Authors,Link\nFirst paper,Ada One,https://openreview.net/forum?id=aBc123\n"
        "Second paper: on things,Ada One,\n基于图的方法,Ada One,\n"
        f"{'A very long title ' * 8},Ada One,\n"
    )
    found = imported(write_data, table)
    assert [key for key in found if not key.startswith("paper-")] == [
        "aBc123",
        "second-paper-on-things",
        "a-very-long-title-a-very-long-title-a-very-long-title-a-very",
    ]
    assert len(found) == 4


def test_two_papers_that_would_have_one_id_get_two_and_it_is_said(write_data: Write) -> None:
    folder = write_data({})
    result = run(folder, "title,authors\nOn X,Ada One\nOn x!,Bo Two\n")
    assert list(papers(folder)) == ["on-x", "on-x-2"]
    assert "note: paper on-x-2 (line 3): its id would be `on-x`, as of another paper" in result.output


def test_a_column_of_addresses_has_no_ids(write_data: Write) -> None:
    found = imported(write_data, "Paper,Title,Authors\nhttps://example.org/1.pdf,First,Ada One\n")
    assert found["first"].link("pdf") == "https://example.org/1.pdf"


# The next edition

FIRST: Final = (
    "Paper Title,Authors,Link,Type\nA study of graphs,Ada One; Bo Two,https://openreview.net/forum?id=aBc123,Poster\n"
    "Learning to count trees,Chi Three; Dan Four,,Poster\nOn games,Eve Five,,Oral\n"
)
NEXT: Final = (
    "Paper Title,Authors,Link,Type\nSomething new,Ada One,,Poster\nOn games,Eve Five; Bo Two,,Poster\n"
    "Learning to Count Trees Quickly,Chi Three; Dan Four,https://openreview.net/forum?id=xYz789,Oral\n"
    "Graphs: a new study,Ada One; Bo Two,https://openreview.net/forum?id=aBc123,Poster\n"
)


def test_the_next_edition_finds_every_entry_again(write_data: Write) -> None:
    folder = write_data({})
    run(folder, FIRST)
    output = run(folder, NEXT).output
    found = papers(folder)
    assert list(found) == ["aBc123", "learning-to-count-trees", "on-games", "something-new"]
    assert [(paper.title, paper.decision) for paper in found.values()] == [
        ("Graphs: a new study", "poster"),
        ("Learning to Count Trees Quickly", "oral"),
        ("On games", "poster"),
        ("Something new", "poster"),
    ]
    assert "papers.yml: 1 added, 3 changed, 0 unchanged, 0 kept" in output
    assert run(folder, NEXT).output.endswith("nothing changed\n")


def test_papers_that_the_source_numbers_anew_stay_the_papers_they_are(write_data: Write) -> None:
    folder = write_data({})
    run(folder, "No.,Title,Authors\n1,First,Ada One\n2,Second,Bo Two\n")
    table = "No.,Title,Authors\n1,New,Cy Three\n2,First,Ada One\n3,Second,Bo Two\n"
    output = run(folder, table).output
    assert {key: paper.title for key, paper in papers(folder).items()} == {
        "1": "First",
        "2": "Second",
        "1-2": "New",
    }
    assert "note: paper 2: found by its title; its number in the source is now `3`" in output
    assert run(folder, table).output.endswith("nothing changed\n")


def test_a_number_tells_papers_with_one_title_apart(write_data: Write) -> None:
    folder = write_data({})
    run(folder, f"{HEAD}\n1,Report,Ada One\n2,Report,Ada One\n")
    output = run(folder, f"{HEAD}\n2,Another report,Ada One\n1,Report,Ada One\n").output
    assert {key: paper.title for key, paper in papers(folder).items()} == {
        "1": "Report",
        "2": "Another report",
    }
    assert "papers.yml: 0 added, 1 changed, 1 unchanged, 0 kept" in output


def test_the_numbers_of_another_source_name_no_other_papers(write_data: Write) -> None:
    folder = write_data({"papers.yml": "- id: 1\n  title: Gone\n  authors: [Cy Three]\n"})
    run(folder, f"{HEAD}\n17,First,Ada One\n")
    output = run(folder, f"{HEAD}\n1,First,Ada One\n").output
    assert [paper.title for paper in papers(folder).values()] == ["Gone", "First"]
    assert "kept paper 1: the source does not have it" in output


def test_papers_of_another_source_are_found_by_their_page_or_title(write_data: Write) -> None:
    by_hand = (
        "- id: p1\n  title: One\n  authors: [Ada One]\n  links:\n    openreview: https://openreview.net/forum?id=aBc123\n"
        "- id: p2\n  title: Two things\n  authors: [Bo Two]\n"
    )
    folder = write_data({"papers.yml": by_hand})
    run(folder, "title,authors,forum\nOne more,Ada One,aBc123\nTwo Things,Bo Two,\n")
    assert list(papers(folder)) == ["p1", "p2"]


def test_what_the_next_edition_knows_of_an_author_is_added_and_what_differs_is_kept(
    write_data: Write,
) -> None:
    folder = write_data({})
    run(folder, f"{HEAD},affiliations\n1,A,Ada One; Bo Two,X; Y\n")
    table = f"{HEAD},affiliations,presenter\n1,A,Ada One; Bo Two,X; Z,Bo Two\n"
    output = run(folder, table).output
    assert "kept in paper 1: affiliation of `Bo Two`: the source has `Z`" in output
    found = papers(folder)["1"]
    assert people(found) == [("Ada One", "X"), ("Bo Two", "Y")]
    assert [one.presenter for one in found.known_authors] == [False, True]


# Sessions and reports

PROGRAM: Final = """\
- date: 2030-12-02
  sessions:
    - title: Contributed talks
      id: talks
      start: 09:00
      end: 10:00
    - title: Afternoon
      start: 13:00
      end: 15:00
      sessions:
        - title: Poster session 1  # in the hall
          kind: poster
          papers: ["9"]
"""


def test_papers_are_named_in_the_sessions_that_their_table_names(write_data: Write) -> None:
    by_hand = '- id: "9"\n  title: Nine\n  authors: [Ada One]\n'
    folder = write_data({"program.yml": PROGRAM, "papers.yml": by_hand})
    rows = "1,A,Ada One,talks\n2,B,Bo Two,Poster Session 1; Contributed Talks\n3,C,Cy Three,Elsewhere\n"
    table = f"{HEAD},session\n{rows}"
    output = run(folder, table).output
    text = (folder / "program.yml").read_text(encoding="utf-8")
    assert "title: Poster session 1  # in the hall\n" in text
    sessions = {one.title: one.papers for _, one in load(folder).workshop.sessions()}
    assert sessions == {"Contributed talks": ("1", "2"), "Afternoon": None, "Poster session 1": ("9", "2")}
    assert "program.yml has no session with the id or title `Elsewhere` (1 paper)" in output
    assert run(folder, table).output.endswith("nothing changed\n")


def test_an_import_that_breaks_a_rule_writes_and_says_what_the_check_will_say(write_data: Write) -> None:
    at = "      start: 09:00\n      end: 10:00\n"
    talk = f"    - title: Talk\n{at}      room: A\n      speakers: ada-one\n"
    program = (
        f"- date: 2030-12-02\n  sessions:\n{talk}    - title: Orals\n{at}      room: B\n      papers: ['1']\n"
    )
    by_hand = "- id: '1'\n  title: A\n  authors: [Bo Two]\n"
    folder = write_data({"program.yml": program, "speakers.yml": "- name: Ada One\n", "papers.yml": by_hand})
    result = run(folder, f"{HEAD}\n1,A,Ada One\n")
    assert result.exit_code == 0
    assert "\ncheck: program.yml: " in result.output
    assert [one.name for one in papers(folder)["1"].known_authors] == ["Ada One"]


def test_a_report_fits_on_one_screen_and_json_has_everything(write_data: Write) -> None:
    rows = [f"{n},Title {n},Ada One,Decision {n},sometime {n}" for n in range(300)]
    table = "id,title,authors,decision,Website\n" + "\n".join(
        row.replace("Decision", "Accept") for row in rows
    )
    folder = write_data({})
    lines = run(folder, table, "--dry-run").output.splitlines()
    assert len(lines) <= 40
    assert "added: and 292 more; --format json lists all" in lines
    assert "decision: and 292 more; --format json lists all" in lines
    assert "note: and 297 more like that; --format json lists all" in lines
    report = json.loads(run(folder, table, "--format", "json").stdout)
    assert list(report) == ["written", "source", "files", "notes", "check"]
    assert (len(report["files"][0]["added"]), len(report["source"]["decisions"])) == (300, 300)
    assert report["written"]
    assert len(report["notes"]) == 300


def test_json_says_what_became_of_columns_and_decisions(write_data: Write) -> None:
    folder = write_data({})
    table = f"{HEAD},decision,email\n1,A,Ada One,Poster (virtual),a@example.org\n2,B,Bo Two,perhaps,\n"
    report = json.loads(run(folder, table, "--format", "json", "--dry-run").stdout)
    assert not report["written"]
    assert report["source"] == {
        "file": str(folder.parent / "table.csv"),
        "sheet": None,
        "rows": 2,
        "papers": 2,
        "accepted": 1,
        "columns": {"title": ["title"], "id": ["number"], "authors": ["authors"], "decision": ["decision"]},
        "columns_not_read": ["email"],
        "decisions": [
            {
                "words": "Poster (virtual)",
                "papers": 1,
                "accepted": True,
                "understood": True,
                "decision": "poster",
                "presentation": "virtual",
            },
            {
                "words": "perhaps",
                "papers": 1,
                "accepted": False,
                "understood": False,
                "decision": "",
                "presentation": "",
            },
        ],
    }
    assert not (folder / "papers.yml").exists()
