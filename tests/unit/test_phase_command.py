"""The command `phase` says what a phase lacks, and changes one word of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from click.testing import Result

    Write = Callable[[Mapping[str, str | bytes]], Path]

WORKSHOP: Final = "# facts\nname: 'Example Workshop'\n\nphase: review   # on purpose\ndate: TBD\n"
PAPERS: Final = "- id: p1\n  title: P\n  authors: [Ada One]\n- id: p2\n  title: Q\n  authors: [Ada One]\n"


def set_phase(name: str, folder: Path) -> Result:
    result = CliRunner().invoke(main, ["phase", name, str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize(
    "text",
    [
        WORKSHOP,
        WORKSHOP.replace("\n", "\r\n"),
        "\ufeff" + WORKSHOP,
        WORKSHOP.rstrip("\n"),
        WORKSHOP.replace("phase: review ", 'phase: "review" '),
        "{name: Example, phase: review, date: TBD}\n",
    ],
)
def test_every_other_byte_stays(text: str, write_data: Write) -> None:
    folder = write_data({"workshop.yml": text.encode()})
    assert set_phase("call", folder).exit_code == 0
    written = (folder / "workshop.yml").read_bytes().decode()
    assert written.replace("call", "review").replace('"', "") == text.replace('"', "")


def test_a_file_without_a_phase_gets_one(write_data: Write) -> None:
    folder = write_data({"workshop.yml": "name: Example\ndate: TBD\n"})
    assert set_phase("call", folder).exit_code == 0
    assert (folder / "workshop.yml").read_text(encoding="utf-8") == "name: Example\nphase: call\ndate: TBD\n"


def test_it_says_what_the_phase_lacks_and_sets_it_all_the_same(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "organizers.yml": "- name: Ada One\n"})
    result = set_phase("call", folder)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any("phase `call` needs the date of the event: `date` is TBD" in line for line in lines)
    assert any("phase `call` needs a contact: `contact` is missing" in line for line in lines)
    assert lines[-1].endswith("the phase is now `call`, no longer `review`; it lacks 6 facts (see above).")


def test_a_phase_that_lacks_nothing_says_so(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "organizers.yml": "- name: Ada One\n"})
    assert set_phase("proposal", folder).stdout.splitlines()[-1].endswith("; it lacks nothing.")


def test_papers_that_appear_and_disappear_are_counted(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "papers.yml": PAPERS})
    assert "Pages and exports now show the 2 papers." in set_phase("program", folder).stdout
    back = set_phase("review", folder).stdout
    assert "Pages and exports no longer show the 2 papers: they do from the phase `program` on." in back
    assert "disappears" in back


def test_the_phase_that_it_is_already_changes_nothing(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP})
    before = (folder / "workshop.yml").stat().st_mtime_ns
    result = set_phase("review", folder)
    assert (result.exit_code, (folder / "workshop.yml").stat().st_mtime_ns) == (0, before)
    assert result.stdout.splitlines()[-1] == "The phase is `review` already; nothing has changed."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "does not exist; write one with `name:` and `phase:`"),
        (b"name: [\n", ":2:1: "),
        (b"- name: A\n", "has no keys; write `name:` and `phase:`"),
        (b"name: \xff\n", "is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_edited_is_one_line_of_error(
    text: bytes | None, words: str, write_data: Write, tmp_path: Path
) -> None:
    folder = write_data({"workshop.yml": text}) if text is not None else tmp_path / "none"
    result = set_phase("call", folder)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    if text is not None:
        assert (folder / "workshop.yml").read_bytes() == text


def test_a_word_that_is_no_phase_is_refused(write_data: Write) -> None:
    assert set_phase("closed", write_data({})).exit_code == 2
