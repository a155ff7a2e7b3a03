"""A photo is a picture inside the source folder, or it is not shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.problems import Kind
from sphinx_workshop.source.loader import load
from sphinx_workshop.source.signatures import wrong_picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PICTURE = b"\x89PNG"
DRAWING = b"\n<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize("path", ["ada.png", "photos/ada.PNG", "../ada.svg", "photos/../ada.png"])
def test_a_photo_inside_the_source_folder_is_good(
    path: str, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    folder = write_data(
        {
            path: DRAWING if path.endswith("svg") else PICTURE,
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


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ("url: www.example.org", {(2, 8), (3, 10)}),
        ("foo: 1", {(2, 3), (3, 10)}),
        ("orcid: TBD", {(3, 10)}),
    ],
)
def test_a_missing_photo_is_told_whatever_else_is_wrong_with_its_person(
    wrong: str, places: set[tuple[int, int]], write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    people = f"- name: Ada\n  {wrong}\n  photo: photos/none.png\n"
    groups = "- role: Reviewers\n  people:\n" + "".join(f"    {line}\n" for line in people.splitlines())
    folder = write_data({"organizers.yml": people, "committee.yml": groups})
    told = [(problem.position.file, problem.position[1:]) for problem in load(folder).problems]
    assert sorted(told) == sorted(
        [(str(folder / "organizers.yml"), place) for place in places]
        + [(str(folder / "committee.yml"), (line + 2, column + 4)) for line, column in places]
    )


def test_a_path_that_is_none_is_told_once(write_data: Callable[[dict[str, str | bytes]], Path]) -> None:
    folder = write_data({"organizers.yml": "- name: Ada\n  url: x\n  photo: https://example.org/ada.png\n"})
    assert [problem.position[1:] for problem in load(folder).problems] == [(2, 8), (3, 10)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ada.jpg", b"\xff\xd8\xff\xe0"),
        ("ada.jpg", PICTURE),  # browsers look at the content, too
        ("ada.webp", b"RIFF\0\0\0\0WEBP"),
        ("ada.gif", b"GIF89a"),
        ("ada.avif", b"\0\0\0\x1cftypavif"),
        ("ada.avif", b"\0\0\0\x1cftypmif1\0\0\0\0mif1avif"),
        ("ada.avif", b"\0\0\0\x1cftypavis\0\0\0\0msf1"),
        ("ada.svg", DRAWING),
        ("ada.SVG", DRAWING),
        ("ada.jpg", b"\xff\xd8\xff\xfe\0\0\0\0heic"),  # in a comment
        ("ada.svg", b"\xef\xbb\xbf<svg/>"),
        ("ada.svg", "<svg/>".encode("utf-16")),
    ],
)
def test_a_picture_begins_as_pictures_do(
    name: str, content: bytes, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    folder = write_data({name: content, "organizers.yml": f"- name: Ada\n  photo: {name}\n"})
    assert load(folder).problems == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ada.jpg", b"", "is not a picture, whatever its name says; save it as .jpg"),
        ("ada.jpg", b"<html>", "is not a picture"),
        ("ada.jpg", b"%PDF-1.7", "is not a picture"),
        ("ada.png", DRAWING, "is not a picture"),
        ("ada.svg", PICTURE, "is not an SVG"),
        *(
            ("ada.jpg", b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0MiHB", "is in the format HEIC")
            for brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1")
        ),
        ("ada.svg", b"version https://git-lfs.github.com/spec/v1", "run `git lfs pull`"),
    ],
)
def test_a_file_that_is_no_picture_is_dropped_and_its_person_stays(
    name: str, content: bytes, words: str, write_data: Callable[[dict[str, str | bytes]], Path]
) -> None:
    loaded = load(write_data({name: content, "organizers.yml": f"- name: Ada\n  photo: {name}\n"}))
    assert [(problem.kind, problem.position[1:]) for problem in loaded.problems] == [(Kind.PICTURE, (2, 10))]
    assert words in loaded.problems[0].message
    assert loaded.workshop.people["ada"].photo is None


def test_a_photo_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    wrong = wrong_picture(tmp_path)
    assert wrong is not None
    assert re.fullmatch(r"cannot be read \(.+\); check its permissions", wrong)


def test_a_photo_is_looked_for_among_the_pictures_beside_it(
    write_data: Callable[[dict[str, str | bytes]], Path],
) -> None:
    folder = write_data(
        {
            "old/ada.png": PICTURE,
            "new/adb.png": PICTURE,
            "none/ada.pgn": PICTURE,
            "loud/ADC.PNG": PICTURE,
            "organizers.yml": "".join(
                f"- name: {name}\n  photo: {name}/ada.jpg\n" for name in ("old", "new", "none", "loud")
            ),
        }
    )
    fixes = [problem.message.partition("; ")[2] for problem in load(folder).problems]
    assert fixes == [
        "did you mean `ada.png`?",
        "did you mean `adb.png`?",
        "add the file, or write TBD",
        "did you mean `ADC.PNG`?",
    ]


def test_the_source_folder_is_what_the_site_says_it_is(
    write_data: Callable[[dict[str, str | bytes]], Path],
) -> None:
    folder = write_data({"../ada.png": PICTURE, "organizers.yml": "- name: Ada\n  photo: ../ada.png\n"})
    assert load(folder).problems == []
    assert [problem.kind for problem in load(folder, folder).problems] == [Kind.PATH]
