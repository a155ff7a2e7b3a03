"""Files that the data names: that they are there, of the right kind, and inside the source folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from sphinx_workshop.messages import Nearest, quoted
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.problems import Kind, Problem

if TYPE_CHECKING:
    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.people import Person

PersonT = TypeVar("PersonT", bound="Person")


class FileType(NamedTuple):
    """What a file that the data names may be."""

    endings: frozenset[str]
    wrong: str
    """What a message says of a file of another type: what is wrong, and how to mend it."""
    absent: str
    """How to mend a name that no file has."""


PICTURE: Final = FileType(
    frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"}),
    "is not a picture that browsers show; save it as .jpg, .png, .webp or .svg",
    "add the file, or write TBD",
)
PDF: Final = FileType(
    frozenset({".pdf"}),
    "is not a PDF; save it as .pdf, or write the address of a page",
    "add the file, or write its address, or TBD",
)


class NamedFiles:
    """The files below a data folder, as the data names them."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Look at no file yet.

        :param folder: the data folder, which paths are relative to
        :param root: the source folder, which nothing may be published from outside of
        """
        self._folder = folder
        self._root = Path(os.path.realpath(root))
        self._nearest: dict[tuple[Path, FileType], Nearest] = {}

    def wrong(self, path: str, wanted: FileType) -> str | None:
        """Return what is wrong with a path, and how to mend it; None for one that is good."""
        file = Path(os.path.realpath(self._folder / path))
        if not file.is_relative_to(self._root):
            return f"{quoted(path)} leaves the source folder; put the file into the data folder"
        if not os.path.isfile(file):  # noqa: PTH113 (pathlib raises for a name that is too long)
            close = self._names(file.parent, wanted).of(file.name)
            hint = f"did you mean `{close}`?" if close else wanted.absent
            return f"there is no file {quoted(path)} in the data folder; {hint}"
        if file.suffix.lower() not in wanted.endings:
            return f"{quoted(path)} {wanted.wrong}"
        return None

    def _names(self, folder: Path, wanted: FileType) -> Nearest:
        """Return the names of the files of a type in a folder; it is read once."""
        if (folder, wanted) not in self._nearest:
            try:
                names = [name for name in os.listdir(folder) if Path(name).suffix.lower() in wanted.endings]  # noqa: PTH208 (names are enough)
            except OSError:
                names = []
            self._nearest[folder, wanted] = Nearest(names)
        return self._nearest[folder, wanted]


def without_bad_photos(
    people: tuple[PersonT, ...], files: NamedFiles
) -> tuple[tuple[PersonT, ...], list[Problem]]:
    """Return people less the photos that are not there, are no pictures, or lie outside the source folder.

    :returns: the people, and a problem for each such photo
    """
    kept: list[PersonT] = []
    problems: list[Problem] = []
    for person in people:
        message = files.wrong(person.photo, PICTURE) if isinstance(person.photo, str) else None
        if message is None:
            kept.append(person)
            continue
        kept.append(person.with_facts({"photo": None}, person.place))
        problems.append(Problem(Kind.PATH, person.place.of("photo").position, message))
    return tuple(kept), problems


def without_bad_pdfs(papers: tuple[Paper, ...], files: NamedFiles) -> tuple[tuple[Paper, ...], list[Problem]]:
    """Return papers less the PDFs that are not there, are none, or lie outside the source folder.

    :returns: the papers, and a problem for each such link
    """
    kept: list[Paper] = []
    problems: list[Problem] = []
    for paper in papers:
        links = paper.links
        pdf = links.pdf if isinstance(links, PaperLinks) else None
        message = files.wrong(pdf, PDF) if isinstance(pdf, str) and is_file(pdf) else None
        if message is None or not isinstance(links, PaperLinks):
            kept.append(paper)
            continue
        good = links.with_facts({"pdf": None}, links.place)
        kept.append(paper.with_facts({"links": good}, paper.place))
        problems.append(Problem(Kind.PATH, links.place.of("pdf").position, message))
    return tuple(kept), problems


def is_file(link: str) -> bool:
    """Return whether a link of a paper is a file of the data folder, and not an address."""
    return ":" not in link.partition("/")[0]


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a path lies in a folder, once links are followed."""
    # Not Path.resolve, which raises for links that lead to each other.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
