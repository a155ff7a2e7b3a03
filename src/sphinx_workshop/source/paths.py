"""The files that the data names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.base import TBD, Entry
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.signatures import wrong_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.problems import Position

EntryT = TypeVar("EntryT", bound=Entry)


class FileType(NamedTuple):
    """What a file that the data names may be."""

    endings: frozenset[str]
    wrong: str
    """What a message says of a file of another type: what is wrong, and the fix."""
    absent: str
    """The fix for a name that no file has."""
    or_address: bool = False
    """Whether the data may name the address of a page instead."""


PICTURE: Final = FileType(
    frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"}),
    "is not a picture that browsers show; save it as .jpg, .png, .webp or .svg",
    "add the file, or write TBD",
)
_MAY_BE_ELSEWHERE: Final = "add the file, or write its address, or TBD"
PDF: Final = FileType(
    frozenset({".pdf"}),
    "is not a PDF; save it as .pdf, or write the address of a page",
    _MAY_BE_ELSEWHERE,
    or_address=True,
)
# Files that open as documents; none that a browser would run as a page of the site (.html, .svg), or that
# may hold macros.
SLIDES: Final = FileType(
    frozenset({".pdf", ".pptx", ".key", ".odp"}),
    "is not a file of slides; save it as .pdf, .pptx, .odp or .key, or write the address of a page",
    _MAY_BE_ELSEWHERE,
    or_address=True,
)
POSTER: Final = FileType(
    frozenset({".pdf", ".png", ".jpg", ".jpeg", ".webp", ".pptx", ".odp", ".key"}),
    "is not a file of a poster; save it as .pdf, .png or .jpg, or write the address of a page",
    _MAY_BE_ELSEWHERE,
    or_address=True,
)


class NamedFiles:
    """The files that the data of one folder names."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Paths are relative to the data folder; nothing outside `root` may be published."""
        self._folder = folder
        self._root = Path(os.path.realpath(root))
        self._names: dict[tuple[Path, FileType], Nearest] = {}

    def checked_inside(
        self, entry: EntryT, nested: str, path: Sequence[str], file_type: FileType, problems: list[Problem]
    ) -> EntryT:
        """Return an entry whose items at the key `nested`, at any depth, are checked like entries."""
        before = getattr(entry, nested, None)
        if not isinstance(before, tuple):
            return entry
        inside = [self.checked_inside(item, nested, path, file_type, problems) for item in before]
        items = tuple([self.checked(item, path, file_type, problems) for item in inside])
        is_same = all(item is one for item, one in zip(items, before, strict=True))
        return entry if is_same else entry.with_facts({nested: items}, entry.place)

    def checked(
        self, entry: EntryT, path: Sequence[str], file_type: FileType, problems: list[Problem]
    ) -> EntryT:
        """Return an entry without the file that it names at a path, if there is a problem with that."""
        field, *deeper = path
        value = getattr(entry, field)
        if isinstance(value, Entry):
            inner = self.checked(value, deeper, file_type, problems)
            return entry if inner is value else entry.with_facts({field: inner}, entry.place)
        if not isinstance(value, str):
            return entry
        problem = self._problem(value, file_type, entry.place.of(field).position)
        if problem is None:
            return entry
        problems.append(problem)
        return entry.with_facts({field: None}, entry.place)

    def named_by(self, item: Mapping, path: Sequence[str], file_type: FileType) -> Problem | None:
        """Return what is wrong with the file that an item names at a path, whatever else is wrong there."""
        value: object = item
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        if not isinstance(value, str) or value == TBD.value:
            return None
        return self._problem(value, file_type, item.place.of(*path).position)

    def _problem(self, path: str, file_type: FileType, position: Position) -> Problem | None:
        kind, message = Kind.PATH, self._wrong(path, file_type)
        if message is None and file_type is PICTURE:
            kind, message = Kind.PICTURE, self._wrong_picture(path)
        return Problem(kind, position, message) if message else None

    def _wrong(self, path: str, file_type: FileType) -> str | None:
        """Return what is wrong with a path, and the fix; None for a good one."""
        if file_type.or_address and not names_file(path):
            return None
        file = Path(os.path.realpath(self._folder / path))
        if not file.is_relative_to(self._root):
            return f"{quoted(path)} leaves the source folder; put the file into the data folder"
        if not os.path.isfile(file):  # noqa: PTH113 (pathlib raises for a name that is too long)
            close = self._nearest(file, file_type)
            hint = f"did you mean `{close}`?" if close else file_type.absent
            return f"there is no file {quoted(path)} in the data folder; {hint}"
        if file.suffix.lower() not in file_type.endings:
            return f"{quoted(path)} {file_type.wrong}"
        return None

    def _wrong_picture(self, path: str) -> str | None:
        """Return what is wrong with the content of a picture, and the fix."""
        wrong = wrong_picture(self._folder / path)
        return wrong and f"{quoted(path)} {wrong}"

    def _nearest(self, file: Path, file_type: FileType) -> str | None:
        """Return the file of that type, in the same folder, whose name is most like it."""
        key = file.parent, file_type
        if key not in self._names:
            try:
                names = os.listdir(file.parent)  # noqa: PTH208 (names are enough)
            except OSError:
                names = []
            self._names[key] = Nearest(
                [name for name in names if Path(name).suffix.lower() in file_type.endings]
            )
        return self._names[key].of(file.name)


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path lies in a folder, once links are followed."""
    # Not Path.resolve, which raises for links that lead to each other.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
