"""Data of every format that there has been becomes data of the newest, and says the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.main import main
from sphinx_workshop.model.data_format import CURRENT
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.migrations import MIGRATIONS, Migration, format_of, migrate
from sphinx_workshop.yamledit import Document, Remove, Set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from click.testing import Result

    from sphinx_workshop.yamledit import Data, Operation

    Write = Callable[[Mapping[str, str | bytes]], Path]

FORMATS: Final = Path(__file__).parents[1] / "formats"
"""A folder of data for each format, which stays as it is for ever."""
WORKSHOP: Final = "# facts\nname: 'Example Workshop'\nphase: call   # on purpose\n"


def run(folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["migrate", str(folder), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def renamed(data: Data) -> Iterator[Operation]:
    """Rename `place` of each milestone to `room`."""
    assert isinstance(data, list)
    for index, entry in enumerate(data):
        if isinstance(entry, dict) and "place" in entry:
            yield Set((index, "room"), entry["place"], after=["place"])
            yield Remove((index, "place"))


def without_notes(data: Data) -> Iterator[Operation]:
    """Take out what format 3 has no longer."""
    assert isinstance(data, list)
    yield from (Remove((index, "room")) for index, entry in enumerate(data) if "room" in entry)


MADE_UP: Final = (
    Migration(2, "dates.yml", renamed, "`place` is now `room`"),
    Migration(3, "dates.yml", without_notes, "`room` is gone"),
    Migration(3, "news.yml", renamed, "`place` is now `room`"),
)


def test_the_newest_format_is_the_one_that_the_last_migration_makes() -> None:
    assert max((one.to for one in MIGRATIONS), default=1) == CURRENT
    assert sorted(path.name for path in FORMATS.iterdir()) == [str(number + 1) for number in range(CURRENT)]


@pytest.mark.parametrize("number", range(1, CURRENT + 1))
def test_data_of_each_format_loads_and_migrates_to_the_newest_without_a_problem(
    number: int, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(FORMATS / str(number), folder)
    assert load(folder).problems == []
    assert run(folder).exit_code == 0
    assert load(folder).problems == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("name: A\n", 1),
        ("- name: A\n", 1),  # that is a problem, and another one
        ("data_format: 1\n", 1),
        ("data_format: '12'\n", 12),
    ],
)
def test_data_that_names_no_format_is_of_the_first(text: str, number: int) -> None:
    assert format_of(Document(text)) == number


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "²", "٣", "new", "[1]", "{a: b}"])
def test_a_format_is_a_whole_number(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        format_of(Document(f"data_format: {written}\n"))


def test_a_migration_changes_what_it_has_to_and_keeps_every_other_byte() -> None:
    dates = "# dates\n- name: A  # first\n  place: Hall\n- name: 'B'\n"
    documents = {"workshop.yml": Document(WORKSHOP), "dates.yml": Document(dates)}
    second = migrate(documents, 2, MADE_UP[:1])
    assert second.documents["dates.yml"].text == dates.replace("place: Hall", "room: Hall")
    assert second.documents["workshop.yml"].text == f"{WORKSHOP}data_format: 2\n"
    assert second.says == ["dates.yml: `place` is now `room`"]


def test_migrations_follow_each_other_and_those_before_the_format_are_left_out() -> None:
    of_two = Document(f"{WORKSHOP}data_format: 2  # since May\n")
    documents = {"workshop.yml": of_two, "dates.yml": Document("- name: A\n  place: Hall\n  room: Two\n")}
    third = migrate(documents, 3, MADE_UP)
    assert third.documents["dates.yml"].text == "- name: A\n  place: Hall\n"
    assert third.documents["workshop.yml"].text == f"{WORKSHOP}data_format: 3  # since May\n"
    assert third.says == ["dates.yml: `room` is gone"]
    assert migrate(third.documents, 3, MADE_UP) == (third.documents, [])


def test_a_file_in_which_nothing_changes_is_not_named_and_the_format_stands_at_the_top() -> None:
    documents = {"workshop.yml": Document("name: A\ntagline: T\n"), "dates.yml": Document("- name: A\n")}
    second = migrate(documents, 2, MADE_UP[:1])
    assert second.says == []
    assert second.documents["workshop.yml"].text == "name: A\ndata_format: 2\ntagline: T\n"


def test_data_of_the_newest_format_stays_as_it_is(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP})
    result = run(folder)
    assert (result.exit_code, result.stdout) == (
        0,
        f"The data in {short(folder)} is of format {CURRENT}, the newest.\n",
    )
    assert (folder / "workshop.yml").read_text(encoding="utf-8") == WORKSHOP


def test_schemas_beside_the_data_become_those_of_this_version(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP})
    (folder / "schemas").mkdir()
    CliRunner().invoke(main, ["schema", "--folder", str(folder / "schemas")])
    dates = folder / "schemas" / "dates.json"
    newest = dates.read_bytes()
    dates.write_text("{}", encoding="utf-8")
    (folder / "schemas" / "news.json").unlink()
    assert run(folder, "--dry-run").stdout.count("the schema of this version") == 2
    assert dates.read_text(encoding="utf-8") == "{}"
    assert f"{short(dates)}: the schema of this version" in run(folder).stdout
    assert dates.read_bytes() == newest
    assert "schema of" not in run(folder).stdout


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "workshop.yml does not exist; give the folder of the data"),
        (
            "name: A\nphase: call\ndata_format: 99\n",
            "the data is of format 99, and this version knows formats up to",
        ),
        ("name: A\nphase: call\ndata_format: new\n", "`data_format` is no whole number; correct it"),
        ("name: A\nphase: call: b\n", "fix that, and run the command again"),
    ],
)
def test_what_cannot_be_migrated_is_one_line_of_error_and_nothing_is_written(
    text: str | None, words: str, write_data: Write
) -> None:
    folder = write_data({"dates.yml": "TBD\n", "workshop.yml": text or ""})
    if text is None:
        (folder / "workshop.yml").unlink()
    result = run(folder)
    assert result.exit_code == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (folder / "dates.yml").read_text(encoding="utf-8") == "TBD\n"


def test_problems_that_remain_are_pointed_to(write_data: Write) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "dates.yml": "- name: A\n"})
    assert "run `sphinx-workshop check`" in run(folder).stderr
