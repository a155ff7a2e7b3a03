"""Papers, program and people go out as sheets, and come back unchanged."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.sheets.cells import as_meant, joined, parts_of, without_formula
from sphinx_workshop.export.sheets.sheet import SHEETS
from sphinx_workshop.model.base import Entry, Tbd
from sphinx_workshop.problems import Severity
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

    from sphinx_workshop.model.workshop import Workshop

    Write = Callable[[Mapping[str, str | bytes]], Path]

ROOT: Final = Path(__file__).parents[1] / "roots/full/data"
PUBLIC: Final = "name: Example Workshop 2030\nphase: program\ntimezone: UTC\n"
PEOPLE: Final = "".join(f'- {{id: "{key}", name: Somebody {key}}}\n' for key in ("ada", "bo.2", "42"))
SIGNS: Final = "ab Éđ李أ;|\\'\"=+-@,:#()12&%."
"""Letters of several scripts, and the signs that a sheet or a spreadsheet may take for something else."""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def exported(form: str, folder: Path) -> bytes:
    result = run("export", form, folder)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def export(folder: Path, name: str) -> bytes:
    result = run("export", "csv", folder, "--sheet", name)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def take(folder: Path, file: Path) -> Result:
    result = run("import", file.suffix.removeprefix("."), file, folder)
    assert result.exit_code == 0, result.output
    return result


def table(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file as any other program reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return the data with every kind of fact, in phase `program`."""
    folder = tmp_path / "full/data"
    shutil.copytree(ROOT, folder)
    event = folder / "workshop.yml"
    event.write_text(event.read_text().replace("phase: call", "phase: program"))
    return folder


@pytest.fixture
def empty(full: Path, tmp_path: Path) -> Path:
    """Return a data folder that has the files of the full one, and no facts but the event."""
    folder = tmp_path / "empty/data"
    shutil.copytree(full, folder, ignore=shutil.ignore_patterns("[!w]*.yml"))
    assert [path.name for path in folder.glob("*.yml")] == ["workshop.yml"]
    shutil.copytree(full / "hosts", folder / "hosts", dirs_exist_ok=True)
    return folder


def facts(value: object) -> object:
    """Return the facts of entries that a sheet can say: those that are known."""
    if isinstance(value, Entry):
        said = {key: facts(inner) for key, inner in value.__dict__.items() if key != "proposal"}
        return {key: inner for key, inner in said.items() if inner not in (None, (), False)} or None
    if isinstance(value, Tbd):
        return None
    return tuple(map(facts, value)) if isinstance(value, tuple) else value


def in_words(workshop: Workshop) -> list[object]:
    """Return the program as readers see it."""
    return [
        (
            *(placed.day, placed.start, placed.end, placed.room, placed.track),
            placed.session.inferred_kind,
            *(facts(getattr(placed.session, key)) for key in ("label", "description", "language", "links")),
            *map(workshop.person_key, placed.session.speaker_ids),
            *(placed.session.chair_keys, placed.session.moderator_keys, placed.session.paper_ids),
            placed.around.session.title if placed.around else None,
        )
        for placed in workshop.placed_sessions
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_an_empty_folder_gets_the_same_papers_program_and_people(
    full: Path, empty: Path, tmp_path: Path, form: str
) -> None:
    if form == "xlsx":
        files = [tmp_path / "workshop.xlsx"]
        files[0].write_bytes(exported("xlsx", full))
    else:
        files = [tmp_path / f"{name}.csv" for name in ("people", "papers", "program")]
        for file in files:
            file.write_bytes(export(full, file.stem))
    for file in files:
        take(empty, file)
    one, other = load(full).workshop, load(empty).workshop
    assert facts(one.papers) == facts(other.papers)
    assert in_words(one) == in_words(other)
    assert {key: facts(person) for key, person in one.people.items()} == {
        key: facts(person) for key, person in other.people.items()
    }
    assert [one.key for one in one.organizers_by_key.values()] == [*other.organizers_by_key]
    assert [facts(one.talk) for one in one.public_speakers] == [
        facts(one.talk) for one in other.public_speakers
    ]
    assert [one.anchor for one in one.placed_sessions] == [one.anchor for one in other.placed_sessions], (
        "links to sessions stay"
    )
    assert [export(full, name) for name in SHEETS] == [export(empty, name) for name in SHEETS]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_folder_that_a_sheet_came_from_keeps_every_byte(full: Path, tmp_path: Path, form: str) -> None:
    before = {path: path.read_bytes() for path in full.glob("*.yml")}
    for name in SHEETS if form == "csv" else ("all",):
        file = tmp_path / f"{name}.{form}"
        file.write_bytes(export(full, name) if form == "csv" else exported("xlsx", full))
        assert take(full, file).stdout.splitlines()[1:] == ["nothing changed"]
    assert {path: path.read_bytes() for path in full.glob("*.yml")} == before


def test_a_sheet_from_a_later_phase_changes_nothing_either(full: Path, tmp_path: Path) -> None:
    (tmp_path / "workshop.xlsx").write_bytes(exported("xlsx", full))
    shutil.copy(ROOT / "workshop.yml", full)
    assert "nothing changed" in take(full, tmp_path / "workshop.xlsx").stdout


def test_one_change_in_a_sheet_is_one_change_in_the_data(full: Path, tmp_path: Path) -> None:
    changes = {
        "papers": (b"An abstract with", b"A better abstract with"),
        "program": (b"11:30,12:30,Lunch,", b"11:30,12:15,Late lunch,"),
        "people": (b"Example Institute", b"Example Academy"),
    }
    for name, (old, new) in changes.items():
        file = tmp_path / f"{name}.csv"
        content = export(full, name)
        assert content.count(old) == 1
        file.write_bytes(content.replace(old, new))
        take(full, file)
        written = {path.name: path.read_bytes() for path in full.glob("*.yml")}
        assert "nothing changed" in take(full, file).stdout, "the second import finds it done"
        assert written == {path.name: path.read_bytes() for path in full.glob("*.yml")}
    data = {path.stem: path.read_text(encoding="utf-8") for path in full.glob("*.yml")}
    original = {path.stem: path.read_text(encoding="utf-8") for path in ROOT.glob("*.yml")}
    assert data["papers"] == original["papers"].replace("An abstract with", "A better abstract with")
    assert data["speakers"] == original["speakers"].replace("Example Institute", "Example Academy")
    lunch = "title: Lunch\n      kind: break\n      start: 11:30\n      end: 12:30"
    late = (
        "title: Late lunch\n      kind: break\n      start: 11:30\n      end: 12:15\n"
        "      id: 2022-12-02-1130-lunch"
    )
    assert data["program"] == original["program"].replace(lunch, late)


def test_what_a_sheet_no_longer_says_stays_and_is_named(full: Path, tmp_path: Path) -> None:
    before = (full / "papers.yml").read_bytes()
    (tmp_path / "papers.csv").write_bytes(export(full, "papers").replace(b"Best example", b""))
    assert (
        "note: paper first: `Award` kept, though empty in the sheet"
        in take(full, tmp_path / "papers.csv").stdout
    )
    assert (full / "papers.yml").read_bytes() == before


def test_a_file_that_the_folder_does_not_have_is_left_out_and_named(
    full: Path, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # a folder below it is named from here
    shutil.rmtree(empty / "papers")
    (tmp_path / "papers.csv").write_bytes(export(full, "papers"))
    said = take(empty, tmp_path / "papers.csv").stdout
    shown = empty.relative_to(tmp_path)
    assert f"paper first: left out pdf: the file `papers/first.pdf` is not in {shown}; add it first" in said
    assert "papers/first" not in (empty / "papers.yml").read_text()


LINES: Final = (
    st.text(SIGNS, min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and text.strip("?.-\\ "))
)
TITLES: Final = st.text("ab Éđ李أ;|'=+-@,.$12", min_size=1, max_size=12).map(
    lambda text: f"{text.strip()} x".strip()
)
URLS: Final = st.sampled_from(["https://example.org/a;b|c", "https://example.org/", "mailto:ada@example.org"])
ORCIDS: Final = st.sampled_from(["0000-0002-1825-0097", "0000-0002-1694-233X"])


QUICKLY: Final = settings(deadline=None, max_examples=15, phases=(Phase.explicit, Phase.generate))
"""Each example runs several commands; a smaller one that fails, too, is not worth the wait."""


def some(**values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional=values)


AUTHORS: Final = st.lists(
    st.builds(
        lambda name, others: {"name": name, **others},
        LINES,
        some(
            affiliation=st.lists(LINES, min_size=1, max_size=3),
            orcid=ORCIDS,
            presenter=st.just("true"),
            id=st.sampled_from(["ada", "bo.2", "42"]),
        ),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda author: str(author["name"]),
)
PAPER: Final = st.builds(
    lambda title, authors, others: {"title": title, "authors": authors, **others},
    TITLES,
    AUTHORS,
    some(
        abstract=st.lists(TITLES, min_size=1, max_size=3).map("\n\n".join),
        decision=LINES,
        track=LINES,
        board=LINES,
        award=LINES,
        archival=st.sampled_from(["true", "false"]),
        presentation=st.sampled_from(["virtual", "in-person", "hybrid"]),
        keywords=st.lists(LINES, min_size=1, max_size=3),
        links=st.builds(
            lambda known, more: {**known, **({"more": more} if more else {})},
            some(openreview=URLS, pdf=URLS, video=URLS, slides=URLS, poster=URLS, code=URLS),
            st.lists(st.builds(lambda label, url: {"label": label, "url": url}, LINES, URLS), max_size=3),
        ),
    ),
)


@QUICKLY
@given(st.lists(PAPER, min_size=1, max_size=3))
def test_any_papers_come_back_unchanged(papers: list[dict[str, object]]) -> None:
    written = [{"id": f"p-{number}", **paper} for number, paper in enumerate(papers)]
    with TemporaryDirectory() as temporary:
        one, other = Path(temporary, "one"), Path(temporary, "other")
        for folder in (one, other):
            folder.mkdir()
            (folder / "workshop.yml").write_text(PUBLIC)
            (folder / "organizers.yml").write_text(PEOPLE)
        (one / "papers.yml").write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
        before = load(one)
        if any(problem.severity is Severity.ERROR for problem in before.problems):
            return  # nothing that data may have
        expected = [facts(paper) for paper in before.workshop.all_papers]
        assert len(expected) == len(papers), before.problems
        for form in ("csv", "xlsx"):
            file = Path(temporary, f"papers.{form}")
            file.write_bytes(exported(form, one))
            take(other, file)
            assert [facts(paper) for paper in load(other).workshop.all_papers] == expected
            assert "nothing changed" in take(one, file).stdout
            (other / "papers.yml").unlink()


PERSON: Final = st.builds(
    lambda name, others: {"name": name, **others},
    LINES,
    some(
        affiliation=st.lists(LINES, min_size=1, max_size=3),
        position=LINES,
        role=st.lists(LINES, min_size=1, max_size=3),
        bio=st.lists(TITLES, min_size=1, max_size=3).map("\n\n".join),
        orcid=ORCIDS,
        url=URLS,
        links=st.lists(
            st.one_of(URLS, st.builds(lambda label, url: {"label": label, "url": url}, LINES, URLS)),
            min_size=1,
            max_size=3,
        ),
        pronouns=LINES,
        country=st.sampled_from(["VN", "DE"]),
    ),
)


@QUICKLY
@given(
    st.lists(PERSON, min_size=1, max_size=2),
    st.lists(PERSON, min_size=1, max_size=2),
    st.lists(PERSON, min_size=1, max_size=2),
)
def test_any_people_come_back_unchanged(
    organizers: list[dict[str, object]], speakers: list[dict[str, object]], members: list[dict[str, object]]
) -> None:
    groups = [organizers, speakers, members]
    for letter, people in zip("osm", groups, strict=True):
        for number, person in enumerate(people):
            person["id"] = f"{letter}-{number}"
    with TemporaryDirectory() as temporary:
        one, other = Path(temporary, "one"), Path(temporary, "other")
        for folder in (one, other):
            folder.mkdir()
            (folder / "workshop.yml").write_text(PUBLIC)
        files = {
            "organizers": organizers,
            "speakers": speakers,
            "committee": [{"role": "=1", "people": members}],
        }
        for name, data in files.items():
            (one / f"{name}.yml").write_text(
                yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8"
            )
        before = load(one)
        if any(problem.severity is Severity.ERROR for problem in before.problems):
            return
        file = Path(temporary, "people.csv")
        file.write_bytes(export(one, "people"))
        take(other, file)
        after = load(other).workshop
        assert {key: facts(person) for key, person in after.people.items()} == {
            key: facts(person) for key, person in before.workshop.people.items()
        }
        assert "nothing changed" in take(one, file).stdout


@given(st.lists(st.text(SIGNS).map(str.strip), min_size=1, max_size=5))
def test_a_list_in_a_cell_is_read_as_it_was(parts: list[str]) -> None:
    expected = parts if any(parts) else []
    for sign in (";", "|"):
        assert parts_of(joined(parts, sign).strip(), sign) == expected


@given(st.text(SIGNS + "\t"))
def test_no_cell_of_a_text_file_is_a_formula_and_each_is_read_as_it_was(text: str) -> None:
    assert not without_formula(text).startswith(("=", "+", "-", "@", "\t"))
    assert as_meant(without_formula(text)) == text


def test_spreadsheets_take_no_cell_for_a_formula(write_data: Write) -> None:
    paper = (
        '- {id: "1", title: "=1+1", authors: ["@SUM(A1)", "-2"], award: "+3", abstract: "=HYPERLINK(1)"}\n'
    )
    folder = write_data({"workshop.yml": PUBLIC, "papers.yml": paper})
    (row,) = table(export(folder, "papers"))
    assert (row["Title"], row["Authors"], row["Award"]) == ("'=1+1", "'@SUM(A1); -2", "'+3")
    book = load_workbook(io.BytesIO(exported("xlsx", folder)))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value for cell in book["Papers"][2] if cell.value} >= {"=1+1", "@SUM(A1); -2", "+3"}
    assert all(cell.quotePrefix for cell in book["Papers"][2] if str(cell.value)[0] in "=+@")


def test_excel_reads_a_text_file_as_unicode(write_data: Write) -> None:
    papers = '- {id: "1", title: "Đặng 李明 أحمد", authors: [Zoë]}\n'
    content = export(write_data({"workshop.yml": PUBLIC, "papers.yml": papers}), "papers")
    assert content.startswith(b"\xef\xbb\xbfPaper id,Title,"), "Excel knows UTF-8 by its first bytes"
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    assert table(content)[0]["Title"] == "Đặng 李明 أحمد"


def test_a_workbook_is_the_same_bytes_whenever_it_is_made(full: Path) -> None:
    code = "import sys; from sphinx_workshop.cli.main import main; main(['export', 'xlsx', sys.argv[1]])"
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code, str(full)],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    )
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_without_openpyxl_the_command_says_what_to_install(full: Path) -> None:
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from sphinx_workshop.cli.main import main; main(['export', 'xlsx', sys.argv[1]])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(full)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == "Error: openpyxl is not installed; run: pip install 'sphinx-workshop[xlsx]'\n"


@pytest.mark.parametrize("phase", ["proposal", "call", "review"])
def test_before_they_are_public_no_sheet_has_a_paper_and_the_command_says_why(full: Path, phase: str) -> None:
    event = full / "workshop.yml"
    event.write_text(event.read_text().replace("phase: program", f"phase: {phase}"))
    for form in ("csv", "xlsx"):
        result = run("export", form, full)
        assert result.exit_code == 0
        assert f"papers are public from phase `program` on, and the phase is `{phase}`" in result.stderr
    assert table(run("export", "csv", full).stdout_bytes) == []
    assert {row["Papers"] + row["Paper ids"] for row in table(export(full, "program"))} == {""}


def test_no_sheet_has_what_is_not_public(full: Path) -> None:
    content = b"".join(export(full, name) for name in SHEETS)
    book = load_workbook(io.BytesIO(exported("xlsx", full)))
    words = content.decode() + str(
        [[cell.value for cell in line] for sheet in book for line in sheet.iter_rows()]
    )
    for secret in ("Iris Invited", "Declined", "Not Yet", "PhD student", "woman", "Her university", "TBD"):
        assert secret not in words


def test_a_sheet_of_another_kind_is_known_by_its_heads(full: Path, empty: Path, tmp_path: Path) -> None:
    file = tmp_path / "any name.csv"
    file.write_bytes(
        export(full, "people").replace(b"Person id", b"Extra,Person id").replace(b"\r\n", b"\r\n,")
    )
    said = take(empty, file).stdout
    assert "note: columns not read: `Extra`; the sheet of people has no such facts" in said
    assert "organizers.yml: 4 added" in said


def test_a_sheet_that_excel_saved_again_is_read_too(full: Path, tmp_path: Path) -> None:
    """With semicolons between the cells, as in most of Europe."""
    rows = list(csv.reader(io.StringIO(export(full, "program").decode("utf-8-sig"), newline="")))
    file = tmp_path / "program.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    assert "nothing changed" in take(full, file).stdout


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        (
            "papers",
            ("Example University;", "A; B; C"),
            "line 2: 2 authors, but 3 in `Affiliations`; write one",
        ),
        ("papers", (",Ada Example,oral", ",Eve,oral"), "the presenter `Eve` is none of the authors"),
        ("program", (",09:05,09:45,", ",soon,09:45,"), "line 3: `soon` is no time; write it as 09:05"),
        ("program", ("opening,2022-12-02", "opening,2022-13-02"), "line 2: there is no day `2022-13-02`"),
        ("people", (",Speaker,", ",Singer,"), "`Singer` is no part; write one of `Organizer`, `Speaker`"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_nothing_is_written(
    full: Path, tmp_path: Path, name: str, change: tuple[str, str], message: str
) -> None:
    file = tmp_path / f"{name}.csv"
    content = export(full, name).decode()
    assert change[0] in content
    file.write_text(content.replace(*change, 1), "utf-8", newline="")
    before = {path: path.read_bytes() for path in full.glob("*.yml")}
    result = run("import", "csv", file, full)
    assert result.exit_code == 1
    assert message in result.stderr
    assert {path: path.read_bytes() for path in full.glob("*.yml")} == before


def test_new_sessions_that_are_part_of_each_other_are_left_out_and_named(full: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.csv"
    heads = export(full, "program").decode("utf-8-sig").splitlines()[0].split(",")
    with program.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, heads)
        writer.writeheader()
        for one, other in (("first", "second"), ("second", "first")):
            writer.writerow({"Session id": one, "Date": "2022-12-02", "Title": one, "Part of": other})
    before = (full / "program.yml").read_bytes()
    said = take(full, program).stdout
    assert "left out, since sessions are part of each other: first" in " ".join(said.replace("`", "").split())
    assert (full / "program.yml").read_bytes() == before


def test_new_rows_are_new_sessions_and_people(full: Path, tmp_path: Path) -> None:
    program, people = tmp_path / "program.csv", tmp_path / "people.csv"
    heads = export(full, "program").decode("utf-8-sig").splitlines()[0].split(",")
    rows = [
        {
            "Session id": "new",
            "Date": "2022-12-02",
            "Start": "12:00",
            "Title": "New",
            "Moderators": "Eve Example",
        },
        {
            "Session id": "inner",
            "Date": "2022-12-02",
            "Start": "10:30",
            "Title": "In",
            "Part of": "2022-12-02-1000-discussion",
        },
        {
            "Session id": "later",
            "Date": "2022-12-03",
            "Start": "9:00",
            "Title": "Later",
            "Speakers": "Vera Example",
        },
    ]
    with program.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, heads)
        writer.writeheader()
        writer.writerows(rows)
    people.write_text(
        "Person id,Name,Part,Committee,Affiliations\r\n"
        ",Neo Example,Committee,Program committee,Example College\r\n",
        "utf-8",
    )
    take(full, program)
    take(full, people)
    workshop = load(full).workshop
    added = {
        one.session.id: one for one in workshop.placed_sessions if one.session.id in {"new", "inner", "later"}
    }
    assert added["inner"].around is not None
    assert added["inner"].around.session.title == "Discussion"
    assert added["new"].session.moderators == ("eve",)
    assert added["later"].session.speakers == ("vera-example",)
    assert workshop.people["neo-example"].affiliation == ("Example College",)
    assert "nothing changed" in take(full, program).stdout
    assert "nothing changed" in take(full, people).stdout


def test_a_new_session_inside_another_is_in_order_of_time(write_data: Write, tmp_path: Path) -> None:
    inner = [{"title": title, "start": start} for title, start in (("A", "09:00"), ("C", "10:00"))]
    around = {"id": "all", "title": "All", "start": "09:00", "end": "11:00", "sessions": inner}
    folder = write_data({"program.yml": yaml.safe_dump([{"date": "2022-12-02", "sessions": [around]}])})
    sheet = tmp_path / "program.csv"
    sheet.write_text(
        "Session id,Date,Start,End,Title,Speaker ids,Part of\r\n"
        "b,2022-12-02,9:30,10:00,B,,all\r\nd,2022-12-02,10:30,11:00,D,,all\r\n",
        "utf-8",
    )
    take(folder, sheet)
    placed = load(folder).workshop.placed_sessions
    assert [one.session.title for one in placed] == ["All", "A", "B", "C", "D"]
