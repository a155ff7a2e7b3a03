"""Files that the data names: that they are there, and inside the source folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import nearest
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop

PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
"""What browsers show."""


def path_problems(workshop: Workshop, folder: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each picture that is not there, is no picture, or lies outside the source folder.

    :param folder: the data folder, which paths are relative to
    :param root: the source folder
    """
    for person in workshop.people.values():
        if not isinstance(person.photo, str):
            continue
        message = _wrong(person.photo, folder, root)
        if message:
            yield Problem(Kind.PATH, person.place.of("photo").position, message)


def _wrong(path: str, folder: Path, root: Path) -> str | None:
    file = (folder / path).resolve()
    if not file.is_relative_to(root.resolve()):
        return f"`{path}` leaves the source folder; put the file into the data folder"
    if not file.is_file():
        there = [other.name for other in file.parent.iterdir()] if file.parent.is_dir() else []
        close = nearest(file.name, there)
        hint = f"did you mean `{close}`?" if close else "add the file, or write TBD"
        return f"there is no file `{path}` in the data folder; {hint}"
    if file.suffix.lower() not in PICTURES:
        return f"`{path}` is not a picture that browsers show; save it as .jpg, .png, .webp or .svg"
    return None
