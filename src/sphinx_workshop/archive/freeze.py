"""The files of an archived edition, made from those of a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.archive.addresses import Moving
from sphinx_workshop.archive.choice import STATIC, needed
from sphinx_workshop.archive.loads import loads_of_styles
from sphinx_workshop.archive.page import Load, Page, notice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx_workshop.archive.mark import Mark

_PAGES: Final = (".html", ".htm", ".xhtml")
_TEXTS: Final = (".atom", ".bib", ".cff", ".json", ".md", ".rdf", ".rss", ".txt", ".webmanifest", ".xml")
"""Files for programs, in which the site says where it is."""
_AS_THEY_ARE: Final = (STATIC, "_downloads/", "_images/")
"""Folders with files of authors and themes, which say nothing of where the site is."""


class NotText(Exception):  # noqa: N818 (not an error of the program)
    """A file that should be UTF-8 text is not; the argument is its name."""


class Frozen(NamedTuple):
    """An archived edition."""

    copied: Mapping[str, Path]
    """Files that are as they were, by their names relative to the root."""
    written: Mapping[str, bytes]
    """Files that differ, by name."""
    loads: tuple[str, ...]
    """What is loaded from elsewhere, with its place: `about.html:12: https://…`."""
    left_out: int
    """How many files of the site are not needed."""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(map(len, self.written.values())) + sum(one.stat().st_size for one in self.copied.values())


def freeze(site: Path, mark: Mark, year: int, editions: AbstractSet[str]) -> Frozen:
    """Return the files of an archived edition.

    The same site gives the same files.

    Args:
        site: the folder of the built site
        mark: what its build said of it
        year: its year
        editions: the folders of older editions in it

    Raises:
        NotText: A page is not UTF-8 text.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    names = needed(files, editions)
    moving = Moving(mark.base, str(year), frozenset(names), editions)
    written: dict[str, bytes] = {}
    loads: list[str] = []
    for name in names:
        change = _change_of(name)
        if change is None:
            continue
        text = _read(files[name], name)
        result, found = change(text, name, moving, mark)
        loads += [f"{name}:{line}: {address}" for line, address in found if moving.is_elsewhere(address)]
        if result != text:
            written[name] = result.encode()
    copied = {name: files[name] for name in names if name not in written}
    return Frozen(copied, written, tuple(loads), len(files) - len(names))


def _change_of(name: str) -> Callable[[str, str, Moving, Mark], tuple[str, list[Load]]] | None:
    """Return what changes a file, and finds what it loads; None for a file that stays as it is."""
    if name.endswith(_PAGES):
        return _page
    if name.endswith(".svg"):
        return _drawing
    if name.endswith(".css"):
        return _styles
    if name.startswith(_AS_THEY_ARE):
        return None
    if name.endswith(".ics"):
        return _calendar
    return _for_programs if name.endswith(_TEXTS) else None


def _page(text: str, name: str, moving: Moving, mark: Mark) -> tuple[str, list[Load]]:
    page = Page(text, name, moving)
    return page.edited("" if name.startswith(_AS_THEY_ARE) else notice_of(mark, name)), page.loads


def _drawing(text: str, name: str, moving: Moving, _mark: Mark) -> tuple[str, list[Load]]:
    return text, Page(text, name, moving).loads


def _styles(text: str, _name: str, _moving: Moving, _mark: Mark) -> tuple[str, list[Load]]:
    return text, [Load(1, address) for address in loads_of_styles(text)]


def _calendar(text: str, _name: str, moving: Moving, _mark: Mark) -> tuple[str, list[Load]]:
    return moving.calendar(text), []


def _for_programs(text: str, _name: str, moving: Moving, _mark: Mark) -> tuple[str, list[Load]]:
    return moving.text(text), []


def _read(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise NotText(name) from error
