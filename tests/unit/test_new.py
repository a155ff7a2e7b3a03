"""The command `new` writes a site whose facts are the answers, or says what is wrong and writes nothing."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
import pytest
import yaml
from click.testing import CliRunner

from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.import_ import import_
from sphinx_workshop.cli.main import main
from sphinx_workshop.problems import Kind
from sphinx_workshop.rules.phases import check_phase, needs_of
from sphinx_workshop.scaffold.art import ACCENTS, hero, icon
from sphinx_workshop.scaffold.requirement import of_origin
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.testing import Result

NAMED: Final = ("--name", "Example Workshop 2030", "--organizer", "Ada Example, Example University")
CALL: Final = (
    *(*NAMED, "--phase", "call", "--date", "2030-12-06", "--contact", "chairs@example.org"),
    *("--submission-url", "https://example.org/submit", "--track", "Full papers, 9 pages"),
    *("--due", "submission=2030-09-22", "--due", "notification=2030-10-20"),
)


def new(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["new", str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def check(folder: Path) -> str:
    return CliRunner().invoke(main, ["check", str(folder / "docs/data"), "--today", "2030-01-01"]).output


def facts(folder: Path, name: str) -> object:
    return Document((folder / f"docs/data/{name}.yml").read_text(encoding="utf-8")).data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "my-workshop-2030"


def nothing_is_left(folder: Path) -> bool:
    return list(folder.parent.iterdir()) == []


def test_one_command_opens_a_call(folder: Path) -> None:
    result = new(folder, *CALL)
    assert result.exit_code == 0, result.output
    assert "No problem in" in check(folder)
    workshop = load(folder / "docs/data").workshop
    assert workshop.event.title == "Example Workshop 2030"
    assert facts(folder, "workshop") == {
        "name": "Example Workshop 2030",
        "phase": "call",
        "format": "TBD",
        "date": "2030-12-06",
        "contact": "chairs@example.org",
        "links": {"submission": "https://example.org/submit"},
        "data_format": "1",
    }
    assert facts(folder, "organizers") == [{"name": "Ada Example", "affiliation": "Example University"}]
    assert facts(folder, "call") == {
        "topics": "TBD",
        "tracks": [{"name": "Full papers", "max_pages": "9"}],
        "template": "TBD",
        "review": "TBD",
    }
    dates = facts(folder, "dates")
    assert isinstance(dates, list)
    assert [(one["kind"], one["due"]) for one in dates] == [
        ("submission", "2030-09-22"),
        ("notification", "2030-10-20"),
    ]


def test_what_the_host_limits_stands_above_the_dates_to_come(folder: Path) -> None:
    result = new(folder, *CALL, "--host", "neurips-2022")
    assert result.exit_code == 1, "the notification comes too late for that host"
    assert "--due: " in result.output
    result = new(folder, *NAMED, "--host", "neurips-2022", "--phase", "call", "--defaults")
    text = (folder / "docs/data/dates.yml").read_text(encoding="utf-8")
    assert "# NeurIPS 2022: at the latest" in text
    assert text.count("due: TBD") >= 2


def test_with_defaults_the_folder_gives_the_name_and_the_rest_is_to_be_announced(folder: Path) -> None:
    result = new(folder, "--defaults")
    assert result.exit_code == 0
    assert load(folder / "docs/data").workshop.event.name == "My Workshop 2030"
    assert "- phase `proposal` needs an organizer" in result.output
    for name in ("organizers", "call", "dates", "speakers", "program", "papers"):
        assert facts(folder, name) == "TBD"


def test_a_new_site_does_not_offer_the_proposal_since_it_names_who_has_not_agreed(
    folder: Path,
) -> None:
    assert new(folder, *NAMED).exit_code == 0
    settings = runpy.run_path(str(folder / "conf.py"))
    assert "facts:speakers" in settings["workshop_proposal"]["proposal"]
    assert "workshop_proposal_pdf" not in settings


def test_git_changes_no_byte_of_an_archived_edition(folder: Path) -> None:
    """Calendars have CRLF (RFC 5545, 3.1)."""
    assert new(folder, *NAMED).exit_code == 0
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    names = ["docs/archive/2030/calendar.ics", "docs/index.md"]
    asked = ["git", "check-attr", "text", "--", *names]
    answer = subprocess.run(asked, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout
    assert answer.splitlines() == [f"{names[0]}: text: unset", f"{names[1]}: text: auto"]


def test_photos_as_they_are_and_papers_may_be_committed(folder: Path) -> None:
    """Even large ones, of which `check-added-large-files` would complain."""
    assert new(folder, *NAMED).exit_code == 0
    config = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = {hook["id"]: hook for repository in config["repos"] for hook in repository["hooks"]}
    passes = re.compile(hooks["check-added-large-files"]["exclude"]).search
    assert all(map(passes, ("docs/data/photos/ada.jpg", "docs/data/papers/7.pdf", "requirements/a.whl")))
    assert not passes("docs/_static/film.mp4")


def test_after_writing_it_says_three_steps(folder: Path) -> None:
    steps = new(folder, *NAMED).output.partition("\nNext:\n")[2].splitlines()
    assert [step.strip()[:2] for step in steps] == ["1.", "2.", "3."]


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        new(tmp_path / name, *CALL)
        paths = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append({path.relative_to(tmp_path / name): path.read_bytes() for path in paths})
    assert written[0] == written[1]


@pytest.mark.parametrize("kind", ["file", "folder", "full folder", "link", "dangling link"])
def test_what_is_there_is_never_written_into(folder: Path, kind: str) -> None:
    elsewhere = folder.with_name("elsewhere")
    if kind == "file":
        folder.write_text("mine", encoding="utf-8")
    elif "folder" in kind:
        folder.mkdir()
        if kind == "full folder":
            (folder / "mine").write_text("mine", encoding="utf-8")
    else:
        if kind == "link":
            elsewhere.mkdir()
        folder.symlink_to(elsewhere)
    before = sorted(folder.parent.rglob("*"))
    result = new(folder, *NAMED)
    assert result.exit_code == 1
    assert "is there already; name a folder that does not exist" in result.output
    assert sorted(folder.parent.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    result = new(tmp_path / "missing/site", *NAMED)
    assert result.exit_code == 1
    assert result.output.startswith("Error: cannot write ")
    assert nothing_is_left(tmp_path / "x")


def test_every_wrong_answer_is_told_at_once_with_its_option_and_nothing_is_written(folder: Path) -> None:
    result = new(
        folder,
        *("--name", "A\x07B", "--organizer", ", X", "--organizer", "Ada", "--track", ", 9 pages"),
        *("--due", "submision=2030-09-22", "--due", "submission", "--accent", "red"),
        *("--host", "neurips-205", "--date", "2030-13-01", "--contact", "foo", "--url", "example"),
        *("--submission-url", "javascript:alert(1)", "--extension", "nothing.whl"),
    )
    assert result.exit_code == 1
    assert nothing_is_left(folder)
    lines = result.output.splitlines()
    options = {line.split(":")[0] for line in lines[:-1]}
    assert options == {
        *("--name", "--organizer", "--track", "--due", "--accent", "--host", "--date", "--contact"),
        *("--url", "--submission-url", "--extension"),
    }
    assert "did you mean `submission`?" in result.output
    assert "`neurips-2025`" in result.output
    assert lines[-1] == "Error: 12 answers to correct; nothing is written"
    assert all(";" in line for line in lines), "each says how to fix it"


def test_answers_that_clash_are_told_without_a_file_that_nobody_has(folder: Path) -> None:
    result = new(folder, *CALL, "--organizer", "Ada Example, X", "--track", "Full papers")
    assert result.exit_code == 1
    assert "--organizer: the id `ada-example` is taken" in result.output
    assert "--track: the id `full-papers` is taken by the track `Full papers`; " in result.output
    assert ".part" not in result.output


def test_without_a_terminal_it_names_the_options_that_are_needed(folder: Path) -> None:
    result = new(folder)
    assert result.exit_code == 2
    assert "give --name and --organizer, or --defaults" in result.output
    assert nothing_is_left(folder)


def test_what_the_call_lacks_is_told_by_option(folder: Path) -> None:
    result = new(folder, *NAMED, "--phase", "call")
    assert result.exit_code == 1
    for option in ("--date", "--contact", "--track", "--submission-url", "--due submission=DATE"):
        assert f"{option}: phase `call` needs " in result.output
    assert nothing_is_left(folder)


@pytest.mark.parametrize("phase", ["review", "program", "live", "archive"])
def test_after_the_call_an_event_without_one_is_not_asked_for_it(folder: Path, phase: str) -> None:
    known = ("--phase", phase, "--date", "2030-12-06", "--contact", "chairs@example.org")
    result = new(folder, *NAMED, *known)
    assert result.exit_code == 0, result.output
    workshop = load(folder / "docs/data").workshop
    assert workshop.call is None
    assert not [one for one in needs_of(workshop, workshop.event.phase) if one.of_call]
    lacks_some = new(folder.with_name("other"), *NAMED, *known, "--track", "Full papers")
    assert "--due camera-ready=DATE: phase" in lacks_some.output


def test_what_no_option_gives_is_not_put_down_to_another_option(folder: Path) -> None:
    known = ("--phase", "live", "--date", "2030-12-06", "--contact", "chairs@example.org")
    result = new(folder, *NAMED, *known, "--format", "in-person")
    assert result.exit_code == 0, result.output
    assert "- phase `live` needs the room of the venue or of every session" in result.output


@pytest.mark.parametrize(
    "name",
    [
        'O\'Brien: "AI" & <ML> {x} #1 100% $y$ \\n [[ a ]] {{ b }} [% c %]',
        "李明",
        "مؤتمر الأمثلة 2030",
        "No: 2030",
        "# 1",
        "- a",
        "'''",
        "very long " * 30,
        "  spaced   out ",
    ],
)
def test_any_name_is_written_as_it_is(folder: Path, name: str) -> None:
    result = new(
        folder, "--name", name, "--short-name", name, "--organizer", name.replace(",", ""), "--track", name
    )
    assert result.exit_code == 0, result.output
    expected = " ".join(name.split())
    assert "No problem in" in check(folder)
    workshop = load(folder / "docs/data").workshop
    assert workshop.event.name == workshop.event.short_name == expected
    assert [one.name for one in workshop.organizers_by_key.values()] == [expected]
    conf = runpy.run_path(str(folder / "conf.py"))
    assert conf["project"] == conf["title"] == expected
    assert "<ML>" not in conf["html_theme_options"]["logo"]["text"]
    assert "[[" not in (folder / "README.md").read_text(encoding="utf-8").replace("\\[\\[", "")


@pytest.mark.parametrize(
    ("origin", "line", "is_reachable"),
    [
        (
            {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "sphinx-workshop @ git+https://example.org/x.git@abc",
            True,
        ),
        (
            {
                "url": "https://token@example.org/x.git",
                "vcs_info": {"vcs": "git", "commit_id": "abc"},
            },
            "sphinx-workshop @ git+https://example.org/x.git@abc",
            True,
        ),
        (
            {
                "url": "ssh://git@example.org/x.git",
                "vcs_info": {"vcs": "git", "commit_id": "abc"},
            },
            "sphinx-workshop @ git+ssh://git@example.org/x.git@abc",
            True,
        ),
        (
            {
                "url": "https://me:secret@example.org/x.git",
                "vcs_info": {"vcs": "git", "commit_id": "abc"},
                "subdirectory": "python",
            },
            "sphinx-workshop @ git+https://example.org/x.git@abc#subdirectory=python",
            True,
        ),
        (
            {"url": "https://example.org/x-1-py3-none-any.whl", "archive_info": {}},
            "sphinx-workshop @ https://example.org/x-1-py3-none-any.whl",
            True,
        ),
        ({"url": "file:///clone", "dir_info": {}}, "sphinx-workshop @ file:///clone", False),
        ({"url": "file:///gone.whl", "archive_info": {}}, "sphinx-workshop @ file:///gone.whl", False),
    ],
)
def test_others_get_the_extension_as_this_one_was_got(
    origin: Mapping[str, object], line: str, *, is_reachable: bool
) -> None:
    found = of_origin(dict(origin))
    assert found.line == line
    assert bool(found.warning) is not is_reachable


def test_a_wheel_of_this_machine_is_taken_along(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    wheel = tmp_path_factory.mktemp("dist") / "sphinx_workshop-1-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    assert of_origin({"url": wheel.as_uri(), "archive_info": {}}).copied == wheel
    assert new(folder, *NAMED, "--extension", str(wheel)).exit_code == 0
    lines = (folder / "requirements/extension.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == f"./requirements/{wheel.name}"
    assert (folder / "requirements" / wheel.name).read_bytes() == b"wheel"


@pytest.mark.parametrize(
    ("spec", "line"),
    [
        ("sphinx-workshop==2.0", "sphinx-workshop==2.0"),
        ("git+https://example.org/x@v1", "sphinx-workshop @ git+https://example.org/x@v1"),
    ],
)
def test_another_extension_can_be_named(folder: Path, spec: str, line: str) -> None:
    assert new(folder, *NAMED, "--extension", spec).exit_code == 0
    assert (folder / "requirements/extension.txt").read_text(encoding="utf-8").splitlines()[-1] == line


def test_an_import_seeds_the_site_and_what_its_phase_does_not_show_is_said(
    folder: Path, write_csv: Path
) -> None:
    result = new(folder, *NAMED, "--from", "csv", str(write_csv))
    assert result.exit_code == 0, result.output
    assert "Imported from csv" in result.output
    assert "No page shows the papers in phase `proposal`" in result.output
    assert ".part" not in result.output
    papers = facts(folder, "papers")
    assert isinstance(papers, list)
    assert papers[0]["title"] == "On Examples"
    assert new(folder.with_name("next"), "--next", str(folder)).exit_code == 0


def test_what_an_import_brings_is_not_told_to_be_lacking(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "old" / "_data"
    data.mkdir(parents=True)
    (data.parent / "_config.yml").write_text("title: Old\n", encoding="utf-8")
    (data / "organizers.yml").write_text("- name: Ada Example\n", encoding="utf-8")
    alone = new(folder, "--defaults").output
    assert "needs an organizer" in alone
    assert "is the folder's; --name gives another" in alone
    options = ("--defaults", "--name", "Old 2030", "--from", "jekyll", str(data.parent))
    seeded = new(folder.with_name("seeded"), *options)
    assert "is the folder's" not in seeded.output
    assert "added organizer ada-example" in seeded.output
    assert "The check fails" not in seeded.output


def test_a_site_that_is_imported_gives_its_name_where_nobody_says_another(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old = tmp_path_factory.mktemp("old")
    (old / "_config.yml").write_text("title: A Workshop on Examples 2030\n", encoding="utf-8")
    result = new(folder, "--defaults", "--from", "jekyll", str(old))
    assert result.exit_code == 0, result.output
    assert "`A Workshop on Examples 2030` is that of the imported site; --name gives" in result.output
    assert load(folder / "docs/data").workshop.event.name == "A Workshop on Examples 2030"
    assert 'title = "A Workshop on Examples 2030"' in (folder / "conf.py").read_text(encoding="utf-8")
    other = folder.with_name("other")
    assert new(other, "--defaults", "--name", "EW 2030", "--from", "jekyll", str(old)).exit_code == 0
    assert load(other / "docs/data").workshop.event.name == "EW 2030"


def test_help_in_the_place_of_a_source_is_shown_and_nothing_is_written(folder: Path) -> None:
    result = new(folder, *NAMED, "--from", "csv", "--help")
    assert result.exit_code == 0
    assert result.output.startswith("Usage: sphinx-workshop import csv [OPTIONS] FILE")
    assert nothing_is_left(folder)


def test_what_an_import_says_while_it_runs_names_the_folder_that_will_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command()
    @click.argument("what")
    @click.argument("data")
    def waiting(what: str, data: str) -> None:
        click.echo(f"{data}: waiting for {what}", err=True)

    monkeypatch.setitem(import_.commands, "csv", waiting)
    assert new(folder, *NAMED, "--from", "csv", "x").stderr == f"{short(folder)}/docs/data: waiting for x\n"


def test_all_that_the_check_will_ask_for_is_told_also_where_no_option_gives_it(folder: Path) -> None:
    result = new(folder, *NAMED, "--phase", "program", "--defaults")
    told = {line[2:] for line in result.output.splitlines() if line.startswith("- phase `program` needs ")}
    asked = {
        problem.message.partition(":")[0]
        for problem in check_phase(load(folder / "docs/data").workshop)
        if problem.kind is Kind.NOT_READY
    }
    assert told == asked
    assert "phase `program` needs the start of every session" in told


@pytest.fixture
def write_csv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("table") / "papers.csv"
    path.write_text("id,title,authors\n1,On Examples,Ada Example\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("source", [("csv", "missing.csv"), ("cvs", "x.csv"), ("frab", "missing.json")])
def test_an_import_that_fails_leaves_nothing(folder: Path, source: tuple[str, str]) -> None:
    result = new(folder, *NAMED, "--from", *source)
    assert result.exit_code != 0
    assert "--from" in result.output
    assert nothing_is_left(folder)


def test_the_art_is_drawn_from_the_accent_and_the_name() -> None:
    assert hero("One", ACCENTS[0]) == hero("One", ACCENTS[0])
    assert hero("One", ACCENTS[0]) != hero("Two", ACCENTS[0])
    assert hero("One", ACCENTS[0]) != hero("One", ACCENTS[1])
    assert ACCENTS[0] in hero("One", ACCENTS[0])
    assert icon("One", ACCENTS[0]).startswith(b"\x89PNG\r\n\x1a\n")


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_on_a_terminal_it_asks_and_asks_again_for_what_is_wrong(folder: Path) -> None:
    import pty  # noqa: PLC0415 (not on Windows)

    answers = ["Asked Workshop 2030", "AW 2030", "neurips-205", "", "2030-13-01", "2030-12-06", "Ada, A", ""]
    command = [sys.executable, "-W", "ignore", "-m", "sphinx_workshop", "new", str(folder)]
    child, terminal = pty.fork()
    if not child:
        os.execv(command[0], command)  # noqa: S606 (our own command)
    os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
    printed = bytearray()
    try:
        while chunk := os.read(terminal, 4096):
            printed += chunk
    except OSError:  # the other side is closed
        pass
    assert os.waitpid(child, 0)[1] == 0, printed.decode()
    said = printed.decode()
    assert "no host is known as `neurips-205`" in said
    assert "there is no day `2030-13-01`" in said
    event = load(folder / "docs/data").workshop.event
    assert (event.name, event.short_name, event.host) == ("Asked Workshop 2030", "AW 2030", None)
    assert event.year == 2030


def test_git_and_the_environment_are_not_needed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.chdir(folder.parent)
    assert new(Path(folder.name), *NAMED).exit_code == 0
    assert shutil.which("git") is None
