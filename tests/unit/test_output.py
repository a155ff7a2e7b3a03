"""The output pass writes what has changed, and a pass that was stopped leaves nothing stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.papers.output import Batch, Manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Stopped(Exception):  # noqa: N818 (no error: somebody has stopped the build)
    pass


def batch(files: dict[str, str], *, stop_after: int | None = None) -> Batch:
    """Return a batch of files, which may be stopped after some of them."""

    def make() -> Iterator[tuple[str, bytes]]:
        for number, (name, text) in enumerate(files.items()):
            if number == stop_after:
                raise Stopped
            yield name, text.encode()

    return Batch(tuple(files), make)


def manifest(folder: Path) -> Manifest:
    return Manifest(folder / "manifest.json", folder / "out")


def write(folder: Path, key: str, files: dict[str, str], **copies: Path) -> None:
    manifest(folder).write(
        key, [batch(files)], {f"{name}.pdf": path for name, path in copies.items()}, jobs=1
    )


def files_of(folder: Path) -> dict[str, str]:
    out = folder / "out"
    return {str(path.relative_to(out)): path.read_text() for path in sorted(out.rglob("*")) if path.is_file()}


def test_files_are_written_and_those_no_longer_wanted_are_removed(tmp_path: Path) -> None:
    write(
        tmp_path, "1", {"papers/a.html": "A", "papers/b.html": "B", "papers/_index/d.js": "D", "c.html": "C"}
    )
    assert manifest(tmp_path).is_complete()
    write(tmp_path, "2", {"c.html": "C"})
    assert files_of(tmp_path) == {"c.html": "C"}
    assert not (tmp_path / "out/papers").exists()


def test_a_file_that_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, "1", {"a.html": "A", "b.html": "B"})
    (tmp_path / "out/a.html").write_text("as it was")
    write(tmp_path, "2", {"a.html": "A", "b.html": "other"})
    assert files_of(tmp_path) == {"a.html": "as it was", "b.html": "other"}


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    write(tmp_path, "1", {"a.html": "A"})
    (tmp_path / "out/a.html").unlink()
    assert not manifest(tmp_path).is_complete()
    write(tmp_path, "1", {"a.html": "A"})
    assert files_of(tmp_path) == {"a.html": "A"}


def test_after_a_stop_a_file_that_was_written_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    old, new = {"a.html": "old", "b.html": "B"}, {"a.html": "new", "b.html": "B"}
    write(tmp_path, "1", old)
    with pytest.raises(Stopped):
        manifest(tmp_path).write("2", [batch(new, stop_after=1)], {}, jobs=1)
    assert files_of(tmp_path)["a.html"] == "new"
    assert not manifest(tmp_path).is_complete()
    write(tmp_path, "1", old)
    assert files_of(tmp_path) == old


def test_after_a_stop_a_file_that_nobody_wants_any_more_is_removed(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        manifest(tmp_path).write("1", [batch({"a.html": "A", "b.html": "B"}, stop_after=1)], {}, jobs=1)
    write(tmp_path, "2", {"b.html": "B"})
    assert files_of(tmp_path) == {"b.html": "B"}


def test_a_copy_follows_its_source(tmp_path: Path) -> None:
    source = tmp_path / "one.pdf"
    source.write_text("first")
    write(tmp_path, "1", {}, one=source)
    source.write_text("second!")
    write(tmp_path, "2", {}, one=source)
    assert files_of(tmp_path) == {"one.pdf": "second!"}


def test_processes_write_what_one_writes(tmp_path: Path) -> None:
    batches = [batch({f"{number}/a.html": str(number)}) for number in range(6)]
    manifest(tmp_path).write("1", batches, {}, jobs=3)
    assert files_of(tmp_path) == {f"{number}/a.html": str(number) for number in range(6)}
    assert manifest(tmp_path).is_complete()


def test_a_broken_manifest_is_as_none(tmp_path: Path) -> None:
    write(tmp_path, "1", {"a.html": "A"})
    (tmp_path / "manifest.json").write_text("{")
    assert manifest(tmp_path).key == ""
