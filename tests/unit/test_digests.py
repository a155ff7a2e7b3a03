"""The digests of a data folder change with its facts, and with nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.source import digests
from sphinx_workshop.source.digests import digests_of

if TYPE_CHECKING:
    from pathlib import Path

FILES: Final = {
    "papers.yml": b"TBD",
    "old/papers.yml": b"TBD",
    "hosts/ours.yaml": b"name: Ours",
    "ADA.YML": b"",
    "ada.jpg": b"",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "one")


def written(folder: Path) -> Path:
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def test_digests_are_the_same_wherever_the_folder_is(folder: Path, tmp_path: Path) -> None:
    assert digests_of(written(tmp_path / "elsewhere/data")) == digests_of(folder)
    assert [len(one) for one in digests_of(folder)] == [24, 24]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("papers.yml", (True, False)),
        ("old/papers.yml", (False, True)),
        ("hosts/ours.yaml", (False, True)),
        ("ADA.YML", (False, True)),
        ("ada.jpg", (False, False)),
    ],
)
def test_the_content_of_yaml_files_counts_in_their_own_digest(
    name: str, expected: tuple[bool, bool], folder: Path
) -> None:
    before = digests_of(folder)
    (folder / name).write_bytes(b"other")
    after = digests_of(folder)
    assert (after.papers != before.papers, after.others != before.others) == expected


def test_the_name_of_any_file_counts(folder: Path) -> None:
    """A file that is there no more, or now, may be one that the data names."""
    found = {digests_of(folder)}
    (folder / "bob.jpg").write_bytes(b"")
    found.add(digests_of(folder))
    (folder / "bob.jpg").rename(folder / "alan.jpg")
    found.add(digests_of(folder))
    (folder / "papers.yml").unlink()
    found.add(digests_of(folder))
    assert len(found) == 4


def test_what_is_in_one_file_is_not_taken_for_the_name_of_the_next(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files in ((one, {"a.yml": "xb", "c": ""}), (other, {"a.yml": "x", "bc": ""})):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert digests_of(one) != digests_of(other)


def test_what_cannot_be_read_counts_as_empty(folder: Path) -> None:
    before = digests_of(folder)
    (folder / "ADA.YML").unlink()
    (folder / "ADA.YML").mkdir()
    assert digests_of(folder) == before


def test_names_that_are_no_text_count(tmp_path: Path) -> None:
    before = digests_of(tmp_path)
    try:
        (tmp_path / os.fsdecode(b"\xff.jpg")).write_bytes(b"")
    except OSError:
        pytest.skip("this system has names that are text only")
    assert digests_of(tmp_path) != before


def test_another_version_may_find_something_else_in_the_same_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests_of(folder)
    monkeypatch.setattr(digests, "__version__", "0")
    assert digests_of(folder).others != before.others
