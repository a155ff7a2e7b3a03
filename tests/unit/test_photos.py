"""A photo is a picture inside the source folder, or it is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.problems import Kind
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PICTURE = b"\x89PNG"


@pytest.mark.parametrize("path", ["ada.png", "photos/ada.PNG", "../ada.svg", "photos/../ada.png"])
def test_a_photo_inside_the_source_folder_is_good(
    path: str, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    folder = write_data(
        {
            path: PICTURE,
            "ada.png": PICTURE,
            "photos/x": b"",
            "organizers.yml": f"- name: Ada\n  photo: {path}\n",
        }
    )
    loaded = load(folder)
    assert loaded.problems == []
    assert loaded.workshop.people["ada"].photo == path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("photos/ada.pgn", "did you mean `ada.png`?"),
        ("photos/grace.jpg", "add the file, or write TBD"),
        ("photos", "there is no file `photos` in the data folder"),
        ("nowhere/ada.png", "there is no file"),
        (f"{'a' * 300}.png", "there is no file"),
        ("loop.png", "there is no file"),
        ("out.png", "`out.png` leaves the source folder"),
        ("../../secret.png", "`../../secret.png` leaves the source folder"),
        ("away/secret.png", "leaves the source folder"),
        ("workshop.yml", "is not a picture that browsers show"),
    ],
)
def test_a_bad_photo_is_dropped_and_its_person_stays(
    path: str, words: str, tmp_path: Path, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    folder = write_data({"photos/ada.png": PICTURE, "organizers.yml": f"- name: Ada\n  photo: {path}\n"})
    (tmp_path / "secret.png").write_bytes(PICTURE)
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "away").symlink_to(tmp_path)
    (folder / "loop.png").symlink_to("loop.png")
    loaded = load(folder)
    assert [(problem.kind, problem.position[1:]) for problem in loaded.problems] == [(Kind.PATH, (2, 10))]
    assert words in loaded.problems[0].message
    assert loaded.workshop.people["ada"].photo is None
    assert isinstance(loaded.workshop.organizers, tuple)
    assert [person.name for person in loaded.workshop.organizers] == ["Ada"]


def test_the_source_folder_is_what_the_site_says_it_is(
    write_data: Callable[[dict[str, str | bytes]], Path],
) -> None:
    folder = write_data({"../ada.png": PICTURE, "organizers.yml": "- name: Ada\n  photo: ../ada.png\n"})
    assert load(folder).problems == []
    assert [problem.kind for problem in load(folder, folder).problems] == [Kind.PATH]
