"""Files that the data names: that they are there, and inside the source folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from sphinx_workshop.phrasing import nearest, quoted
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from sphinx_workshop.model.people import Person

PersonT = TypeVar("PersonT", bound="Person")

PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})
"""What browsers show."""


def without_bad_photos(
    people: tuple[PersonT, ...], folder: Path, root: Path
) -> tuple[tuple[PersonT, ...], list[Problem]]:
    """Return people less the photos that are not there, are no pictures, or lie outside the source folder.

    :param folder: the data folder, which paths are relative to
    :param root: the source folder, which nothing may be published from outside of
    :returns: the people, and a problem for each such photo
    """
    kept: list[PersonT] = []
    problems: list[Problem] = []
    for person in people:
        message = _wrong(person.photo, folder, root) if isinstance(person.photo, str) else None
        if message is None:
            kept.append(person)
            continue
        kept.append(person.with_facts({"photo": None}, person.place))
        problems.append(Problem(Kind.PATH, person.place.of("photo").position, message))
    return tuple(kept), problems


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path lies in a folder, once links are followed."""
    # Not Path.resolve, which raises for links that lead to each other.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _wrong(path: str, folder: Path, root: Path) -> str | None:
    file = Path(os.path.realpath(folder / path))
    if not is_inside(file, root):
        return f"{quoted(path)} leaves the source folder; put the file into the data folder"
    if not os.path.isfile(file):  # noqa: PTH113 (pathlib raises for a name that is too long)
        close = nearest(file.name, _names(file.parent))
        hint = f"did you mean `{close}`?" if close else "add the file, or write TBD"
        return f"there is no file {quoted(path)} in the data folder; {hint}"
    if file.suffix.lower() not in PICTURES:
        return f"{quoted(path)} is not a picture that browsers show; save it as .jpg, .png, .webp or .svg"
    return None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if Path(name).suffix.lower() in PICTURES)  # noqa: PTH208 (names are enough)
    except OSError:
        return []
